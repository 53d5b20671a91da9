// A page that saves nothing: it can be printed.

import { showButtons } from "../views/parts.js";

showButtons("print", () => import("../views/print-page.js"));
