// The self-assessment: rounds are answered, and what they tell is shown.

import { askedIn, furtherIn } from "../document/asked.js";
import { origins } from "../document/outline.js";
import { answering, answersOf, beginning, damagedIn, reworded, roundsOf } from "../document/rounds.js";
import { standingsOf, statementsOf } from "../document/standings.js";
import { rewordings } from "../document/statements.js";
import { carried } from "../document/successors.js";
import { townOf } from "../document/town-file.js";
import { store } from "../storage/page-store.js";
import { showResult, startResult } from "../views/assessed-result.js";
import { inTrails, steps } from "../views/assessed-steps.js";
import { newRound } from "../views/begun-round.js";
import { quietButton } from "../views/button.js";
import { listed, stopOf } from "../views/listed-steps.js";
import { redraw } from "../views/redraw.js";
import { nameOf, showRounds, startBeginning, toldOf } from "../views/round-list.js";
import { startCompared } from "../views/rounds-compared.js";
import { startSavingAnswers } from "../views/save-answers.js";
import { startPage } from "../views/start-page.js";
import { startStatements } from "../views/statement-round.js";
import { suggest } from "../views/suggested-order.js";
import { wordsFor } from "../views/words.js";

const root = document.querySelector("[data-assessment]");
const part = (name) => root.querySelector(`[data-${name}]`);
let chosen; // the id of the round that is shown; the last one when there is none
let order = [];
let coming; // a round that its first answer begins

store.carry((state) => carried(state, origins));

const roundsNow = onceAState(roundsOf);
const answersIn = onceAState(answersOf);
const answersNow = () => answersIn(roundNow()?.id);

// A round asks for its answers at every statement, and reading them goes through all that is saved.
function onceAState(read) {
  let fields;
  let of;
  let found;
  return (...about) => {
    if (fields !== store.state.fields || of !== about[0]) {
      [fields, of] = [store.state.fields, about[0]];
      found = read(store.state, ...about);
    }
    return found;
  };
}

function roundNow() {
  const rounds = roundsNow();
  return rounds.find(({ id }) => id === chosen) ?? rounds.at(-1) ?? coming;
}

const statements = startStatements(root, {
  answer(statement, level) {
    const round = roundNow();
    const given = answering(statement, round.id, Number(level) || level, rewordings[statement]);
    store.act(round === coming ? [...beginning(round), given] : [given]);
  },
  given: (statement) => answersNow().get(statement)?.level,
  stopped() {
    root.dataset.view = "overview";
    show();
    part("result-title").focus();
    part("result-title").scrollIntoView();
  },
});
const showCompared = startCompared(part, store, roundsNow, nameOf);

function ask(round, asked, first = 0) {
  chosen = round.id;
  root.dataset.view = "round";
  statements.ask(round.name, asked, first);
}

// From the first statement without an answer, or from the beginning where all have one.
function askRound(round) {
  const answers = answersOf(store.state, round.id);
  const asked = askedIn(round, inTrails);
  ask(round, asked, Math.max(0, asked.findIndex((statement) => !answers.has(statement))));
}

startBeginning(part, store, roundsNow, askRound);
startResult(part, store, () => order);
startSavingAnswers(part("answer-file"), store, roundNow);
part("go-on").addEventListener("click", () => askRound(roundNow()));
part("further").addEventListener("click", () => ask(roundNow(), furtherNow()));

function furtherNow() {
  const answers = answersNow();
  return furtherIn(inTrails, standingsOf(store.state, steps, listed, answers), answers);
}

function show() {
  suggest(store);
  if (root.dataset.view === "round") {
    statements.show();
    return;
  }
  root.dataset.view = "overview";
  const round = roundsNow().length > 0 && roundNow();
  part("start-title").textContent = wordsFor(round ? "begin-next" : "begin-first");
  part("from").hidden = !round;
  part("result").hidden = !round;
  if (round) {
    showRound(round);
  }
  showCompared();
  showRounds(part, store, roundsNow(), {
    show(one) {
      chosen = one.id;
      show();
      part("result-title").focus();
    },
    ask: askRound,
    removed: () => (part("round-list").querySelector("button") ?? part("round-name")).focus(),
  });
}

function showRound(round) {
  const answers = answersNow();
  const asked = askedIn(round, inTrails);
  const left = asked.findIndex((statement) => !answers.has(statement));
  const further = left < 0 ? furtherNow() : [];
  part("round-told").textContent = [
    townOf(store.state) && `${townOf(store.state)}.`,
    toldOf(store.state, round),
    answers.size < 3 && wordsFor("too-few", { count: 3 - answers.size }),
    !store.isSaved && wordsFor("unsaved-result"),
  ]
    .filter(Boolean)
    .join(" ");
  part("go-on").textContent = wordsFor(left < 0 ? "look-through" : "go-on", { place: left + 1 });
  part("further").hidden = further.length === 0;
  part("further").textContent = wordsFor("further", { count: further.length });
  showAsks(round, answers);
  order = showResult(part, store.state, answers);
}

// What asks for a second look: a wording that has changed, an answer that cannot be read.
function showAsks(round, answers) {
  const known = new Set(steps.flatMap(statementsOf));
  const asks = [
    ["reworded", "look-at-them", reworded(answers, rewordings)],
    ["damaged", "answer-again", damagedIn(store.state, round.id)],
  ]
    .map(([name, act, ids]) => [name, act, ids.filter((id) => known.has(id))])
    .filter(([, , ids]) => ids.length > 0);
  redraw(part("asks"), asks, () =>
    asks.map(([name, act, ids]) => {
      const notice = document.createElement("p");
      notice.className = "notice";
      notice.append(`${wordsFor(`ask-${name}`, { count: ids.length })} `);
      notice.append(quietButton(wordsFor(act), () => ask(round, ids)));
      return notice;
    }),
  );
}

// A step's own page leads here with its name: its statements are asked, and the result leads back.
function askStep() {
  const step = inTrails.find(({ id }) => id === location.hash.slice(1));
  if (step) {
    // A place in the address takes the focus, and comes again with a reload.
    history.replaceState(null, "", location.pathname);
    coming = newRound(store, { length: "short" });
    ask(roundNow(), statementsOf(step));
    const { href, title } = stopOf(step.id);
    const back = part("to-step");
    const textContent = wordsFor("to-step", { step: title });
    Object.assign(back, { href: `${href}${back.dataset.toStep}`, textContent, hidden: false });
  }
}

store.subscribe(show);
show();
askStep();
addEventListener("hashchange", askStep);
startPage(store, new URL("../views/saved-marks.js", import.meta.url));
