/**
 * The shapes of what the build writes of a flow, and of what is made of it: types only.
 *
 * @typedef {{ code: string | null, id: string, title: string, revision: number, url: string }} EntryRow
 * @typedef {EntryRow & { section: string | null }} OutcomeEntry
 * @typedef {{ at_least?: number | null, below?: number | null }} Range
 * @typedef {string | readonly string[] | Range} Wanted What a rule asks of an answer.
 * @typedef {string | number | readonly string[]} Given An answer.
 * @typedef {ReadonlyMap<string, Given>} Answers Question → answer; one that is missing is open.
 *
 * @typedef {object} Question
 * @property {string} id
 * @property {string} text
 * @property {"choice" | "yes-no" | "number" | "several"} kind
 * @property {string | null} unit
 * @property {string} help
 * @property {readonly Option[]} options
 * @property {readonly string[]} debates
 *
 * @typedef {object} Option
 * @property {string} id
 * @property {string} text
 * @property {string} help
 * @property {readonly string[]} debates
 *
 * @typedef {object} Outcome
 * @property {string} id
 * @property {string} title
 * @property {string} note
 * @property {readonly OutcomeEntry[]} entries
 * @property {readonly string[]} pitfalls
 * @property {readonly string[]} case_studies
 * @property {readonly string[]} try_next
 *
 * @typedef {object} Rule
 * @property {readonly (readonly [question: string, wanted: Wanted])[]} when
 * @property {string} outcome
 * @property {"for" | "against" | "veto"} effect
 * @property {number} weight
 * @property {string} reason
 * @property {readonly { id: string, locator?: string, entry: string | null }[]} sources
 * @property {readonly string[]} entries
 *
 * @typedef {object} Way
 * @property {readonly string[]} answers None for a range of numbers.
 * @property {number | null} at_least
 * @property {number | null} below
 * @property {string | null} step
 * @property {string | null} outcome
 *
 * @typedef {object} FlowData
 * @property {EntryRow & { version: string }} flow
 * @property {string} base The address of the site, where all others begin.
 * @property {readonly Question[]} questions
 * @property {readonly Outcome[]} outcomes
 * @property {readonly Rule[]} rules
 * @property {readonly { id: string, question: string, ways: readonly Way[] }[]} chart
 * @property {readonly EntryRow[]} entries
 *
 * @typedef {{ id: string, locator?: string } & Partial<EntryRow>} SourceRow
 *
 * @typedef {object} ReasonRow
 * @property {"for" | "against" | "veto"} effect
 * @property {number | null} weight
 * @property {string} text
 * @property {Record<string, Wanted>} when
 * @property {readonly { question: string, answer: string }[]} conditions
 * @property {readonly SourceRow[]} sources
 * @property {readonly EntryRow[]} entries
 *
 * @typedef {object} Flip
 * @property {string} question
 * @property {Given | null} from
 * @property {Given} to
 * @property {Range | null} range
 * @property {number | null} threshold
 * @property {string} text
 *
 * @typedef {object} RankedRow
 * @property {string} outcome
 * @property {readonly OutcomeEntry[]} entries
 * @property {string} title
 * @property {string} note
 * @property {number} rank
 * @property {number} score
 * @property {"recommended" | "acceptable" | "excluded"} status
 * @property {boolean} is_possible
 * @property {readonly ReasonRow[]} reasons
 * @property {readonly ReasonRow[]} excluded_by
 * @property {readonly Flip[] | null} flips
 *
 * @typedef {object} DecisionRecord What `fieldguide decide FLOW --format json` prints.
 * @property {EntryRow & { version: string }} flow
 * @property {Record<string, Given>} given
 * @property {readonly { question: string, answer: string }[]} answers
 * @property {boolean} is_settled
 * @property {readonly RankedRow[]} ranked
 * @property {string | null} next_question
 * @property {readonly { question: string, text: string, decides: number }[]} open_questions
 * @property {readonly EntryRow[]} debates
 * @property {readonly { question: string, text: string, help: string }[]} measures
 * @property {readonly EntryRow[]} pitfalls
 * @property {readonly EntryRow[]} case_studies
 * @property {readonly EntryRow[]} try_next
 * @property {{ outcome: string, title: string, score: number } | null} fallback
 * @property {readonly string[]} warnings
 */

export {};
