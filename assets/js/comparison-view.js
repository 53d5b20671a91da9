// Naming a moment, and two moments side by side as a table and a picture.

import { act } from "./checklist.js";
import { compareMoments, momentsOf, recording, share } from "./comparison.js";
import { areas } from "./outline.js";

const SVG = "http://www.w3.org/2000/svg";

/** Start the part of the page; `titleOf` gives the title of an area or a step. */
export function startComparison(root, store, titleOf) {
  const part = (name) => root.querySelector(`[data-${name}]`);
  const [from, to] = [part("moment-from"), part("moment-to")];
  part("moment-form").addEventListener("submit", (event) => {
    event.preventDefault();
    const name = part("moment-name");
    const id = Date.now().toString(36) + store.state.mark;
    const date = new Date().toLocaleDateString("sv");
    act(root, store, recording(store.state, areas, { name: name.value.trim(), date, id }));
    name.value = "";
    part("moment-told").textContent = "Tilannekuva on tallessa.";
  });
  part("print-comparison").addEventListener("click", () => {
    document.body.dataset.printed = "comparison";
    print();
    delete document.body.dataset.printed;
  });
  const moments = () => {
    const now = recording(store.state, areas, { name: "Nyt", date: "", id: "now" })[0][1];
    return [...momentsOf(store.state), { field: "now", ...now }];
  };
  const draw = () => {
    const all = moments();
    const chosen = (select) => all.find(({ field }) => field === select.value);
    const [before, after] = [chosen(from), chosen(to)];
    part("comparison").hidden = !before || !after || before === after;
    if (before && after && before !== after) {
      const rows = compareMoments(areas, before, after);
      part("comparison-title").textContent = `${nameOf(before)} ja ${nameOf(after)}`;
      part("comparison-table").replaceChildren(...tableOf(rows, before, after, titleOf));
      part("comparison-picture").replaceChildren(pictureOf(rows, before, after, titleOf));
    }
  };
  const show = () => {
    const all = moments();
    fill(from, all, all[0].field);
    fill(to, all, "now");
    part("moments").replaceChildren(...all.slice(0, -1).map((one) => rowOf(root, store, one)));
    part("moment-choice").hidden = all.length < 2;
    draw();
  };
  from.addEventListener("change", draw);
  to.addEventListener("change", draw);
  store.subscribe(show);
  show();
}

function fill(select, moments, first) {
  const chosen = moments.some(({ field }) => field === select.value) ? select.value : first;
  select.replaceChildren(...moments.map((one) => new Option(nameOf(one), one.field)));
  select.value = chosen;
}

function nameOf({ name, date }) {
  return date ? `${name} (${inFinnish(date)})` : name;
}

function inFinnish(date) {
  return date.split("-").reverse().map(Number).join(".");
}

function rowOf(root, store, moment) {
  const row = document.createElement("li");
  const button = document.createElement("button");
  button.className = "quiet";
  button.type = "button";
  button.textContent = "Poista";
  button.setAttribute("aria-label", `Poista: ${nameOf(moment)}`);
  button.addEventListener("click", () => act(root, store, [[moment.field, null]]));
  row.append(`${nameOf(moment)} `, button);
  return row;
}

function tableOf(rows, before, after, titleOf) {
  const head = document.createElement("thead");
  const body = document.createElement("tbody");
  head.append(line("th", ["", nameOf(before), nameOf(after), "Muutos"]));
  for (const { area, step, before: one, after: two } of rows) {
    const change = one && two ? two.done - one.done : undefined;
    const cells = [one, two].map((count) => (count ? `${count.done}/${count.total}` : "–"));
    const row = line("td", [...cells, change === undefined ? "–" : signed(change)]);
    const title = document.createElement("th");
    title.scope = "row";
    title.textContent = titleOf(step ?? area);
    row.className = step ? "" : "sum";
    row.prepend(title);
    body.append(row);
  }
  return [head, body];
}

function signed(number) {
  return number > 0 ? `+${number}` : String(number).replace("-", "−");
}

function line(kind, texts) {
  const row = document.createElement("tr");
  for (const text of texts) {
    const cell = document.createElement(kind);
    cell.textContent = text;
    row.append(cell);
  }
  return row;
}

// Two bars a row; the table beside it tells the same in numbers.
function pictureOf(rows, before, after, titleOf) {
  const height = 28;
  const picture = shape("svg", { viewBox: `0 0 640 ${rows.length * height + 30}`, role: "img" });
  picture.setAttribute(
    "aria-label",
    `Palkkikuva: tehtyjen osuus, ${nameOf(before)} ja ${nameOf(after)}. Luvut ovat taulukossa.`,
  );
  picture.append(
    shape("rect", { class: "bar before", x: 250, y: 4, width: 18, height: 9 }),
    text(274, 13, nameOf(before), "key"),
    shape("rect", { class: "bar after", x: 450, y: 4, width: 18, height: 9 }),
    text(474, 13, nameOf(after), "key"),
  );
  rows.forEach(({ area, step, before: one, after: two }, index) => {
    const y = index * height + 30;
    picture.append(text(step ? 14 : 0, y + 16, titleOf(step ?? area), step ? "" : "sum"));
    [one, two].forEach((count, side) => {
      const at = { x: 250, y: y + 2 + side * 11, height: 9 };
      const kind = side === 0 ? "before" : "after";
      picture.append(shape("rect", { class: "track", width: 380, ...at }));
      picture.append(shape("rect", { class: `bar ${kind}`, width: 380 * share(count), ...at }));
    });
  });
  return picture;
}

function text(x, y, words, kind) {
  const element = shape("text", { x, y, class: kind });
  element.textContent = words.length > 34 ? `${words.slice(0, 33)}…` : words;
  return element;
}

function shape(name, attributes) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) {
    element.setAttribute(key, value);
  }
  return element;
}
