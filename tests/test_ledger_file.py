"""The command ``ids``: what it writes, and when it does not."""

from __future__ import annotations

from elinvoimapolku.problems import Code
from elinvoimapolku.writing.ledger_file import Acts, update_ledger
from tests.conftest import SiteFolder

FILE = "content/tunnisteet.yml"


def test_replacing_an_id_carries_over_to_the_file_and_the_browser(site: SiteFolder) -> None:
    site.replace("content/alueet/alku/toinen.md", "toinen-teko", "toinen-tyo")
    assert site.run().failed
    outcome = update_ledger(site.options, Acts(replaced=("toinen-teko", "toinen-tyo")))
    assert outcome.done, outcome
    assert "Korvattu: toinen-teko → toinen-tyo" in outcome.message
    text = (site.root / FILE).read_text(encoding="utf-8")
    assert "toinen-teko: {retired: 2026-11-24, replaced_by: [toinen-tyo]}\n" in text
    assert "toinen-tyo: 1\n" in text
    assert "ensiaskel-nimi: 2\n" in text
    assert site.run().problems == ()
    (outline,) = site.output.glob("assets/*/js/outline.js")
    assert '"toinen-tyo":["toinen-teko"' in outline.read_text(encoding="utf-8")


def test_nothing_is_recorded_while_the_content_has_mistakes(site: SiteFolder) -> None:
    before = (site.root / FILE).read_text(encoding="utf-8")
    site.replace("content/alueet/alku/toinen.md", "toinen-teko", "toinen-tyo")
    site.replace("content/alueet/jatko/jatkuu.md", "order: 1", "order: yksi")
    outcome = update_ledger(site.options, Acts())
    assert not outcome.done
    assert [one.code for one in outcome.problems] == [Code.WRONG_TYPE]
    assert (site.root / FILE).read_text(encoding="utf-8") == before


def test_replacing_needs_a_successor_and_retiring_is_recorded(site: SiteFolder) -> None:
    site.replace("content/alueet/alku/ensiaskel.md", "  - id: ensiaskel-paiva\n", "")
    site.replace("content/alueet/alku/ensiaskel.md", '    text: "Valitkaa päivä."\n', "")
    assert not update_ledger(site.options, Acts(replaced=("ensiaskel-paiva",))).done
    outcome = update_ledger(site.options, Acts(retired=("ensiaskel-paiva",)))
    assert outcome.done
    assert site.run().problems == ()
    outcome = update_ledger(site.options, Acts(revised=("ensiaskel-nimi",)))
    assert "Uusi versio 3: ensiaskel-nimi" in outcome.message
