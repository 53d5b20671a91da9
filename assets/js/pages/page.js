// A page that saves nothing: it can be printed.

import { showButtons } from "../views/waiting-buttons.js";

showButtons("print", () => import("../views/print-page.js"));
