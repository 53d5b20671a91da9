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

  /** Change fields, [name, value, more] each as `withField` takes them, and save them together. */
  set(changes) {
    const stored = this.#take();
    this.#state = { mark: newMark(), ...this.#state };
    for (const [name, value, more] of changes) {
      this.#state = withField(this.#state, name, value, Date.now(), more);
    }
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
        keep(DAMAGED_PREFIX, text);
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

/** Keep a text under a key of its own: once, and never over another one. */
export function keep(prefix, text) {
  const kept = keysOf(prefix);
  if (text === null || kept.some((key) => localStorage.getItem(key) === text)) {
    return;
  }
  let time = Date.now();
  while (kept.includes(prefix + time)) {
    time += 1;
  }
  localStorage.setItem(prefix + time, text);
}

/** The keys that begin so, the oldest first: their times have the same number of digits. */
export function keysOf(prefix) {
  return Object.keys(localStorage)
    .filter((key) => key.startsWith(prefix))
    .sort();
}

// This browser's own mark. It tells its changes from those of others, in the same millisecond too.
function newMark() {
  const numbers = crypto.getRandomValues(new Uint32Array(2));
  return Array.from(numbers, (number) => number.toString(36).padStart(7, "0")).join("");
}

/** The text that is stored as the state; null when there is none. */
export function storedText() {
  return localStorage.getItem(STATE_KEY);
}

/** Remove what is kept under a key; the state itself is never removed. */
export function drop(key) {
  if (key !== STATE_KEY) {
    localStorage.removeItem(key);
  }
}
