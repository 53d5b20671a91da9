"""What axe finds on a page, at the least work that tells it."""

from __future__ import annotations

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

# What is far below is laid out when one comes near. Axe looks at a place before that has happened.
LAY_OUT = """() => {
  for (const part of document.querySelectorAll("main *")) {
    if (getComputedStyle(part).contentVisibility === "auto") {
      part.style.contentVisibility = "visible";
    }
  }
}"""
# Colours come from the style sheets: by what an element is and what it stands in. What has no text
# of its own has no colour of text either, and what stands in it is looked at by itself; a link is
# told from the text around it, whatever its own text stands in.
PARTS = """() => {
  const isText = (one) => one.nodeType === Node.TEXT_NODE && one.data.trim() !== "";
  globalThis.parts = Map.groupBy(
    [...document.querySelectorAll("body *")].filter((one) =>
      (one.matches("a, input, select, textarea") || [...one.childNodes].some(isText))
      && one.checkVisibility()),
    (one) => {
      const chain = [];
      for (let part = one; part && chain.length < 4; part = part.parentElement) {
        chain.push(`${part.localName}.${part.getAttribute("class") ?? ""}`);
      }
      return chain.join(" in ");
    });
  return [[...parts.keys()], "axe" in globalThis];
}"""
# The parts' outermost elements are enough: axe looks at all within.
VIOLATIONS = """async ([rules, colours, unseen]) => {
  const given = { resultTypes: ["violations"], reporter: "no-passes", selectors: false };
  const found = async (within, options) =>
    (await axe.run(within, { ...given, ...options })).violations.map(
      ({ id, nodes: [{ html }] }) => `${id} ${html}`);
  const off = { rules: Object.fromEntries(colours.map((one) => [one, { enabled: false }])) };
  off.rules["label-content-name-mismatch"] = { enabled: true };
  const all = new Set(unseen.flatMap((one) => parts.get(one)));
  const outer = [...all].filter((one) => {
    for (let part = one.parentElement; part; part = part.parentElement) {
      if (all.has(part)) return false;
    }
    return true;
  });
  return [
    ...await found(document, { runOnly: rules, ...off }),
    ...outer.length ? await found({ include: outer }, { runOnly: colours }) : [],
  ];
}"""
# The rule that is switched on is not of the standard sets yet: what is seen in a link stands in
# its name in one piece.
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COLOURS = ["color-contrast", "link-in-text-block"]


def violations(page: Page, seen: set[str] | None = None) -> list[str]:
    """What axe finds: a rule with an element's HTML; ``seen`` are parts whose colours are known.

    Colours are looked at only in parts that are not among ``seen``, which grow. What they are seen
    on is the same size and colour scheme of a window; without them all of the page is looked at.
    """
    page.evaluate(LAY_OUT)
    names, is_loaded = page.evaluate(PARTS)
    unseen = set(names) if seen is None else set(names) - seen
    if not is_loaded:
        # The script goes in through the debugger: the site's policy would stop an inline one.
        page.evaluate(f"() => {{ {AXE_SCRIPT} }}")
    found: list[str] = page.evaluate(VIOLATIONS, [RULES, COLOURS, sorted(unseen)])
    if seen is not None:
        seen |= unseen
    return found
