// The saved state of a page: every read and write of it goes through its one store.
//
// Each write reads the stored text again and changes only its own field, so that two tabs do
// not overwrite each other. When another tab has written, this one merges, and writes back what
// of its own was lost. Nothing is written before the visitor's own first act.

import { empty, hasNews, merge, parse, toStoredText, withFields } from "../document/state.js";
import { DAMAGED_PREFIX, SNAPSHOT_PREFIX, STATE_KEY, keep, storedText } from "./kept.js";

/** @import { Act, Change, Parsed, State } from "../document/types.js" */

const TRIAL_KEY = "elinvoimapolku:trial";

/** The saved state of this browser. */
export class Store {
  #state = empty();
  // Tells what is written on this page from what is written in another tab of the same browser.
  #page = `.${newMark().slice(7)}`;
  #listeners = new Set();
  // Whether this page has acts of its own, to be written back where they go missing.
  #acted = false;
  // Whether the browser held a document when this page last looked.
  #seen = false;
  // Whether this page has met a text that it could not read whole: told until it is left.
  #damaged = false;
  #private = false;
  /** @type {string | undefined} */
  #obstacle;
  // The last text that was read or written, and what it holds: most reads find the same text.
  /** @type {Parsed & { text?: string | null }} */
  #last = { text: null, ...parse(null) };
  #carried = (state) => state;
  /** @type {(act: Act) => void | Promise<void>} */
  #follower = () => {};

  constructor() {
    this.#follow();
    this.#obstacle ??= trial();
    this.#askForPrivacy();
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

  /** What is saved, as pages show it: with what has been carried over to ids that replace others. */
  get state() {
    return this.#carried(this.#state);
  }

  /** What is saved, as it is kept: what is stored and what could not be stored yet. */
  get document() {
    return this.#state;
  }

  /** Let a function carry over what is shown. */
  carry(carried) {
    this.#carried = carried;
    this.#announce();
  }

  /**
   * What stands in the way of saving, or stood: "blocked", "full", "newer", "cleared",
   * "damaged" or "private"; undefined when all is well.
   */
  get fault() {
    return this.#obstacle ?? (this.#damaged ? "damaged" : this.#private ? "private" : undefined);
  }

  /** Whether the browser holds what the page shows. */
  get isSaved() {
    return !["full", "blocked", "newer"].includes(this.fault ?? "");
  }

  /** Call a function after every change of the state or of what stands in its way. */
  subscribe(listener) {
    this.#listeners.add(listener);
  }

  /** @param {Change[]} changes Change these fields, and save them together. */
  set(changes) {
    const stored = this.#take();
    const known = { mark: newMark(), ...this.#state };
    const page = { page: this.#page, shown: this.state };
    this.#state = withFields(known, changes, Date.now(), page);
    this.#keepActs(stored);
  }

  /** Let a function follow the visitor's acts; it gets each as `acted` does. */
  offer(follower) {
    this.#follower = follower;
  }

  /** @param {Change[]} changes Save them as an act of the visitor; done when it is followed. */
  act(changes) {
    const { fields: before } = this.state;
    this.set(changes);
    return this.acted({ names: changes.map(([name]) => name), before, after: this.state.fields });
  }

  /** @param {Act} act Tell of an act that has been saved already. */
  acted(act) {
    return this.#follower(act);
  }

  /** @param {State} _ Merge another document in, a file's or a snapshot's, and save. */
  join({ mark, ...other }) {
    const stored = this.#take();
    this.#state = { mark: newMark(), ...merge(this.#state, other) };
    this.#keepActs(stored);
  }

  /** Go back to a document from before a change that could not be saved. */
  giveUp(document) {
    this.#state = document;
    this.#follow();
  }

  #keepActs(stored) {
    this.#acted = true;
    this.#save(stored);
    this.#announce();
  }

  // `told` is what another tab wrote. A third may have written over it since, so it is merged
  // besides what is stored now.
  /** @param {string | null} [told] */
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
    if (stored.state === this.#state) {
      return stored;
    }
    const { fields } = merge(this.#state, stored.state);
    // Other properties change in storage only, so what is stored is never older than ours.
    this.#state = { ...this.#state, ...stored.state, fields };
    return stored;
  }

  /** @returns {Parsed & { text?: string | null }} */
  #read() {
    try {
      const text = storedText();
      if (text !== this.#last.text) {
        this.#last = { text, ...parse(text) };
      }
      return this.#last;
    } catch {
      return { state: empty(), fault: "blocked" };
    }
  }

  /** @param {Parsed & { text?: string | null }} stored */
  #save({ text, fault, older }) {
    this.#obstacle = fault;
    if (fault === "newer" || fault === "blocked") {
      return;
    }
    try {
      if (fault === "damaged") {
        // Before anything is written over it; where that fails, nothing is.
        keep(DAMAGED_PREFIX, text);
      }
      if (older) {
        keep(SNAPSHOT_PREFIX, text);
      }
      const saved = toStoredText(this.#state);
      localStorage.setItem(STATE_KEY, saved);
      this.#last = { text: saved, state: this.#state };
      this.#seen = true;
    } catch (error) {
      this.#obstacle = obstacleOf(error);
    }
  }

  // Private windows of Firefox and Safari have no file system of the page's own: what is saved
  // in them goes with the window. Chromium's cannot be told from others.
  async #askForPrivacy() {
    try {
      await navigator.storage?.getDirectory?.();
    } catch {
      this.#private = true;
      this.#announce();
    }
  }

  #announce() {
    for (const listener of this.#listeners) {
      listener();
    }
  }
}

// Whether the browser lets write: tried at start, and nothing of it stays.
function trial() {
  try {
    localStorage.setItem(TRIAL_KEY, "");
    localStorage.removeItem(TRIAL_KEY);
    return undefined;
  } catch (error) {
    return obstacleOf(error);
  }
}

function obstacleOf(error) {
  return /quota/i.test(error.name) ? "full" : "blocked";
}

// This browser's own mark. It tells its changes from those of others, in the same millisecond too.
function newMark() {
  const numbers = crypto.getRandomValues(new Uint32Array(2));
  return Array.from(numbers, (number) => number.toString(36).padStart(7, "0")).join("");
}
