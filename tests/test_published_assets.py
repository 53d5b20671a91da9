"""The asset folder that is named by the hash of what is in it."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
        ("js/b.js", "// A.\r\n/* B.\r\n*/\r\na();\r\n", "a();\r\n"),
        (
            "js/b.js",
            "a(b / 2);\n// A.\nif (c / d / 2 > e) {\n// A.\n}\n",
            "a(b / 2);\nif (c / d / 2 > e) {\n}\n",
        ),
        (
            "js/b.js",
            "a(/[/`\"]\\//, `${b ? `${c}` : '`'}`);\n// A.\n",
            "a(/[/`\"]\\//, `${b ? `${c}` : '`'}`);\n",
        ),
        # What looks like a comment and is none, or is not one alone.
        ("js/b.js", "/* A. */ a(); /* B. */\n", None),
        ("js/b.js", "/* A. */ a();\nb();\n/* B. */ c();\n", None),
        ("js/b.js", "/* A. */ a();\nb();\n/* B. */\n", "/* A. */ a();\nb();\n"),
        ("js/b.js", "a(); /* A\n// B. */ b();\n", None),
        ("js/b.js", "a(); /* A\n// B. */\nb();\n", None),
        ("js/b.js", "// A.\rb();\n", None),
        ("js/b.js", "// A.\u2028b();\n", None),
        ("js/b.js", "a = 'b\\\n// text\\\n';\n", None),
        ("js/b.js", "export const a = `\n// text\n`;\n// A.\n", None),
        ("js/b.js", "a = `\\`\n// text\n\\``;\n", None),
        ("js/b.js", "a = `${`b\n// text\n`}`;\n", None),
        ("js/b.js", "a = '`' + `\n// text\n` + '`';\n", None),
        ("js/b.js", "a = /`/ + `\n// text\n`;\n", None),
        ("js/b.js", 'a = b / c + /"/ + `"\n// text\n`;\n', None),
        ("js/b.js", "a = `${b / 2 + /}`/}\n// text\n`;\n", None),
        # For those who get the script.
        ("js/b.js", "/*! A 1.0 */\na();\n", None),
        ("js/b.js", "// A 1.0\n// Copyright B\n// Terms.\na();\n", None),
        ("js/b.js", "/**\n * @license C\n */\na();\n//# sourceMappingURL=b.js.map\n", None),
        ("img/b.svg", "// a\n", None),
    ],
)
def test_a_script_is_published_without_the_comments_between_its_lines(
    path: str, text: str, published: str | None
) -> None:
    made = asset_folder([Asset(path, text.encode())], [], [])
    (file,) = made.files
    assert file.data.decode() == (text if published is None else published)


COMMENTS = ("// A `.\n", "  /* A ' */\n", "/**\n * `A\n * // B\n */\n", "  // A */\n// B /*\n")
CODE = (
    "a();\n",
    "  b(c / 2, /[/*`]'\"/g);",
    "return /`/;\n",
    "c('//', \"/*`\");\n",
    'd = `// ${e ? `${f}*/` : "`"}`;\n',
    "`\n// ${g}\n/* */\n`;\n",
    "`${`\n// h\n`}\n// i\n`;\n",
    "'\\\n// j\\\n';\n",
    "{ k(); } // k `'\"\n",
    "l(); /* l ` */ l(); /*\n// l */\n",
    "/* m */ m(/'/); /* n */\n",
    "n = o / `\n// o\n` / 2;\n",
    "\n",
)


@given(pieces=st.lists(st.sampled_from(COMMENTS + CODE), max_size=12))
def test_nothing_but_comments_is_taken_out_of_a_script(pieces: list[str]) -> None:
    (file,) = asset_folder([Asset("js/b.js", "".join(pieces).encode())], [], []).files
    left = file.data.decode()
    for piece in pieces:
        if piece in COMMENTS and not left.startswith(piece):
            continue
        if piece != "\n" or left.startswith("\n"):
            assert left.startswith(piece)
            left = left.removeprefix(piece)
    assert left == ""
