// The home page: the map's states in words.

import { areas } from "../document/outline.js";
import { countItems, itemsOf } from "../document/progress.js";
import { store } from "../storage/page-store.js";
import { tellStates } from "../views/map-states.js";
import { startPage } from "../views/start-page.js";

startPage(store, new URL("../views/saved-path.js", import.meta.url));

const map = document.querySelector(".map");
if (map) {
  const show = () => tellStates(map, areas, (step) => countItems(store.state, itemsOf(areas, "step", step)));
  store.subscribe(show);
  show();
}
