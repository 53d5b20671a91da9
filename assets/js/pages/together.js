// Several people's answers put together: the widest are talked of first, and levels are agreed on.

import { answersNow } from "../document/answer-files.js";
import { origins } from "../document/outline.js";
import { LEVELS, NOT_OURS, UNKNOWN, answerField, answering, answersOf, beginning, roundsOf } from "../document/rounds.js";
import { rewordings } from "../document/statements.js";
import { carried } from "../document/successors.js";
import { together, widestFirst } from "../document/views-together.js";
import { store } from "../storage/page-store.js";
import { newRound } from "../views/begun-round.js";
import { startOpened } from "../views/opened-answers.js";
import { startPaper } from "../views/paper-counts.js";
import { saveFile } from "../views/save-file.js";
import { startPage } from "../views/start-page.js";
import { showList, showSpread, showTable } from "../views/statement-spread.js";
import { inFinnish, inList, today, wordsFor } from "../views/words.js";

const LEAST = 2; // one person's answers are no views of several

const root = document.querySelector("[data-together]");
const part = (name) => root.querySelector(`[data-${name}]`);
const sections = new Map([...root.querySelectorAll("[data-statement]")].map((one) => [one.dataset.statement, one]));
let shown; // the statement that is talked of
let isNamed = false; // names are off again at every visit
let coming; // a round that its first agreed level begins
let finished; // the id of the agreed round that is not gone on with

store.carry((state) => carried(state, origins));

const opened = startOpened(part, store, show);
const paperPeople = startPaper(part, rewordings, show);

function peopleNow() {
  const files = opened.files().map(({ name, answers }) => ({ name, answers: answersNow(answers, origins) }));
  const onPaper = paperPeople().map((answers) => ({ name: wordsFor("on-paper"), answers }));
  return [...files, ...onPaper];
}

// The last round goes on when the town has agreed on something in it.
function agreedRound() {
  const last = roundsOf(store.state).at(-1);
  const isAgreed = last && [...answersOf(store.state, last.id).values()].some(({ agreed }) => agreed);
  return isAgreed && last.id !== finished ? last : undefined;
}

function agreedLevels() {
  const round = agreedRound();
  const answers = round ? [...answersOf(store.state, round.id)] : [];
  return new Map(answers.filter(([, { agreed }]) => agreed).map(([statement, { level }]) => [statement, level]));
}

function begun(spreads) {
  const isLong = spreads.some(({ statement }) => !("short" in sections.get(statement).dataset));
  return newRound(store, { name: wordsFor("agreed-round"), length: isLong ? "long" : "short" });
}

function show() {
  const people = peopleNow();
  const all = together([...sections.keys()], people.map(({ answers }) => answers));
  const spreads = widestFirst(all).filter(({ answered }) => answered > 0);
  const enough = people.length >= LEAST && spreads.length > 0;
  const isFirst = enough && part("views").hidden;
  if (!spreads.some(({ statement }) => statement === shown)) {
    shown = spreads[0]?.statement;
  }
  const levels = agreedLevels();
  opened.tell();
  tellPeople(people, spreads, levels, enough);
  part("views").hidden = !enough;
  part("after").hidden = !enough;
  if (enough) {
    showViews(people, spreads, levels);
  }
  if (isFirst) {
    moveTo(shown);
  }
}

function tellPeople(people, spreads, levels, enough) {
  const unknown = new Set(people.flatMap(({ answers }) => [...answers.keys()].filter((id) => !sections.has(id))));
  const agreed = spreads.filter(({ statement }) => levels.has(statement)).length;
  const agreedOf = wordsFor("agreed-of", { agreed, of: spreads.length, open: spreads.length - agreed });
  part("agreed-of").textContent = agreedOf;
  part("people").textContent = [
    people.length > 0 && wordsFor("people", { count: people.length }),
    people.length > 0 && !enough && wordsFor("too-few-people"),
    enough && agreedOf,
    unknown.size > 0 && wordsFor("unknown-statements", { count: unknown.size }),
  ]
    .filter(Boolean)
    .join(" ");
}

function showViews(people, spreads, levels) {
  const common = { titleOf: (id) => plain(sections.get(id).querySelector("h2").textContent), agreed: (id) => levels.get(id) };
  showList(part("list"), spreads, { ...common, shown, show: moveTo });
  showTable(part("rows"), spreads, common);
  sections.forEach((section, id) => (section.hidden = id !== shown));
  const spread = spreads.find(({ statement }) => statement === shown);
  const answers = people.flatMap((one) => (one.answers.has(shown) ? [[one.name, one.answers.get(shown)]] : []));
  showSpread(sections.get(shown), spread, {
    other: answers.filter(([, { revision }]) => revision !== (rewordings[shown] ?? 1)).length,
    names: isNamed ? namesIn(answers) : undefined,
    level: levels.get(shown),
  });
  showAgreeing();
  part("named").setAttribute("aria-pressed", String(isNamed));
  const round = agreedRound();
  part("going-on").hidden = !round || round === coming;
  part("round").textContent = round ? wordsFor("round-goes-on", { name: round.name, day: inFinnish(round.date) || round.date }) : "";
  part("saved-agreed").textContent = wordsFor(store.isSaved ? "agreed-saved" : "agreed-unsaved");
  part("keep").textContent = wordsFor(opened.isKept() ? "drop-views" : "keep-views");
  part("kept").textContent = wordsFor(opened.isKept() ? "views-kept" : isNamed ? "views-named" : "views-unnamed");
}

// Who gave which level; who left the name out is one among others.
function namesIn(answers) {
  const levels = [...LEVELS, UNKNOWN, NOT_OURS];
  const titleOf = (level) => wordsFor(`names-${level}`);
  return levels
    .map((level) => [level, answers.filter(([, given]) => given.level === level).map(([name]) => name || wordsFor("unnamed"))])
    .filter(([, names]) => names.length > 0)
    .map(([level, names]) => `${titleOf(level)}: ${inList(names)}.`)
    .join(" ");
}

function chosenLevel() {
  return Number(sections.get(shown)?.querySelector("input:checked")?.value) || undefined;
}

function showAgreeing() {
  const level = chosenLevel();
  part("agree").disabled = !level;
  part("agree").textContent = wordsFor(level ? "agree" : "agree-none", { level });
}

function moveTo(statement) {
  shown = statement;
  show();
  const title = sections.get(shown).querySelector("h2");
  title.focus({ preventScroll: true });
  part("list").querySelector("[aria-current]")?.scrollIntoView({ block: "nearest" });
  part("views").scrollIntoView();
}

function move(by) {
  const order = [...part("list").querySelectorAll("button")];
  const at = order.findIndex((one) => one.getAttribute("aria-current")) + by;
  order[at]?.click();
}

async function agree() {
  const level = chosenLevel();
  const statement = shown;
  const people = peopleNow();
  const spreads = together([...sections.keys()], people.map(({ answers }) => answers));
  const round = agreedRound() ?? (coming = begun(spreads.filter(({ answered }) => answered > 0)));
  const change = answering(statement, round.id, level, rewordings[statement], today());
  await store.act(round === coming ? [...beginning(round), change] : [change]);
  finished = undefined;
  moveOnFrom(statement);
}

async function leaveOpen() {
  const statement = shown;
  const round = agreedRound();
  if (round && agreedLevels().has(statement)) {
    await store.act([[answerField(statement, round.id), null]]);
  }
  moveOnFrom(statement);
}

// A second press, or an arrow key while it was saved, has moved on already. After the last
// statement it is told what there is.
function moveOnFrom(statement) {
  if (shown !== statement) {
    return;
  }
  move(1);
  if (shown === statement) {
    show();
    part("after-title").focus();
  }
}

root.addEventListener("change", ({ target }) => target.closest("[data-statement]") && showAgreeing());
part("agree").addEventListener("click", agree);
part("leave-open").addEventListener("click", leaveOpen);
part("named").addEventListener("click", () => {
  isNamed = !isNamed;
  show();
});
part("new-round").addEventListener("click", () => {
  finished = agreedRound()?.id;
  show();
});
part("keep").addEventListener("click", async () => {
  await (opened.isKept() ? opened.drop() : opened.keep(opened.files(), isNamed));
  show();
});
part("save").addEventListener("click", () => saveFile(store));
addEventListener("keydown", (event) => {
  const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  const isPlain = !event.altKey && !event.ctrlKey && !event.metaKey && !event.shiftKey;
  if (by && isPlain && !part("views").hidden && !event.target.closest("input, select, textarea, .table")) {
    event.preventDefault();
    move(by);
  }
});

function plain(text) {
  return text.replaceAll("\u00ad", "");
}

root.dataset.view = "overview";
store.subscribe(show);
show();
startPage(store, new URL("../views/saved-marks.js", import.meta.url));
