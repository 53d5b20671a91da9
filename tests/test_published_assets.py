"""The asset folder that is named by the hash of what is in it."""

from __future__ import annotations

import re

import pytest

from elinvoimapolku.model import Asset
from elinvoimapolku.problems import Code, Problem
from elinvoimapolku.rendering.published_assets import asset_folder

OUTLINE = Asset("js/document/outline.js", b"export const areas = [];")
FILES = (Asset("css/a.css", b"x"), Asset("js/b.js", b"y"))


def folder(*files: Asset, outline: Asset = OUTLINE) -> str:
    problems: list[Problem] = []
    made = asset_folder(files, [outline], problems)
    assert problems == []
    return made.path


def test_the_folder_is_a_short_hash_below_assets() -> None:
    assert re.fullmatch(r"/assets/[0-9a-f]{12}/", folder(*FILES))


def test_the_same_files_make_the_same_name_in_any_order() -> None:
    assert folder(*FILES) == folder(*reversed(FILES))


@pytest.mark.parametrize(
    "files",
    [
        (),
        FILES[:1],
        (FILES[0], Asset("js/b.js", b"z")),
        (FILES[0], Asset("js/c.js", b"y")),
        (Asset("css/a.css", b"y"), Asset("js/b.js", b"x")),
        (Asset("css/a.cssx", b""), FILES[1]),
        (Asset("css/a.css", b"xjs/b.jsy"),),
        (*FILES, Asset("z", b"")),
    ],
)
def test_any_other_byte_or_name_makes_another_name(files: tuple[Asset, ...]) -> None:
    assert folder(*files) != folder(*FILES)


def test_the_outline_is_part_of_the_name_and_of_the_files() -> None:
    assert folder(*FILES, outline=Asset("js/document/outline.js", b"other")) != folder(*FILES)
    made = asset_folder(FILES, [OUTLINE], [])
    assert [one.path for one in made.files] == ["css/a.css", "js/b.js", "js/document/outline.js"]


def test_a_file_in_the_outline_s_place_is_a_problem() -> None:
    problems: list[Problem] = []
    asset_folder([Asset("js/document/outline.js", b"own")], [OUTLINE], problems)
    assert [(one.file, one.code) for one in problems] == [
        ("assets/js/document/outline.js", Code.DUPLICATE_URL)
    ]


SCRIPT = """\
// What it is.

/**
 * What goes in.
 */
export function a(text) { // stays
  /* Why. */
  return `// ${text}` + "/* text */"; /* stays */
}
"""
LEFT = """\
export function a(text) { // stays
  return `// ${text}` + "/* text */"; /* stays */
}
"""


@pytest.mark.parametrize(
    ("path", "text", "published"),
    [
        ("js/b.js", SCRIPT, LEFT),
        ("js/b.js", "// Nothing else.", ""),
        ("js/b.js", "export const a = `\n// text\n`;\n// A.\n", None),
        ("img/b.svg", "// a\n", None),
    ],
)
def test_a_script_is_published_without_the_comments_between_its_lines(
    path: str, text: str, published: str | None
) -> None:
    made = asset_folder([Asset(path, text.encode())], [], [])
    (file,) = made.files
    assert file.data.decode() == (text if published is None else published)
