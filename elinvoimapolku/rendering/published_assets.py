"""The assets as they are published: one folder, named by the hash of all of them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from elinvoimapolku.model import Asset
from elinvoimapolku.problems import Code, Problem, whole_file
from elinvoimapolku.rendering.published import ASSET_FOLDER
from elinvoimapolku.rendering.scripts import without_comments
from elinvoimapolku.rendering.stylesheets import put_together

HASH_LETTERS = 12


class AssetFolder(NamedTuple):
    """The asset folder of one build."""

    path: str
    """Its site path with a last slash. Relative imports and ``url()`` hold inside it."""
    files: tuple[Asset, ...]


def asset_folder(
    assets: Iterable[Asset], made: Sequence[Asset], problems: list[Problem]
) -> AssetFolder:
    """Put stylesheets together, take comments out of scripts, add what is made, name the folder.

    An own file in the place of one of those is a problem, and so is an import that leads nowhere.
    """
    files = tuple(map(without_comments, put_together(assets, problems)))
    taken = {asset.path for asset in made}
    for asset in files:
        if asset.path in taken:
            problems.append(
                whole_file(
                    f"assets/{asset.path}",
                    Code.DUPLICATE_URL,
                    "Koonti tekee tiedoston tällä nimellä itse.",
                    "Antakaa omalle tiedostolle toinen nimi.",
                )
            )
    files = tuple(sorted((*files, *made), key=lambda asset: asset.path))
    digest = hashlib.sha256()
    for asset in files:
        for part in (asset.path.encode(), asset.data):
            digest.update(len(part).to_bytes(8, "big"))
            digest.update(part)
    return AssetFolder(f"{ASSET_FOLDER}{digest.hexdigest()[:HASH_LETTERS]}/", files)
