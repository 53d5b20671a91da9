"""Office files recalled from earlier builds, as texts are: by what they are made of.

Their links are asked again. The same answers make the same bytes.
"""

from __future__ import annotations

import base64
import hashlib
import json
from dataclasses import dataclass
from typing import NamedTuple

from elinvoimapolku.rendering.markup.context import Resolver, Target
from elinvoimapolku.rendering.office.source import Make, OfficeSource
from elinvoimapolku.speed.kept_texts import Answers, Asked, key_of_text
from elinvoimapolku.speed.text_store import TextStore


def row_of(path: str) -> str:
    """The name under which a file is kept, beside the text of its document."""
    return f"office:{path.rpartition('/')[2]}"


@dataclass(frozen=True, slots=True)
class KeptOffices:
    """Puts a store before the making of office files."""

    store: TextStore
    """Has files of earlier builds of this generator."""

    def __call__(self, make: Make) -> Make:
        """A maker that gives what is kept, where that is still right, and keeps the rest."""

        def recall(source: OfficeSource, resolver: Resolver) -> bytes:
            row, key, file = row_of(source.paper.name), _key(source), source.text.file
            kept = self.store.get(row, key)
            if kept and (found := _from_json(kept)).answers.hold(file, resolver):
                return found.data
            asked = Asked(resolver)
            made = _Kept(make(source, asked), Answers(asked.links, asked.images))
            if not made.answers.faults():
                self.store.put(row, key, _to_json(made))
            return made.data

        return recall


class _Kept(NamedTuple):
    data: bytes
    answers: Answers


def _to_json(kept: _Kept) -> str:
    data = base64.b64encode(kept.data).decode("ascii")
    return json.dumps([data, kept.answers.links, kept.answers.images])


def _from_json(text: str) -> _Kept:
    data, *asked = json.loads(text)
    links, images = ({target: Target(*one) for target, one in kind.items()} for kind in asked)
    return _Kept(base64.b64decode(data), Answers(links, images))


def _key(source: OfficeSource) -> str:
    sheets = [sheet.model_dump() for sheet in source.sheets]
    parts = json.dumps([key_of_text(source.text), source.paper, sheets])
    return hashlib.blake2b(parts.encode(), digest_size=20).hexdigest()
