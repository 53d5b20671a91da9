// Buttons that wait hidden until a script can serve them.

/** Show the buttons of a data attribute; `part` loads the module whose `press` serves them. */
export function showButtons(name, part, store) {
  for (const button of document.querySelectorAll(`[data-${name}]`)) {
    button.hidden = false;
    button.addEventListener("click", async (event) => (await part()).press(button, store, event));
  }
}
