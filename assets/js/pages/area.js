// An area's page and its workbook: several steps.

import { store } from "../storage/page-store.js";
import { startPage } from "../views/start-page.js";

startPage(store, new URL("../views/saved-path.js", import.meta.url));
