// Texts in the room that a paper or a drawing has for them. Pure.

// Marks that turn the order of what follows: in a sentence they would turn the rest of it too.
const TURNING = /[\u202a-\u202e\u2066-\u2069]/g;

/** A text on one line, of at most so many letters; what is longer ends with three dots. */
export function cut(text, letters) {
  const all = [...text.replace(TURNING, "").replace(/\s+/g, " ").trim()];
  return all.length > letters ? `${all.slice(0, letters - 1).join("").trimEnd()}…` : all.join("");
}
