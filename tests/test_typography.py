"""Finnish typography: what is made of a text, and what is never touched."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elinvoimapolku.typography import polish, spaces_and_dashes

# In the tables below ~ stands for a hard space.
PIECES = st.lists(
    st.sampled_from(
        ["0", "1", "40", "123", "000", "2024", " ", " ", "-", "–", ".", ",", "/", ":", '"', "'"]
        + ["€", "%", "§", "s.", "a", "HE", "km", "(", ")", "+", "\u00a0", "\n", "kohta"]
    )
).map("".join)
TEXTS = st.one_of(st.text(), PIECES)


@pytest.mark.parametrize(
    ("text", "polished"),
    [
        ('"lainaus"', "”lainaus”"),
        ('Hän sanoi: "Tehdään".', "Hän sanoi: ”Tehdään”."),
        ("'sisä'", "’sisä’"),
        ("raa'at", "raa’at"),
        ("60 000 €", "60~000~€"),
        ("Summa on 60 000 € eli", "Summa on 60~000~€ eli"),
        ("(60 000 euroa)", "(60~000~euroa)"),
        ("1 234 567", "1~234~567"),
        ("noin 1 234 567.", "noin 1~234~567."),
        ("5 000 asukkaan kunta", "5~000~asukkaan kunta"),
        ("5 000–10 000 €", "5~000–10~000~€"),
        ("22 %", "22~%"),
        ("1,5 milj. euroa", "1,5~milj. euroa"),
        ("3 työtuntia", "3 työtuntia"),
        ("3 tuntia", "3~tuntia"),
        ("33 §", "33~§"),
        ("33 ja 34 §:ssä", "33 ja 34~§:ssä"),
        ("s. 4", "s.~4"),
        ("kohta 3", "kohta~3"),
        ("2024-2026", "2024–2026"),
        ("2024–2026", "2024–2026"),
        ("5-10 viikkoa", "5–10 viikkoa"),
        ("5–10 viikkoa", "5–10 viikkoa"),
        ("viikot 1-2.", "viikot 1–2."),
        ("sana - sana", "sana~– sana"),
        ("sana – sana", "sana~– sana"),
        ("a - b - c", "a~– b~– c"),
        ("HE 2/2026", "HE~2/2026"),
        ("Tulos on 1 / 8 eli 13 %", "Tulos on 1~/~8 eli 13~%"),
        ("863 000 / 1 664 000", "863~000~/~1~664~000"),
        ("x / y", "x / y"),
        ("1/8", "1/8"),
    ],
)
def test_running_text_gets_finnish_marks_and_hard_spaces(text: str, polished: str) -> None:
    assert polish(text) == polished.replace("~", "\u00a0")


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-23",
        "2026-11",
        "123/2026",
        "VN/123/2026-5",
        "KKV/45/14.00.00/2026-2027",
        "1234567-8",
        "FI12345678",
        "040 123 4567",
        "Soittakaa 040 123 4567.",
        "Soittakaa 050 123 456.",
        "040-1234567",
        "040-123 4567",
        "+358 40 123 4567",
        "+358 400 123 456",
        "(c)-kohta",
        "a)-kohta",
        "raportti-2024-2025.pdf",
        "kuva 1-2.png",
        "liite_1-2.docx",
        "COVID-19",
        "A-8",
        "CPV 72000000-5",
        "ISBN 978-951-123-456-7",
        "2-1",
        "klo 9.00-15.00",
        "12:30-13:45",
        "sana-",
        "hankinta- ja kilpailutusosaaminen",
        "2026 kuntaa",
    ],
)
def test_dates_codes_and_numbers_of_other_kinds_stay_as_they_are(text: str) -> None:
    assert polish(text) == text
    assert polish(f"Alussa {text} lopussa") == f"Alussa {text} lopussa"


def test_quotation_marks_are_left_to_the_markdown_renderer() -> None:
    assert spaces_and_dashes('"a" - 5 %') == '"a"\u00a0– 5\u00a0%'


@given(TEXTS)
def test_polishing_twice_is_the_same_as_once(text: str) -> None:
    assert polish(polish(text)) == polish(text)


@given(TEXTS)
def test_letters_and_digits_never_change(text: str) -> None:
    assert list(filter(str.isalnum, polish(text))) == list(filter(str.isalnum, text))


@given(TEXTS)
def test_each_character_becomes_one_of_its_own_kind(text: str) -> None:
    pairs = {(old, new) for old, new in zip(text, polish(text), strict=True) if old != new}
    assert pairs <= {(" ", "\u00a0"), ("-", "–"), ('"', "”"), ("'", "’")}
