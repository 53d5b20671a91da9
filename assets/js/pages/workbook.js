// The workbook: checklists and printing.

import { store } from "../storage/page-store.js";
import { startPage } from "../views/start-page.js";

startPage(store);
