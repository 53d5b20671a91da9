// One's own answers as a file, for whoever puts several together.

import { toAnswerFile } from "../document/answer-files.js";
import { give } from "./save-file.js";
import { tell } from "./undo.js";
import { today, wordsFor } from "./words.js";

/** Let the answers of the round that is shown be saved as a file, with a name or without. */
export function startSavingAnswers(form, store, roundNow) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const state = { ...store.state, mark: store.document.mark };
    const name = form.elements.answerer.value.trim();
    const text = toAnswerFile(state, roundNow(), { name, saved: Date.now() });
    // Files of several people stand in one folder: the mark tells them apart, and nobody's name.
    const file = wordsFor("answers-file", { day: today(), mark: state.mark.slice(-4) });
    give(text, `${file}.json`);
    tell(wordsFor("told-answers-saved"));
  });
}
