// Words for people: the texts that a page carries for its scripts, and days.

/** The page's text of this name; undefined when it has none. */
export function wordsFor(name) {
  const { content } = document.querySelector("template[data-words]");
  return content.querySelector(`[data-word="${CSS.escape(name)}"]`)?.textContent;
}

/** The day 2027-03-01 as Finnish writes it; nothing when the text is no such day. */
export function inFinnish(day) {
  const found = /^(\d{4})-(\d\d)-(\d\d)$/.exec(day);
  return found ? `${Number(found[3])}.${Number(found[2])}.${found[1]}` : "";
}
