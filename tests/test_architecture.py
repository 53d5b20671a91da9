"""The rules of the house that can be read from the code."""

from __future__ import annotations

import ast
import functools
import re
from collections.abc import Iterator, Mapping, Set
from graphlib import CycleError, TopologicalSorter
from os.path import normpath
from pathlib import Path

import pytest

from tests.conftest import PROJECT

PACKAGE = PROJECT / "elinvoimapolku"
MODULES = sorted(PACKAGE.rglob("*.py"))
JS = PROJECT / "assets" / "js"
SCRIPTS = sorted(JS.rglob("*.js"))
TEMPLATES = sorted((PROJECT / "templates").rglob("*.html"))
MAX_FILE_LINES = 270
MAX_FUNCTION_LINES = 45


def module_name(file: Path) -> str:
    return ".".join(file.relative_to(PROJECT).with_suffix("").parts).removesuffix(".__init__")


@functools.cache
def tree(file: Path) -> ast.Module:
    """A module as Python reads it; many rules look at each."""
    return ast.parse(file.read_text(encoding="utf-8"))


@functools.cache
def imports(file: Path) -> Set[str]:
    """Every module that a file imports, inside functions too."""
    found: set[str] = set()
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
            found.update(f"{node.module}.{alias.name}" for alias in node.names)
    return found


def imports_at_top(file: Path) -> set[str]:
    found: set[str] = set()
    for node in tree(file).body:
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
    return found


def breaches(inside: str, forbidden: str) -> list[str]:
    """Files of a room that import what the room must not know."""
    pattern = re.compile(forbidden)
    return [
        f"{module_name(file)} imports {name}"
        for file in MODULES
        if re.match(rf"elinvoimapolku\.{inside}", module_name(file))
        for name in sorted(imports(file))
        if pattern.match(name)
    ]


@pytest.mark.parametrize(
    ("inside", "forbidden"),
    [
        ("typography", r"elinvoimapolku"),
        ("values", r"elinvoimapolku\.(?!typography)"),
        ("settings", r"elinvoimapolku\.(?!values)"),
        ("model", r"elinvoimapolku\.(?!values|settings|model)"),
        ("spreadsheet", r"elinvoimapolku\.(?!values|model|spreadsheet)"),
        ("problems", r"elinvoimapolku"),
        ("reading", r"elinvoimapolku\.(rendering|checking|writing|speed|links|pipeline|serve|cli)"),
        ("reading", r"jinja2|markdown_it|mdit_py_plugins|markupsafe"),
        ("rendering", r"elinvoimapolku\.(checking|writing|speed|links|pipeline|serve|cli)"),
        ("rendering.markup", r"jinja2|elinvoimapolku\.(rendering\.(urls|views|targets)|reading)"),
        ("checking", r"elinvoimapolku\.(writing|speed|links|pipeline|serve|cli)"),
        ("writing", r"elinvoimapolku\.(checking|speed|links|pipeline|serve|cli)"),
        ("writing", r"elinvoimapolku\.rendering"),
        ("speed", r"elinvoimapolku\.(checking|writing|links|pipeline|serve|cli)"),
        ("speed", r"elinvoimapolku\.reading\.(?!options|files)"),
        (r"speed\.(?!kept_)", r"elinvoimapolku\.(model|rendering)"),
        ("speed.kept_pages", r"elinvoimapolku\.rendering\.(?!published|render|templates)"),
        ("speed.kept_offices", r"elinvoimapolku\.rendering\.(?!office\.source|markup\.context)"),
        ("speed.kept_texts", r"elinvoimapolku\.rendering\.(?!texts|markup\.(context|rendered))"),
        ("links", r"elinvoimapolku\.(checking|writing|pipeline|serve|cli)"),
        ("style", r"elinvoimapolku\.(rendering|checking|writing|speed|links|pipeline|serve|cli)"),
        ("(reading|rendering|checking|writing|speed|links)", r"elinvoimapolku\.style"),
        ("pipeline", r"elinvoimapolku\.(links|style|serve|cli)"),
    ],
)
def test_a_room_does_not_know_the_rooms_after_it(inside: str, forbidden: str) -> None:
    assert breaches(inside, forbidden) == []


def circle_in(arrows: Mapping[str, set[str]]) -> list[str]:
    """The names along one circle of a graph; empty when it has none."""
    try:
        TopologicalSorter(arrows).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


def test_no_two_modules_need_each_other_not_even_for_their_types() -> None:
    names = {module_name(file) for file in MODULES}
    assert circle_in({module_name(file): imports(file) & names for file in MODULES}) == []


def test_a_circle_is_seen_whatever_its_length() -> None:
    assert circle_in({"a": {"b"}, "b": {"c"}, "c": set()}) == []
    assert set(circle_in({"a": {"b"}, "b": {"c"}, "c": {"a"}})) == {"a", "b", "c"}


def test_a_text_gets_its_typography_where_it_is_read_and_markdown_with_its_html_alone() -> None:
    """No view or template has to remember it; others may ask how a text was written."""
    makers = re.compile(r"elinvoimapolku\.typography\.(?!written)")
    assert {module_name(f) for f in MODULES if any(map(makers.match, imports(f)))} == {
        "elinvoimapolku.values",
        "elinvoimapolku.rendering.markup.callouts",
        "elinvoimapolku.rendering.markup.headings",
        "elinvoimapolku.rendering.markup.words",
    }


KINDS = "Step|Area|Page|Tool|Indicator|Template|Entry|Document"
AFTER_THE_MODEL = [file for file in MODULES if "elinvoimapolku.model" not in module_name(file)]


def test_nothing_after_the_model_asks_which_kind_of_content_it_has() -> None:
    """What a stage must know of a kind stands on its class."""
    asks = re.compile(rf"isinstance\([^()]*\b({KINDS})\b|case ({KINDS})\(|is ({KINDS})\b")
    assert [module_name(f) for f in AFTER_THE_MODEL if asks.search(f.read_text("utf-8"))] == []


def test_a_folder_of_contents_is_named_by_its_kind_alone() -> None:
    for file in AFTER_THE_MODEL:
        for node in ast.walk(tree(file)):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                folders = r"content/(alueet|sivut|tyokalut|mittarit|tyopohjat)/?"
                assert not re.fullmatch(folders, node.value)


def test_the_ids_in_a_step_are_made_of_its_own_in_one_place_of_each_language() -> None:
    glued = re.compile(r"\{(step|home|slug)(\.id)?\}-[\"$`{]")
    found = [path for path in (*MODULES, *SCRIPTS) if glued.search(path.read_text("utf-8"))]
    assert [path.name for path in found] == ["item_ids.py", "progress.js"]


def test_nothing_imports_the_command_line() -> None:
    allowed = {"elinvoimapolku.cli"}
    for file in MODULES:
        used = imports(file) & {"elinvoimapolku.cli", "build"}
        assert not used or module_name(file) in allowed, file
    serve = [file for file in MODULES if "elinvoimapolku.serve" in imports(file)]
    assert [module_name(file) for file in serve] == ["elinvoimapolku.cli"]


def test_only_serve_imports_livereload_and_only_inside_a_function() -> None:
    for file in MODULES:
        uses = {name for name in imports(file) if name.split(".")[0] in ("livereload", "tornado")}
        assert not uses or module_name(file) == "elinvoimapolku.serve", file
        at_top = {name for name in imports_at_top(file) if name.startswith("livereload")}
        assert not at_top, file


def test_only_the_command_line_and_serve_print_or_exit() -> None:
    for file in MODULES:
        if module_name(file) in ("elinvoimapolku.cli", "elinvoimapolku.serve"):
            continue
        for node in ast.walk(tree(file)):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                assert node.func.id not in ("print", "exit", "input"), file
        assert "sys.exit" not in file.read_text(encoding="utf-8"), file


def test_clock_chance_and_environment_enter_only_by_the_command_line_and_options() -> None:
    forbidden = re.compile(
        r"\b(date\.today|datetime\.now|time\.time\b|os\.environ|os\.getenv|import random|uuid4)"
    )
    allowed = {"elinvoimapolku.cli", "elinvoimapolku.serve"}
    for file in MODULES:
        if module_name(file) not in allowed:
            assert not forbidden.search(file.read_text(encoding="utf-8")), file


def test_only_writing_changes_the_disk_and_what_keeps_something_in_the_cache_folder() -> None:
    keepers = {"speed.cache", "speed.text_store", "links.answer_cache"}
    allowed = tuple(f"elinvoimapolku.{name}" for name in ("writing", *sorted(keepers)))
    changes = re.compile(
        r"\.(write_text|write_bytes|mkdir|unlink|rename|rmdir|symlink_to|touch)\(|"
        r"\bos\.(replace|remove|link|rename|mkdir|makedirs)\(|shutil\."
    )
    for file in MODULES:
        if not module_name(file).startswith(allowed):
            assert not changes.search(file.read_text(encoding="utf-8")), file


def test_no_module_is_a_drawer_for_anything() -> None:
    names = {file.stem for file in [*MODULES, *SCRIPTS]} | {file.parent.name for file in MODULES}
    assert not names & {"utils", "util", "helpers", "helper", "common", "misc", "tools"}


def test_files_and_functions_are_of_a_readable_size() -> None:
    for file in MODULES:
        text = file.read_text(encoding="utf-8")
        assert text.count("\n") <= MAX_FILE_LINES, file
        for node in ast.walk(tree(file)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                length = (node.end_lineno or 0) - node.lineno + 1
                assert length <= MAX_FUNCTION_LINES, f"{file}: {node.name} has {length} lines"


SCRIPT_FUNCTION = re.compile(
    r"( *)(?:export )?(?:(?:async )?function\b|"
    r"(?!if|for|while|switch|catch)(?:static |async |get |set )*#?\w+\([^;]*\) \{$)"
)


def script_functions(text: str) -> Iterator[tuple[str, int]]:
    """The first line of every function and method of a script, and how many lines it has."""
    lines = text.split("\n")
    for at, line in enumerate(lines):
        if found := SCRIPT_FUNCTION.match(line):
            end = next(n for n in range(at, len(lines)) if lines[n].startswith(found[1] + "}"))
            yield line.strip(), end - at + 1


def test_scripts_and_their_functions_are_of_a_readable_size() -> None:
    for script in SCRIPTS:
        text = script.read_text(encoding="utf-8")
        assert text.count("\n") <= MAX_FILE_LINES, script
        found = dict(script_functions(text))
        long = {name: lines for name, lines in found.items() if lines > MAX_FUNCTION_LINES}
        assert not long, f"{script}: {long}"


def test_the_length_of_a_script_s_function_is_told_with_its_first_and_last_line() -> None:
    text = "export function one(a) {\n  if (a) {\n  }\n}\n\nclass B {\n  async #c() {\n  }\n}\n"
    assert list(script_functions(text)) == [("export function one(a) {", 4), ("async #c() {", 2)]


MADE = (
    "document/outline.js",
    "document/statements.js",
    "document/indicators.js",
    "views/saved-words.js",
)  # written by the build
ROOMS = ("document", "storage", "views", "pages")


def code_of(script: Path) -> str:
    """A script without its comments."""
    return re.sub(r"/\*.*?\*/|//[^\n]*", "", script.read_text(encoding="utf-8"), flags=re.DOTALL)


def script_imports(script: Path) -> dict[str, bool]:
    """What a script loads, by path below ``js/``, and whether before it runs itself."""
    text = code_of(script)
    at_once = re.findall(r'^(?:import|export)\b[^;]*?"(\.[^"]+)";', text, re.MULTILINE)
    on_use = re.findall(r'(?:\bimport\(|new URL\()\s*"(\.[^"]+)"', text)
    found = {**dict.fromkeys(on_use, False), **dict.fromkeys(at_once, True)}
    return {
        Path(normpath(script.parent / path)).relative_to(JS).as_posix(): first
        for path, first in found.items()
    }


SCRIPT_IMPORTS = {path.relative_to(JS).as_posix(): script_imports(path) for path in SCRIPTS}


def test_every_script_stands_in_a_room_and_knows_only_the_rooms_before_it() -> None:
    for script, loaded in SCRIPT_IMPORTS.items():
        room = script.split("/")[0]
        assert room in ROOMS, script
        for other in loaded:
            assert other in SCRIPT_IMPORTS or other in MADE, f"{script} loads {other}"
            assert ROOMS.index(other.split("/")[0]) <= ROOMS.index(room), f"{script} loads {other}"
            assert not other.startswith("pages/"), f"{script} loads {other}"


def test_no_script_loads_itself_by_way_of_others() -> None:
    def follow(script: str, way: tuple[str, ...]) -> None:
        assert script not in way, " → ".join((*way, script))
        if script not in done:
            for other in SCRIPT_IMPORTS.get(script, ()):
                follow(other, (*way, script))
            done.add(script)

    done: set[str] = set()
    for script in SCRIPT_IMPORTS:
        follow(script, ())


def test_only_the_table_of_the_saved_document_knows_fields_by_a_pattern() -> None:
    table = code_of(JS / "document/fields.js")
    properties = {key.split("/")[1] for key in re.findall(r'^  "(\w+/\w+)":', table, re.MULTILINE)}
    assert {"status", "notes", "record"} < properties
    either = "|".join(sorted(properties))
    # In a pattern, in a list, or where a name is taken apart.
    known = re.compile(
        rf'/[^/\n]*\\/[^\n]*({either})[^\n]*/\.test|\.split\("/"\)|'
        rf'"({either})",\s*"({either})"|endsWith\("/'
    )
    for path in SCRIPTS:
        if path.name not in ("fields.js", "types.js"):
            assert not known.search(code_of(path)), path


def test_one_room_of_scripts_touches_the_storage_and_the_document_touches_no_page() -> None:
    for path in SCRIPTS:
        text, room = code_of(path), path.parent.name
        assert room == "storage" or "localStorage" not in text, path
        if room in ("document", "storage"):
            assert not re.search(r"(?<![.#])\bdocument\.(?!hidden)|\bconfirm\(|\bwindow\b", text), (
                path
            )
        if room == "document":
            assert not re.search(r"\bDate\.now\b|\bnew Date\(\)|\baddEventListener\b", text), path


def test_templates_have_no_inline_script_style_or_handler() -> None:
    for file in TEMPLATES:
        text = file.read_text(encoding="utf-8")
        assert not re.search(r"\sstyle=|\son[a-z]+=|<style|javascript:", text), file
        for script in re.findall(r"<script[^>]*>", text):
            assert "src=" in script, file


def test_templates_neither_sort_nor_make_urls() -> None:
    for file in TEMPLATES:
        text = file.read_text(encoding="utf-8")
        assert not re.search(r"\|\s*(sort|groupby|safe|urlize|selectattr|rejectattr)\b", text), file
        assert not re.search(r'(href|src)="/', text), file


def test_build_py_only_hands_over() -> None:
    lines = (PROJECT / "build.py").read_text(encoding="utf-8").strip().splitlines()
    assert len(lines) <= 10
    assert "from elinvoimapolku.cli import leave, main" in lines


def test_the_top_level_has_only_what_the_owner_and_the_architecture_name() -> None:
    fixed = {"content", "templates", "assets", "build.py", "elinvoimapolku", "tests"}
    fixed |= {"pyproject.toml", "netlify.toml", "README.md", "Makefile", "CHANGELOG.md"}
    later = {"LICENSE", "LICENSES", "CONTRIBUTING.md", "SECURITY.md", "docs", "benchmarks"}
    made = {"dist"}
    found = {path.name for path in PROJECT.iterdir() if not path.name.startswith(".")}
    assert fixed <= found
    assert found <= fixed | later | made
