// Buttons: the quiet ones that scripts add to a page, and presses of those that stand in a place.

/** A button; its name begins with the visible words and tells of what it is, when that is given. */
export function quietButton(words, act, of) {
  const button = document.createElement("button");
  button.className = "quiet";
  button.type = "button";
  button.textContent = words;
  if (of) {
    button.setAttribute("aria-label", `${words}: ${of.replaceAll("\u00ad", "")}`);
  }
  if (act) {
    button.addEventListener("click", act);
  }
  return button;
}

/** Let a function act on presses of a place's buttons, whose words a translation may wrap. */
export function onPress(place, act) {
  place.addEventListener("click", ({ target }) => {
    const button = target.closest("button");
    if (button && place.contains(button)) {
      act(button);
    }
  });
}
