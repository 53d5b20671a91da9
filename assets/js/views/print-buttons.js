// Buttons for the browser's own printing.

/** Show the buttons, which only a script can serve. */
export function startPrintButtons() {
  for (const button of document.querySelectorAll("[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => print());
  }
}
