"""The pure modules of the self-assessment, asked by tests: values go in and come out as JSON."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page

from tests.browser.ticks import a_field, document

# Answers are maps in the modules, and plain objects here.
CALL = """async ([script, module, name, values]) => {
  const found = (await import(`${script}document/${module}.js`))[name];
  const revived = (value) => Array.isArray(value) ? value.map(revived)
    : value && typeof value === "object" && "map" in value
      ? new Map(Object.entries(value.map).map(([key, one]) => [key, revived(one)]))
    : value && typeof value === "object"
      ? Object.fromEntries(Object.entries(value).map(([key, one]) => [key, revived(one)]))
    : value;
  const plain = (value) => value instanceof Map
    ? Object.fromEntries([...value].map(([key, one]) => [key, plain(one)]))
    : Array.isArray(value) ? value.map(plain)
    : value && typeof value === "object"
      ? Object.fromEntries(Object.entries(value)
          .filter(([, one]) => one !== undefined).map(([key, one]) => [key, plain(one)]))
    : value;
  return values.map((all) => plain(found(...all.map(revived))) ?? null);
}"""


class Modules:
    """The modules as they are published, in a page of the site."""

    def __init__(self, page: Page, script: str) -> None:
        self._page = page
        self._script = script

    def call(self, module: str, name: str, *values: object) -> Any:
        """What one call of a function gives."""
        return self.each(module, name, [values])[0]

    def each(self, module: str, name: str, calls: list[tuple[object, ...]]) -> list[Any]:
        """What many calls give, in one go."""
        found: list[Any] = self._page.evaluate(
            CALL, [self._script, module, name, [list(one) for one in calls]]
        )
        return found


def answers(**levels: Any) -> dict[str, Any]:
    """Answers by statement: a level, or a pair of it and the wording's revision."""
    return {"map": {key: an_answer(value) for key, value in levels.items()}}


def an_answer(value: Any) -> dict[str, Any]:
    level, revision = value if isinstance(value, tuple) else (value, 1)
    return {"level": level, "revision": revision}


def a_step(key: str, phase: str = "p", **more: Any) -> dict[str, Any]:
    """A step as the build tells it, with three statements."""
    step = {"id": key, "area": "area", "phase": phase, "requires": [], "hours": 8}
    own = {"statements": ["a", "b", "c"], "papers": [], "short": "a"}
    return {**step, **own, **more}


def a_standing(level: object = None, target: int = 3, **more: Any) -> dict[str, Any]:
    """How a step stands: at a level, or "unknown", "not-ours", or "open" when it has none."""
    kind = "level" if isinstance(level, int) else (level or "open")
    ticks = {"done": 0, "total": 4, "left": 0, "isLeftOut": False}
    told = {"kind": kind, "target": target, **ticks, **more}
    return {**told, "level": level} if isinstance(level, int) else told


def saved(fields: dict[str, Any]) -> dict[str, Any]:
    """A document with fields of these values."""
    content = document()
    content["mark"] = "browser"
    content["fields"] = {
        name: a_field(value, time=number) for number, (name, value) in enumerate(fields.items(), 1)
    }
    return content


def about(of: dict[str, Any]) -> dict[str, Any]:
    """What a round's field has in it."""
    return {key: value for key, value in of.items() if key != "id"}
