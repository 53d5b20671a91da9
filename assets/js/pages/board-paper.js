// The board paper: why and what is proposed, as fields to copy and as a sheet to print.

import { figuresTold } from "../document/board-paper.js";
import { asText } from "../document/board-text.js";
import { planFields } from "../document/deed-standing.js";
import { figureField } from "../document/figures.js";
import { indicators } from "../document/indicators.js";
import { areas, origins } from "../document/outline.js";
import { valueOf } from "../document/state.js";
import { carried } from "../document/successors.js";
import { BOARD, DECIDER, LOOK } from "../document/town-days.js";
import { conflictsOf } from "../document/versions.js";
import { store } from "../storage/page-store.js";
import { drawBlocks, drawRows } from "../views/board-paper-drawn.js";
import { deedsInWords, figuresInWords, groundsOf, proposalOf, situationInWords, sourcesOf } from "../views/board-paper-told.js";
import { copyText } from "../views/copy-text.js";
import { fitted, keepShown, showHead, startNames } from "../views/paper.js";
import { showTrails } from "../views/situation-told.js";
import { startPage } from "../views/start-page.js";
import { startText } from "../views/text-field.js";
import { startVersions } from "../views/two-versions.js";
import { inFinnish, wordsFor } from "../views/words.js";

const MOST = 6; // figures in a text
// What stands on the sheet, from all that is wanted to what always fits: how many figures, whether the marks
// do, how many reasons a deed has, how many paragraphs there are before the figures.
const PLANS = [
  ...[6, 5, 4, 3, 2].map((figures) => [figures, true, 4, 4]),
  ...[6, 5, 4, 3, 2, 1, 0].map((figures) => [figures, false, 4, 4]),
  ...[2, 1].map((reasons) => [0, false, reasons, 4]),
  ...[3, 2, 1].map((paragraphs) => [0, false, 1, paragraphs]),
];
const FIELDS = { decider: DECIDER, board: BOARD, look: LOOK };

const root = document.querySelector("[data-paper]");
const sheet = root.querySelector("[data-sheet]");
const part = (name) => root.querySelector(`[data-${name}]`);
let texts = {}; // what can be copied

store.carry((state) => carried(state, origins));
for (const [name, field] of Object.entries(FIELDS)) {
  startText(store, part("fields").elements[name], field);
}
startVersions(store, part("fields"), () => Object.values(FIELDS), {
  label: (name) => wordsFor(`label-${Object.keys(FIELDS).find((key) => FIELDS[key] === name)}`),
  word: (_, value) => inFinnish(value) || value,
}, part("fields").elements.decider);
const isNameless = startNames(root, show);
for (const button of root.querySelectorAll("[data-copy]")) {
  button.addEventListener("click", () => copyText(button.closest("[data-copying]"), asText(texts[button.dataset.copy])));
}
keepShown(root, store, show);
startPage(store, new URL("../views/saved-marks.js", import.meta.url));

function show() {
  const { state } = store;
  const isEmpty = !Object.values(sourcesOf(state)).some(Boolean);
  part("empty").hidden = !isEmpty;
  part("texts").hidden = isEmpty;
  part("copy-all").hidden = isEmpty;
  part("deeds-part").hidden = false;
  sheet.querySelectorAll("[data-blank]").forEach((blank) => (blank.hidden = !isEmpty));
  sheet.querySelectorAll("[data-filled]").forEach((filled) => (filled.hidden = isEmpty));
  showHead(sheet, state);
  if (!isEmpty) {
    showTexts(state);
  }
}

function showTexts(state) {
  const told = deedsInWords(state, isNameless());
  const figures = figuresInWords(state);
  const others = figures.length > MOST ? [wordsFor("other-figures", { count: figures.length - MOST })] : [];
  const grounds = groundsOf(state, told.rows, [...figures.slice(0, MOST), ...others]);
  const proposal = proposalOf(state, told.rows);
  const title = (name) => ({ kind: "title", text: wordsFor(`title-${name}`) });
  texts = { grounds, proposal, all: [title("grounds"), ...grounds, title("proposal"), ...proposal] };
  drawBlocks(part("grounds"), grounds);
  drawBlocks(part("proposal"), proposal);
  showConflicts(state, told.deeds);
  showSheet(state, told, figures, proposal);
}

function showSheet(state, { rows, others }, figures, proposal) {
  const look = inFinnish(String(valueOf(state, LOOK) || ""));
  const situation = situationInWords(state);
  drawBlocks(part("sheet-proposal"), proposal);
  part("deeds-part").hidden = rows.length === 0;
  part("sheet-look").textContent = look ? wordsFor("next-look", { day: look }) : wordsFor("next-look-open");
  showTrails(sheet, state, areas);
  fitted(sheet, PLANS, ([most, hasMarks, reasons, paragraphs]) => {
    const told = [...situation.slice(0, paragraphs), ...figures.slice(0, most)];
    part("marks").hidden = !hasMarks;
    drawBlocks(part("sheet-grounds"), told.map((text) => ({ kind: "paragraph", text })));
    drawRows(part("sheet-deeds"), rows, reasons);
    part("left-over").textContent = leftInWords(situation.length - paragraphs, figures.length - most, others);
  });
}

function leftInWords(paragraphs, figures, deeds) {
  return [
    paragraphs > 0 && wordsFor("left-paragraphs"),
    figures > 0 && wordsFor("left-figures", { count: figures }),
    deeds > 0 && wordsFor("left-deeds", { count: deeds }),
  ]
    .filter(Boolean)
    .join(" ");
}

// What stands on the paper and has two versions is to be chosen first.
function showConflicts(state, deeds) {
  const isTwo = (name) => conflictsOf(state, name).length > 0;
  const figures = figuresTold(state, indicators).flatMap(({ ids, finding: { last, before } }) =>
    [last, before].filter(Boolean).flatMap(({ year }) => ids.map((id) => figureField(id, year))),
  );
  part("two-deeds").hidden = !deeds.flatMap(planFields).some(isTwo);
  part("two-figures").hidden = !figures.some(isTwo);
}
