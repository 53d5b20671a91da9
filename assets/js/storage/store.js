// The saved state of a page: every read and write of it goes through its one store.
//
// Each write reads the stored text again and changes only its own field, so that tabs do not
// overwrite each other; what of a page was lost it writes back. Nothing is written before the
// visitor's own first act.

import { empty, hasNews, merge, parse, toStoredText, withFields } from "../document/state.js";
import { DAMAGED_PREFIX, SNAPSHOT_PREFIX, STATE_KEY, keep, storedText } from "./kept.js";

/** @import { Act, Change, Parsed, Part, State } from "../document/types.js" */

const TRIAL_KEY = "elinvoimapolku:trial";

/** The saved state of this browser. */
export class Store {
  #state = empty();
  // This page's own mark: another tab of the same browser has another one.
  #page = `.${newMark().slice(7)}`;
  #listeners = new Set();
  // Whether acts of this page are to be written back where they go missing.
  #acted = false;
  // Whether the browser held a document when this page last looked.
  #seen = false;
  // Whether this page has met a text that it could not read whole.
  #damaged = false;
  #private = false;
  /** @type {string | undefined} */
  #obstacle;
  // The last text that was read or written, and what it holds.
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
    // A page that comes back may have missed events.
    addEventListener("pageshow", (event) => event.persisted && this.#follow());
    addEventListener("visibilitychange", () => document.hidden || this.#follow());
  }

  /** What is saved as pages show it: carried over to ids that replace others. */
  get state() {
    return this.#carried(this.#state);
  }

  /** What is saved as it is kept, with what could not be stored yet. */
  get document() {
    return this.#state;
  }

  /** Let a function carry over what is shown. */
  carry(carried) {
    this.#carried = carried;
    this.#announce();
  }

  /** What stands or stood in the way of saving; undefined when all is well. */
  get fault() {
    return this.#obstacle ?? (this.#damaged ? "damaged" : this.#private ? "private" : undefined);
  }

  /** Whether the browser holds what the page shows. */
  get isSaved() {
    return !["full", "blocked", "newer", "cleared"].includes(this.fault ?? "");
  }

  /** Call a function after every change of the state or of what stands in its way. */
  subscribe(listener) {
    this.#listeners.add(listener);
  }

  /**
   * Change these fields, once another document is merged in, and save all together.
   *
   * @param {Change[]} changes
   * @param {Part} [other]
   */
  set(changes, other) {
    const stored = this.#take();
    if (other) {
      this.#state = merge(this.#state, other);
    }
    const known = { mark: newMark(), ...this.#state };
    const page = { page: this.#page, shown: this.state };
    this.#state = withFields(known, changes, Date.now(), page);
    this.#keepActs(stored);
  }

  /** Let a function follow the visitor's acts. */
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

  /** Go back to a document from before. */
  giveUp(document) {
    this.#state = document;
    this.#follow();
  }

  #keepActs(stored) {
    this.#acted = true;
    this.#save(stored);
    this.#announce();
  }

  // `told` is what another tab wrote; a third may have written over it since.
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

  #take() {
    const stored = this.#read();
    if (this.#seen && stored.text === null) {
      // Perhaps on purpose: it stays cleared until the next act here.
      this.#acted = false;
    }
    this.#seen = typeof stored.text === "string";
    this.#damaged ||= stored.fault === "damaged";
    if (stored.state === this.#state) {
      return stored;
    }
    const { fields } = merge(this.#state, stored.state);
    // Other properties change in storage only.
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
        keep(DAMAGED_PREFIX, text);
      }
      if (older) {
        keep(SNAPSHOT_PREFIX, text);
      }
      const saved = toStoredText(this.#state);
      localStorage.setItem(STATE_KEY, saved);
      if (storedText() !== saved) {
        throw new Error();
      }
      this.#last = { text: saved, state: this.#state };
      this.#seen = true;
    } catch (error) {
      this.#obstacle = obstacleOf(error);
    }
  }

  // Private windows of Firefox and Safari have no file system of the page's own; Chromium's
  // cannot be told from others.
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

// What hinders writing: tried at start, and nothing of it stays.
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

// This browser's own mark, the replica id.
function newMark() {
  const numbers = crypto.getRandomValues(new Uint32Array(2));
  return Array.from(numbers, (number) => number.toString(36).padStart(7, "0")).join("");
}
