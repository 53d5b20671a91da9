// The map as a picture file: the same drawing with its looks and its font inside.

import { fileName } from "../document/town-file.js";
import { wordsFor } from "./words.js";

const WIDTH = 2400; // pixels
const FONT = "Schibsted Grotesk";
// What a style sheet says of a drawing, that the drawing can say itself.
const LOOKS = [
  ...["fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-dashoffset", "stroke-linecap", "stroke-linejoin"],
  ...["font-size", "font-weight", "text-anchor", "dominant-baseline", "paint-order", "opacity", "filter"],
];

/** Give the visitor maps as a picture, one below the other; `words` names the file. */
export async function saveMaps(maps, words, town, day) {
  const picture = await pictureOf(maps);
  const link = document.createElement("a");
  link.href = URL.createObjectURL(picture);
  link.download = wordsFor(words, { file: fileName(town, day).replace(/\.json$/, "") });
  link.click();
  // Till the file is written.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

async function pictureOf(maps) {
  const heights = maps.map(({ viewBox: { baseVal: box } }) => Math.round((WIDTH * box.height) / box.width));
  const canvas = document.createElement("canvas");
  canvas.width = WIDTH;
  canvas.height = heights.reduce((sum, height) => sum + height);
  let top = 0;
  for (const [at, height] of heights.entries()) {
    const image = new Image();
    // The policy lets a page show data of its own, and a picture nothing from elsewhere.
    image.src = `data:image/svg+xml,${encodeURIComponent(await standingAlone(maps[at], height))}`;
    await image.decode();
    canvas.getContext("2d").drawImage(image, 0, top, WIDTH, height);
    top += height;
  }
  return new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
}

async function standingAlone(map, height) {
  const alone = map.cloneNode(true);
  // What is only used elsewhere looks as it does there.
  const [shown, copied] = [map, alone].map((one) => [one, ...one.querySelectorAll(":not(defs, defs *)")]);
  inLight(() =>
    shown.forEach((element, at) => {
      const style = getComputedStyle(element);
      style.display === "none" ? copied[at].remove() : keepLooks(style, copied[at]);
    }),
  );
  alone.setAttribute("width", WIDTH);
  alone.setAttribute("height", height);
  const face = `@font-face{font-family:"${FONT}";font-weight:400 750;src:url(${await fontData()})}svg{font-family:"${FONT}"}`;
  return new XMLSerializer().serializeToString(alone).replace(/>/, `><style>${face}</style>`);
}

// The picture goes on slides and paper, which are light whatever the screen is. Nothing is painted meanwhile.
function inLight(read) {
  const rules = [...document.styleSheets].flatMap(allRules);
  const dark = rules.filter(({ media }) => media?.mediaText.includes("dark")).map(({ media }) => [media, media.mediaText]);
  dark.forEach(([media]) => (media.mediaText = "not all"));
  read();
  dark.forEach(([media, text]) => (media.mediaText = text));
}

function allRules({ cssRules }) {
  return [...(cssRules ?? [])].flatMap((rule) => [rule, ...allRules(rule)]);
}

function keepLooks(style, copy) {
  copy.removeAttribute("style");
  for (const name of LOOKS) {
    copy.setAttribute(name, style.getPropertyValue(name));
  }
  if (style.transform !== "none" && !copy.hasAttribute("transform")) {
    copy.setAttribute("transform", style.transform);
  }
}

async function fontData() {
  const { href } = document.querySelector('link[rel="preload"][as="font"]');
  const font = await (await fetch(href)).blob();
  return new Promise((resolve) => {
    const reader = new FileReader();
    reader.addEventListener("load", () => resolve(reader.result));
    reader.readAsDataURL(font);
  });
}
