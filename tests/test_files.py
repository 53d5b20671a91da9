"""Finding and decoding files, and nothing outside their tree."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from elinvoimapolku.problems import Code, Problem
from elinvoimapolku.reading.assets import read_assets
from elinvoimapolku.reading.files import MAX_CONTENT_BYTES, is_ignored, list_files, read_text
from tests.conftest import SiteFolder


def listed(root: Path) -> tuple[list[str], list[tuple[str, Code]]]:
    problems: list[Problem] = []
    files = list_files(root, "content", problems)
    return files, [(one.file, one.code) for one in problems]


def decoded(root: Path, data: bytes) -> str | tuple[int, int, Code, str]:
    """The text of a file with these bytes, or its only problem."""
    (root / "a.md").write_bytes(data)
    problems: list[Problem] = []
    text = read_text(root, "a.md", problems)
    if text is not None:
        assert problems == []
        return text
    (problem,) = problems
    return problem.line, problem.column, problem.code, f"{problem.message} {problem.hint}"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project whose content has one file."""
    (tmp_path / "content" / "sivut").mkdir(parents=True)
    (tmp_path / "content" / "sivut" / "a.md").write_text("a")
    return tmp_path


@pytest.mark.parametrize(
    "name",
    [".DS_Store", ".git", "a.md~", "#a.md#", ".#a.md", "a.swp", "Thumbs.db", "desktop.ini"],
)
def test_files_of_editors_and_systems_are_ignored(root: Path, name: str) -> None:
    assert is_ignored(name)
    (root / "content" / "sivut" / name).write_text("x")
    assert listed(root) == (["content/sivut/a.md"], [])


def test_what_is_in_an_ignored_folder_is_not_read(root: Path) -> None:
    (root / "content" / ".obsidian").mkdir()
    (root / "content" / ".obsidian" / "a.md").write_text("x")
    assert listed(root) == (["content/sivut/a.md"], [])


def test_files_come_in_the_order_of_their_paths(root: Path) -> None:
    for name in ("b.md", "Z.md", "a/z.md", "a/b/c.md", "a-b.md", "ä.md"):
        place = root / "content" / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text("x")
    files, problems = listed(root)
    assert problems == []
    assert files == sorted(files)
    assert len(files) == 7


def test_a_missing_folder_has_no_files(tmp_path: Path) -> None:
    assert listed(tmp_path) == ([], [])


@pytest.mark.parametrize("folder", [False, True])
def test_a_link_that_leaves_the_tree_is_a_problem_and_is_not_read(root: Path, folder: bool) -> None:
    outside = root / "muualla"
    outside.mkdir()
    (outside / "salaisuus.md").write_text("x")
    (root / "content" / "linkki").symlink_to(outside if folder else outside / "salaisuus.md")
    assert listed(root) == (["content/sivut/a.md"], [("content/linkki", Code.OUTSIDE_LINK)])


def test_a_link_to_a_folder_of_the_tree_is_a_problem_too(root: Path) -> None:
    (root / "content" / "sivut" / "ympyra").symlink_to(root / "content")
    files, problems = listed(root)
    assert files == ["content/sivut/a.md"]
    assert problems == [("content/sivut/ympyra", Code.OUTSIDE_LINK)]


def test_a_link_to_a_file_of_the_tree_is_read(root: Path) -> None:
    (root / "content" / "b.md").symlink_to("sivut/a.md")
    assert listed(root) == (["content/b.md", "content/sivut/a.md"], [])


def test_a_link_to_nothing_is_no_ordinary_file(root: Path) -> None:
    (root / "content" / "b.md").symlink_to("puuttuu.md")
    assert listed(root)[1] == [("content/b.md", Code.UNEXPECTED_FILE)]


def test_a_pipe_is_no_ordinary_file_and_is_not_waited_for(root: Path) -> None:
    os.mkfifo(root / "content" / "putki.md")
    assert listed(root) == (["content/sivut/a.md"], [("content/putki.md", Code.UNEXPECTED_FILE)])


def test_a_whole_folder_that_is_a_link_out_of_the_project_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "muu").mkdir()
    (tmp_path / "muu" / "a.md").write_text("x")
    (tmp_path / "juuri").mkdir()
    (tmp_path / "juuri" / "content").symlink_to(tmp_path / "muu")
    assert listed(tmp_path / "juuri") == ([], [("content", Code.OUTSIDE_LINK)])


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("rivi\nvaihto.svg", "rivi⟨U+000A⟩vaihto.svg"),
        ("nayttamaton\u200b.svg", "nayttamaton⟨U+200B⟩.svg"),
        ("kova\u00a0vali.svg", "kova⟨U+00A0⟩vali.svg"),
    ],
)
def test_a_name_that_cannot_be_shown_is_a_problem(root: Path, name: str, shown: str) -> None:
    (root / "content" / name).write_text("x")
    problems: list[Problem] = []
    assert list_files(root, "content", problems) == ["content/sivut/a.md"]
    assert [(one.code, one.message, one.hint) for one in problems] == [
        (
            Code.UNEXPECTED_FILE,
            f"Tiedoston nimessä on merkkejä, joita ei voi näyttää: ”{shown}”.",
            "Antakaa uusi nimi: pieniä kirjaimia a–z, numeroita ja viivoja.",
        )
    ]


def test_a_name_that_is_not_utf8_is_a_problem_whose_name_can_be_printed(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = os.fsdecode(b"kuva\xe4.svg")
    monkeypatch.setattr(os, "walk", lambda tree: [(tree, [], [name])])
    files, problems = listed(root)
    assert (files, problems) == ([], [("content/kuva?.svg", Code.UNEXPECTED_FILE)])


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"a\nb\n", "a\nb\n"),
        (b"\xef\xbb\xbfa", "a"),
        (b"a\r\nb\rc\n", "a\nb\nc\n"),
        ("a\u0308".encode(), "ä"),
        (b"a\tb", "a\tb"),
        ("𝄞 \u00a0 \u00ad –".encode(), "𝄞 \u00a0 \u00ad –"),
        (b"", ""),
    ],
)
def test_a_text_has_unix_line_ends_and_composed_letters(
    tmp_path: Path, data: bytes, text: str
) -> None:
    assert decoded(tmp_path, data) == text


@pytest.mark.parametrize(
    ("data", "place", "code", "word"),
    [
        ("päivä\nhyvä".encode("latin-1"), (1, 2), Code.NOT_UTF8, "UTF-8"),
        ("ä\nää".encode() + b"\xff", (2, 3), Code.NOT_UTF8, "UTF-8"),
        (b"a\rb\r\nc\xff", (3, 2), Code.NOT_UTF8, "UTF-8"),
        ("teksti".encode("utf-16"), (1, 1), Code.NOT_UTF8, "UTF-8"),
        ("ä".encode("utf-16-le"), (1, 1), Code.NOT_UTF8, "luultavasti UTF-16"),
        (b"a\nb\0c", (2, 2), Code.NUL_BYTE, "nollatavu"),
        (b"a\n\x07", (2, 1), Code.CONTROL_CHARACTER, "U+0007"),
        (b"\n\x07", (2, 1), Code.CONTROL_CHARACTER, "U+0007"),
        ("a\u2028b".encode(), (1, 2), Code.CONTROL_CHARACTER, "U+2028"),
        ("a\x85b".encode(), (1, 2), Code.CONTROL_CHARACTER, "U+0085"),
        (b"a\x7f", (1, 2), Code.CONTROL_CHARACTER, "U+007F"),
        ("\ufffe".encode(), (1, 1), Code.CONTROL_CHARACTER, "U+FFFE"),
    ],
)
def test_a_text_that_cannot_be_read_is_told_where(
    tmp_path: Path, data: bytes, place: tuple[int, int], code: Code, word: str
) -> None:
    found = decoded(tmp_path, data)
    assert found[:3] == (*place, code)
    assert word in found[3]


def test_a_null_byte_far_into_a_file_is_no_sign_of_another_encoding(tmp_path: Path) -> None:
    assert "UTF-16" in decoded(tmp_path, b"abc\0\xff")[3]
    assert "UTF-16" not in decoded(tmp_path, b"abcd\0\xff")[3]


def test_a_file_may_be_as_large_as_the_limit_and_not_larger(tmp_path: Path) -> None:
    assert decoded(tmp_path, b"a" * MAX_CONTENT_BYTES) == "a" * MAX_CONTENT_BYTES
    *place, told = decoded(tmp_path, b"a" * (MAX_CONTENT_BYTES + 1))
    assert place == [1, 1, Code.TOO_LARGE]
    assert "257 kilotavua" in told
    assert "256" in told


def test_a_file_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    problems: list[Problem] = []
    assert read_text(tmp_path, "puuttuu.md", problems) is None
    assert [str(one) for one in problems] == [
        "puuttuu.md:1:1: unreadable-file: Tiedostoa ei voitu lukea (No such file or directory).\n"
        "    Korjaus: Tarkistakaa, että tiedosto on olemassa ja että teillä on oikeus lukea se."
    ]


def test_a_fault_without_words_is_told_by_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(place: Path) -> bytes:
        raise OSError

    (tmp_path / "assets").mkdir()
    (tmp_path / "assets" / "a.svg").write_text("x")
    monkeypatch.setattr(Path, "read_bytes", refuse)
    problems: list[Problem] = []
    read_text(tmp_path, "a.md", problems)
    read_assets(tmp_path, problems)
    assert [one.message for one in problems] == ["Tiedostoa ei voitu lukea (OSError)."] * 2


def test_an_asset_that_cannot_be_read_is_a_problem_and_the_others_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "assets" / "css").mkdir(parents=True)
    for name in ("a.svg", "css/b.css"):
        (tmp_path / "assets" / name).write_text(name)
    read_bytes = Path.read_bytes

    def refuse(place: Path) -> bytes:
        if place.name == "a.svg":
            raise PermissionError(13, "Ei lupaa")
        return read_bytes(place)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    problems: list[Problem] = []
    assets = read_assets(tmp_path, problems)
    assert [(one.path, one.data) for one in assets] == [("css/b.css", b"css/b.css")]
    assert [(one.file, one.code) for one in problems] == [("assets/a.svg", Code.UNREADABLE_FILE)]
    assert problems[0].message == "Tiedostoa ei voitu lukea (Ei lupaa)."
    assert problems[0].hint == "Tarkistakaa, että teillä on oikeus lukea tiedosto."


@pytest.mark.parametrize("name", ["uusi.md.txt", "uusi.MD", "uusi.markdown", "uusi.txt", "uusi"])
def test_a_text_with_another_ending_is_told_its_name(site: SiteFolder, name: str) -> None:
    text = (site.root / "content/sivut/tietoa.md").read_text("utf-8")
    site.write(f"content/sivut/{name}", text.replace("/info/", "/uusia-tietoja/"))
    (problem,) = site.run().problems
    assert problem.code is Code.UNEXPECTED_FILE
    assert problem.hint == "Antakaa tiedostolle nimi uusi.md."
    (site.root / f"content/sivut/{name}").rename(site.root / "content/sivut/uusi.md")
    assert site.run().problems == ()
