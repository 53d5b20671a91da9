// Numbers as Finnish writes them, read and written. Pure.

const WRITTEN = /^(\d{1,3}(?: \d{3})+|\d+)(?:,(\d+))?(?: ?€)?$/;

/** The number of a text such as 1 664 000,50; undefined of an empty one, NaN when it is none. */
export function numberOf(text) {
  const plain = text.replace(/\s+/g, " ").trim();
  const found = WRITTEN.exec(plain);
  const number = found ? Number(`${found[1].replaceAll(" ", "")}.${found[2] ?? 0}`) : NaN;
  return plain === "" ? undefined : number > Number.MAX_SAFE_INTEGER ? NaN : number;
}

/** A number as it is kept: 1664000,5. */
export function keptText(number) {
  return String(number).replace(".", ",");
}

/** A number rounded to some decimals, a half upwards as it is taught: 2,45 is 2,5. */
export function rounded(number, decimals = 0) {
  const [digits, power = 0] = String(number).split("e").map(Number);
  return Number(`${Math.round(Number(`${digits}e${power + decimals}`))}e${-decimals}`);
}
