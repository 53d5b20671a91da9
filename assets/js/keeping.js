// Keeping and sharing what is saved: the town's file, a link, copies, and clearing.

import { openFile, saveFile } from "./file-view.js";
import { areas, origins } from "./outline.js";
import { chosenSteps, stepField } from "./path.js";
import { startText } from "./plan.js";
import { inWords, showPreview } from "./preview.js";
import { idsOf } from "./progress.js";
import { askToClear } from "./reset.js";
import { asState, fromFragment, isShared, toFragment } from "./share.js";
import { listSnapshots } from "./snapshots.js";
import { parse } from "./state.js";
import { TOWN } from "./town-file.js";

const PROPERTIES = {
  status: "merkintä",
  reason: "perustelu",
  chosen: "valinta",
  order: "paikka järjestyksessä",
  owner: "tekijä",
  date: "päivä",
  notes: "muistiinpanot",
  name: "kunnan nimi",
  record: "tilannekuva",
};

/** Start the part of the page; `titleOf` gives the title of a step or the text of an item. */
export function startKeeping(root, store, suggested, titleOf) {
  const part = (name) => root.querySelector(`[data-${name}]`);
  const tell = (text) => {
    part("told").textContent = text;
  };
  const names = namesOf(titleOf);
  const preview = (source) => showPreview(store, part("preview"), source, names);
  part("preview").addEventListener("settled", ({ detail }) => {
    part("save").focus();
    tell(detail);
  });
  part("save").addEventListener("click", () => tell(saveFile(store)));
  part("open").addEventListener("change", async ({ target }) => {
    const [file] = target.files;
    if (!file) {
      return;
    }
    const read = await openFile(file);
    // The same file can be chosen again.
    target.value = "";
    tell(read.message ?? "");
    if (read.state) {
      const of = [read.town, inFinnish(read.saved)].filter(Boolean).join(", ");
      preview({ state: read.state, title: `Tiedosto ${file.name}${of ? ` (${of})` : ""}` });
    }
  });
  startText(store, part("town"), TOWN);
  part("copy-link").addEventListener("click", async () => {
    const link = linkOf(chosenSteps(store.state, suggested));
    part("link").value = link;
    part("link").closest("p").hidden = false;
    try {
      await navigator.clipboard.writeText(link);
      tell("Linkki on kopioitu. Siinä ovat vain valitut vaiheet ja niiden järjestys.");
    } catch {
      part("link").select();
      tell("Kopioikaa linkki kentästä. Siinä ovat vain valitut vaiheet ja niiden järjestys.");
    }
  });
  part("clear").addEventListener("click", () => {
    const area = part("clear-what").value;
    const steps = areas.filter(({ id }) => area === "all" || id === area).flatMap((one) => one.steps);
    askToClear(root, store, steps, part("clear-plans").checked);
  });
  startCopies(store, part("copies"), preview, tell);
  const follow = () => openLink(preview, names);
  addEventListener("hashchange", follow);
  follow();
}

function startCopies(store, list, preview, tell) {
  const show = () => {
    const copies = listSnapshots();
    list.parentElement.hidden = copies.length === 0;
    list.replaceChildren(
      ...copies.map(({ key, time, text }) => {
        const moment = new Date(time).toLocaleString("fi", { dateStyle: "short", timeStyle: "short" });
        const row = document.createElement("li");
        const button = document.createElement("button");
        button.className = "quiet";
        button.type = "button";
        button.textContent = `Katso ja palauta: ${moment}`;
        button.addEventListener("click", () => {
          const { state, fault } = parse(text);
          tell(fault ? "Kopiosta voitiin lukea vain osa." : "");
          preview({ state, title: `Varmuuskopio ${moment}`, key });
        });
        row.append(button);
        return row;
      }),
    );
  };
  store.subscribe(show);
  show();
}

function openLink(preview, names) {
  const steps = fromFragment(location.hash);
  if (steps === undefined) {
    return;
  }
  // Once shown it is not shown again by a reload, and does not stay in the address.
  history.replaceState(null, "", location.pathname);
  const known = steps.filter((id) => names.isKnown(stepField(id, "chosen")));
  const missing = steps.length - known.length;
  const more = missing > 0 ? `; ${missing} vaihetta ei ole tällä sivustolla` : "";
  preview({
    state: asState(known, Date.now()),
    title: `Linkin polku: ${known.length} vaihetta${more}`,
    concerns: isShared,
  });
}

function linkOf(steps) {
  return new URL(toFragment(steps), location.href.split("#")[0]).href;
}

// How fields are named to people, and which of them the site has.
function namesOf(titleOf) {
  const steps = areas.flatMap((area) => area.steps);
  const ids = [...steps.flatMap(idsOf), ...steps.map(({ id }) => id)];
  const known = new Set([...ids, ...Object.values(origins).flat()]);
  const partsOf = (name) => name.split("/");
  return {
    isKnown: (name) => {
      const [kind, id, property] = partsOf(name);
      return Object.hasOwn(PROPERTIES, property) && (known.has(id) || /^(town|moment)$/.test(kind));
    },
    label: (name) => {
      const [, id = name, property] = partsOf(name);
      const words = Object.hasOwn(PROPERTIES, property) ? PROPERTIES[property] : property;
      return [titleOf(id).replace(/\.$/, ""), words].filter(Boolean).join(", ");
    },
    word: (name, value) => (/\/(notes|owner|reason|name)$/.test(name) ? String(value ?? "") : inWords(value)),
  };
}

function inFinnish(date) {
  return /^\d{4}-\d\d-\d\d$/.test(date) ? date.split("-").reverse().map(Number).join(".") : "";
}
