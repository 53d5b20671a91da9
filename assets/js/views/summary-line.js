// A quiet line below a list: what is saved, where and when, and whether a copy is due.

import { quietButton } from "./button.js";
import { areas } from "../document/outline.js";
import { summaryOf } from "../document/summary.js";

const MANY = 20; // changes since the last copy after which one is suggested
const PAUSE = 100; // milliseconds without an act before the line follows

/** Keep the line after a place right; it shows when something is saved. */
export function startSavedLine(store, place) {
  const line = document.createElement("p");
  const copy = quietButton("Tallenna varmuuskopio tiedostoon", async () => {
    const { saveFile } = await import("./save-file.js");
    saveFile(store);
  });
  line.className = "facts saved-line";
  line.tabIndex = -1;
  place.after(line);
  const show = () => {
    const { marks, texts, changed, copied, uncopied } = summaryOf(store.state, areas);
    const hadFocus = document.activeElement === copy;
    line.hidden = marks + texts === 0 || store.fault !== undefined;
    line.textContent = `Tallessa tässä selaimessa: ${told(marks, texts)}. ${when(changed)}`;
    if (copied === 0) {
      // No page can know whether its browser clears all when it is closed.
      line.append(" Jos selain tyhjentää tietonsa suljettaessa, tallentakaa myös tiedosto.");
    }
    if (uncopied >= MANY) {
      line.append(` ${uncopied} muutosta on ilman varmuuskopiota. `, copy);
    }
    if (hadFocus) {
      (copy.isConnected ? copy : line).focus();
    }
  };
  // An act does not wait for the line, and many acts at once are told once.
  let timer;
  store.subscribe(() => {
    clearTimeout(timer);
    timer = setTimeout(show, PAUSE);
  });
  show();
}

function told(marks, texts) {
  const counted = (count, one, many) => (count > 0 ? [`${count} ${count === 1 ? one : many}`] : []);
  return [
    ...counted(marks, "merkintä", "merkintää"),
    ...counted(texts, "kirjoitettu tieto", "kirjoitettua tietoa"),
  ].join(" ja ");
}

function when(time) {
  const moment = new Date(Math.min(time, Date.now()));
  const day = moment.toLocaleDateString("fi");
  const hour = moment.toLocaleTimeString("fi", { hour: "2-digit", minute: "2-digit" });
  return `Viimeksi tallennettu ${day} klo ${hour}.`;
}
