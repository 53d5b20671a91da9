"""Nothing stands in templates, views, styles and scripts that nobody asks for."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from tests.conftest import PROJECT
from tests.test_architecture import MODULES, SCRIPTS, TEMPLATES, code_of

STYLES = sorted((PROJECT / "assets" / "css").glob("*.css"))
BROWSER_TESTS = sorted((PROJECT / "tests" / "browser").glob("*.py"))


def texts(files: Iterable[Path]) -> list[str]:
    return [file.read_text(encoding="utf-8") for file in files]


def words(text: str) -> Counter[str]:
    """How often each name stands in a text."""
    return Counter(re.findall(r"\w+", text))


def unused_in_templates(templates: list[str]) -> Iterator[str]:
    """The macros that no template calls, and the names that one imports or sets for nothing."""
    everywhere = words("\n".join(templates))
    for text in templates:
        here = words(text)
        macros = re.findall(r"\{%-? macro (\w+)", text)
        yield from (name for name in macros if everywhere[name] == 1)
        lists = re.findall(r"\{%-? from [^%]* import ([\w, ]+?)(?: with context)? -?%\}", text)
        names = [name.split(" as ")[-1] for one in lists for name in one.split(", ")]
        names += re.findall(r"\{%-? set (\w+)", text)
        yield from (name for name in names if here[name] == 1)


def test_every_macro_and_name_of_the_templates_is_used() -> None:
    found = texts(TEMPLATES)
    assert any("{% macro" in text for text in found)
    assert list(unused_in_templates(found)) == []


def test_what_a_template_does_not_use_is_found() -> None:
    user, macro = '{% from "a.html" import b %}{{ b() }}', "{% macro b() %}{% endmacro %}"
    assert list(unused_in_templates([user, macro])) == []
    assert list(unused_in_templates([macro])) == ["b"]
    assert list(unused_in_templates([user.replace("{{ b() }}", ""), macro, "{{ b() }}"])) == ["b"]
    assert list(unused_in_templates([user.replace("import b", "import b as c")])) == ["c"]
    assert list(unused_in_templates(["{% set a = 1 %}"])) == ["a"]


def fields_of(module: str) -> Iterator[str]:
    """What the classes of a module have: their fields, and what is counted from these."""
    for node in ast.walk(ast.parse(module)):
        for one in node.body if isinstance(node, ast.ClassDef) else ():
            if isinstance(one, ast.AnnAssign) and isinstance(one.target, ast.Name):
                yield one.target.id
            elif isinstance(one, ast.FunctionDef) and not one.name.startswith("__"):
                yield one.name


def test_what_a_view_tells_is_read_by_a_template_or_by_other_code() -> None:
    asked = set(re.findall(r"\.(\w+)", "\n".join([*texts(TEMPLATES), *texts(MODULES)])))
    views = [file for file in MODULES if file.parent.name == "views"]
    told = {(view.name, name) for view in views for name in fields_of(view.read_text("utf-8"))}
    assert ("step.py", "same_phase") in told
    assert {(view, name) for view, name in told if name not in asked} == set()


def test_the_fields_of_a_class_are_what_it_declares_and_counts() -> None:
    text = "class A:\n    a: int\n    @property\n    def b(self): ...\n    def __eq__(self, c): ..."
    assert list(fields_of(text)) == ["a", "b"]


EXPORT = re.compile(r"^export (?:async )?(?:function\*?|const|let|class) (\w+)", re.MULTILINE)
IMPORT = re.compile(r"^import \{([^}]*)\}", re.MULTILINE)


def unused_in_scripts(scripts: list[str], asked_for: Iterable[str] = ()) -> Iterator[str]:
    """Exports that no other script asks for, and imports that their own script does not use."""
    counts = [words(script) for script in scripts]
    everywhere = sum(counts, Counter(asked_for))
    for script, here in zip(scripts, counts, strict=True):
        yield from (name for name in EXPORT.findall(script) if everywhere[name] == here[name])
        names = [
            one.split(" as ")[-1] for found in IMPORT.findall(script) for one in found.split(",")
        ]
        yield from (name.strip() for name in names if name.strip() and here[name.strip()] == 1)


def test_every_export_of_a_script_is_imported_and_every_import_used() -> None:
    tests = words("\n".join(texts(BROWSER_TESTS)))
    assert list(unused_in_scripts([code_of(file) for file in SCRIPTS], tests)) == []


def test_what_a_script_does_not_use_is_found() -> None:
    one, other = "export const a = 1;", 'import { a } from "./one.js";\n'
    assert list(unused_in_scripts([one, f"{other}a();"])) == []
    assert list(unused_in_scripts([one, other])) == ["a"]
    assert list(unused_in_scripts([one])) == ["a"]
    assert list(unused_in_scripts([one], ["a"])) == []
    assert list(unused_in_scripts([one, other.replace("a", "a as b")])) == ["b"]


def classes_of(style: str) -> set[str]:
    """The classes that a stylesheet has rules for."""
    plain = re.sub(r"/\*.*?\*/|@import[^;]*;|\{[^{}]*\}", " ", style, flags=re.DOTALL)
    return set(re.findall(r"\.([a-z][\w-]*)", plain))


def written_in(makers: str) -> set[str]:
    """What may be a class, whole or, before a brace, the beginning of a computed one."""
    found = re.findall(r"([\w-]+)\$?(\{?)", makers)
    return {name + brace for name, brace in found} | {name for name, _ in found}


def is_written(name: str, written: set[str]) -> bool:
    """Whether a class is written somewhere, or begun with what is computed behind a hyphen."""
    begun = (f"{name[: at + 1]}{{" for at, letter in enumerate(name) if letter == "-")
    return name in written or any(one in written for one in begun)


def test_every_class_of_the_styles_is_written_by_a_template_a_script_or_the_generator() -> None:
    makers = [*texts(TEMPLATES), *texts(MODULES), *map(code_of, SCRIPTS)]
    written = written_in("\n".join(makers))
    found = {style.name: classes_of(style.read_text("utf-8")) for style in STYLES}
    assert "checklist" in found["saved.css"]
    nobodys = [
        (style, name)
        for style, names in found.items()
        for name in sorted(names)
        if not is_written(name, written)
    ]
    assert nobodys == []


@pytest.mark.parametrize(
    ("makers", "is_there"),
    [
        ('class="task-box task-done"', True),
        ('class="task-{state}"', True),
        ("`task-${state}`", True),
        ("task-done-already task", False),
        ("old-task-done", False),
    ],
)
def test_a_class_that_nobody_writes_is_told_from_one_that_is_computed(
    makers: str, is_there: bool
) -> None:
    assert is_written("task-done", written_in(makers)) == is_there
