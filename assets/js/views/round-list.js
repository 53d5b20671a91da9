// The rounds of the self-assessment: begun from nothing or from the last, named, shown, removed.

import { askedIn } from "../document/asked.js";
import { answersOf, beginning, removing } from "../document/rounds.js";
import { inTrails } from "./assessed-steps.js";
import { monthInWords, newRound } from "./begun-round.js";
import { quietButton } from "./button.js";
import { redraw } from "./redraw.js";
import { keepCopy } from "./save-file.js";
import { tell } from "./undo.js";
import { inFinnish, pieceOf, wordsFor } from "./words.js";

/** A round's name and day. */
export function nameOf({ name, date }) {
  return wordsFor("round-named", { name, day: inFinnish(date) || date });
}

/** A round in words: name, day, length, and how much of it is answered. */
export function toldOf(state, round) {
  const asked = askedIn(round, inTrails);
  const answers = answersOf(state, round.id);
  return wordsFor("round-told", {
    name: round.name,
    day: inFinnish(round.date) || round.date,
    length: wordsFor(round.length === "long" ? "length-long" : "length-short"),
    done: asked.filter((statement) => answers.has(statement)).length,
    count: asked.length,
  });
}

/** Let rounds be begun; `begun(round)` follows. */
export function startBeginning(part, store, roundsNow, begun) {
  const name = part("round-name");
  name.value = monthInWords();
  part("begin").addEventListener("submit", async (event) => {
    event.preventDefault();
    const last = roundsNow().at(-1);
    const length = event.submitter?.value ?? "short";
    const round = newRound(store, { name: name.value.trim(), length });
    const from = last && event.target.elements.from.checked;
    await store.act(beginning(round, from ? answersOf(store.state, last.id) : undefined));
    begun(round);
  });
}

/** Show the rounds, the last one first, each with what can be done with it. */
export function showRounds(part, store, rounds, acts) {
  part("rounds").hidden = rounds.length === 0;
  const all = [...rounds].reverse();
  const shown = all.map((round) => [round, toldOf(store.state, round)]);
  redraw(part("round-list"), shown, () => shown.map(([round, told]) => rowOf(store, round, told, acts)));
}

function rowOf(store, round, told, { show, ask, removed }) {
  const row = pieceOf("round-row");
  const name = row.querySelector("input");
  const { id, ...about } = round;
  name.value = round.name;
  name.addEventListener("change", () => {
    const [[field]] = beginning(round);
    store.act([[field, { ...about, name: name.value.trim() || round.name }]]);
  });
  row.querySelector(".facts").textContent = told;
  const remove = async () => {
    if (keepCopy()) {
      await store.act(removing(store.state, id));
      removed();
      tell(wordsFor("told-round-removed"));
    }
  };
  row.querySelector(".buttons").append(
    quietButton(wordsFor("round-shown"), () => show(round), round.name),
    quietButton(wordsFor("round-answer"), () => ask(round), round.name),
    quietButton(wordsFor("round-remove"), remove, round.name),
  );
  return row;
}
