// A step, with its checklist.

import { store } from "../storage/page-store.js";
import { startPage } from "../views/start-page.js";

startPage(store, new URL("../views/saved-marks.js", import.meta.url));
