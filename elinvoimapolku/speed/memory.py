"""What a process that builds again and again keeps in memory between its builds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar, cast

from elinvoimapolku.reading.files import SourceFile
from elinvoimapolku.speed import fingerprints

Result = TypeVar("Result")


class Memory:
    """What was made of each source file, as long as its bytes are the same."""

    def __init__(self) -> None:
        """Nothing is known yet."""
        self.generator = fingerprints.of_generator()
        """Of the code that this process runs, whatever is written into its files meanwhile."""
        self._known: dict[str, dict[str, tuple[SourceFile, object]]] = {}

    def of_each(
        self,
        parse: Callable[[SourceFile], Result],
        sources: Sequence[SourceFile],
        parse_all: Callable[[Sequence[SourceFile]], Iterable[Result]],
    ) -> list[Result]:
        """What is made of some files; those that are not asked for are forgotten.

        Args:
            parse: Makes something of a file's name and bytes, and of nothing else.
            sources: All the files that are parsed so, as they are now.
            parse_all: Parses those that are not known.
        """
        before = self._known.get(parse.__name__, {})
        unknown = [one for one in sources if before.get(one.name, (None,))[0] != one]
        made = zip(unknown, parse_all(unknown), strict=True) if unknown else ()
        fresh = {source.name: (source, result) for source, result in made}
        now = {one.name: fresh.get(one.name) or before[one.name] for one in sources}
        self._known[parse.__name__] = now
        return [cast(Result, result) for _, result in now.values()]
