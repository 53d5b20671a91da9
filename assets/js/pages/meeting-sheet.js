// The meeting sheet: where the town is, what comes next, what is to be agreed on, on one sheet.

import { asTable } from "../document/deed-text.js";
import { otherConflicts, questionsOf } from "../document/open-questions.js";
import { areas, order, origins } from "../document/outline.js";
import { stepsInOrder } from "../document/progress.js";
import { cut } from "../document/short-text.js";
import { ownDeeds, situationOf } from "../document/situation.js";
import { carried } from "../document/successors.js";
import { store } from "../storage/page-store.js";
import { copyText } from "../views/copy-text.js";
import { itemOf } from "../views/listed-steps.js";
import { fitted, keepShown, showHead, startNames } from "../views/paper.js";
import { deedInWords, deedsForPaper, drawDeeds } from "../views/sheet-deeds.js";
import { inSentences, showTrails } from "../views/situation-told.js";
import { startPage } from "../views/start-page.js";
import { inFinnish, pieceOf, today, wordsFor } from "../views/words.js";

// What stands on the sheet, from all that is wanted to what always fits.
const PLANS = [[6, 2, 4], [6, 2, 3], [6, 2, 2], [5, 2, 2], [4, 2, 2], [3, 2, 2], [3, 1, 1], [2, 1, 1], [1, 1, 0]];

const root = document.querySelector("[data-paper]");
const sheet = root.querySelector("[data-sheet]");
const part = (name) => root.querySelector(`[data-${name}]`);
const steps = stepsInOrder(areas, order);

store.carry((state) => carried(state, origins));
const isNameless = startNames(root, show);
keepShown(root, store, show);
part("copy-deeds").addEventListener("click", () => {
  const head = [...part("deeds").tHead.rows[0].cells].map(({ textContent }) => textContent);
  copyText(root, asTable([head, ...rowsOf(deedsForPaper(store.state, steps, today())).map(({ text, owner, day, words }) => [text, owner, day, words])]));
});
startPage(store, new URL("../views/saved-marks.js", import.meta.url));

function show() {
  const { state } = store;
  const own = ownDeeds(state, steps, today());
  const rows = rowsOf(deedsForPaper(state, steps, today()));
  const questions = questionsOf(state, own);
  showHead(sheet, state);
  part("state-told").textContent = inSentences(situationOf(state, steps, today()));
  showTrails(sheet, state, areas);
  fitted(sheet, PLANS, ([deeds, blank, asks]) => {
    drawDeeds(part("deeds"), rows.slice(0, deeds), blank + Math.max(0, 3 - rows.length));
    part("left-over").textContent = rows.length > deeds ? wordsFor("other-deeds", { count: rows.length - deeds }) : "";
    drawQuestions(questions, asks, otherConflicts(state, own));
  });
}

function rowsOf(deeds) {
  return deeds.map((deed) => deedInWords(store.state, deed, today(), isNameless()));
}

function drawQuestions(questions, most, others) {
  const asked = questions.slice(0, most).map(rowOfQuestion);
  const blank = Array.from({ length: Math.max(0, Math.min(most, 3) - asked.length) }, () => pieceOf("ask"));
  part("asks").replaceChildren(...asked, ...blank);
  const left = questions.length - asked.length;
  part("asks-over").textContent = [
    left > 0 && wordsFor("other-questions", { count: left }),
    others > 0 && wordsFor("other-versions", { count: others }),
  ]
    .filter(Boolean)
    .join(" ");
}

function rowOfQuestion({ kind, deed, property, versions = [] }) {
  const row = pieceOf(kind === "who" ? "ask-who" : "ask");
  const isHidden = property === "owner" && isNameless();
  const list = new Intl.ListFormat(document.documentElement.lang, { type: "disjunction" });
  const values = {
    deed: cut(itemOf(deed.item).text, 90),
    count: versions.length,
    versions: list.format(versions.map((version) => inFinnish(version) || cut(version, 60) || wordsFor("no-value"))),
  };
  row.firstElementChild.textContent = wordsFor(kind === "two" ? `ask-${property}${isHidden ? "-nameless" : ""}` : `ask-${kind}`, values);
  return row;
}
