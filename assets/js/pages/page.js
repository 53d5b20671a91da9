// A page that saves nothing: it can be printed.

import { onPress } from "../views/button.js";
import { onMissing, showButtons } from "../views/parts.js";

const place = document.querySelector("[data-notices]");
const { content } = document.querySelector("template[data-notice=missing]");

// What does not arrive is told where it was asked for.
onPress(document.body, (button) => button.parentElement.after(place));
onMissing((isMissing) => place.replaceChildren(...(isMissing ? [content.cloneNode(true)] : [])));
place.replaceChildren();
showButtons("print", () => import("../views/print-page.js"));
