// Printing by a button: the page with all that is folded, or the part that the button names.

/** Print the part that the button tells, or all. */
export function press({ dataset: { print: part } }) {
  // What is folded on the screen is open on paper, where nobody can open it.
  const folded = [...document.querySelectorAll(".folds details:not([open])")];
  const fold = (open) => folded.forEach((details) => (details.open = open));
  // A section is printed alone; of other parts the styles know.
  const section = document.getElementById(part)?.closest("section");
  section?.toggleAttribute("data-printed-alone");
  if (part) {
    document.body.dataset.printed = part;
  }
  fold(true);
  print();
  fold(false);
  delete document.body.dataset.printed;
  section?.toggleAttribute("data-printed-alone");
}
