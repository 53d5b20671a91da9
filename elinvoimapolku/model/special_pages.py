"""The pages that every site has and the layouts that are more than a text: each named once."""

from __future__ import annotations

HOME, NOT_FOUND = "index", "404"
"""Slugs of the home page and of the page that stands where there is none."""
PLACES = {
    HOME: "/",
    NOT_FOUND: "/404.html",
    "nakemykset": "/itsearviointi/nakemykset/",
    "kalenteri": "/kokoukseen/kalenteri/",
}
"""The paths of pages that do not stand by their slug alone."""

STEP_LAYOUT, AREA_LAYOUT, WORKBOOK_LAYOUT = "step", "area", "workbook"
HOME_LAYOUT, MY_PATH_LAYOUT, NOT_FOUND_LAYOUT = "home", "my-path", "not-found"
GLOSSARY_LAYOUT, TOOLS_LAYOUT, INDICATORS_LAYOUT = "glossary", "tools", "indicators"
ASSESSMENT_LAYOUT, TOGETHER_LAYOUT, WORKSHOP_LAYOUT = "assessment", "together", "workshop"
FIGURES_LAYOUT = "figures"
CALENDAR_LAYOUT = "calendar"
TEMPLATE_LAYOUT, TEMPLATES_LAYOUT = "template", "templates"

NOT_CHOSEN = (HOME_LAYOUT, AREA_LAYOUT, STEP_LAYOUT, WORKBOOK_LAYOUT, TEMPLATE_LAYOUT)
"""Layouts that belong to their documents: no other page may name them."""
