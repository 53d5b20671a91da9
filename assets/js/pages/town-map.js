// The town's map: how far the town is, and the three deeds that come next.

import { planFields } from "../document/deed-standing.js";
import { nextDeeds } from "../document/next.js";
import { areas, order, origins } from "../document/outline.js";
import { countItems, countSteps, itemsOf, stepsInOrder } from "../document/progress.js";
import { carried } from "../document/successors.js";
import { TOWN, townOf } from "../document/town-file.js";
import { conflictsOf } from "../document/versions.js";
import { store } from "../storage/page-store.js";
import { startPair } from "../views/map-pair.js";
import { drawBoard, drawDeeds, drawHead, tellDeeds } from "../views/map-poster.js";
import { tellStates } from "../views/map-states.js";
import { keepShown, startNames } from "../views/paper.js";
import { onUse } from "../views/parts.js";
import { startPage } from "../views/start-page.js";
import { startText } from "../views/text-field.js";
import { tell } from "../views/undo.js";
import { today, wordsFor } from "../views/words.js";

const DEEDS = 3; // what there is room for

const root = document.querySelector("[data-town-map]");
const part = (name) => root.querySelector(`[data-${name}]`);
const map = root.querySelector(".poster");
const steps = stepsInOrder(areas, order);

store.carry((state) => carried(state, origins));
const isNameless = startNames(root, show);
startText(store, part("town"), TOWN);
keepShown(root, store, show);
startPage(store, new URL("../views/saved-path.js", import.meta.url));
if (map) {
  startMap();
}

function startMap() {
  const onWall = part("show-on-wall");
  startPair(root, store, map);
  onUse(onWall, () => import("../views/map-on-wall.js"), ({ openOnWall }) => openOnWall(map, part("wall"), onWall));
  for (const [button, words, drawn] of [
    [part("save-picture"), "map-file", () => [map]],
    [part("save-pair"), "map-pair-file", () => [...part("maps").children]],
  ]) {
    onUse(button, () => import("../views/map-picture.js"), async ({ saveMaps }) => {
      await saveMaps(drawn(), words, townOf(store.state), today());
      tell(wordsFor("told-picture"));
    });
  }
  part("wall").querySelector("button").addEventListener("click", () => part("wall").close());
  // The stop of the deed that is looked at.
  for (const [kind, is] of [["focusin", true], ["focusout", false]]) {
    map.addEventListener(kind, ({ target }) => {
      const { of } = target.closest(".deed")?.dataset ?? {};
      of && map.querySelector(`.stop[data-step="${of}"]`)?.toggleAttribute("data-shown", is);
    });
  }
}

function show() {
  const { state } = store;
  const town = townOf(state).trim();
  const deeds = nextDeeds(state, steps, today()).slice(0, DEEDS);
  const owned = isNameless() ? deeds.map((deed) => ({ ...deed, owner: "" })) : deeds;
  if (map) {
    tellStates(map, areas, (step) => countItems(state, itemsOf(areas, "step", step)));
    drawHead(map, town, countSteps(state, areas, "all"), today());
    drawBoard(map, town || wordsFor("unnamed-town"));
    map.toggleAttribute("data-reached", deeds.length === 0);
    drawDeeds(map, owned);
    map.setAttribute("aria-label", town ? wordsFor("map-of", { town }) : wordsFor("map-unnamed"));
  }
  tellDeeds(part("told-deeds"), owned);
  tellVersions(deeds);
}

// A paper has one of them: which it is, is to be chosen first.
function tellVersions(deeds) {
  const count = [TOWN, ...deeds.flatMap(planFields)].filter((name) => conflictsOf(store.state, name).length > 0).length;
  part("two-versions").hidden = count === 0;
  part("two-versions").firstElementChild.textContent = wordsFor("map-versions", { count });
}
