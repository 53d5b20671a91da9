"""Every built page in a browser: no complaint, nothing that axe finds, no sideways scrolling."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.conftest import NewContext
from tests.browser.watch import Watch

SCREENS = {
    "320 px, dark": {"viewport": {"width": 320, "height": 640}, "color_scheme": "dark"},
    "1280 px, light": {"viewport": {"width": 1280, "height": 720}, "color_scheme": "light"},
}
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}


@pytest.mark.parametrize("screen", SCREENS.values(), ids=SCREENS.keys())
def test_every_page_is_clean(
    new_context: NewContext, paths: list[str], screen: dict[str, object], watch: Watch
) -> None:
    page = new_context(**screen).new_page()
    watch.expect("status 404: .*/olematon/")
    watch.expect("Failed to load resource")
    found = []
    for path in [*paths, "/olematon/"]:
        page.goto(path)
        # The script goes in through the debugger: the site's policy would stop an inline one.
        result = Axe().run(page, options=RULES)
        found += [
            f"{path}: {one['id']} {one['nodes'][0]['html']}"
            for one in result.response["violations"]
        ]
        wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert wide <= 0, f"{path} is {wide} px too wide"
    assert found == []
