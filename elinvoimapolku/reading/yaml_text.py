"""YAML as text with positions: every scalar stays the letters that the editor wrote.

Read from the parser's events, since a composed node tree has already forgotten anchors
and tags. Types are given later, by the schema alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple, TypeAlias

import yaml

from elinvoimapolku.problems import Code, Problem
from elinvoimapolku.reading import invisible, yaml_cuts, yaml_faults, yaml_quotes
from elinvoimapolku.reading.files import FORBIDDEN
from elinvoimapolku.values import KeyPath, Places

Value: TypeAlias = "str | list[Value] | dict[str, Value]"

# The C parser is about twelve times faster; the other one reads the same language.
LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


class YamlText(NamedTuple):
    """A YAML text that was read."""

    data: Value
    places: Places


def read_yaml(text: str, file: str, first_line: int, problems: list[Problem]) -> YamlText | None:
    """Read one YAML document.

    Args:
        text: The YAML.
        file: Path for messages.
        first_line: Line of the file on which the text begins, from 1.
        problems: Gets every problem found.

    Returns:
        The values and their places, or None when there was a problem.
    """
    unseen = list(invisible.in_yaml(file, text, first_line))
    if unseen:
        problems.extend(unseen)
        return None
    reader = _Reader(text, file, first_line)
    data: Value = {}
    try:
        data = reader.read()
    except yaml.MarkedYAMLError as error:
        # What stops the parser is the other end of a quoted text that goes on too far.
        told = [one for one in reader.problems if one.message != yaml_cuts.UNCLOSED[0]]
        reader.problems = [*told, yaml_faults.explain(error, text, file, first_line)]
    except yaml.YAMLError:
        reader.problems.append(yaml_faults.unknown(file, first_line))
    except RecursionError:
        reader.problems.append(yaml_faults.too_deep(file, first_line))
    problems.extend(reader.problems)
    return None if reader.problems else YamlText(data, Places(reader.places))


class _Reader:
    def __init__(self, text: str, file: str, first_line: int) -> None:
        self.lines = text.split("\n")
        self.last_line = len(self.lines) - 1
        # The stubs know neither the C loader nor what each event carries.
        self.next_event: Callable[[], Any] = LOADER(text).get_event
        self.escapes = "\\" in text
        self.file = file
        self.offset = first_line
        self.problems: list[Problem] = []
        self.places: dict[KeyPath, tuple[int, int]] = {}

    def read(self) -> Value:
        """The first document; a second one is a problem."""
        data: Value = {}
        documents = 0
        while (event := self.next_event()) is not None:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._fault(
                        event,
                        Code.SECOND_DOCUMENT,
                        "Rivi --- aloittaa toisen YAML-osan, ja osia saa olla vain yksi.",
                        "Poistakaa ylimääräinen rivi ---.",
                    )
                    break
                self._tell(yaml_cuts.before_document(event, self.lines))
                data = self._value(self.next_event(), ())
        return data

    def _value(self, event: Any, path: KeyPath) -> Value:
        if path not in self.places:
            self.places[path] = self._place(event)
        if type(event) is yaml.ScalarEvent and event.anchor is None and event.tag is None:
            return self._text(event)
        if isinstance(event, yaml.AliasEvent):
            self._fault(
                event,
                Code.YAML_ALIAS,
                f"Merkintä *{event.anchor} on YAML-viittaus, joita sivusto ei käytä.",
                "Jos teksti alkaa tähdellä, laittakaa se lainausmerkkeihin.",
            )
            return ""
        if event.anchor is not None or event.tag is not None:
            self._tell_properties(event)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(path)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(path)
        return self._text(event)

    def _text(self, event: Any) -> str:
        self._tell(yaml_cuts.after_value(event, self.lines))
        if not event.style and event.value:
            self._check_quotes(event)
        if self.escapes:
            self._check_characters(event)
        return str(event.value)

    def _mapping(self, path: KeyPath) -> dict[str, Value]:
        values: dict[str, Value] = {}
        while type(event := self.next_event()) is not yaml.MappingEndEvent:
            if type(event) is not yaml.ScalarEvent:
                self._fault(
                    event,
                    Code.BAD_YAML,
                    "Avaimen paikalla on jotain muuta kuin sana.",
                    "Laittakaa arvo lainausmerkkeihin, jos se alkaa merkillä [ tai {.",
                )
                self._value(event, (*path, "?"))
                self._value(self.next_event(), (*path, "?"))
                continue
            if event.anchor is not None or event.tag is not None:
                self._tell_properties(event)
            self._tell(yaml_cuts.after_value(event, self.lines))
            key = (*path, event.value)
            if event.value in values:
                line = self.places[key][0]
                self._fault(
                    event,
                    Code.DUPLICATE_KEY,
                    f"Avain ”{event.value}” on tässä jo rivillä {line}.",
                    "Poistakaa toinen tai yhdistäkää arvot yhden avaimen alle.",
                )
            self.places[key] = self._place(event)
            values[event.value] = self._value(self.next_event(), key)
        self._tell(yaml_cuts.after_group(event, self.lines))
        return values

    def _sequence(self, path: KeyPath) -> list[Value]:
        values: list[Value] = []
        while type(event := self.next_event()) is not yaml.SequenceEndEvent:
            values.append(self._value(event, (*path, len(values))))
        self._tell(yaml_cuts.after_group(event, self.lines))
        return values

    def _tell_properties(self, event: Any) -> None:
        if event.anchor is not None:
            self._fault(
                event,
                Code.YAML_ALIAS,
                f"Merkintä &{event.anchor} on YAML-ankkuri, joita sivusto ei käytä.",
                "Jos teksti alkaa merkillä &, laittakaa se lainausmerkkeihin.",
            )
        if event.tag is not None:
            self._fault(
                event,
                Code.YAML_TAG,
                f"Merkintä {event.tag.replace('tag:yaml.org,2002:', '!!')} on YAML-tyyppi, "
                "joita sivusto ei käytä.",
                "Jos teksti alkaa huutomerkillä, laittakaa se lainausmerkkeihin.",
            )

    def _tell(self, cuts: Iterable[yaml_cuts.Cut]) -> None:
        for (line, column), code, said in cuts:
            place = self.offset + line, column + 1
            self.problems.append(Problem(self.file, *place, code, *said))

    def _check_quotes(self, event: Any) -> None:
        mark = event.start_mark
        line = self.lines[min(mark.line, self.last_line)]
        number = mark.line + self.offset
        written = yaml_quotes.Written(event.value, line, number, mark.column)
        if said := yaml_quotes.check(written):
            self._fault(event, Code.BAD_YAML, *said)

    def _check_characters(self, event: Any) -> None:
        """An escape of a quoted text can write what a file itself may not hold."""
        if found := FORBIDDEN.search(event.value):
            self._fault(
                event,
                Code.CONTROL_CHARACTER,
                f"Arvossa on näkymätön ohjausmerkki (U+{ord(found[0]):04X}).",
                "Poistakaa arvosta kenoviiva ja sitä seuraavat merkit.",
            )

    def _place(self, event: Any) -> tuple[int, int]:
        # A value that is missing at the end stands behind the last line.
        mark = event.start_mark
        line = mark.line if mark.line < self.last_line else self.last_line
        return line + self.offset, mark.column + 1

    def _fault(self, event: Any, code: Code, message: str, hint: str) -> None:
        line, column = self._place(event)
        self.problems.append(Problem(self.file, line, column, code, message, hint))
