/** Scores and failed audits of a Lighthouse result. */

export interface Result {
  readonly categories: Readonly<Record<string, { readonly score: number | null }>>
  readonly audits: Readonly<Record<string, Audit>>
}

interface Audit {
  readonly id: string
  readonly score: number | null
  readonly title: string
  readonly details?: { readonly items?: readonly unknown[] }
}

/** Of a hundred, in the order of the categories; what could not be measured is a dash. */
export const scoresOf = ({ categories }: Result, names: readonly string[]): readonly string[] =>
  names.map((name) => {
    const score = new Map(Object.entries(categories)).get(name)?.score
    return typeof score === 'number' ? String(Math.round(100 * score)) : '–'
  })

const MOST_LETTERS = 1600

/** Audits that did not pass, each with where; one that does not apply has no score. */
export const failed = ({ audits }: Result): readonly string[] =>
  Object.values(audits)
    .filter(({ score }) => score !== null && score < 1)
    .map(({ id, title, details }) => `${id}: ${title} ${JSON.stringify(details?.items ?? []).slice(0, MOST_LETTERS)}`)
