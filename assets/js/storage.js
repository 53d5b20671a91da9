// The one module that touches localStorage: every read and write of saved state goes through it.
//
// Each write reads the stored text again and changes only its own field, so that two tabs do
// not overwrite each other. When another tab has written, this one merges, and writes back what
// of its own was lost. Nothing is written before the visitor's own first act.

import { empty, hasNews, merge, parse, toText, withField } from "./state.js";

export const STATE_KEY = "elinvoimapolku:state";
export const DAMAGED_PREFIX = "elinvoimapolku:damaged:";

/** The saved state of this browser. */
export class Store {
  #state = empty();
  #listeners = new Set();
  // Whether this page has acts of its own, to be written back where they go missing.
  #acted = false;
  // Whether the browser held a document when this page last looked.
  #seen = false;
  // Whether this page has met a text that it could not read whole: told until it is left.
  #damaged = false;
  #obstacle;

  constructor() {
    this.#follow();
    addEventListener("storage", (event) => {
      // A null key means that everything was cleared.
      if (event.key === STATE_KEY || event.key === null) {
        this.#follow(event.newValue);
      }
    });
    // A page that comes back, from the browser's memory or to the front, may have missed events.
    addEventListener("pageshow", (event) => event.persisted && this.#follow());
    addEventListener("visibilitychange", () => document.hidden || this.#follow());
  }

  /** The state as it is known now: what is stored and what could not be stored yet. */
  get state() {
    return this.#state;
  }

  /**
   * What stands in the way of saving, or stood: "blocked", "full", "newer", "cleared" or
   * "damaged"; undefined when all is well.
   */
  get fault() {
    return this.#obstacle ?? (this.#damaged ? "damaged" : undefined);
  }

  /** Call a function after every change of the state or of what stands in its way. */
  subscribe(listener) {
    this.#listeners.add(listener);
  }

  /** Change one field and save it. */
  set(name, value) {
    const stored = this.#take();
    this.#state = withField({ mark: newMark(), ...this.#state }, name, value, Date.now());
    this.#acted = true;
    this.#save(stored);
    this.#announce();
  }

  // `told` is what another tab wrote. A third may have written over it since, so it is merged
  // besides what is stored now.
  #follow(told = null) {
    this.#state = merge(this.#state, parse(told).state);
    const stored = this.#take();
    if (!hasNews(this.#state, stored.state)) {
      this.#obstacle = stored.fault;
    } else if (this.#acted) {
      this.#save(stored);
    } else {
      this.#obstacle = stored.fault ?? "cleared";
    }
    this.#announce();
  }

  // Read what is stored and merge it in.
  #take() {
    const stored = this.#read();
    if (this.#seen && stored.text === null) {
      // Perhaps on purpose: it stays cleared until the next act here, which saves all that shows.
      this.#acted = false;
    }
    this.#seen = typeof stored.text === "string";
    this.#damaged ||= stored.fault === "damaged";
    const { fields } = merge(this.#state, stored.state);
    // Other properties change in storage only, so what is stored is never older than ours.
    this.#state = { ...this.#state, ...stored.state, fields };
    return stored;
  }

  #read() {
    try {
      const text = localStorage.getItem(STATE_KEY);
      return { text, ...parse(text) };
    } catch {
      return { state: empty(), fault: "blocked" };
    }
  }

  #save({ text, fault }) {
    this.#obstacle = fault;
    if (fault === "newer" || fault === "blocked") {
      return;
    }
    try {
      if (fault === "damaged") {
        // Before anything is written over it; where that fails, nothing is.
        setAside(text);
      }
      localStorage.setItem(STATE_KEY, toText(this.#state));
      this.#seen = true;
    } catch (error) {
      this.#obstacle = /quota/i.test(error.name) ? "full" : "blocked";
    }
  }

  #announce() {
    for (const listener of this.#listeners) {
      listener();
    }
  }
}

// Keep a damaged text once, and never over another one.
function setAside(text) {
  const kept = Object.keys(localStorage).filter((key) => key.startsWith(DAMAGED_PREFIX));
  if (kept.some((key) => localStorage.getItem(key) === text)) {
    return;
  }
  let time = Date.now();
  while (kept.includes(DAMAGED_PREFIX + time)) {
    time += 1;
  }
  localStorage.setItem(DAMAGED_PREFIX + time, text);
}

// This browser's own mark. It tells its changes from those of others, in the same millisecond too.
function newMark() {
  const numbers = crypto.getRandomValues(new Uint32Array(2));
  return Array.from(numbers, (number) => number.toString(36).padStart(7, "0")).join("");
}
