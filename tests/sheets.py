"""The guide's Excel sheets, for tests: what editors copy is what is tested."""

from __future__ import annotations

import re

import yaml

from elinvoimapolku.model import Sheet
from tests.conftest import PROJECT

GUIDE = (PROJECT / "CONTRIBUTING.md").read_text(encoding="utf-8")
GUIDE_KEYS = re.findall(r"```yaml\n(makes: \[excel\]\n.*?)```", GUIDE, re.DOTALL)[0]
"""The front matter of the guide's example."""
FILE = "content/tyopohjat/rekisteri.md"
TEMPLATE = """\
---
title: "Rekisteri"
summary: "Kunnan sopimukset."
{keys}who: "Vastaava"
minutes: 8
minutes_each: "riviä kohden"
ends_in: "seuranta"
version: "1.0"
version_date: 2026-11-20
reviewed: 2026-11-20
---

Kirjatkaa sopimukset.
"""


def template(keys: str = GUIDE_KEYS) -> str:
    """A template with an Excel file."""
    return TEMPLATE.format(keys=keys)


def sheets(keys: str = GUIDE_KEYS) -> tuple[Sheet, ...]:
    """The sheets of some keys."""
    read = yaml.load(keys, Loader=yaml.BaseLoader)
    return tuple(Sheet.model_validate(one) for one in read["sheets"])


FORMULAS = (
    "SUM(T[Luku])",
    "SUM([@Luku];2;[@Sana])",
    "COUNT(T[Luku];T[Sana])",
    "COUNTA(T[Sana])",
    "COUNTBLANK(T[Luku])",
    "MIN(T[Luku])",
    "MAX(T[Luku])",
    "AVERAGE(T[Luku])",
    "MEDIAN(T[Luku])",
    'COUNTIFS(T[Sana];"ei")',
    'COUNTIFS(T[Sana];"<>ei")',
    'COUNTIFS(T[Sana];"?*")',
    'COUNTIFS(T[Sana];"EI*";T[Luku];">0")',
    'COUNTIFS(T[Luku];"<="&[@Luku])',
    "COUNTIFS(T[Luku];2)",
    'COUNTIFS(T[Luku];"<>2")',
    'COUNTIFS(T[Luku];"")',
    'SUMIFS(T[Luku];T[Sana];"ei")',
    'IFERROR(AVERAGEIFS(T[Luku];T[Sana];[@Sana]);"–")',
    'MINIFS(T[Luku];T[Sana];"kyllä")',
    'MAXIFS(T[Luku];T[Sana];"kyllä")',
    "INDEX(T[Sana];3)",
    'IFERROR(INDEX(T[Sana];99);"–")',
    'IFERROR(MATCH([@Sana];T[Sana];0);"–")',
    "ROW()-ROW(T[[#Headers];[Sana]])",
    'SUMPRODUCT((T[Sana]="ei")*(T[Luku]>=Raja))',
    "SUMPRODUCT(T[Luku];T[Luku])",
    "SUMPRODUCT(-(T[Luku]>1))",
    "DATE(2026;14;31)",
    "DAY([@Päivä])",
    "MONTH([@Päivä])",
    "YEAR([@Päivä])",
    "EDATE([@Päivä];-13)",
    "EDATE([@Päivä];1)",
    "EOMONTH([@Päivä];1)",
    "WEEKDAY([@Päivä])",
    "WEEKDAY([@Päivä];2)",
    "WEEKDAY([@Päivä];3)",
    "ISOWEEKNUM([@Päivä])",
    "ABS([@Luku]-3)",
    "INT([@Luku]-2,9)".replace(",", "."),
    "MOD([@Luku];-3)",
    "ROUND([@Luku]/8;2)",
    "ROUND(-[@Luku]*125;-2)",
    "ROUND(2.5;0)",
    "LEN([@Sana])",
    "LEFT([@Sana];2)",
    "RIGHT([@Sana])",
    "MID([@Sana];2;3)",
    'TRIM("  a   b ")',
    'SUBSTITUTE([@Sana];"l";"L")',
    'VALUE("12")+1',
    "ISNUMBER([@Luku])",
    'IF(AND([@Luku]>1;[@Sana]<>"");"a";"b")',
    "IF(OR(NOT([@Luku]>1));1;0)",
    'IFERROR([@Luku]/0;"virhe")',
    '[@Luku]&" / "&[@Sana]',
    '[@Sana]="EI"',
    '[@Sana]>"kala"',
    '[@Luku]=""',
    "[@Sana]>5",
    "-[@Luku]-2*(3-[@Luku])/4",
    "Raja+[@Luku]",
    'IF([@Sana]="";1)',
)
"""A formula for every function, and for what differs most easily between programs."""
ROWS = (
    "ei | 2 | 2026-01-31",
    "kyllä | 2,5 | 2024-02-29",
    " |  | 2026-12-31",
    "Ei | 0 | 2027-01-03",
    "=1+1 | 7 | 2026-06-15",
    "kyllä | -4 | 1999-12-31",
)


def formula_sheets() -> tuple[Sheet, ...]:
    """A table with a column for each formula."""
    counted = [
        {"title": f"K{at}x", "kind": "number", "formula": f"={one}"}
        for at, one in enumerate(FORMULAS)
    ]
    columns = [
        {"title": "Sana", "kind": "text"},
        {"title": "Luku", "kind": "number"},
        {"title": "Päivä", "kind": "date"},
    ]
    table = {"name": "T", "help": "A.", "columns": [*columns, *counted], "given": list(ROWS)}
    cells = {
        "name": "Solut",
        "help": "A.",
        "cells": [{"title": "Raja", "kind": "number", "value": "2"}],
    }
    table["empty_rows"] = "0"
    return tuple(Sheet.model_validate(one) for one in (table, cells))
