"""Finnish typography: what changes, and what must never change."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elinvoimapolku.rendering.markup.typography import polish

H = "\u00a0"


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ('"lainaus"', "”lainaus”"),
        ("vaa'an", "vaa’an"),
        ("60 000 €", f"60{H}000{H}€"),
        ("60 000 euroa", f"60{H}000{H}euroa"),
        ("1 234 567 asukasta", f"1{H}234{H}567{H}asukasta"),
        ("22 % eli 22 prosenttia", f"22{H}% eli 22{H}prosenttia"),
        ("33 § ja 34 §:ssä", f"33{H}§ ja 34{H}§:ssä"),
        ("s. 4", f"s.{H}4"),
        ("11,4 miljoonaa", f"11,4{H}miljoonaa"),
        ("2024-2026", "2024–2026"),
        ("viikot 5-10", "viikot 5–10"),
        ("2024–2026", "2024–2026"),
        ("sana - sana", f"sana{H}– sana"),
        ("sana – sana", f"sana{H}– sana"),
        ("HE 2/2026", f"HE{H}2/2026"),
    ],
)
def test_a_text_is_polished(written: str, shown: str) -> None:
    assert polish(written) == shown


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-23",
        "2026-11",
        "123/2026",
        "VN/123/2026-5",
        "Y-tunnus 1234567-8",
        "040 123 4567",
        "040-1234567",
        "050-123 4567",
        "(c)-kohta",
        "kohdat (a)-(c)",
        "tiedosto-2.md",
        "ohje-1-2.pdf",
        "COVID-19",
        "A-8",
        "klo 12:30-13",
        "versio 1.2-3",
        "pitkä-aikainen",
    ],
)
def test_dates_numbers_and_codes_stay_as_they_are(text: str) -> None:
    assert polish(text) == text


@given(st.text(alphabet=st.sampled_from("aÄ019 -–\"'.,/:§%€(s")))
def test_polishing_twice_is_the_same_as_once(text: str) -> None:
    assert polish(polish(text)) == polish(text)


@given(st.text())
def test_letters_and_digits_never_change(text: str) -> None:
    def kept(of: str) -> str:
        return "".join(character for character in of if character.isalnum())

    assert kept(polish(text)) == kept(text)
    assert len(polish(text)) == len(text)
