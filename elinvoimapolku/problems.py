"""What can be wrong in content, templates or settings, and its one text form."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple


class Severity(StrEnum):
    """An error stops the writing of the site; a notice never does."""

    ERROR = "error"
    NOTICE = "notice"


class Code(StrEnum):
    """The stable names of problems: searched for, linked to and tested by name."""

    # Files
    BAD_SLUG = "bad-slug"
    CONFLICT_MARKERS = "conflict-markers"
    CONTROL_CHARACTER = "control-character"
    INVISIBLE_CHARACTER = "invisible-character"
    MISSING_FILE = "missing-file"
    NOT_UTF8 = "not-utf8"
    NUL_BYTE = "nul-byte"
    OUTSIDE_LINK = "outside-link"
    TOO_LARGE = "too-large"
    UNEXPECTED_FILE = "unexpected-file"
    UNREADABLE_FILE = "unreadable-file"
    # Front matter and other YAML
    BAD_FORMULA = "bad-formula"
    BAD_ROW = "bad-row"
    BAD_VALUE = "bad-value"
    BAD_YAML = "bad-yaml"
    CUT_TEXT = "cut-text"
    DUPLICATE_KEY = "duplicate-key"
    IMPOSSIBLE_DATE = "impossible-date"
    MISSING_FRONT_MATTER = "missing-front-matter"
    MISSING_KEY = "missing-key"
    SECOND_DOCUMENT = "second-document"
    TAB_INDENTATION = "tab-indentation"
    UNCLOSED_FRONT_MATTER = "unclosed-front-matter"
    UNFILLED_TEXT = "unfilled-text"
    UNKNOWN_KEY = "unknown-key"
    WRONG_TYPE = "wrong-type"
    YAML_ALIAS = "yaml-alias"
    YAML_TAG = "yaml-tag"
    # The site as a whole
    DUPLICATE_ID = "duplicate-id"
    DUPLICATE_ORDER = "duplicate-order"
    DUPLICATE_URL = "duplicate-url"
    FUTURE_DAY = "future-day"
    LOST_ADDRESS = "lost-address"
    NEW_ID = "new-id"
    OVERDUE_REVIEW = "overdue-review"
    RENAMED_FILE = "renamed-file"
    RETIRED_ID = "retired-id"
    SHORT_STATEMENT = "short-statement"
    UNKNOWN_INDICATOR = "unknown-indicator"
    UNKNOWN_LAYOUT = "unknown-layout"
    UNKNOWN_PAGE = "unknown-page"
    UNKNOWN_PHASE = "unknown-phase"
    UNKNOWN_TERM = "unknown-term"
    LATE_TERM = "late-term"
    UNKNOWN_TOOL = "unknown-tool"
    VANISHED_ID = "vanished-id"
    # Markdown
    BROKEN_IMAGE = "broken-image"
    BROKEN_MARKUP = "broken-markup"
    DEAD_FRAGMENT = "dead-fragment"
    DEAD_LINK = "dead-link"
    HEAVY_IMAGE = "heavy-image"
    LOST_TEXT = "lost-text"
    MISSING_ALT = "missing-alt"
    MISSING_IMAGE = "missing-image"
    MISSING_SECTION = "missing-section"
    PAGE_HEADING = "page-heading"
    RAW_HTML = "raw-html"
    SECTION_ORDER = "section-order"
    SKIPPED_HEADING = "skipped-heading"
    UNCLOSED_CALLOUT = "unclosed-callout"
    UNCLOSED_FENCE = "unclosed-fence"
    UNKNOWN_CALLOUT = "unknown-callout"
    UNKNOWN_SECTION = "unknown-section"
    UNSAFE_LINK = "unsafe-link"
    # Styles, templates and finished pages
    BAD_IMPORT = "bad-import"
    DUPLICATE_ANCHOR = "duplicate-anchor"
    TEMPLATE_ERROR = "template-error"
    # How the content is written: told by ``check`` alone, and never errors
    ABBREVIATION = "abbreviation"
    DOUBLE_SPACE = "double-space"
    LONG_SENTENCE = "long-sentence"
    LONG_TEXT = "long-text"
    MISSING_CAVEAT = "missing-caveat"
    MISSING_HELP = "missing-help"
    MISSING_INSTRUCTION = "missing-instruction"
    OFFICIALESE = "officialese"
    REPEATED_FORMULA = "repeated-formula"
    SHARED_SENTENCE = "shared-sentence"
    STRAIGHT_QUOTE = "straight-quote"
    TEXT_LENGTH = "text-length"
    UNEQUAL_HOURS = "unequal-hours"
    UNMARKED_EXAMPLE = "unmarked-example"
    UNUSED_INDICATOR = "unused-indicator"
    UNUSED_TEMPLATE = "unused-template"
    UNUSED_TOOL = "unused-tool"
    UNUSUAL_AMOUNT = "unusual-amount"
    VAGUE_DATE = "vague-date"
    # Outside links, asked by ``check --external`` alone
    DEAD_ADDRESS = "dead-address"
    MOVED_ADDRESS = "moved-address"
    UNREACHABLE_ADDRESS = "unreachable-address"
    # Writing
    OUTPUT_REFUSED = "output-refused"
    WRITE_FAILED = "write-failed"


class Problem(NamedTuple):
    """One mistake and the way to mend it."""

    file: str
    """Path from the project's root, with forward slashes."""
    line: int
    """Line in that file, from 1."""
    column: int
    """Column in that line, from 1."""
    code: Code
    """The stable English name."""
    message: str
    """What is wrong, in plain Finnish."""
    hint: str
    """How to mend it, in plain Finnish. Lines to write stand by themselves, four spaces in."""
    severity: Severity = Severity.ERROR

    @property
    def place(self) -> tuple[str, int, int, str, str]:
        """The key that puts problems in the order of reading."""
        return self.file, self.line, self.column, self.code, self.message

    def __str__(self) -> str:
        """The text form: a place that editors and terminals make clickable, then the hint."""
        word = "" if self.severity is Severity.ERROR else "huomautus "
        head = f"{self.file}:{self.line}:{self.column}: {word}{self.code}: {self.message}"
        hint = self.hint.replace("\n", "\n    ")
        return f"{head}\n    Korjaus: {hint}"

    def annotation(self) -> str:
        """The same as a GitHub Actions command, shown beside the line in a pull request.

        The escapes are those of the workflow command syntax.
        """
        text = f"{self.message} Korjaus: {self.hint}"
        for character, escape in (("%", "%25"), ("\r", "%0D"), ("\n", "%0A")):
            text = text.replace(character, escape)
        file = self.file
        for character, escape in (("%", "%25"), (":", "%3A"), (",", "%2C")):
            file = file.replace(character, escape)
        place = f"file={file},line={self.line},col={self.column},title={self.code}"
        return f"::{self.severity} {place}::{text}"


def whole_file(file: str, code: Code, message: str, hint: str) -> Problem:
    """A problem of a file as a whole: it stands at the first letter."""
    return Problem(file, 1, 1, code, message, hint)


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Each problem once, in order of file, line and column, with no character unseen."""
    shown = (
        problem._replace(message=reveal(problem.message), hint=reveal(problem.hint))
        for problem in problems
    )
    return tuple(sorted(dict.fromkeys(shown), key=lambda problem: problem.place))


def has_errors(problems: Iterable[Problem]) -> bool:
    """Whether anything here forbids writing the site."""
    return any(problem.severity is Severity.ERROR for problem in problems)


UNSEEN = re.compile(
    r"[\u00a0\u00ad\u0300-\u036f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)


def reveal(text: str) -> str:
    """A text with its unseen characters by their numbers: two names that differ look different."""
    return UNSEEN.sub(lambda found: f"⟨U+{ord(found[0]):04X}⟩", text)


def nearest(word: str, known: Iterable[str], cutoff: float = 0.6) -> str | None:
    """The known word that is nearest to a misspelt one, when one is near enough.

    Args:
        word: What was written.
        known: What may have been meant.
        cutoff: The least likeness, from 0 to 1 (difflib's ratio).
    """
    return next(iter(difflib.get_close_matches(word, list(known), n=1, cutoff=cutoff)), None)


def close_match(word: str, known: Iterable[str]) -> str:
    """A sentence that offers the nearest known word, or an empty text."""
    match = nearest(word, known)
    return f"Tarkoititteko ”{match}”?" if match else ""
