// A round, one statement at a time: answered by a press or a key, going on by itself where wanted.

import { wordsFor } from "./words.js";

const PAUSE = 250; // milliseconds in which one sees what was chosen
const SECONDS = 25; // that a statement takes
const FRAME = ["round-head", "round-foot", "round-keys"];
const KEYS = { 1: "1", 2: "2", 3: "3", 4: "4", 0: "unknown", Enter: "" };

/**
 * Start the form. `answer(statement, level)` saves an answer, `given(statement)` tells the level
 * that is saved, `stopped()` follows the end. Gives `ask(title, statements, at)`, which begins to ask,
 * and `show()`, for when something has been saved.
 */
export function startStatements(root, { answer, given, stopped }) {
  const part = (name) => root.querySelector(`[data-${name}]`);
  const form = part("form");
  const all = new Map([...form.querySelectorAll("[data-statement]")].map((one) => [one.dataset.statement, one]));
  let asked = [];
  let at = 0;
  let timer;
  const show = () => asked.length > 0 && showAnswers(all, asked, given, part("dots"), at);
  const move = (to) => {
    clearTimeout(timer);
    if (to >= asked.length) {
      stop();
      return;
    }
    at = Math.max(0, to);
    part("place").textContent = placeInWords(asked, at, given);
    part("back").disabled = at === 0;
    show();
    showOne(form, all, asked[at]);
  };
  const stop = () => {
    clearTimeout(timer);
    asked = [];
    FRAME.forEach((name) => (part(name).hidden = true));
    stopped();
  };
  const choose = (level, goesOn) => {
    answer(asked[at], level);
    clearTimeout(timer);
    timer = goesOn ? setTimeout(move, PAUSE, at + 1) : undefined;
  };
  startChoosing(form, choose, () => part("by-itself").checked, () => move(at + 1));
  part("back").addEventListener("click", () => move(at - 1));
  part("on").addEventListener("click", () => move(at + 1));
  part("stop").addEventListener("click", stop);
  return {
    show,
    ask(title, statements, first) {
      asked = statements;
      part("round-title").textContent = title;
      FRAME.forEach((name) => (part(name).hidden = false));
      move(first);
    },
  };
}

// By a press one goes on where that is wanted, and by a number always; arrows only choose.
function startChoosing(form, choose, goesByItself, goOn) {
  let isPressed = false;
  form.addEventListener("pointerdown", () => (isPressed = true));
  form.addEventListener("click", (event) => {
    // The second press of two in haste would answer the next statement.
    if (event.detail > 1 && event.target.closest(".level")) {
      event.preventDefault();
    }
  });
  form.addEventListener("keydown", (event) => {
    isPressed = false;
    const field = event.target.closest("[data-statement]");
    if (!field || event.ctrlKey || event.altKey || event.metaKey) {
      return;
    }
    if (KEYS[event.key]) {
      field.querySelector(`[value="${KEYS[event.key]}"]`).checked = true;
      choose(KEYS[event.key], true);
    } else if (event.key in KEYS) {
      event.preventDefault();
      goOn();
    }
  });
  form.addEventListener("change", ({ target }) => {
    if (target.closest("[data-statement]")) {
      choose(target.value, isPressed && goesByItself());
    }
  });
}

function placeInWords(asked, at, given) {
  const left = asked.slice(at).filter((statement) => given(statement) === undefined).length;
  const told = { place: at + 1, count: asked.length, minutes: Math.ceil((left * SECONDS) / 60) };
  return wordsFor(left > 1 ? "place-in-time" : "place-in-round", told);
}

function showOne(form, all, asked) {
  all.forEach((field, id) => field.classList.toggle("asked", id === asked));
  const [first, ...others] = all.get(asked).querySelectorAll("input");
  (others.find(({ checked }) => checked) ?? first).focus({ preventScroll: true });
  form.scrollIntoView();
}

function showAnswers(all, asked, given, dots, at) {
  for (const [id, field] of all) {
    const level = String(given(id));
    field.querySelectorAll("input").forEach((input) => (input.checked = input.value === level));
  }
  dots.replaceChildren(
    ...asked.map((statement, index) => {
      const dot = document.createElement("li");
      const [trail, before] = [statement, asked[index - 1]].map((id) => all.get(id)?.className.match(/trail-\d/)[0]);
      const looks = [given(statement) !== undefined && "on", index === at && "here", before && before !== trail && "gap"];
      dot.className = [trail, ...looks].filter(Boolean).join(" ");
      return dot;
    }),
  );
}
