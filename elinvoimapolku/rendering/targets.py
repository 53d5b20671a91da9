"""What a link target in Markdown means: a file, an asset, a term, another site."""

from __future__ import annotations

import posixpath
import re
import unicodedata
from collections.abc import Iterable
from pathlib import PurePosixPath
from urllib.parse import unquote

from elinvoimapolku.model import Entry, Site, Step
from elinvoimapolku.model.special_pages import GLOSSARY_LAYOUT
from elinvoimapolku.problems import Code, close_match, nearest
from elinvoimapolku.reading.documents import GLOSSARY
from elinvoimapolku.rendering.addresses import meant
from elinvoimapolku.rendering.markup.context import Fault, Target
from elinvoimapolku.rendering.pictures import measure
from elinvoimapolku.rendering.urls import Urls
from elinvoimapolku.typography import written

SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
SAFE_SCHEMES = ("https", "http", "mailto", "tel")
HOST = re.compile(r"https?://[^\s/?#@]+\.[^\s/?#@.]{2,}(:\d+)?([/?#]|$)", re.IGNORECASE)
TERM = "sanasto"


class Targets:
    """Resolves the link targets of one site."""

    def __init__(self, site: Site, urls: Urls, left_out: Iterable[str], drafts: Iterable[str]):
        """Take the site, its URLs, and the files that exist but have no page in it."""
        self._site = site
        self._urls = urls
        self._left_out = frozenset(left_out)
        self._drafts = frozenset(drafts)
        named: list[Step | Entry] = [
            *site.steps,
            *(one for kind in site.entries.values() for one in kind.values()),
        ]
        # Their ids are their first names, and links may still lead there.
        self._renamed = {
            posixpath.join(posixpath.dirname(one.file), f"{one.id}.md"): one.file
            for one in named
            if one.id != one.slug
        }
        self._glossary = next((page for page in site.pages if page.layout == GLOSSARY_LAYOUT), None)

    def link(self, target: str, file: str) -> Target | Fault:
        """The link of ``[text](target)`` in a file."""
        if slip := meant(target):
            return Fault(Code.DEAD_LINK, slip.message, f"Tarkoititteko ”{slip.target}”?")
        if "\\" in target:
            return self._backslashes(target, file)
        if scheme := SCHEME.match(target):
            return self._with_scheme(scheme[1].lower(), target)
        if target.startswith("#"):
            return Target(f"{self._urls.href(self._urls.paths.get(file, ''))}{target}")
        return self._own_file(target, file)

    def _own_file(self, target: str, file: str) -> Target | Fault:
        """The link to a page or another file of the site, by the path from the file at hand."""
        path, _, fragment = target.partition("#")
        path, fragment = _decoded(path), _decoded(fragment)
        tail = f"#{fragment}" if fragment else ""
        if path.startswith("/") or not path:
            return self._site_path(path, target, file)
        source = posixpath.normpath(posixpath.join(posixpath.dirname(file), path))
        if source in self._urls.paths:
            return Target(self._urls.href(self._urls.paths[source]) + tail)
        if source in self._urls.entries and not fragment:
            return Target(self._urls.href(self._urls.entries[source]))
        if source in self._left_out:
            # Its own problem is told already; calling it dead would be a second, false one.
            return Target(self._urls.href("/"))
        if source.startswith("assets/"):
            return self._asset(source, target, file, Code.DEAD_LINK, tail)
        return self._dead(target, source, file)

    def image(self, target: str, file: str) -> Target | Fault:
        """The address of ``![text](target)`` in a file: always a file of ``assets/``."""
        if SCHEME.match(target) or target.startswith("/"):
            return Fault(
                Code.MISSING_IMAGE,
                f"Kuva ”{target}” ei ole sivuston oma tiedosto.",
                "Tallentakaa kuva kansioon assets/img/ ja viitatkaa siihen, esimerkiksi "
                "../../../assets/img/kaavio.svg.",
            )
        source = posixpath.normpath(posixpath.join(posixpath.dirname(file), _decoded(target)))
        answer = self._asset(source, target, file, Code.MISSING_IMAGE)
        return self._picture(source, target, answer) if isinstance(answer, Target) else answer

    def _with_scheme(self, scheme: str, target: str) -> Target | Fault:
        if scheme == TERM:
            return self._term(target.partition(":")[2])
        if scheme not in SAFE_SCHEMES:
            return Fault(
                Code.UNSAFE_LINK,
                f"Linkki ”{target}” alkaa sanalla {scheme}:, jota sivusto ei avaa.",
                "Käyttäkää osoitetta, joka alkaa https://, mailto: tai tel:.",
            )
        if scheme in ("http", "https") and not HOST.match(target):
            return Fault(
                Code.DEAD_LINK,
                f"Osoite ”{target}” ei ole kokonainen.",
                "Kopioikaa osoite selaimen osoiteriviltä, esimerkiksi https://www.hankinnat.fi/.",
            )
        return Target(target, external=scheme in ("http", "https"))

    def _term(self, key: str) -> Target | Fault:
        if key not in self._site.terms and GLOSSARY in self._left_out:
            return Target(self._urls.href("/"))
        if key not in self._site.terms:
            match = close_match(key, self._site.terms)
            return Fault(
                Code.UNKNOWN_TERM,
                f"Termiä ”{key}” ei ole sanastossa.",
                f"{match} Termit ovat tiedostossa content/sanasto.yml.".strip(),
            )
        if self._glossary is None:
            return Fault(
                Code.UNKNOWN_TERM,
                f"Termi ”{key}” on sanastossa, mutta sanaston sivu puuttuu.",
                f"Lisätkää sivu, jonka avain on layout: {GLOSSARY_LAYOUT}.",
            )
        term = written(self._site.terms[key].term)
        return Target(f"{self._urls.of(self._glossary)}#{key}", term=term)

    def _backslashes(self, target: str, file: str) -> Fault:
        near = target.replace("\\", "/")
        message = f"Linkin ”{target}” polussa on kenoviivoja."
        if slip := meant(near):
            near = slip.target
        elif SCHEME.match(near):
            match = self._near(posixpath.basename(near))
            message = f"Linkki ”{target}” vie tiedostoon omalla koneellanne."
            near = _relative(match, file) if match else ""
        asked = f"Tarkoititteko ”{near}”? " if near else ""
        return Fault(Code.DEAD_LINK, message, f"{asked}Polku alkaa tästä tiedostosta.")

    def _site_path(self, path: str, target: str, file: str) -> Fault:
        if not path:
            message, hint = "Linkillä ei ole osoitetta.", "Kirjoittakaa se: [teksti](osoite)."
            return Fault(Code.DEAD_LINK, message, hint)
        whole = path if path.endswith("/") else f"{path}/"
        source = next((file for file, url in self._urls.paths.items() if url == whole), None)
        _, mark, fragment = target.partition("#")
        near = f"{_relative(source, file)}{mark}{fragment}" if source else ""
        return Fault(
            Code.DEAD_LINK,
            f"Linkki ”{target}” on sivuston sisäinen osoite.",
            f"{f'Tarkoititteko ”{near}”? ' if near else ''}Viitatkaa tiedostoon, niin linkki "
            "toimii myös versiohallinnassa, esimerkiksi ../johtaminen/nykytila.md.",
        )

    def _picture(self, source: str, target: str, answer: Target) -> Target | Fault:
        """The answer with the picture's size and weight."""
        path = source.removeprefix("assets/")
        data = next((one.data for one in self._site.assets if one.path == path), b"")
        size = measure(path, data)
        if size is None:
            return Fault(
                Code.BROKEN_IMAGE,
                f"Tiedosto ”{target}” ei ole kuva, jonka selain näyttää ja jonka koko selviää.",
                "Tallentakaa kuva muotoon jpg, png, webp tai svg ja muuttakaa nimi myös tekstiin. "
                "Svg-kuvassa pitää olla width ja height tai viewBox.",
            )
        return answer._replace(width=size.width, height=size.height, weight=len(data))

    def _asset(
        self, source: str, target: str, file: str, code: Code, tail: str = ""
    ) -> Target | Fault:
        path = source.removeprefix("assets/")
        if source.startswith("assets/") and path in self._urls.assets:
            return Target(self._urls.asset(path) + tail)
        match = self._near_asset(source)
        near = _relative(match, file) if match else ""
        return Fault(
            code,
            f"Tiedostoa ”{target}” ei ole.",
            f"{f'Tarkoititteko ”{near}”?' if near else ''} Kuvat ja liitteet kuuluvat kansioon "
            "assets/. Polku alkaa tästä tiedostosta.".strip(),
        )

    def _near_asset(self, source: str) -> str | None:
        """The asset of the same name wherever it is, or else the one with the nearest path."""
        name = posixpath.basename(source).casefold()
        assets = [f"assets/{path}" for path in self._urls.assets]
        same = sorted(one for one in assets if posixpath.basename(one).casefold() == name)
        return nearest(source, same, cutoff=0) or nearest(source, assets)

    def _dead(self, target: str, source: str, file: str) -> Fault:
        if source in self._drafts:
            return Fault(
                Code.DEAD_LINK,
                f"Linkki ”{target}” vie luonnokseen, jota ei julkaista.",
                "Poistakaa linkki tai luonnoksen rivi draft: true.",
            )
        entries = self._site.entries.values()
        if any(source == one.file for kind in entries for one in kind.values()):
            return Fault(
                Code.DEAD_LINK,
                f"Tiedostolla ”{target}” ei ole paikkaa sivustolla.",
                "Linkittäkää ilman #-tunnusta. Työkalut ja mittarit näkyvät sivuilla, joiden avain "
                "on layout: tools tai layout: indicators.",
            )
        match = self._near(source)
        near = _relative(match, file) if match else ""
        return Fault(
            Code.DEAD_LINK,
            f"Linkin ”{target}” tiedostoa ei ole.",
            f"Tarkoititteko ”{near}”?"
            if near
            else "Polku alkaa tästä tiedostosta, esimerkiksi ../johtaminen/nykytila.md.",
        )

    def _near(self, source: str) -> str | None:
        """The file whose name is nearest, and of several the one that lies nearest."""
        if source in self._renamed:
            return self._renamed[source]
        stems = {PurePosixPath(file).stem: file for file in self._urls.paths}
        stem = nearest(PurePosixPath(source).stem, stems)
        files = [file for file in self._urls.paths if PurePosixPath(file).stem == stem]
        return nearest(source, files, cutoff=0)


def _relative(source: str, file: str) -> str:
    """A path as it has to be written in a file's link: a space would end the address."""
    path = posixpath.relpath(source, posixpath.dirname(file))
    return path.replace("%", "%25").replace(" ", "%20")


def _decoded(target: str) -> str:
    """A path as its file is named: without escapes, and of whole letters."""
    return unicodedata.normalize("NFC", unquote(target))
