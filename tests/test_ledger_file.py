"""The command ``ids``: what it writes, and when it does not."""

from __future__ import annotations

from elinvoimapolku.model import Site
from elinvoimapolku.problems import Code, Problem
from elinvoimapolku.reading.files import MAX_CONTENT_BYTES
from elinvoimapolku.reading.ledger import to_text
from elinvoimapolku.reading.site import read_site
from elinvoimapolku.writing.ledger_file import Acts, update_ledger
from tests.conftest import SiteFolder

FILE = "content/tunnisteet.yml"


def test_replacing_an_id_carries_over_to_the_file_and_the_browser(site: SiteFolder) -> None:
    site.replace("content/alueet/alku/toinen.md", "toinen-teko", "toinen-tyo")
    assert site.run().failed
    outcome = update_ledger(site.options, Acts(replaced=("toinen-teko", "toinen-tyo")))
    assert outcome.done, outcome
    assert outcome.message == (
        f"Uusi: toinen-tyo\nKorvattu: toinen-teko → toinen-tyo\nKirjattu tiedostoon {FILE}."
    )
    text = (site.root / FILE).read_text(encoding="utf-8")
    assert "toinen-teko: {retired: 2026-11-24, replaced_by: [toinen-tyo]}\n" in text
    assert "toinen-tyo: 1\n" in text
    assert "ensiaskel-nimi: 2\n" in text
    assert site.run().problems == ()
    (outline,) = site.output.glob("assets/*/js/document/outline.js")
    assert '"toinen-tyo":["toinen-teko"' in outline.read_text(encoding="utf-8")


def test_nothing_is_recorded_while_the_content_has_mistakes(site: SiteFolder) -> None:
    before = (site.root / FILE).read_text(encoding="utf-8")
    site.replace("content/alueet/alku/toinen.md", "toinen-teko", "toinen-tyo")
    site.replace("content/alueet/jatko/jatkuu.md", "order: 1", "order: yksi")
    outcome = update_ledger(site.options, Acts())
    assert not outcome.done
    assert outcome.message == "Tunnisteita ei kirjattu. Korjatkaa ensin virheet."
    assert [one.code for one in outcome.problems] == [Code.WRONG_TYPE]
    assert (site.root / FILE).read_text(encoding="utf-8") == before


def test_replacing_needs_a_successor_and_retiring_is_recorded(site: SiteFolder) -> None:
    site.replace("content/alueet/alku/ensiaskel.md", "  - id: ensiaskel-paiva\n", "")
    site.replace("content/alueet/alku/ensiaskel.md", '    text: "Valitkaa päivä."\n', "")
    outcome = update_ledger(site.options, Acts(replaced=("ensiaskel-paiva",)))
    assert not outcome.done
    assert outcome.message == "Kirjoittakaa vanhan tunnisteen perään sen korvaaja."
    outcome = update_ledger(site.options, Acts(retired=("ensiaskel-paiva",)))
    assert outcome.done
    assert outcome.message.startswith("Poistettu käytöstä: ensiaskel-paiva\n")
    assert site.run().problems == ()
    outcome = update_ledger(site.options, Acts(revised=("ensiaskel-nimi",)))
    assert "Uusi versio 3: ensiaskel-nimi" in outcome.message


def test_several_ids_may_replace_one(site: SiteFolder) -> None:
    site.replace("content/alueet/alku/ensiaskel.md", "  - id: ensiaskel-paiva\n", "")
    site.replace("content/alueet/alku/ensiaskel.md", '    text: "Valitkaa päivä."\n', "")
    acts = Acts(replaced=("ensiaskel-paiva", "ensiaskel-nimi", "toinen-teko"))
    message = update_ledger(site.options, acts).message
    assert message.startswith("Korvattu: ensiaskel-paiva → ensiaskel-nimi, toinen-teko\n")
    assert site.run(write=False).problems == ()


def test_a_ledger_without_changes_is_left_as_it_is(site: SiteFolder) -> None:
    before = (site.root / FILE).read_text(encoding="utf-8")
    outcome = update_ledger(site.options, Acts())
    assert outcome.done
    assert outcome.message == "Uusia tunnisteita ei ole. Luettelo on ajan tasalla."
    assert (site.root / FILE).read_text(encoding="utf-8") == before


def test_a_ledger_may_outgrow_every_other_file(site: SiteFolder) -> None:
    lines = "".join(f"vanha-{number}: {{retired: 2026-01-31}}\n" for number in range(9_000))
    text = (site.root / FILE).read_text(encoding="utf-8") + lines
    assert len(text) > MAX_CONTENT_BYTES
    site.write(FILE, text)
    problems: list[Problem] = []
    assert "vanha-8999" in read_site(site.options, problems).site.ledger
    assert problems == []
    settings = (site.root / "content/sivusto.yml").read_text(encoding="utf-8")
    site.write("content/sivusto.yml", settings + "#" * MAX_CONTENT_BYTES)
    read_site(site.options, problems)
    assert [(one.file, one.code) for one in problems] == [("content/sivusto.yml", Code.TOO_LARGE)]


def test_what_the_command_makes_of_the_ledger_of_this_repository_says_the_same(
    real_site: SiteFolder, content: Site
) -> None:
    real_site.write(FILE, to_text(content.ledger))
    assert read_site(real_site.options, []).site.ledger == content.ledger
