// A page that has a checklist, or could show what is saved of one.

import { store } from "../storage/page-store.js";
import { startPage } from "../views/start-page.js";

startPage(store);
