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

/** Give the visitor the map as a picture. */
export async function saveMap(map, town, day) {
  const picture = await pictureOf(map);
  const link = document.createElement("a");
  link.href = URL.createObjectURL(picture);
  link.download = wordsFor("map-file", { file: fileName(town, day).replace(/\.json$/, "") });
  link.click();
  // Till the file is written.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

async function pictureOf(map) {
  const { width, height } = map.viewBox.baseVal;
  const canvas = document.createElement("canvas");
  canvas.width = WIDTH;
  canvas.height = Math.round((WIDTH * height) / width);
  const image = new Image();
  // The policy lets a page show data of its own, and a picture nothing from elsewhere.
  image.src = `data:image/svg+xml,${encodeURIComponent(await standingAlone(map, canvas))}`;
  await image.decode();
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
}

async function standingAlone(map, { width, height }) {
  const alone = map.cloneNode(true);
  // What is only used elsewhere looks as it does there.
  const [shown, copied] = [map, alone].map((one) => [one, ...one.querySelectorAll(":not(defs, defs *)")]);
  inLight(() =>
    shown.forEach((element, at) => {
      const style = getComputedStyle(element);
      style.display === "none" ? copied[at].remove() : keepLooks(style, copied[at]);
    }),
  );
  alone.setAttribute("width", width);
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
