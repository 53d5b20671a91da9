// The quiet buttons that scripts add to a page.

/** A button; its name begins with the visible words and tells of what it is, when that is given. */
export function quietButton(words, act, of) {
  const button = document.createElement("button");
  button.className = "quiet";
  button.type = "button";
  button.textContent = words;
  if (of) {
    button.setAttribute("aria-label", `${words}: ${of.replaceAll("\u00ad", "")}`);
  }
  button.addEventListener("click", act);
  return button;
}
