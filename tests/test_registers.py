"""The registers and schedules of the site give the days and words that their rules promise."""

from __future__ import annotations

import datetime
import itertools

import pytest

from elinvoimapolku.model import Site
from elinvoimapolku.rendering.views.spreadsheet import SheetView, sheet_views


def example(content: Site, template: str, sheet: str) -> SheetView:
    return next(one for one in sheet_views(content.templates[template]) if one.name == sheet)


def by_first(view: SheetView, key: str) -> dict[str, dict[str, str]]:
    rows = [dict(zip(view.titles, row, strict=True)) for row in view.rows]
    return {row[key]: row for row in rows}


@pytest.mark.parametrize(
    ("contract", "told"),
    [
        (
            "Tulostimet",
            {
                "Viimeinen irtisanomispäivä": "30.6.2026",
                "Päätöspäivä": "30.4.2026",
                "Muistutus": "30.3.2026",
                "Tila": "Kunnossa",
            },
        ),
        (
            "Koulukuljetukset",
            {"Kilpailutuksen aloitus": "30.6.2025", "Tila": "Kilpailutus aloitettava nyt"},
        ),
        ("Ateriapalvelut", {"Kilpailutuksen aloitus": "31.7.2026", "Tila": "Kunnossa"}),
        (
            "Siivous",
            {
                "Päätöspäivä": "31.3.2026",
                "Muistutus": "28.2.2026",
                "Tila": "Päätös tehtävä nyt",
            },
        ),
        (
            "Kiinteistöjen huolto",
            {
                "Tarkistuspäivä": "1.6.2025",
                "48 kk arvo €": "480\u00a0000\u00a0€",
                "Tila": "Ei vastaavaa",
            },
        ),
        (
            "Taloushallinnon palvelut",
            {
                "Tarkistuspäivä": "1.1.2027",
                "Tila": "Kunnossa",
                "Huomio": "Pieni omistusosuus: katsokaa lakitilanne",
            },
        ),
    ],
)
def test_a_contract_has_its_days_and_its_state(
    content: Site, contract: str, told: dict[str, str]
) -> None:
    row = by_first(example(content, "sopimusrekisteri", "Sopimukset"), "Sopimus")[contract]
    assert {key: row[key] for key in told} == told


def test_the_register_counts_how_much_is_covered(content: Site) -> None:
    figures = by_first(example(content, "sopimusrekisteri", "Luvut"), "Luku")
    assert figures["Sopimuskattavuus"]["Tulos"] == "72\u00a0%"
    assert figures["Sopimukset ilman vastaavaa"]["Osoittaja"] == "1"
    followed = figures["Seuratut sopimukset"]
    assert (followed["Osoittaja"], followed["Nimittäjä"]) == ("4", "5")


def test_a_schedule_ends_where_the_next_task_begins(content: Site) -> None:
    view = example(content, "hankinta-aikataulu", "Aikataulu")
    rows = [dict(zip(view.titles, row, strict=True)) for row in view.rows]
    assert rows[0]["Päättyy"] == "10.8.2026"
    for later, earlier in itertools.pairwise(rows):
        assert earlier["Päättyy"] == later["Alkaa"]
    assert rows[-1]["Alkaa"] == "29.12.2025"
    days = sum(int(row["Kesto, pv"]) for row in rows)
    first = datetime.date(2026, 8, 10) - datetime.timedelta(days)
    assert first == datetime.date(2025, 12, 29)
