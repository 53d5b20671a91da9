// Texts in the room that a paper or a drawing has for them. Pure.

/** A text on one line, of at most so many letters; what is longer ends with three dots. */
export function cut(text, letters) {
  const all = [...text.replace(/\s+/g, " ").trim()];
  return all.length > letters ? `${all.slice(0, letters - 1).join("").trimEnd()}…` : all.join("");
}
