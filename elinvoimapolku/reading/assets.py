"""Reading the files of ``assets/``: styles, scripts, pictures and fonts."""

from __future__ import annotations

import posixpath
import re
import unicodedata
from pathlib import Path

from elinvoimapolku.model import Asset
from elinvoimapolku.problems import Code, Problem, whole_file
from elinvoimapolku.reading.files import list_files
from elinvoimapolku.slugs import slugify

FOLDER = "assets"
UNUSABLE = re.compile(r'[#?:*<>|"\\\x00-\x1f]|[ .](?=/|$)')
"""What a file name cannot have on every host and computer. Other signs are encoded in links."""


def read_assets(root: Path, problems: list[Problem]) -> tuple[Asset, ...]:
    """Every asset with its bytes, in the order of the paths.

    Args:
        root: The project's folder.
        problems: Gets a problem for each file that cannot be read.
    """
    assets = []
    for file in list_files(root, FOLDER, problems):
        try:
            data = (root / file).read_bytes()
        except OSError as error:
            problems.append(_unreadable(file, error))
            continue
        # macOS hands out names with their dots apart; who writes a link types whole letters.
        name = unicodedata.normalize("NFC", file.removeprefix(f"{FOLDER}/"))
        if UNUSABLE.search(name):
            problems.append(_no_address(file))
        assets.append(Asset(name, data))
    return tuple(assets)


def _unreadable(file: str, error: OSError) -> Problem:
    return whole_file(
        file,
        Code.UNREADABLE_FILE,
        f"Tiedostoa ei voitu lukea ({error.strerror or type(error).__name__}).",
        "Tarkistakaa, että teillä on oikeus lukea tiedosto.",
    )


def _no_address(file: str) -> Problem:
    name = posixpath.basename(file)
    stem, ending = posixpath.splitext(name)
    return whole_file(
        file,
        Code.BAD_SLUG,
        f"Nimi ”{name}” ei kelpaa osoitteeksi.",
        f"Antakaa tiedostolle nimi {slugify(stem)}{ending.strip()} ja muuttakaa se myös tekstiin.",
    )
