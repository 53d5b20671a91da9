"""The Jinja environment, and template mistakes told by file and line."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Collection, Mapping
from pathlib import Path
from types import CodeType
from typing import NamedTuple, TypeVar

from jinja2 import Environment, FunctionLoader, StrictUndefined, TemplateError
from jinja2.bccache import Bucket, BytecodeCache
from jinja2.exceptions import TemplateNotFound, TemplateRuntimeError, TemplateSyntaxError

from elinvoimapolku.problems import Code, Problem, close_match, whole_file
from elinvoimapolku.reading.files import list_files, read_text
from elinvoimapolku.rendering.urls import Urls

Found = TypeVar("Found")

FOLDER = "templates"
PAGES = "pages"


class _Compiled(BytecodeCache):
    """The compiled templates of this process: ``serve`` compiles again only what has changed."""

    def __init__(self) -> None:
        self._codes: dict[str, tuple[str, CodeType | None]] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        checksum, code = self._codes.get(bucket.key, ("", None))
        if checksum == bucket.checksum:
            bucket.code = code

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._codes[bucket.key] = bucket.checksum, bucket.code


COMPILED = _Compiled()


class TemplateFault(NamedTuple):
    """Why a template made no page: the same on every page that it fails on."""

    file: str
    line: int
    said: str
    """By the template engine, as a sentence; empty when there is no such template."""

    def problem(self, source: str = "") -> Problem:
        """The fault as it is told, naming the content file of a page that it fails on."""
        page = f" Sivu: {source}." if source else ""
        if not self.said:
            return whole_file(
                self.file,
                Code.TEMPLATE_ERROR,
                f"Sivupohja puuttuu.{page}",
                "Palauttakaa sivupohja versiohallinnasta.",
            )
        return Problem(
            self.file,
            self.line,
            1,
            Code.TEMPLATE_ERROR,
            f"Sivupohja ei toimi: {self.said}{page}",
            "Korjatkaa sivupohjan rivi. "
            "Pohjan tiedot ovat paketissa elinvoimapolku/rendering/views/.",
        )


class Templates:
    """The templates of one build, all of them compiled at the start."""

    def __init__(self, root: Path, problems: list[Problem]) -> None:
        """Read and compile every template.

        Args:
            root: The project's folder.
            problems: Gets every template that cannot be read or compiled.
        """
        self._sources = _read(root, problems)
        self.given: tuple[object, ...] = ()
        """All that a page is made of, but for its layout and its view."""
        self.whole = True
        """Whether all can be compiled: where one cannot, no page is made."""
        self._environment = Environment(
            loader=FunctionLoader(self._load),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            bytecode_cache=COMPILED,
        )
        self._urls: Urls | None = None
        self._environment.globals["asset"] = self._told(Urls.asset)
        self._environment.globals["awaited_by"] = self._told(Urls.awaited_by)
        for name in self._sources:
            self._compile(name, problems)

    def link(self, urls: Urls) -> None:
        """Give templates the links of assets, some of which are made of templates themselves."""
        self._urls = urls
        self.given = (self._sources, urls.base_path, urls.asset_folder, urls.assets)

    @property
    def names(self) -> Collection[str]:
        """The files, by their paths in templates/."""
        return self._sources.keys()

    def layouts(self) -> tuple[str, ...]:
        """The layouts that a page may name: the files of templates/pages/."""
        names = (name.split("/") for name in self._sources)
        return tuple(
            parts[1].removesuffix(".html")
            for parts in names
            if len(parts) == 2 and parts[0] == PAGES
        )

    def render(self, layout: str, view: object) -> str | TemplateFault:
        """The HTML of one page, or why a template failed.

        Args:
            layout: Name of a file in templates/pages/, without its ending.
            view: The context; templates know it as ``view``.
        """
        return self.text(f"{PAGES}/{layout}.html", view=view)

    def text(self, name: str, **context: object) -> str | TemplateFault:
        """What a template makes, or why it failed.

        Args:
            name: The template's path in templates/.
            context: What it knows, by name.
        """
        try:
            return self._environment.get_template(name).render(context)
        except TemplateNotFound as error:
            return TemplateFault(f"{FOLDER}/{error.name}", 1, "")
        except Exception as error:
            place = self._place(error)
            if place is None:
                raise
            return TemplateFault(*place, _sentence(error))

    def _load(self, name: str) -> tuple[str, str, None] | None:
        source = self._sources.get(name)
        return None if source is None else (source, f"{FOLDER}/{name}", None)

    def _compile(self, name: str, problems: list[Problem]) -> None:
        try:
            self._environment.get_template(name)
        except TemplateSyntaxError as error:
            self.whole = False
            file = error.filename or f"{FOLDER}/{name}"
            problems.append(TemplateFault(file, error.lineno, _sentence(error)).problem())

    def _place(self, error: Exception) -> tuple[str, int] | None:
        """Template file and line of an error; None when the fault is not a template's.

        The very last frame may lie inside Jinja or markupsafe, which the template called.
        A fault in a function of ours that a template called is ours.
        """
        frames = traceback.extract_tb(error.__traceback__)
        names = {f"{FOLDER}/{name}" for name in self._sources}
        found = [(index, frame) for index, frame in enumerate(frames) if frame.filename in names]
        if not found:
            return None
        index, last = found[-1]
        package = str(Path(__file__).parents[1])
        called = any(frame.filename.startswith(package) for frame in frames[index + 1 :])
        if called and not isinstance(error, TemplateError):
            return None
        return last.filename, last.lineno or 1

    def _told(self, find: Callable[[Urls, str], Found]) -> Callable[[str], Found]:
        """A function of assets as templates call it: a path that is none is their mistake."""

        def found(path: str) -> Found:
            if self._urls is None:
                raise TemplateRuntimeError(
                    f"Tiedostolla assets/{path} ei ole osoitetta, kun tämä pohja tehdään"
                )
            try:
                return find(self._urls, path)
            except KeyError as error:
                missing = error.args[0]
                match = close_match(missing, self._urls.assets)
                raise TemplateRuntimeError(
                    f"Tiedostoa assets/{missing} ei ole. {match}".strip()
                ) from None

        return found


def _read(root: Path, problems: list[Problem]) -> Mapping[str, str]:
    sources = {}
    for file in list_files(root, FOLDER, problems):
        text = read_text(root, file, problems)
        if text is not None:
            sources[file.removeprefix(f"{FOLDER}/")] = text
    return sources


def _sentence(error: Exception) -> str:
    said = str(error).rstrip(".")
    return said if said.endswith("?") else f"{said}."
