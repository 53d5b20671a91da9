// The choices of the dialog: of each step that differs, and of each field in it, which side counts.

import { byStep, waysFor } from "../document/comparison.js";
import { fieldOf, partsOf } from "../document/fields.js";
import { areas, origins } from "../document/outline.js";
import { idsOf } from "../document/progress.js";
import { valueOf } from "../document/state.js";
import { siteId } from "../document/successors.js";
import { inFinnish, momentOf, pieceOf, wordsFor } from "./words.js";

const KINDS = ["new", "there", "two", "here", "cleared", "emptied", "alone"];

/** Fill a place with the differences, and tell `changed` of what is chosen. Gives what shows it. */
export function showRows(place, choice) {
  const all = { ...choice, shown: [] };
  const isAlone = ({ rows }) => rows.every(({ kind }) => kind === "alone");
  const groups = byStep(choice.comparison.differences, areas, choice.names.stepOf);
  const alone = groups.filter(isAlone);
  const draw = (shown) =>
    shown.flatMap((group, at) => [
      ...(group.area === shown[at - 1]?.area && at > 0 ? [] : [headingOf(group.area, choice)]),
      ...groupOf(group, all),
    ]);
  const count = alone.flatMap(({ rows }) => rows).length;
  place.replaceChildren(...draw(groups.filter((group) => !isAlone(group))));
  if (count > 0) {
    place.append(folded(wordsFor("only-here", { count }), all, () => draw(alone)));
  }
  return () => all.shown.forEach((show) => show());
}

function headingOf(area, { names }) {
  const heading = document.createElement("h3");
  heading.textContent = area ? names.titleOf(area) : wordsFor("whole-town");
  heading.className = document.querySelector(`[data-area="${area}"]`)?.closest("li").className ?? "";
  return heading;
}

function groupOf({ step, rows }, choice) {
  const { names } = choice;
  if (!step) {
    // The places of many steps are one matter to a reader.
    const titleOf = ({ name }) => fieldOf(name).asOne && names.property(name);
    const own = rows.filter((row) => !titleOf(row)).map((row) => rowOf(row, choice));
    const titles = new Set(rows.map(titleOf).filter(Boolean));
    return [...own, ...[...titles].map((title) => setOf(title, rows.filter((row) => titleOf(row) === title), choice))];
  }
  if (rows.length === 1) {
    return [rowOf(rows[0], choice)];
  }
  const set = setOf(names.titleOf(step), rows, choice);
  const words = wordsFor("one-by-one", { count: rows.length });
  set.append(folded(words, choice, () => rows.map((row) => rowOf(row, choice))));
  return [set];
}

// Several fields that are chosen at once.
function setOf(title, rows, choice) {
  const isTwo = rows.every(({ kind }) => kind === "two");
  const words = { there: `side-${choice.from}`, here: "side-here", newer: isTwo ? "side-both" : "way-newer" };
  const ways = waysFor(rows, Object.keys(words));
  return pick(title, rows, ways.map(({ way, sides }) => [wordsFor(words[way]), sides]), choice);
}

function rowOf({ name, kind }, choice) {
  const { from, names, comparison } = choice;
  const told = (side, state) => {
    const words = `${wordsFor(`side-${side}`)}: ${names.word(name, valueOf(state, name))}`;
    const time = state.fields[name]?.time ?? 0;
    return time > 0 ? `${words} (${momentOf(time).day})` : words;
  };
  const sides = { there: told(from, comparison.other), here: told("here", comparison.state) };
  if (kind === "two") {
    sides.both = wordsFor("side-both");
  }
  const options = Object.entries(sides).map(([side, words]) => [words, { [name]: side }]);
  return pick(names.label(name), [{ kind }], options, choice);
}

// A group of radio buttons, each with the sides that it chooses.
function pick(title, rows, options, { sides, from, changed, shown }) {
  const set = pieceOf("pick");
  const group = `side-${shown.length}`;
  set.querySelector("strong").textContent = title;
  set.querySelector("legend span").textContent = kindsOf(rows, from);
  set.toggleAttribute("data-two", rows.some(({ kind }) => kind === "two"));
  for (const [words, chosen] of options) {
    const label = pieceOf("side");
    const radio = label.querySelector("input");
    radio.name = group;
    radio.addEventListener("change", () => changed(chosen));
    shown.push(() => (radio.checked = Object.entries(chosen).every(([name, side]) => sides[name] === side)));
    label.querySelector("span").textContent = words;
    set.querySelector(".sides").append(label);
  }
  return set;
}

function kindsOf(rows, from) {
  const counts = KINDS.map((kind) => [kind, rows.filter((row) => row.kind === kind).length]);
  const told = (kind) => wordsFor(`kind-${kind}`, { in: wordsFor(`in-${from}`) });
  return counts
    .filter(([, count]) => count > 0)
    .map(([kind, count]) => told(kind) + (rows.length > 1 ? `: ${count}` : ""))
    .join(", ");
}

// Filled when it is opened for the first time: a year of notes is long.
function folded(words, { shown }, draw) {
  const details = pieceOf("fold");
  details.firstChild.textContent = words;
  const fill = () => {
    details.append(...draw());
    shown.forEach((show) => show());
  };
  details.addEventListener("toggle", fill, { once: true });
  return details;
}

/** How fields are named to people, by `titleOf` of areas, steps and items. */
export function namesOf(titleOf) {
  const steps = areas.flatMap((area) => area.steps);
  const ids = steps.map(({ id }) => id).sort();
  const known = new Set([...steps.flatMap(idsOf), ...ids, ...Object.values(origins).flat()]);
  const property = (name) => wordsFor(`property-${partsOf(name).property}`);
  // An id within a step begins with the step's; of two steps, the longer one.
  const stepOf = (name) => ids.findLast((id) => `${siteId(name)}-`.startsWith(`${id}-`));
  return {
    titleOf,
    stepOf,
    // Whether the site has what a field is of: of a statement the step is enough, and of the town,
    // a moment or a year there is nothing to name but what is told of them.
    isKnown: (name) => {
      const { is, published, of } = fieldOf(name);
      const isAlone = is && (!published || of === "indicators");
      return property(name) !== undefined && (known.has(siteId(name)) || isAlone || (of === "statements" && stepOf(name)));
    },
    property,
    // Of the town there is no step: what is not named is left out.
    label: (name) => {
      const item = partsOf(name).kind === "item" && titleOf(siteId(name)).replace(/\.$/, "");
      return [titleOf(stepOf(name)), item, property(name)].filter(Boolean).join(", ");
    },
    word: inWords,
  };
}

// The value of a field in words that a person reads.
function inWords(name, value) {
  const { is, choices } = fieldOf(name);
  if (value?.level) {
    return wordsFor(`level-${value.level}`) ?? wordsFor("level", value);
  }
  const told = value?.name ?? value ?? choices?.[0] ?? (is === "flag" ? false : "");
  const words = is === "text" ? told : (wordsFor(`value-${told}`) ?? (inFinnish(told) || told));
  return words === "" ? wordsFor("no-value") : String(words);
}
