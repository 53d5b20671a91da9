// Pieces of a drawing.

/** An element of a drawing, with these attributes. */
export function drawn(name, attributes) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) {
    element.setAttribute(key, value);
  }
  return element;
}

/** A text at a place of a drawing; `looks` are attributes more. */
export function drawnText(x, y, text, looks = {}) {
  const element = drawn("text", { x, y, ...looks });
  element.textContent = text;
  return element;
}
