"""What the site is made of: its contents by kind, their parts, and the site that they make."""

from __future__ import annotations

from elinvoimapolku.model.content import FOLDER, Content, Entry, InlineText, PageAddress
from elinvoimapolku.model.entries import ENTRIES, Indicator, Template, Tool
from elinvoimapolku.model.kinds import KINDS, Area, Document, Page, Step
from elinvoimapolku.model.records import (
    Change,
    ChecklistItem,
    Figure,
    FigureValue,
    Glossary,
    Hyphenation,
    Law,
    LedgerEntry,
    Role,
    Source,
    Statement,
    Term,
)
from elinvoimapolku.model.sheets import Column, ResultRow, Sheet, SingleCell
from elinvoimapolku.model.site import Asset, Site

__all__ = [
    "ENTRIES",
    "FOLDER",
    "KINDS",
    "Area",
    "Asset",
    "Change",
    "ChecklistItem",
    "Column",
    "Content",
    "Document",
    "Entry",
    "Figure",
    "FigureValue",
    "Glossary",
    "Hyphenation",
    "Indicator",
    "InlineText",
    "Law",
    "LedgerEntry",
    "Page",
    "PageAddress",
    "ResultRow",
    "Role",
    "Sheet",
    "SingleCell",
    "Site",
    "Source",
    "Statement",
    "Step",
    "Template",
    "Term",
    "Tool",
]
