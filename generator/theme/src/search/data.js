/**
 * The shapes of what the build writes for the search: types only.
 *
 * @typedef {object} Value A value of a facet.
 * @property {string} id
 * @property {string} title
 * @property {string} [broader] The value that includes it.
 * @property {string} [url] Of a type: the address of an entry, with `ID` where its id goes.
 *
 * @typedef {object} EntryRow What is fetched before the first result.
 * @property {string} [code] Absent for a hand-written page, as is `id`.
 * @property {string} [id]
 * @property {string} type
 * @property {string} title
 * @property {string} [url] Of a hand-written page, from the root of the site.
 * @property {string[]} [aliases]
 * @property {string[]} [hidden] Misspellings; never shown.
 * @property {string[]} [symptoms]
 * @property {string[]} [phases]
 * @property {string[]} [approaches]
 *
 * @typedef {object} EntryText What is fetched after it, for the row of the same place.
 * @property {string} summary
 * @property {string} question What a review asks about it; often empty.
 * @property {string[]} seen What it looks like in logs, metrics and complaints.
 * @property {string[]} [asked] How people ask for it who do not know its name.
 * @property {{ id: string, heading: string, text: string }[]} sections
 * @property {string} [severity] Of a pitfall: the title of its step.
 * @property {number} [mitigation] The row of what to do about it first.
 * @property {number[]} [near] The rows that a relation ties to it.
 *
 * @typedef {object} SearchRows
 * @property {Record<string, Value[]>} facets `type`, `phase` and `approach`, each with its values.
 * @property {EntryRow[]} rows
 * @property {string[][]} synonyms Each a group of names for the same.
 * @property {[said: string[], means: string[]][]} [implied] What is found for some words besides.
 * @property {(EntryRow & { code: string, summary: string })[]} [retired] What only its code finds.
 */

export {};
