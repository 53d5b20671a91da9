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
 */

/**
 * A change of a field; `more` gives further properties from its version before and the new one.
 *
 * @typedef {(old: Field | undefined, stamp: Field) => Partial<Field> | undefined} More
 * @typedef {[name: string, value: unknown, more?: More]} Change
 */

/**
 * An act of the visitor: the names of the fields that it changed, and all fields before and after
 * it.
 *
 * @typedef {object} Act
 * @property {string[]} names
 * @property {Record<string, Field>} before
 * @property {Record<string, Pick<Field, "value">>} after
 */

/** @typedef {"here" | "there" | "both"} Side @typedef {Record<string, Side>} Sides By field. */

/**
 * A field that is not the same here and there.
 *
 * @typedef {object} Difference
 * @property {string} name
 * @property {string} kind "new" (only there), "there" or "here" (where it is newer), "two" (texts
 *   that do not know of each other), "cleared" (taken away here since), "emptied" (taken away
 *   there since) or "alone" (only here)
 */

/**
 * The ways to choose sides for all at once, by kind of difference; "here" where there is none.
 * "newer" takes what is newer, and both of two texts: nothing that was taken away there takes away
 * what is here. "restored" takes what was cleared here besides, "there" all, "only" no more than all.
 *
 * @typedef {Record<string, Record<string, Side>>} Ways
 */

/** @typedef {{ state: State, other: State, merged: State }} Compared What is here, and opened. */

/**
 * What differs; `unknown` are fields that come from there and that this version does not show.
 *
 * @typedef {Compared & { differences: Difference[], unknown: string[] }} Comparison
 */

/**
 * A field that comes out otherwise than it is here.
 *
 * @typedef {object} Outcome
 * @property {string} name
 * @property {boolean} emptied something is gone
 * @property {boolean} two there are two texts to choose from
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
 * @property {"statements" | "indicators"} [of] what its ids are of, where these are neither steps nor items
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
 * @property {true | "path"} [link] a shared link carries its value, or tells it by the list of
 *   the chosen steps in their order
 * @property {true} [asOne] however many there are, they are told as one
 * @property {"once"} [file] though local it goes along in a file, and is taken where there is none
 */

/**
 * What differs to a person, of the fields for which `concerns` is true; `isKnown` tells what the
 * site can show.
 *
 * @typedef {(state: State, other: State, isKnown: (name: string) => boolean,
 *   concerns?: (name: string) => boolean) => Comparison} Compare
 */

/** @typedef {(way: string, differences: Difference[]) => Sides} SidesBy */

/** @typedef {(compared: Compared, sides: Sides) => Outcome[]} Tell */

/**
 * The changes, once both are merged, for each field to be as on its side. As acts of now they let
 * no later merge bring the other side back.
 *
 * @typedef {(compared: Compared, sides: Sides) => Change[]} Make
 */

/**
 * The changes that put back, of fields of these names, those that are `now` as they were `after`
 * an opening. What was not here before is taken away, which takes it from nobody else.
 *
 * @typedef {(before: State, after: State, now: State, names: string[]) => Change[]} Back
 */

/**
 * Fields by area and step in the outline's order.
 *
 * @typedef {(fields: { name: string }[], areas: any[],
 *   stepOf: (name: string) => string | undefined) => any[]} ByStep
 */

/**
 * The fields that by their sides are not as in a document, each with the document of its side.
 *
 * @typedef {(compared: Compared, sides: Sides, than: State) => [string, State][]} Chosen
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
 *   "start", "assessed" or "suggested"
 */

/**
 * A round of the self-assessment.
 *
 * @typedef {object} Round
 * @property {string} id
 * @property {string} name
 * @property {string} date the day on which it was begun, as in 2026-11-29
 * @property {"short" | "long"} length how much it asks
 */

/**
 * An answer to a statement.
 *
 * @typedef {object} Answer
 * @property {number | "unknown" | "not-ours"} level 1 to 4, or why there is none
 * @property {number} revision of the statement's wording
 * @property {string} [agreed] the day on which the town agreed on it
 */

/** @typedef {Map<string, Answer>} Answers by statement */

/**
 * A step as the build tells it to the self-assessment.
 *
 * @typedef {object} AssessedStep
 * @property {string} id
 * @property {string} area
 * @property {string} phase
 * @property {string[]} requires the steps that it builds on
 * @property {number} hours of work
 * @property {string[]} statements the own parts of their ids
 * @property {string} short the own part of the one that stands for the step; empty for none
 * @property {string[]} papers the own parts of the items that ask for a paper with a template
 */

/**
 * The level of a step.
 *
 * @typedef {object} StepLevel
 * @property {"level" | "unknown" | "not-ours" | "open"} kind why there is none, or that there is
 * @property {number} [level]
 * @property {number} asked how many statements it has
 * @property {number} answered how many of them have an answer
 * @property {number} unknown how many were answered by not knowing
 */

/**
 * How a step stands.
 *
 * @typedef {StepLevel & { target: number, done: number, total: number, left: number, isLeftOut: boolean }} Standing
 */

/**
 * A step's place in the order, with the reasons of it.
 *
 * @typedef {object} Place
 * @property {string} step
 * @property {string} phase
 * @property {number} hours of work
 * @property {boolean} isOpen whether there is something to do
 * @property {{ code: string, level?: number, target?: number, done?: number, total?: number, steps?: string[] }[]} reasons
 *   the first tells most
 */

/**
 * A change between two rounds, of a step and of its statements.
 *
 * @typedef {object} StepChange
 * @property {string} step
 * @property {string} area
 * @property {string} kind one of CHANGES
 * @property {number} [before]
 * @property {number} [after]
 * @property {{ statement: string, kind: string, before?: Answer["level"], after?: Answer["level"] }[]} statements
 */

/**
 * A person's answers, as read from a file.
 *
 * @typedef {object} AnswerFile
 * @property {string} id of the browser and the round
 * @property {string} name empty where it was left out
 * @property {{ name: string, date: string }} round
 * @property {number} saved milliseconds since 1970
 * @property {Answers} answers
 */

/**
 * Several people's answers to a statement.
 *
 * @typedef {object} Spread
 * @property {string} statement
 * @property {number[]} counts of people at each level, the lowest first
 * @property {number} unknown of people who do not know
 * @property {number} notOurs
 * @property {number} answered of people who answered
 * @property {number} [lowest] level
 * @property {number} [highest] level
 * @property {number} range levels between those two
 * @property {boolean} isWide whether it is worth a talk
 * @property {number} distance levels between two people, on an average
 */

export {};
