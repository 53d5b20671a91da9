// The workbook: checklists, and a button for the browser's own printing.

import { store } from "../storage/page-store.js";
import { startPrintButtons } from "../views/print-buttons.js";
import { startPage } from "../views/start-page.js";

startPage(store);
startPrintButtons();
