// Several people's answers to a statement: dots above the described levels, and in words.

import { quietButton } from "./button.js";
import { redraw } from "./redraw.js";
import { wordsFor } from "./words.js";

/** The range of levels in short: "1–4", or one level; empty where nobody gave any. */
function rangeOf({ lowest, highest }) {
  return lowest === highest ? String(lowest ?? "–") : `${lowest}–${highest}`;
}

/** What there is to say of a statement besides its levels, in short. */
function factsOf(spread, other) {
  return [
    wordsFor(spread.isWide ? "range-wide" : "range", { count: spread.range }),
    wordsFor("unknown-count", { count: spread.unknown }),
    spread.notOurs > 0 && wordsFor("not-ours-count", { count: spread.notOurs }),
    other > 0 && wordsFor("other-wording", { count: other }),
  ]
    .filter(Boolean)
    .join(" · ");
}

/** The list of statements, widest first; a press shows one. */
export function showList(place, spreads, { titleOf, agreed, shown, show }) {
  const rows = spreads.map((spread) => [spread, agreed(spread.statement), spread.statement === shown]);
  redraw(place, rows, () =>
    rows.map(([spread, level, isShown]) => {
      const row = document.createElement("li");
      const button = quietButton("", () => show(spread.statement));
      const facts = document.createElement("span");
      facts.textContent = level
        ? wordsFor("agreed-level", { level })
        : wordsFor("in-list", { range: rangeOf(spread), count: spread.unknown });
      facts.className = level ? "agreed" : "facts";
      button.append(titleOf(spread.statement), facts);
      button.classList.toggle("is-wide", spread.isWide);
      if (isShown) {
        button.setAttribute("aria-current", "true");
      }
      row.append(button);
      return row;
    }),
  );
}

/** Draw one statement: `names` are those of each level, where names are shown. */
export function showSpread(section, spread, { other, names, level }) {
  section.querySelector("[data-facts]").textContent = factsOf(spread, other);
  section.querySelector("[data-sentence]").textContent = wordsFor("sentence", {
    count: spread.answered,
    levels: spread.counts.map((count, at) => wordsFor("level-count", { level: at + 1, people: count })).join(", "),
    unknown: spread.unknown,
  });
  section.querySelectorAll("[data-at]").forEach((place, at) => {
    const count = spread.counts[at];
    const isIn = at + 1 >= spread.lowest && at + 1 <= spread.highest && spread.range > 0;
    place.classList.toggle("in-range", isIn);
    place.classList.toggle("many", count > 8);
    redraw(place, count, () => [wordsFor("answers", { count }), ...dots(count)]);
  });
  const told = section.querySelector("[data-names]");
  told.hidden = !names;
  told.textContent = names ?? "";
  for (const input of section.querySelectorAll("input")) {
    input.checked = Number(input.value) === level;
  }
}

/** The rows of the table that is printed. */
export function showTable(place, spreads, { titleOf, agreed }) {
  const rows = spreads.map((spread) => [spread, agreed(spread.statement)]);
  redraw(place, rows, () =>
    rows.map(([spread, level]) => {
      const row = document.createElement("tr");
      const head = document.createElement("th");
      head.scope = "row";
      head.textContent = titleOf(spread.statement);
      const cells = [...spread.counts, spread.unknown, rangeOf(spread), level ?? "", ""];
      row.append(head, ...cells.map(asCell));
      return row;
    }),
  );
}

function asCell(value, at) {
  const cell = document.createElement("td");
  cell.append(...(at < 4 && value > 0 ? [...dots(value), ` ${value}`] : [String(value)]));
  return cell;
}

function dots(count) {
  const place = document.createElement("span");
  place.className = "dots";
  place.ariaHidden = "true";
  place.append(...Array.from({ length: count }, () => document.createElement("i")));
  return count > 0 ? [place] : [];
}
