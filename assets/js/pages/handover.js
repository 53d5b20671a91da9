// The handover: where the town stands, what is open and what was agreed on, for whoever comes after.

import { agreedOf } from "../document/agreed.js";
import { fieldName } from "../document/fields.js";
import { areas, order, origins } from "../document/outline.js";
import { stepsInOrder } from "../document/progress.js";
import { cut } from "../document/short-text.js";
import { ownDeeds, situationOf } from "../document/situation.js";
import { valueOf } from "../document/state.js";
import { carried } from "../document/successors.js";
import { store } from "../storage/page-store.js";
import { stopOf } from "../views/listed-steps.js";
import { fitted, keepShown, showHead, startNames } from "../views/paper.js";
import { saveFile } from "../views/save-file.js";
import { deedInWords, drawDeeds } from "../views/sheet-deeds.js";
import { inSentences, showTrails } from "../views/situation-told.js";
import { startPage } from "../views/start-page.js";
import { startText } from "../views/text-field.js";
import { startVersions } from "../views/two-versions.js";
import { inFinnish, today, wordsFor } from "../views/words.js";

const PAPERS = fieldName("town", "all", "papers");
// Deeds and agreed things on the sheet, from all that is wanted to what always fits: what is open comes first.
const PLANS = [[6, 8], [6, 6], [6, 4], [6, 2], [5, 2], [4, 2], [3, 2], [3, 1], [2, 1], [1, 1]];

const root = document.querySelector("[data-paper]");
const sheet = root.querySelector("[data-sheet]");
const part = (name) => root.querySelector(`[data-${name}]`);
const steps = stepsInOrder(areas, order);

store.carry((state) => carried(state, origins));
const isNameless = startNames(root, show);
startText(store, part("papers"), PAPERS);
startVersions(store, part("conflicts"), () => [PAPERS], {
  label: () => wordsFor("label-papers"),
  word: (_, value) => value,
}, part("papers"));
// Who has only the paper finds the site by it.
part("address").textContent = document.querySelector(".site-name").href.replace(/^\w+:\/\/|\/$/g, "");
keepShown(root, store, show);
part("save").addEventListener("click", () => saveFile(store));
startPage(store, new URL("../views/saved-marks.js", import.meta.url));

function show() {
  const { state } = store;
  const deeds = ownDeeds(state, steps, today()).map((deed) => deedInWords(state, deed, today(), isNameless()));
  const agreed = agreedOf(state, steps, (time) => new Date(time).toLocaleDateString("sv"));
  showHead(sheet, state);
  part("state-told").textContent = inSentences(situationOf(state, steps, today()));
  part("papers-told").textContent = cut(String(valueOf(state, PAPERS) ?? ""), 300);
  showTrails(sheet, state, areas);
  fitted(sheet, PLANS, ([most, many]) => {
    drawDeeds(part("deeds"), deeds.slice(0, most), Math.max(0, 3 - deeds.length));
    part("left-over").textContent = told("other-deeds", deeds.length - most);
    part("agreed").replaceChildren(...agreed.slice(0, many).map(rowOf), ...blankRows(2 - agreed.length));
    part("agreed-over").textContent = told("agreed-others", agreed.length - many);
  });
}

function told(name, count) {
  return count > 0 ? wordsFor(name, { count }) : "";
}

function rowOf({ day, kind, values: { step, name, ...values } }) {
  const row = document.createElement("li");
  const words = wordsFor(`agreed-${kind}`, { ...values, step: step && stopOf(step).title, name: name && cut(name, 60) });
  row.textContent = `${inFinnish(day) || day} ${words}`;
  return row;
}

function blankRows(count) {
  return Array.from({ length: Math.max(0, count) }, () => document.createElement("li"));
}
