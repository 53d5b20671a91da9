"""The pages that every site has and the layouts that are more than a text: each named once."""

from __future__ import annotations

HOME, NOT_FOUND = "index", "404"
"""Slugs of the home page and of the page that stands where there is none."""
PAPER_SLUGS = ("kokoussivu", "kokousasia", "kartta", "kalenteri", "luovutus")
PLACES = {
    HOME: "/",
    NOT_FOUND: "/404.html",
    "nakemykset": "/itsearviointi/nakemykset/",
    **{slug: f"/kokoukseen/{slug}/" for slug in PAPER_SLUGS},
}
"""The paths of pages that do not stand by their slug alone."""

STEP_LAYOUT, AREA_LAYOUT, WORKBOOK_LAYOUT = "step", "area", "workbook"
HOME_LAYOUT, MY_PATH_LAYOUT, NOT_FOUND_LAYOUT = "home", "my-path", "not-found"
GLOSSARY_LAYOUT, TOOLS_LAYOUT, INDICATORS_LAYOUT = "glossary", "tools", "indicators"
ASSESSMENT_LAYOUT, TOGETHER_LAYOUT, WORKSHOP_LAYOUT = "assessment", "together", "workshop"
FIGURES_LAYOUT = "figures"
TEMPLATE_LAYOUT, TEMPLATES_LAYOUT = "template", "templates"
PAPERS_LAYOUT = "papers"
MEETING_SHEET_LAYOUT, BOARD_PAPER_LAYOUT = "meeting-sheet", "board-paper"
TOWN_MAP_LAYOUT, CALENDAR_LAYOUT, HANDOVER_LAYOUT = "town-map", "calendar", "handover"

NOT_CHOSEN = (HOME_LAYOUT, AREA_LAYOUT, STEP_LAYOUT, WORKBOOK_LAYOUT, TEMPLATE_LAYOUT)
"""Layouts that belong to their documents: no other page may name them."""
