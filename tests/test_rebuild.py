"""Whatever was built before: a build gives the bytes and the words of a cold one."""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from elinvoimapolku import pipeline
from elinvoimapolku.pipeline import run
from elinvoimapolku.reading import documents
from elinvoimapolku.reading.files import SourceFile
from elinvoimapolku.rendering.templates import TemplateFault, Templates
from elinvoimapolku.report import Report
from elinvoimapolku.speed import cache, fingerprints, last_build, parallel, text_store
from elinvoimapolku.speed.memory import Memory
from tests.conftest import SITES, SiteFolder, site_folder

AREA = "content/alueet/alku"
FIRST, SECOND = f"{AREA}/ensiaskel.md", f"{AREA}/toinen.md"
PLAIN = "content/sivut/tietoa.md"
TOOL = "content/tyokalut/ohje-yksi.md"

Change = Callable[[SiteFolder], None]


def build(site: SiteFolder) -> Report:
    """Build as the command does: not at all when nothing has changed."""
    prints = fingerprints.of_inputs(site.options)
    return last_build.recall(site.options, prints) or run(site.options, prints=prints)


class WarmProcess:
    """A process that builds again and again, as ``serve`` does."""

    def __init__(self) -> None:
        self.memory = Memory()

    def build(self, site: SiteFolder) -> Report:
        return run(site.options, memory=self.memory)


def files(folder: Path) -> dict[str, bytes]:
    found = sorted(folder.rglob("*"))
    return {str(path.relative_to(folder)): path.read_bytes() for path in found if path.is_file()}


def edit(file: str, old: str, new: str) -> Change:
    """Put a text in the place of another, and the other way round the next time."""

    def change(site: SiteFolder) -> None:
        place = site.root / file
        if place.exists():
            text = place.read_text(encoding="utf-8")
            there = new in text
            site.write(file, text.replace(new, old) if there else text.replace(old, new))

    return change


def move(file: str, to: str, *, kept_id: str = "") -> Change:
    """Rename a file, and back the next time."""

    def change(site: SiteFolder) -> None:
        here, there = site.root / file, site.root / to
        if there.exists():
            here, there = there, here
        if not here.exists():
            return
        here.rename(there)
        if kept_id:
            text = there.read_text(encoding="utf-8").replace(f"id: {kept_id}\n", "", 1)
            named = f"---\nid: {kept_id}\n{text.removeprefix('---').lstrip()}"
            site.write(there.relative_to(site.root).as_posix(), named)

    return change


def drop(file: str) -> Change:
    """Delete a file, and bring it back the next time."""

    def change(site: SiteFolder) -> None:
        place = site.root / file
        if place.exists():
            place.unlink()
        else:
            shutil.copy2(SITES / "valid" / file, place)

    return change


def copy(file: str, to: str) -> Change:
    """Add a file that is like another, and take it away the next time."""

    def change(site: SiteFolder) -> None:
        if (site.root / to).exists():
            (site.root / to).unlink()
        elif (site.root / file).exists():
            text = (site.root / file).read_text(encoding="utf-8")
            site.write(to, text.replace("aliases: [/info/]\n", ""))

    return change


def spoil_source(site: SiteFolder) -> None:
    place = site.root / TOOL
    if place.exists():
        data = place.read_bytes()
        place.write_bytes(data.removeprefix(b"\xff") if data[:1] == b"\xff" else b"\xff" + data)


def spoil_output(site: SiteFolder) -> None:
    page = site.output / "tietoa/index.html"
    if page.exists():
        page.write_bytes(page.read_bytes().swapcase())


def lose_output(site: SiteFolder) -> None:
    (site.output / "sitemap.xml").unlink(missing_ok=True)
    shutil.rmtree(site.output / "alku", ignore_errors=True)
    if site.output.exists():
        # So that the rest is still known for a site.
        (site.output / "sitemap.xml").touch()


def add_to_output(site: SiteFolder) -> None:
    if site.output.exists():
        (site.output / ".outo").write_text("x", encoding="utf-8")


CHANGES: dict[str, Change] = {
    "a body": edit(SECOND, "Siksi.", "Siksi on ”näin”, katsokaa [tietoa](../../sivut/tietoa.md)."),
    "a title": edit(FIRST, "Ensiaskel hankintaosaamiseen", "Aivan uusi nimi"),
    "a title of an area": edit(f"{AREA}/index.md", 'title: "', 'title: "Toisin: '),
    "an anchor": edit(FIRST, "## Ohjeet", "## Ohjeet {#ohjeet}"),
    "a dead fragment": edit(PLAIN, "#ohjeet", "#ohheet"),
    "a broken front matter": edit(SECOND, "order: 2", "order: kaksi"),
    "a checklist": edit(FIRST, "- id: ensiaskel-paiva", "- id: ensiaskel-uusi"),
    "a notice": edit(SECOND, "Näin.", "Hankinta ja [hankinta](sanasto:hankinta)."),
    "a term": edit("content/sanasto.yml", 'term: "hankinta"', 'term: "osto"'),
    "a term gone": edit("content/sanasto.yml", "id: hankinta", "id: hankinnat"),
    "hyphenation": edit("content/tavutus.yml", "ensi|askel", "ensia|skel"),
    "settings": edit("content/sivusto.yml", "Pieni polku", "Suuri polku"),
    "a template": edit("templates/pages/page.html", "{% block main %}", "{% block main %}<hr>"),
    "a broken template": edit("templates/base.html", "{{ view.title }}", "{{ view.titel }}"),
    "an asset": edit("assets/css/site.css", "{", "{ "),
    "a picture's name": move("assets/img/viivat.svg", "assets/img/viiva.svg"),
    "a step's name": move(SECOND, f"{AREA}/kolmas.md", kept_id="toinen"),
    "a page's name": move(PLAIN, "content/sivut/tiedot.md"),
    "a step's area": move(SECOND, "content/alueet/jatko/toinen.md", kept_id="toinen"),
    "a tool gone": drop(TOOL),
    "a page gone": drop(PLAIN),
    "the glossary's page gone": drop("content/sivut/sanasto.md"),
    "a spoilt output": spoil_output,
    "a lost output": lose_output,
    "a stray output": add_to_output,
    "a new page": copy(PLAIN, "content/sivut/uusi.md"),
    "a file that cannot be read": spoil_source,
    "nothing": lambda site: None,
}


@pytest.mark.usefixtures("unmeasured")
def test_a_build_after_any_changes_equals_a_cold_one() -> None:
    @settings(max_examples=25)
    @given(st.lists(st.sampled_from(sorted(CHANGES)), min_size=1, max_size=6))
    def holds(names: list[str]) -> None:
        with tempfile.TemporaryDirectory() as folder:
            site = site_folder(SITES / "valid", Path(folder, "warm"))
            build(site)
            for number, name in enumerate(names):
                CHANGES[name](site)
                compare_with_cold(site, Path(folder, str(number)))

    holds()


def compare_with_cold(
    site: SiteFolder, place: Path, build_again: Callable[[SiteFolder], Report] = build
) -> None:
    before = files(site.output)
    warm, cold_site = build_again(site), site_folder(site.root, place)
    cold = run(cold_site.options)
    assert [str(one) for one in warm.problems] == [str(one) for one in cold.problems]
    assert (warm.areas, warm.steps, warm.pages) == (cold.areas, cold.steps, cold.pages)
    assert (warm.written is None) == (cold.written is None)
    assert files(site.output) == (files(cold_site.output) if cold.written else before)


def scribble(number: int, part: float, words: str) -> Change:
    """Write something somewhere into one of the sources, whatever becomes of it."""

    def change(site: SiteFolder) -> None:
        sources = sorted(path for path in site.root.rglob("*.*") if is_source(site, path))
        place = sources[number % len(sources)]
        data = place.read_bytes()
        at = round(part * len(data))
        place.write_bytes(data[:at] + words.encode() + data[at:])

    return change


def is_source(site: SiteFolder, path: Path) -> bool:
    return path.is_file() and not path.relative_to(site.root).parts[0].startswith(".")


SCRIBBLES = st.builds(
    scribble,
    st.integers(0, 1000),
    st.floats(0, 1),
    st.sampled_from(
        ["\n\nUusi.\n\n", "[x](toinen.md)", ": ", "---\n", "{{", "\0", "ä", "draft: true\n"]
    ),
)


@pytest.mark.usefixtures("unmeasured")
def test_a_process_that_is_warm_builds_what_a_cold_one_builds_after_any_changes() -> None:
    @settings(max_examples=25)
    @given(
        st.lists(
            st.sampled_from(sorted(CHANGES)).map(CHANGES.get) | SCRIBBLES, min_size=1, max_size=8
        )
    )
    def holds(changes: list[Change]) -> None:
        with tempfile.TemporaryDirectory() as folder:
            site = site_folder(SITES / "valid", Path(folder, "warm"))
            process = WarmProcess()
            process.build(site)
            for number, change in enumerate(changes):
                change(site)
                compare_with_cold(site, Path(folder, str(number)), process.build)

    holds()


def test_a_process_that_is_warm_reads_again_only_the_file_that_has_changed(
    site: SiteFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    process, parsed = WarmProcess(), list[str]()
    process.build(site)
    read = documents.text_of

    def told(source: SourceFile, *rest: object) -> str | None:
        parsed.append(source.name)
        return read(source, *rest)

    monkeypatch.setattr(documents, "text_of", told)
    process.build(site)
    assert parsed == []
    CHANGES["a body"](site)
    process.build(site)
    assert parsed == [SECOND]
    CHANGES["a page gone"](site)
    process.build(site)
    assert parsed == [SECOND], "nothing to read"
    CHANGES["a page gone"](site)
    process.build(site)
    assert parsed == [SECOND, PLAIN], "what was gone is not remembered"


def test_a_process_that_is_warm_makes_again_only_the_pages_that_come_out_otherwise(
    site: SiteFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    process, made = WarmProcess(), list[str]()
    process.build(site)
    render = Templates.render

    def told(self: Templates, layout: str, view: object) -> str | TemplateFault:
        made.append(layout)
        return render(self, layout, view)

    monkeypatch.setattr(Templates, "render", told)
    process.build(site)
    assert made == []
    CHANGES["a body"](site)
    process.build(site)
    assert sorted(made) == ["step", "workbook"]
    made.clear()
    CHANGES["a template"](site)
    report = process.build(site)
    assert len(made) == report.pages, "any page may show any template"


def test_a_page_is_kept_only_as_the_generator_that_runs_made_it(
    site: SiteFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever works on the generator beside ``serve`` finds nothing that older code made."""
    process = WarmProcess()
    monkeypatch.setattr(fingerprints, "of_generator", lambda: "newer")
    process.build(site)
    kept = sqlite3.connect(site.root / cache.FOLDER / text_store.FILE)
    keys = [key for (key,) in kept.execute("SELECT key FROM texts")]
    kept.close()
    assert keys
    assert all(key.startswith(process.memory.generator) for key in keys)


@pytest.mark.usefixtures("unmeasured")
def test_every_change_alone_and_its_undoing_give_what_a_cold_build_gives(
    tmp_path: Path,
) -> None:
    for number, (name, change) in enumerate(CHANGES.items()):
        site = site_folder(SITES / "valid", tmp_path / str(number))
        start = build(site)
        assert start.written, name
        change(site)
        compare_with_cold(site, tmp_path / f"{number}-changed")
        change(site)
        compare_with_cold(site, tmp_path / f"{number}-again")


def test_several_processes_give_the_site_of_one(
    site: SiteFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = run(site.options)
    alone = files(site.output)
    shutil.rmtree(site.output)
    shutil.rmtree(site.root / ".cache")
    monkeypatch.setattr(pipeline, "WORTH_SHARING", 0)
    monkeypatch.setattr(pipeline, "WORTH_READING_APART", 0)
    monkeypatch.setattr(parallel, "processes", lambda: 3)
    several = run(site.options)
    assert files(site.output) == alone
    assert several == one
    process = WarmProcess()
    for _ in range(2):
        process.build(site)
        assert files(site.output) == alone


def test_a_process_with_threads_works_alone() -> None:
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    try:
        assert parallel.processes() == 1
    finally:
        done.set()
        thread.join()


def test_a_mistake_is_told_once_by_several_processes(
    site: SiteFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    CHANGES["a broken template"](site)
    CHANGES["a dead fragment"](site)
    one = run(site.options)
    monkeypatch.setattr(pipeline, "WORTH_SHARING", 0)
    monkeypatch.setattr(pipeline, "WORTH_READING_APART", 0)
    monkeypatch.setattr(parallel, "processes", lambda: 3)
    assert run(site.options) == one
