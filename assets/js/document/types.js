// The types of what is saved, for readers and for `make types`. No page loads this file.

/**
 * A document: a last-writer-wins map of fields by name, in which texts are multi-value registers.
 *
 * @typedef {object} State
 * @property {string} format
 * @property {number} version
 * @property {string} [mark] the replica id: this browser's own, new where nothing was saved
 * @property {Record<string, Field>} fields
 * @property {unknown} [town] in a file: the town's name, for people
 * @property {unknown} [saved] in a file: the day of saving, for people
 */

/** @typedef {Partial<State> & Pick<State, "fields">} Part Fields to be merged with others. */

/**
 * A field, or one version of it. (time, mark) is a Lamport timestamp: the larger one is later.
 *
 * @typedef {object} Field
 * @property {unknown} value null where it has been taken away
 * @property {number} time milliseconds since 1970, later than all that the writer had seen
 * @property {string} mark the writer: a browser, and of a text the page of it
 * @property {Record<string, number>} [seen] a version vector: by writer, the last version followed
 * @property {Field[]} [earlier] its siblings: versions that nobody has followed
 * @property {{ time: number, field?: Field }} [undone] what was before, where what another's file
 *   had brought was taken back at that time
 */

/**
 * A change of a field; `more` gives further properties from its version before and the new one.
 *
 * @typedef {(old: Field | undefined, stamp: Field) => Partial<Field> | undefined} More
 * @typedef {[name: string, value: unknown, more?: More]} Change
 */

/**
 * An act of the visitor: the names of the fields that it changed, and all fields before and after
 * it. Where it took another's document in, `isBrought` tells of which fields that brought what
 * stands after.
 *
 * @typedef {object} Act
 * @property {string[]} names
 * @property {Record<string, Field>} before
 * @property {Record<string, Pick<Field, "value">>} after
 * @property {(name: string) => boolean} [isBrought]
 */

/**
 * A stored text that was read. The fault is "damaged" when a part or all could not be read (state
 * has what could), or "newer" when a later version of the site wrote it, which must be left alone;
 * older is true when an earlier version wrote it.
 *
 * @typedef {{ state: State, fault?: string, older?: boolean }} Parsed
 */

/**
 * What is so of a kind of things, all of whose fields are alike in it.
 *
 * @typedef {object} Kind
 * @property {true} [published] its ids are the site's own, and may be replaced by others
 * @property {true} [local] each browser's own memory: neither shown nor replaced by what comes in
 */

/**
 * A line of the table of fields.
 *
 * @typedef {object} Row
 * @property {"choice" | "text" | "date" | "number" | "flag" | "record" | "list"} [is] what its
 *   value is; nothing of a field that the table does not have
 * @property {string[]} [choices] what can be chosen; the first when nothing has been
 * @property {true} [versions] people write it: of versions that do not know of each other all stay
 * @property {"marks" | "plans"} [reset] what clears it; nothing clears the others
 * @property {"marks" | "texts"} [counted] as what it is counted, where it is told what is saved
 * @property {true | "path"} [link] a shared link carries its value, or tells it by the list of
 *   the chosen steps in their order
 * @property {true} [asOne] however many there are, they are told as one
 * @property {"once"} [file] though local it goes along in a file, and is taken where there is none
 */

/**
 * An open item that is to be done, or the first of a step.
 *
 * @typedef {object} Deed
 * @property {string} step
 * @property {string} item
 * @property {"item" | "step"} kind whose doer and day they are
 * @property {string} owner
 * @property {string} date as it was written: a day as in 2026-11-29 where it is one
 * @property {string} reason why it stands where it does: "late", "due", "begun", "chosen",
 *   "start" or "suggested"
 */

export {};
