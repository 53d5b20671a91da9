// Two moments as a picture of bars: on the page, and as a file that stands alone in a report.

import { isSame, share } from "../document/moments.js";
import { fileName } from "../document/town-file.js";
import { pieceOf, wordsFor } from "./words.js";

const [WIDTH, HEAD, ROW, LONGEST] = [648, 80, 32, 340];
const SHARPNESS = 3; // pixels of the file for one of the picture

/**
 * The picture of rows as `compareMoments` gives them, but for steps that are the same in both: the
 * page has its parts in that order. `names` are those of the moments, `label` tells it all.
 */
export function pictureOf(rows, names, title, label) {
  const picture = pieceOf("moments-picture");
  const [head, ...groups] = picture.children;
  [title, ...names].forEach((words, at) => {
    head.querySelectorAll("text")[at].textContent = [...words].slice(0, 80).join("");
  });
  let height = HEAD;
  groups.forEach((group, index) => {
    const row = rows[index];
    if (row.step && isSame(row)) {
      group.remove();
      return;
    }
    for (const side of ["before", "after"]) {
      const bar = group.querySelector(`.${side}`);
      bar.setAttribute("width", LONGEST * share(row[side]));
      bar.nextElementSibling.textContent = counted(row[side]);
    }
    group.setAttribute("transform", `translate(0 ${height})`);
    height += ROW;
  });
  picture.setAttribute("viewBox", `-9 -9 ${WIDTH} ${height + 16}`);
  picture.setAttribute("aria-label", label);
  return picture;
}

/** Give the picture to the visitor as a file. */
export function savePicture(picture, town, day) {
  const canvas = document.createElement("canvas");
  const alone = picture.cloneNode(true);
  for (const side of ["width", "height"]) {
    canvas[side] = picture.viewBox.baseVal[side] * SHARPNESS;
    alone.setAttribute(side, canvas[side]);
  }
  const image = new Image();
  image.addEventListener("load", () => {
    const drawn = canvas.getContext("2d");
    drawn.fillStyle = "#fff";
    drawn.fillRect(0, 0, canvas.width, canvas.height);
    drawn.drawImage(image, 0, 0);
    const link = document.createElement("a");
    link.href = canvas.toDataURL();
    link.download = wordsFor("picture-file", { file: fileName(town, day).replace(/\.json$/, "") });
    link.click();
  });
  const source = new XMLSerializer().serializeToString(alone);
  image.src = `data:image/svg+xml,${encodeURIComponent(source)}`;
}

/** A count in words: done of all, or a dash where there was none. */
export function counted(count) {
  return count ? `${count.done}/${count.total}` : "–";
}
