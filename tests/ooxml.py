"""What Office's own schemas say of a file: openxml-audit has them from the Open XML SDK."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from openxml_audit import OpenXmlValidator


@cache
def _validator() -> OpenXmlValidator:
    return OpenXmlValidator()


def complaints(file: Path) -> list[str]:
    """All that Word or Excel might want to repair in a file; empty when it is as it should be."""
    return [str(error) for error in _validator().validate(file).errors]
