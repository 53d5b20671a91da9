// Keeping and sharing what is saved: the town's file, a link, copies, and clearing.

import { clearing } from "../document/clearing.js";
import { MOST_BYTES, kindOfBytes, kindOfText, readFile } from "../document/opening.js";
import { areas } from "../document/outline.js";
import { stepField, stepsOnPath } from "../document/own-path.js";
import { asState, fromFragment, isShared, sharing, toFragment } from "../document/path-link.js";
import { idsOf } from "../document/progress.js";
import { parse } from "../document/state.js";
import { TOWN } from "../document/town-file.js";
import { listSnapshots } from "../storage/snapshots.js";
import { quietButton } from "./button.js";
import { askToClear } from "./clear-dialog.js";
import { watchCopy } from "./opened-copy.js";
import { askToOpen } from "./opening-dialog.js";
import { namesOf } from "./opening-rows.js";
import { redraw } from "./redraw.js";
import { saveFile } from "./save-file.js";
import { startText } from "./text-field.js";
import { tell } from "./undo.js";
import { inFinnish, wordsFor } from "./words.js";

/** Start the part of the page; `titleOf` gives the title of a step or the text of an item. */
export function startBackups(root, store, steps, titleOf) {
  const part = (name) => root.querySelector(`[data-${name}]`);
  const names = namesOf(titleOf);
  const ask = (source) => askToOpen(root, store, source, names);
  part("save").addEventListener("click", () => saveFile(store));
  part("open").addEventListener("change", ({ target }) => openChosen(store, target, ask));
  startText(store, part("town"), TOWN);
  part("copy-link").addEventListener("click", () =>
    copyLink(part("link"), sharing(store.state, stepsOnPath(store.state, steps))),
  );
  part("clear").addEventListener("click", () => {
    const area = part("clear-what").value;
    const steps = areas.filter(({ id }) => area === "all" || id === area).flatMap((one) => one.steps);
    const ids = { item: steps.flatMap(idsOf), step: steps.map(({ id }) => id) };
    const resets = part("clear-plans").checked ? ["marks", "plans"] : ["marks"];
    askToClear(root, store, () => clearing(store.state, ids, resets), "[data-clear]");
  });
  startCopies(store, part("copies"), ask);
  const follow = () => openLink(ask, names, store.document);
  addEventListener("hashchange", follow);
  follow();
}

async function openChosen(store, input, ask) {
  const [file] = input.files;
  if (!file) {
    return;
  }
  const read = await openFile(file);
  // The same file can be chosen again.
  input.value = "";
  tell(read.fault ? wordsFor(`fault-${read.fault}`) : "");
  if (read.state) {
    const of = [read.town, inFinnish(read.saved)].filter(Boolean).join(", ");
    const title = wordsFor(of ? "file-of" : "file-named", { name: file.name, of });
    watchCopy(store, read.state);
    ask({ state: read.state, from: "file", title });
  }
}

async function copyLink(place, shared) {
  if (shared.steps.length + shared.values.length === 0) {
    tell(wordsFor("told-no-path"));
    return;
  }
  place.value = new URL(toFragment(shared), location.href.split("#")[0]).href;
  place.closest("p").hidden = false;
  try {
    await navigator.clipboard.writeText(place.value);
    tell(wordsFor("told-copied"));
  } catch {
    place.select();
    tell(wordsFor("told-to-copy"));
  }
}

// Read a chosen file: { state, town, saved }, or { fault } that names why not.
async function openFile(file) {
  if (file.size > MOST_BYTES) {
    return { fault: "huge" };
  }
  let letters;
  try {
    const data = await file.arrayBuffer();
    letters = new TextDecoder("latin1").decode(data);
    const fault = kindOfBytes(letters);
    return fault ? { fault } : readFile(textOf(data));
  } catch {
    // Bytes that are no letters are damage: nothing of them is taken for a text of ours.
    return { fault: kindOfText(letters, "damaged") };
  }
}

// Some editors save two bytes a letter, and begin with a mark that tells it.
function textOf(data) {
  const [first, second] = new Uint8Array(data);
  const marks = { "255,254": "utf-16le", "254,255": "utf-16be" };
  const encoding = marks[`${first},${second}`] ?? "utf-8";
  return new TextDecoder(encoding, { fatal: true }).decode(data);
}

function startCopies(store, list, ask) {
  const show = () => {
    const copies = listSnapshots();
    redraw(list, copies.map(({ key }) => key), () =>
      copies.map(({ key, time, text }) => {
        const moment = new Date(time).toLocaleString("fi", { dateStyle: "short", timeStyle: "short" });
        const row = document.createElement("li");
        const look = () => {
          const { state, fault } = parse(text);
          // Of what cannot be read there is nothing to put in the place of all that is here.
          const isRead = fault !== "newer" && (!fault || Object.keys(state.fields).length > 0);
          tell(fault ? wordsFor(isRead ? "told-partly" : `copy-${fault}`) : "");
          if (isRead) {
            ask({ state, from: "copy", title: wordsFor("copy-of", { moment }), key });
          }
        };
        row.append(quietButton(wordsFor("look-at-copy", { moment }), look));
        return row;
      }),
    );
  };
  store.subscribe(show);
  show();
}

function openLink(ask, names, { fields }) {
  const shared = fromFragment(location.hash) ?? fromFragment(decoded(location.hash));
  if (shared === undefined) {
    return;
  }
  // Once shown it is not shown again by a reload, and does not stay in the address.
  history.replaceState(null, "", location.pathname);
  const steps = shared.steps.filter((id) => names.isKnown(stepField(id, "chosen")));
  const values = shared.values.filter(([name]) => names.isKnown(name));
  const missing = shared.steps.length - steps.length;
  if (steps.length + values.length === 0) {
    tell(wordsFor("link-broken"));
    return;
  }
  const path = wordsFor("link-path", { count: steps.length });
  // Later than what is here, also after a clock that was ahead.
  const now = Math.max(Date.now(), ...Object.values(fields).map(({ time }) => time + 1));
  ask({
    state: asState({ steps, values }, now),
    from: "link",
    title: missing > 0 ? wordsFor("link-missing", { path, count: missing }) : path,
    concerns: isShared,
  });
}

// Some mail programs write the signs of a link in another way.
function decoded(fragment) {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}
