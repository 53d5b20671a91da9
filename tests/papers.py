"""A template with all that one can have, for the small site."""

from __future__ import annotations

from tests.conftest import SiteFolder

TEMPLATE = """\
---
title: "Kutsu \\"tilaisuuteen\\""
summary: "Kutsutte yritykset kuulemaan, mitä kunta ostaa."
group: tilaisuus
makes: [word]
who: "Vastaava"
minutes: 20
ends_in: "kutsun julkaisu"
version: "1.2"
version_date: 2026-11-20
{law}reviewed: 2026-11-20
---

::: ohje
Täyttäkää ja poistakaa.

- Myös tämä rivi.
:::

## Kutsu

[Kunnan nimi] kutsuu **teidät** paikkaan [paikka]. Lukekaa [ohje](https://example.org/ohje) ja \
[ensiaskel](../alueet/alku/ensiaskel.md).

1. Ensin tulo.
2. Sitten puhe.
   - Lyhyesti.

### Aika

| Päivä | Paikka |
|---|--:|
| [päivä] | [ ] |

1. Uusi luettelo.

::: esimerkki Mallikunta, kuvitteellinen kunta
Kutsumme teidät kirjastoon.

| Päivä | Paikka |
|---|---|
| 3.2.2027 | kirjasto |
:::

## Lopuksi

=SUMMA(A1) on tekstiä.
"""
FILE = "content/tyopohjat/kutsu.md"
LIST = """\
---
title: "Työpohjat"
summary: "Kaikki pohjat."
layout: templates
reviewed: 2026-11-23
---

Valitkaa pohja.
"""
STEP = "content/alueet/alku/ensiaskel.md"


def lay_template(site: SiteFolder, law: str = "") -> None:
    """Write the template, which a step and its checklist name, and the page that lists it.

    Args:
        site: The small site.
        law: The lines of the template's law.
    """
    site.write(FILE, TEMPLATE.format(law=law))
    site.write("content/sivut/tyopohjat.md", LIST)
    site.replace(STEP, "tools:\n", "templates: [kutsu]\ntools:\n")
    item = '    text: "Valitkaa päivä."\n'
    site.replace(STEP, item, f"{item}    template: kutsu\n")
