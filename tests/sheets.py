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
