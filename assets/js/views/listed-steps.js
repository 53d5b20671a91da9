// What a page tells of areas, steps and items, for scripts to show.

import { areas } from "../document/outline.js";
import { inList } from "./words.js";

const page = document.querySelector("template[data-steps]").content;

/** All steps with their items. */
export const listed = areas.flatMap((area) => area.steps);

/**
 * The areas in their order: { id, title, trail, shape, steps }, of which a step is { id, title,
 * href, number }. A shape is the outline of a mark, a trail the class of its colours.
 */
export const trails = [...page.querySelectorAll("[data-area]")].map((area) => ({
  id: area.dataset.area,
  title: plain(area.dataset.title),
  trail: area.className,
  shape: area.dataset.shape,
  steps: [...area.querySelectorAll("[data-step]")].map((step) => ({
    id: step.dataset.step,
    number: step.dataset.number,
    title: plain(step.firstElementChild.textContent),
    href: step.firstElementChild.href,
  })),
}));

const stops = new Map(trails.flatMap((area) => area.steps.map((step) => [step.id, { ...step, area }])));

/** A step as the trails have it, with its area. */
export function stopOf(step) {
  return stops.get(step);
}

/** The titles of steps as one list in words. */
export function titlesOf(ids) {
  return inList(ids.map((id) => stopOf(id).title));
}

/** What an item says, and its template as { href, text } where it has one. */
export function itemOf(item) {
  const place = page.querySelector(`[data-item="${CSS.escape(item)}"]`);
  const paper = place.querySelector("a");
  return { text: place.firstChild.textContent, paper };
}

function plain(text) {
  return text.replaceAll("\u00ad", "");
}
