"""What a process that builds again and again keeps in memory between its builds.

It is found by all that it was made of, which is compared and not summed up: so nothing has to
be known of which document depends on which.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar, cast

from elinvoimapolku.reading.files import SourceFile
from elinvoimapolku.speed import fingerprints

Given = TypeVar("Given")
Result = TypeVar("Result")


class Memory:
    """What was made in the last build, each under a name, with what it was made of."""

    def __init__(self) -> None:
        """Nothing is known yet."""
        self.generator = fingerprints.of_generator()
        """Of the code that this process runs, whatever is written into its files meanwhile."""
        self._last: dict[tuple[str, str], tuple[object, object]] = {}
        self._now: dict[tuple[str, str], tuple[object, object]] = {}

    def begin(self) -> None:
        """Begin a build; what the last one did not ask for is forgotten."""
        self._last, self._now = self._now, {}

    def recall(self, kind: str, name: str, given: Given, make: Callable[[Given], Result]) -> Result:
        """What was made of the same in the last build, or what is made of it now.

        Args:
            kind: What is made.
            name: Which one of these.
            given: All that it is made of.
            make: Makes it.
        """
        result = self.known(kind, name, given)
        if result is None:
            result = make(given)
        self.keep(kind, name, given, result)
        return cast(Result, result)

    def known(self, kind: str, name: str, given: object) -> Any:
        """What was made of the same in the last build; None when it is not known."""
        known = self._last.get((kind, name))
        return known[1] if known is not None and known[0] == given else None

    def keep(self, kind: str, name: str, given: object, result: object) -> None:
        """Keep what was made for the next build."""
        self._now[kind, name] = given, result

    def same(self, name: str, value: Given) -> Given:
        """A value, or the last one of this name that is equal to it, which compares at once."""
        return self.recall("same", name, value, lambda given: given)

    def of_each(
        self,
        parse: Callable[[SourceFile], Result],
        sources: Sequence[SourceFile],
        parse_all: Callable[[Sequence[SourceFile]], Iterable[Result]],
    ) -> list[Result]:
        """What is made of each of some files.

        Args:
            parse: Makes something of a file's name and bytes, and of nothing else.
            sources: The files as they are now.
            parse_all: Parses those that are not known.
        """
        kind = parse.__name__
        unknown = [one for one in sources if self.known(kind, one.name, one) is None]
        made = iter(parse_all(unknown) if unknown else ())
        return [self.recall(kind, one.name, one, lambda _: next(made)) for one in sources]
