"""Names that an editor may copy, by those that formulas have here."""

from __future__ import annotations

from collections.abc import Mapping

OTHER_NAMES: Mapping[str, str] = {
    "EI": "NOT",
    "INDEKSI": "INDEX",
    "ITSEISARVO": "ABS",
    "JA": "AND",
    "JAKOJ": "MOD",
    "JOS": "IF",
    "JOSVIRHE": "IFERROR",
    "KESKIARVO": "AVERAGE",
    "KESKIARVO.JOS.JOUKKO": "AVERAGEIFS",
    "KOKONAISLUKU": "INT",
    "KUUKAUSI": "MONTH",
    "KUUKAUSI.LOPPU": "EOMONTH",
    "LASKE": "COUNT",
    "LASKE.A": "COUNTA",
    "LASKE.JOS": "COUNTIFS",
    "LASKE.JOS.JOUKKO": "COUNTIFS",
    "LASKE.TYHJÄT": "COUNTBLANK",
    "MAKS": "MAX",
    "MEDIAANI": "MEDIAN",
    "OIKEA": "RIGHT",
    "PITUUS": "LEN",
    "POIMI.TEKSTI": "MID",
    "PYÖRISTÄ": "ROUND",
    "PÄIVÄ": "DAY",
    "PÄIVÄYS": "DATE",
    "PÄIVÄYS.KUUKAUSI": "EDATE",
    "RIVI": "ROW",
    "SUMMA": "SUM",
    "SUMMA.JOS": "SUMIFS",
    "SUMMA.JOS.JOUKKO": "SUMIFS",
    "TAI": "OR",
    "TULOJEN.SUMMA": "SUMPRODUCT",
    "VAIHDA": "SUBSTITUTE",
    "VASEN": "LEFT",
    "VASTINE": "MATCH",
    "VIIKONPÄIVÄ": "WEEKDAY",
    "VUOSI": "YEAR",
    # Those that we have not, by the one that is used instead.
    "COUNTIF": "COUNTIFS",
    "SUMIF": "SUMIFS",
    "AVERAGEIF": "AVERAGEIFS",
}
"""Names of a Finnish Excel, and those that we have not."""
