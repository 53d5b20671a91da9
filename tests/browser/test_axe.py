"""What is wrong on a page is told, where nearly all of it has been looked at too."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.axe import COLOURS, violations

FAULTS = {
    "color-contrast": """(main) => {
      const faint = document.createElement("mark");
      [faint.textContent, faint.style.color, faint.style.background] = ["haalea", "#777", "#888"];
      main.append(faint);
    }""",
    "link-in-text-block": """(main) => {
      const [text, link] = ["p", "a"].map((name) => document.createElement(name));
      [link.href, link.textContent, link.className] = ["#sisalto", "piilossa", "in-text"];
      [text.style.color, link.style.color] = ["#000", "#222"];
      link.style.textDecoration = "none";
      text.append("Tekstissä oleva linkki on tässä ", link, " eikä sitä huomaa mistään.");
      main.append(text);
    }""",
    "button-name": '(main) => main.append(document.createElement("button"))',
    "heading-order": """(main) => {
      const heading = document.createElement("h6");
      heading.textContent = "Väliin jäi monta tasoa";
      main.append(heading);
    }""",
    "target-size": """(main) => {
      const names = ["yksi", "kaksi"];
      main.append(...names.map((name) => {
        const small = document.createElement("button");
        [small.ariaLabel, small.style.cssText] =
          [name, "inline-size: 8px; block-size: 8px; padding: 0; min-block-size: 0; margin: 0"];
        return small;
      }));
    }""",
}


@pytest.mark.parametrize("is_known", [False, True], ids=["all is looked at", "the rest is known"])
def test_each_fault_is_told_by_its_rule(page: Page, is_known: bool) -> None:
    for rule, make in FAULTS.items():
        page.goto("/tietoa/")
        seen: set[str] | None = set() if is_known else None
        assert violations(page, seen) == []
        page.locator("main").evaluate(make)
        told = violations(page, seen)
        assert any(one.startswith(f"{rule} <") for one in told), (rule, told)
        # The colours of what is known are not looked at again.
        again = violations(page, seen)
        assert again == ([] if is_known and rule in COLOURS else told)
