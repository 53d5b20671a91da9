// Files of answers: opened together, one by one or again; what is left out is named with its reason.

import { dropping, gathered, keeping, keptFiles, readAnswerFile } from "../document/answer-files.js";
import { redraw } from "./redraw.js";
import { wordsFor } from "./words.js";

const MOST_BYTES = 1_000_000; // far more than answers to all statements are

/** Let files be opened and kept; `changed` follows. What it gives tells whose answers there are. */
export function startOpened(part, store, changed) {
  const opened = [];
  const faults = [];
  const together = () => gathered([...keptFiles(store.state), ...opened]);
  part("open").addEventListener("change", async ({ target }) => {
    const read = await Promise.all([...target.files].map(readFile));
    // The same file can be chosen again.
    target.value = "";
    opened.push(...read.flatMap(({ file, fileName }) => (file ? { ...file, fileName } : [])));
    faults.push(...read.filter(({ fault }) => fault));
    changed();
  });
  return {
    files: () => together().kept,
    tell() {
      const { left } = together();
      const named = left.filter(({ file }) => file.fileName);
      const all = [
        ...faults.map(({ fileName, fault }) => wordsFor(`left-${fault}`, { file: fileName })),
        ...named.map(({ file, why }) => wordsFor(`left-${why}`, { file: file.fileName })),
      ];
      part("left-part").hidden = all.length === 0;
      part("left-count").textContent = wordsFor("left-count", { count: all.length });
      redraw(part("left"), all, () => all.map(asEntry));
    },
    isKept: () => keptFiles(store.state).length > 0,
    keep: (files, isNamed) => store.act(keeping(files, isNamed)),
    drop() {
      // They stay in view until the page is left.
      opened.push(...keptFiles(store.state));
      return store.act(dropping(store.state));
    },
  };
}

async function readFile(file) {
  const found = file.size > MOST_BYTES ? { fault: "other" } : readAnswerFile(await file.text());
  return { ...found, fileName: file.name };
}

function asEntry(words) {
  const entry = document.createElement("li");
  entry.textContent = words;
  return entry;
}
