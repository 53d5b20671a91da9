// Rows of a table as text for other programs: columns stay, and no cell becomes a formula. Pure.

// What a spreadsheet reads as the beginning of a formula; white space before it is passed over.
const FORMULA = /^[\s\u200b\ufeff]*[=+\-@\uff0b\uff0d\uff1d\uff20]/u;

/** A text as one cell: on one line, and with an apostrophe before what would be a formula. */
export function asCell(text) {
  const line = text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ").trim();
  return FORMULA.test(line) ? `'${line}` : line;
}

/** Rows of texts, the first of which is the head, as { plain, html }. */
export function asTable(rows) {
  const [head, ...others] = rows.map((row) => row.map(asCell));
  const row = (cells, tag) => `<tr>${cells.map((cell) => `<${tag}>${escaped(cell)}</${tag}>`).join("")}</tr>`;
  return {
    plain: [head, ...others].map((cells) => cells.join("\t")).join("\r\n"),
    html: `<table><thead>${row(head, "th")}</thead><tbody>${others.map((cells) => row(cells, "td")).join("")}</tbody></table>`,
  };
}

/** A text as it is written in HTML. */
export function escaped(text) {
  return text.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);
}
