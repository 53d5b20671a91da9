"""Makes office files, each when it is first asked for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from elinvoimapolku.model import Template
from elinvoimapolku.model.entries import ENDINGS
from elinvoimapolku.rendering.markup.context import Resolver
from elinvoimapolku.rendering.office.source import Keep, OfficeSource, paper_of
from elinvoimapolku.rendering.published import PublishedOffice
from elinvoimapolku.rendering.texts import Texts
from elinvoimapolku.rendering.urls import Urls
from elinvoimapolku.settings import SiteSettings

if TYPE_CHECKING:
    from elinvoimapolku.rendering.markup.parsing import MarkdownParser


class OfficeFiles:
    """The office files of one build."""

    def __init__(
        self,
        rows: Sequence[PublishedOffice],
        settings: SiteSettings,
        urls: Urls,
        texts: Texts,
        keep: Keep,
    ) -> None:
        """Take what all of them share.

        Args:
            rows: The files that are published.
            settings: The site's name and licence.
            urls: Where everything stands.
            texts: What the texts of a document are made of, and where their links lead.
            keep: Has files that were made before.
        """
        self.rows = rows
        self._settings, self._urls, self._texts = settings, urls, texts
        self._parser: MarkdownParser | None = None
        self._make = keep(self._from)
        self._made: dict[str, bytes] = {}

    def of(self, row: PublishedOffice) -> bytes:
        """The bytes of a file."""
        if row.path not in self._made:
            template = row.content
            paper = paper_of(
                template,
                row.path.rpartition("/")[2],
                self._settings,
                self._urls.address,
                self._urls.of(template),
            )
            source = OfficeSource(self._texts.source(template), paper, template.sheets)
            self._made[row.path] = self._make(source, self._texts.resolver)
        return self._made[row.path]

    def of_template(self, template: Template) -> tuple[PublishedOffice, ...]:
        """The files that are made of a template."""
        return tuple(row for row in self.rows if row.source == template.file)

    def make(self, rows: Iterable[PublishedOffice]) -> Mapping[str, bytes]:
        """The files of some rows, by their paths."""
        return {row.path: self.of(row) for row in rows}

    def know(self, made: Mapping[str, bytes]) -> None:
        """Take files that another process has made."""
        self._made.update(made)

    def _from(self, source: OfficeSource, resolver: Resolver) -> bytes:
        if source.paper.name.endswith(f".{ENDINGS['excel']}"):
            from elinvoimapolku.rendering.office.excel import make_excel

            return make_excel(source.paper, source.sheets)
        return self._word(source, resolver)

    def _word(self, source: OfficeSource, resolver: Resolver) -> bytes:
        # Where no file has to be made, no library has to be imported.
        from elinvoimapolku.rendering.markup.parsing import MarkdownParser
        from elinvoimapolku.rendering.office.word import make_word

        self._parser = self._parser or MarkdownParser()
        text = source.text
        # What is wrong with the text is told where its page is made.
        parsed = self._parser.body(text.body, text.file, resolver, text.rules, [])
        return make_word(source.paper, parsed)
