"""Writing the finished site: beside its place first, then in one move."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from elinvoimapolku.problems import Code, Problem, whole_file
from elinvoimapolku.reading.options import Options
from elinvoimapolku.rendering.render import Rendered
from elinvoimapolku.rendering.urls import FEED, MANIFEST, SITEMAP, output_file
from elinvoimapolku.writing import feeds, hosting, swap
from elinvoimapolku.writing.manifest import manifest

SOURCES = ("content", "templates", "assets", "elinvoimapolku", "tests")
# Every build writes these, so a folder that has them is a build's own.
SIGNS = ("_headers", "robots.txt", "sitemap.xml")


@dataclass(frozen=True, slots=True)
class Written:
    """What came to the disk."""

    files: int
    unchanged: int
    """How many of the files were the same as before."""


class RefusedError(Exception):
    """The output cannot be written; carries the problem that says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


def write_site(rendered: Rendered, options: Options) -> Written:
    """Write the site.

    Args:
        rendered: The pages and assets.
        options: Where to, and whether search engines may list it.

    Raises:
        RefusedError: when the place is not one to write into, or writing failed. The site that
            stood there is untouched.
    """
    output = options.output.absolute()
    _check_place(output, options.root.resolve())
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        with swap.locked(output):
            swap.recover(output)
            return _write(site_files(rendered, options), output)
    except OSError as error:
        raise RefusedError(_failed(output, error)) from error


def site_files(rendered: Rendered, options: Options) -> Iterator[tuple[str, bytes]]:
    """Every file of the site: its path below the output and its bytes."""
    for page in rendered.pages:
        yield output_file(page.path), page.html.encode()
    for asset in rendered.assets.files:
        yield output_file(rendered.assets.folder + asset.path), asset.data
    yield output_file(SITEMAP), feeds.sitemap(rendered).encode()
    yield output_file(FEED), feeds.feed(rendered).encode()
    yield output_file(MANIFEST), manifest(rendered).encode()
    yield "_headers", hosting.headers(rendered, options.indexed).encode()
    yield "_redirects", hosting.redirects(rendered).encode()
    yield "robots.txt", hosting.robots(rendered, options.indexed).encode()


def _write(files: Iterable[tuple[str, bytes]], output: Path) -> Written:
    staging = swap.staging_of(output)
    staging.mkdir()
    total = unchanged = 0
    folders: set[Path] = set()
    try:
        for name, data in files:
            place = staging / name
            if place.parent not in folders:
                place.parent.mkdir(parents=True, exist_ok=True)
                folders.add(place.parent)
            unchanged += _keep_or_write(output / name, place, data)
            total += 1
        swap.swap_in(staging, output)
    except BaseException:
        swap.remove(staging)
        raise
    return Written(total, unchanged)


def _keep_or_write(old: Path, place: Path, data: bytes) -> bool:
    """Link the old file when its bytes are the same, else write a new one.

    No file is ever written in place, so the old site never changes through a link.
    """
    try:
        if not old.is_symlink() and old.read_bytes() == data:
            os.link(old, place)
            return True
    except OSError:
        pass  # There is no old file, or this file system has no links.
    place.write_bytes(data)
    return False


def _check_place(output: Path, root: Path) -> None:
    """Refuse a place where the move would take something that is not a built site."""
    real = output.resolve()
    sources = [root / name for name in SOURCES]
    overlaps = any(real == source or source in real.parents for source in sources)
    if output.is_symlink() or real == root or real in root.parents or overlaps:
        raise RefusedError(
            _refused(output, "Tulosta ei kirjoiteta lähdekansioiden päälle eikä linkin läpi.")
        )
    if not output.exists():
        return
    if not output.is_dir():
        raise RefusedError(_refused(output, "Tuloskansion paikalla on tiedosto."))
    if any(output.iterdir()) and not all((output / sign).exists() for sign in SIGNS):
        raise RefusedError(_refused(output, "Tuloskansiossa on muuta kuin aiemmin koottu sivusto."))
    if not os.access(output, os.W_OK):
        raise RefusedError(_failed(output, PermissionError(13, "ei kirjoitusoikeutta")))


def _refused(output: Path, message: str) -> Problem:
    return whole_file(
        output.name,
        Code.OUTPUT_REFUSED,
        message,
        "Valitkaa valitsimella --output tyhjä kansio tai kansio, jota ei vielä ole.",
    )


def _failed(output: Path, error: OSError) -> Problem:
    reason = error.strerror or type(error).__name__
    return whole_file(
        output.name,
        Code.WRITE_FAILED,
        f"Sivustoa ei voitu kirjoittaa: {reason}. Aiempi sivusto on ennallaan.",
        "Tarkistakaa levytila ja kansion oikeudet, ja kootkaa uudelleen.",
    )
