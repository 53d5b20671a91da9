"""The texts of new content files: valid, and to be filled in."""

from __future__ import annotations

from elinvoimapolku.reading.unfilled import PROMPT

STEP = f"""\
---
title: {{title}}
order: {{order}}
phase: {{phase}}
benefit: "{PROMPT} yksi lause: mitä kunta saavuttaa, me-muodossa."
summary: "{PROMPT}, mitä tehdään ja mitä siitä syntyy."
duration: "2 viikkoa, noin 8 työtuntia 5 000 asukkaan kunnassa"
outcome: "{PROMPT}, mikä paperi tai päätös jää käteen"
roles:
  - role: "Hankinnoista vastaava"
    task: "vetää työn"
    hours: 8
tools: []
checklist:
  - id: {{slug}}-ensimmainen
    text: "{PROMPT} yksi teko, joka on joko tehty tai tekemättä."
    help: "{PROMPT}, miten se tehdään."
    section: {{section}}
decision_questions:
  - "{PROMPT} kysymys, johon voi vastata luvulla, nimellä tai päivällä?"
sources: []
reviewed: {{today}}
draft: true
---

{{sections}}"""

TOOL = f"""\
---
title: {{title}}
publisher: "{PROMPT}, kuka työkalun julkaisee"
url: {{url}}
kind: {{kind}}
{{group}}audience: "{PROMPT}, kenelle työkalu on"
cost: "Maksuton"
language: "suomi"
checked: {{today}}
verified: page
draft: true
---

{PROMPT} yksi tai kaksi virkettä: mihin työkalua käytetään ja mitä siitä syntyy.
"""

INDICATOR = f"""\
---
title: {{title}}
{{group}}definition: "{PROMPT} yksi virke: mitä mittari kertoo."
unit: "prosenttia"
direction: "suurempi on parempi"
data: "{PROMPT}, mistä luku saadaan"
sources: []
reviewed: {{today}}
draft: true
---

{{sections}}"""

TEMPLATE = f"""\
---
title: {{title}}
summary: "{PROMPT}, mikä paperi tästä tulee ja mihin sitä käytetään."
{{group}}makes:
  - word
who: "{PROMPT}, kuka täyttää"
minutes: 60
ends_in: "{PROMPT}, päätös tai julkaisu"
version: "1.0"
version_date: {{today}}
law: []
reviewed: {{today}}
draft: true
---

::: ohje
{PROMPT}, miten pohja täytetään. Tämä kappale poistetaan ennen käyttöä.
:::

## {PROMPT} otsikko

{PROMPT} teksti. Täyttöpaikka on hakasulkeissa: [Kunnan nimi].
"""
