"""The tables of front matter keys in ``CONTRIBUTING.md``, made from the model: ``make tables``.

Which keys there are, which are required and what form they have comes from the model. What a key
means is told here, in Finnish; a key without a meaning, or a meaning without its key, is an error.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping
from types import NoneType
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from elinvoimapolku import model, values
from elinvoimapolku.model import Content
from tests.conftest import PROJECT

GUIDE = PROJECT / "CONTRIBUTING.md"
BEGIN, END = "<!-- avaimet: make tables -->", "<!-- /avaimet -->"

KINDS: Mapping[type[BaseModel], str] = {
    model.Step: "Vaihe: `content/alueet/<alue>/<vaihe>.md`",
    model.Area: "Alue: `content/alueet/<alue>/index.md`",
    model.Page: "Sivu: `content/sivut/<sivu>.md`",
    model.Tool: "Työkalu: `content/tyokalut/<työkalu>.md`",
    model.Indicator: "Mittari: `content/mittarit/<mittari>.md`",
    model.Template: "Työpohja: `content/tyopohjat/<työpohja>.md`",
    model.Role: "Avaimen `roles` rivi",
    model.ChecklistItem: "Avaimen `checklist` rivi",
    model.Statement: "Avaimen `assessment` rivi",
    model.Figure: "Avaimen `figures` rivi",
    model.FigureValue: "Avaimen `value` rivi",
    model.Source: "Avaimen `sources` rivi",
    model.Law: "Avaimen `law` rivi",
    model.Change: "Avaimen `changes` rivi",
    model.Sheet: "Avaimen `sheets` rivi",
    model.Column: "Avaimen `columns` rivi",
    model.SingleCell: "Avaimen `cells` rivi",
    model.ResultRow: "Avaimen `results` rivi",
}

# A key means the same everywhere, unless it is told by its kind below.
MEANINGS = {
    "aliases": "Sivun vanhat osoitteet, jotka ohjataan tähän, esimerkiksi `/vanha/osoite/`.",
    "assessment": "Itsearvioinnin väittämät.",
    "benefit": "Hyöty yhtenä me-muotoisena virkkeenä: mitä on totta, kun työ on tehty.",
    "choices": "Valinnan vaihtoehdot.",
    "decimals": "Montako desimaalia näytetään.",
    "formula": "Kaava, joka laskee arvon. Alkaa merkillä `=`.",
    "help": "Ohje täyttäjälle.",
    "kind": "Solun laji.",
    "changes": "Muutokset, joista kerrotaan sivuston seuraajille.",
    "checked": "Päivä, jona avasit sivun ja luit sen.",
    "checklist": "Tarkistuslistan kohdat.",
    "decision_questions": "Kysymykset, jotka päättäjä voi esittää kokouksessa.",
    "draft": "`true`, kun tekstiä ei vielä julkaista.",
    "duration": "Kesto viikkoina ja työtunteina.",
    "id": "Tunniste. Tulee tiedoston nimestä. Kirjoita vain, jos tiedoston nimi on muuttunut: "
    "silloin tähän jää vanha nimi.",
    "indicators": "Mittarien tunnisteet: tiedostojen nimet kansiossa `content/mittarit/` "
    "ilman päätettä.",
    "order": "Järjestysnumero. Kahdella ei saa olla samaa.",
    "outcome": "Paperi tai päätös, joka jää käteen.",
    "publisher": "Julkaisija.",
    "reviewed": "Päivä, jona joku viimeksi luki tekstin ja lähteet läpi.",
    "roles": "Kuka tekee, mitä ja kuinka monta tuntia.",
    "short_title": "Lyhyt nimi kartalle ja valikkoon, jos otsikko on pitkä.",
    "sources": "Lähteet: mistä tekstin tiedot ovat.",
    "summary": "Tiivistelmä, joka näkyy myös hakukoneessa ja jaetussa linkissä.",
    "templates": "Työpohjien tunnisteet: tiedostojen nimet kansiossa `content/tyopohjat/` "
    "ilman päätettä.",
    "title": "Otsikko.",
    "tools": "Työkalujen tunnisteet: tiedostojen nimet kansiossa `content/tyokalut/` "
    "ilman päätettä.",
    "url": "Osoite kokonaan, alkaa `https://`.",
    "verified": "Miten luit: julkaisijan sivulta (`page`), tallennetusta kopiosta (`copy`) vai "
    "toisesta lähteestä (`via`).",
}
OWN_MEANINGS = {
    (model.Step, "phase"): "Polun yhteinen vaihe: jokin tiedoston `content/sivusto.yml` "
    "avaimen `phases` tunnisteista.",
    (
        model.Step,
        "requires",
    ): "Tunnisteet niistä vaiheista, joiden tulosta tämä tarvitsee. Ne tulevat "
    "suositellussa järjestyksessä ennen tätä.",
    (model.Area, "shape"): "Alueen merkin muoto kartalla.",
    (model.Area, "link_text"): "Etusivun linkki alueelle.",
    (model.Page, "layout"): "Sivupohja. Tavallisella sivulla riviä ei tarvita.",
    (model.Tool, "kind"): "Laji: jokin tiedoston `content/sivusto.yml` avaimen `tool_kinds` "
    "tunnisteista.",
    (model.Tool, "group"): "Kysymys, johon työkalu vastaa: jokin tiedoston `content/sivusto.yml` "
    "avaimen `tool_groups` tunnisteista. Ilman sitä työkalu on listan lopussa.",
    (model.Tool, "starter"): "`true`, jos työkalusta kannattaa aloittaa. Merkitse kolme.",
    (model.Indicator, "group"): "Kysymys, johon mittari vastaa: jokin tiedoston "
    "`content/sivusto.yml` avaimen `indicator_groups` tunnisteista. Ilman sitä mittari on "
    "listan lopussa.",
    (model.Indicator, "starter"): "`true`, jos mittarista kannattaa aloittaa. Merkitse kolme.",
    (model.Tool, "audience"): "Kenelle työkalu on.",
    (model.Tool, "cost"): "Hinta, esimerkiksi Maksuton.",
    (model.Tool, "language"): "Kieli, jolla työkalu on.",
    (model.Indicator, "definition"): "Mitä mittari kertoo, yhtenä virkkeenä.",
    (model.Indicator, "unit"): "Yksikkö, esimerkiksi prosenttia.",
    (model.Indicator, "direction"): "Kumpi on parempi, suurempi vai pienempi.",
    (model.Indicator, "data"): "Aineisto, josta luku lasketaan.",
    (model.Indicator, "figures"): "Luvut, jotka kunta kirjaa kerran vuodessa sivulle Luvut.",
    (model.Indicator, "value"): "Mitä luvut kertovat yhdessä. Tärkein ensin.",
    (model.Figure, "id"): "Tunniste, joka alkaa mittarin tunnisteella. Älä muuta sitä koskaan.",
    (model.Figure, "label"): "Mitä luku laskee, sarakkeen otsikkona.",
    (model.Figure, "unit"): "Mitä luku on. Kappaleet ovat kokonaislukuja.",
    (model.FigureValue, "title"): "Nimi, kun mittarilla on monta arvoa. Jos se on "
    "kilpailutustaulukon rivin tai sarakkeen otsikko, arvo tulee siitä liitettäessä.",
    (model.FigureValue, "numerator"): "Osoittaja: luvun `id`.",
    (model.FigureValue, "denominator"): "Nimittäjä: luvun `id`. Luvun `figure` kanssa se on "
    "tapausten määrä.",
    (model.FigureValue, "figure"): "Luku, joka kerrotaan sellaisenaan, kuten mediaani: sen `id`.",
    (model.FigureValue, "missing"): "Luku, joka kertoo, monestako tieto puuttuu: sen `id`.",
    (model.FigureValue, "shown_as"): "Kappaleet ja prosentti (muuten tämä), pelkät kappaleet tai "
    "keskiarvo.",
    (model.FigureValue, "three_years"): "`true`, jos kolmen vuoden summa kerrotaan rinnalla.",
    (model.FigureValue, "broken"): "`true`, jos vuosien 2023 ja 2025 katkokset merkitään, vaikka "
    "luku ei ole euroja.",
    (model.Template, "group"): "Milloin pohjaa tarvitaan: jokin tiedoston `content/sivusto.yml` "
    "avaimen `template_groups` tunnisteista. Ilman sitä pohja on listan lopussa.",
    (model.Template, "makes"): "Tiedostot, jotka pohjasta tehdään: `word` ja `excel`.",
    (model.Template, "who"): "Kuka täyttää, nimikkeenä.",
    (model.Template, "minutes"): "Täyttämisen työmäärä minuutteina.",
    (model.Template, "minutes_each"): (
        "Mitä minuutit koskevat, jos eivät koko pohjaa: esimerkiksi `riviä kohden`."
    ),
    (model.Template, "ends_in"): "Päätös tai julkaisu, jossa paperia käytetään. Alkaa pienellä "
    "kirjaimella.",
    (model.Template, "version"): "Versio: kaksi lukua ja piste, esimerkiksi `1.0`. Tulee tiedoston "
    "nimeen.",
    (model.Template, "version_date"): "Version päivä.",
    (
        model.Template,
        "landscape",
    ): "Niiden otsikoiden tunnukset, joiden osiot ovat paperilla vaakasuunnassa, "
    "esimerkiksi leveän taulukon takia.",
    (model.Template, "filling"): "Miten taulukko täytetään, lyhyinä tekoina.",
    (model.Template, "sheets"): "Excel-tiedoston välilehdet. Lue kohta "
    "[Excel-taulukko](#excel-taulukko).",
    (model.Template, "law"): "Säädökset ja ohjeet, joihin pohja nojaa.",
    (model.Law, "text"): "Säädöksen nimi ja numero ja julkaisija, esimerkiksi Kuntalaki 410/2015 "
    "(Finlex).",
    (model.Law, "checked"): "Päivä, jona luit voimassa olevan tekstin. Jos et ole lukenut sitä, "
    "jätä rivi pois: silloin kunta tarkistaa ja kirjaa päivän itse.",
    (model.Role, "role"): "Rooli, ei henkilön nimi.",
    (model.Role, "task"): "Mitä rooli tekee.",
    (model.Role, "hours"): "Työtunnit.",
    (model.ChecklistItem, "id"): "Tunniste, joka alkaa vaiheen tunnisteella. Kävijöiden rastit "
    "ovat sen varassa: älä muuta sitä koskaan.",
    (model.ChecklistItem, "text"): "Yksi teko, joka on joko tehty tai tekemättä.",
    (model.ChecklistItem, "help"): "Miten se tehdään. Tekstissä voi olla linkkejä.",
    (model.ChecklistItem, "section"): "Sen otsikon tunnus, jonka alla kohta neuvotaan, esimerkiksi "
    "`ohjeet-2`. Tunnukset kerrotaan kohdassa [Kirjoita näin](#kirjoita-näin).",
    (model.ChecklistItem, "template"): "Sen työpohjan tunniste, jonka kohta pyytää.",
    (model.Statement, "id"): "Tunniste, joka alkaa vaiheen tunnisteella. Älä muuta sitä koskaan.",
    (model.Statement, "text"): "Väittämä me-muodossa.",
    (model.Statement, "levels"): "Neljä kuvausta heikoimmasta parhaaseen.",
    (model.Statement, "short"): "`true` sillä yhdellä väittämällä, joka edustaa vaihetta "
    "itsearvioinnin lyhyessä kierroksessa.",
    (model.Statement, "question"): "Mistä puhua ensin, kun näkemykset eroavat.",
    (model.Source, "title"): "Lähteen otsikko sellaisena kuin julkaisija sen kirjoittaa.",
    (model.Source, "date"): "Lähteen oma päiväys sanoin, tai `ei päiväystä`.",
    (model.Change, "date"): "Muutoksen päivä.",
    (model.Change, "text"): "Mitä muuttui, yhtenä virkkeenä.",
    (model.Sheet, "name"): "Nimi, enintään 20 merkkiä. Kaavoissa välilyönti on `_`.",
    (model.Sheet, "help"): "Mitä varten välilehti on.",
    (
        model.Sheet,
        "cells",
    ): "Yksittäiset solut, esimerkiksi kunta ja rajat. Silloin välilehdellä ei ole sarakkeita.",
    (model.Sheet, "columns"): "Taulukon sarakkeet.",
    (model.Sheet, "given"): "Rivit, jotka ovat valmiina tyhjässä tiedostossa.",
    (model.Sheet, "rows"): "Esimerkin rivit: arvot pystyviivoin erotettuina, vain täytettävät "
    "sarakkeet.",
    (model.Sheet, "results"): "Valmiit rivit, joiden soluissa on tekstiä ja kaavoja.",
    (model.Sheet, "empty_rows"): "Tyhjien rivien määrä. Oletus on 30.",
    (model.Sheet, "frozen"): "Montako ensimmäistä saraketta pysyy näkyvissä. Oletus on 1.",
    (model.Column, "total"): "Mitä sarakkeen alla lasketaan.",
    (model.Column, "alert"): "Sanat, jotka värjätään huomattaviksi. `*` on mikä tahansa teksti.",
    (model.Column, "calm"): "Sanat, jotka värjätään rauhallisiksi.",
    (model.Column, "helper"): "`true`, jos saraketta tarvitsevat vain kaavat.",
    (model.Column, "width"): "Leveys merkkeinä.",
    (model.SingleCell, "title"): "Otsikko. Kaavoissa välilyönti on `_`.",
    (model.SingleCell, "value"): "Arvo tyhjässä tiedostossa.",
    (model.SingleCell, "example"): "Arvo esimerkissä.",
    (model.ResultRow, "cells"): "Arvo jokaiselle sarakkeelle. Kaava alkaa merkillä `=`.",
    (model.ResultRow, "kind"): "Rivin kaavojen tuloksen laji sarakkeissa, joiden laji on `number`.",
}


class MeaningError(Exception):
    """A key has no meaning here, or a meaning no key."""


def tables() -> str:
    """Every table, one after another, each below its heading."""
    told: set[object] = set()
    parts = []
    for kind, heading in KINDS.items():
        rows = "\n".join(_rows(kind, told))
        head = "| Avain | Pakollinen | Muoto | Mitä siihen kirjoitetaan |\n|---|---|---|---|"
        parts.append(f"### {heading}\n\n{head}\n{rows}\n")
    unused = (set(MEANINGS) | set(OWN_MEANINGS)) - told
    if unused:
        raise MeaningError(f"meanings of no key: {sorted(map(str, unused))}")
    return "\n".join(parts)


def guide_with_tables(guide: str) -> str:
    """The guide with its tables made anew; what stands around them stays."""
    before, begin, rest = guide.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not (begin and end):
        raise MeaningError(f"{GUIDE.name} has no place for the tables")
    return f"{before}{BEGIN}\n\n{tables()}\n{END}{after}"


def _rows(kind: type[BaseModel], told: set[object]) -> Iterator[str]:
    keys = kind.keys() if issubclass(kind, Content) else tuple(kind.model_fields)
    for key in keys:
        name: object = (kind, key) if (kind, key) in OWN_MEANINGS else key
        told.add(name)
        meaning = OWN_MEANINGS.get((kind, key)) or MEANINGS.get(key)
        if not meaning:
            raise MeaningError(f"{kind.__name__}.{key} has no meaning")
        field = kind.model_fields[key]
        # The id of a content file comes from its name.
        required = field.is_required() and not (key == "id" and issubclass(kind, Content))
        yield f"| `{key}` | {'kyllä' if required else ''} | {_form(field)} | {meaning} |"


def _form(field: FieldInfo) -> str:
    """The form of a key's value in Finnish."""
    patterns = [getattr(one, "pattern", None) for one in field.metadata]
    return _form_of(field.annotation, patterns)


def _form_of(kind: Any, patterns: list[str | None]) -> str:
    if get_origin(kind) is Literal:
        return ", ".join(f"`{choice}`" for choice in get_args(kind))
    if get_origin(kind) is tuple:
        inner = get_args(kind)[0]
        rows = isinstance(inner, type) and issubclass(inner, BaseModel)
        return "luettelo, jonka riveillä on omat avaimensa" if rows else "luettelo"
    alone = [one for one in get_args(kind) if one is not NoneType]
    if alone:
        return _form_of(alone[0], patterns)
    if kind is str:
        names = {_pattern(values.Url): "osoite", _pattern(values.Id): "tunniste"}
        return next((names[one] for one in patterns if one in names), "teksti")
    return {bool: "`true` tai `false`", int: "luku", datetime.date: "päivä: `2026-11-23`"}[kind]


def _pattern(kind: Any) -> str | None:
    return next((one.pattern for one in get_args(kind) if hasattr(one, "pattern")), None)


def main() -> None:
    """Write the tables into the guide."""
    text = guide_with_tables(GUIDE.read_text(encoding="utf-8"))
    GUIDE.write_text(re.sub(r"\n{3,}", "\n\n", text), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
