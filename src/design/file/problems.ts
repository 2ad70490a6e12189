/** What is wrong with a file, for a person: where it is, what stands there, what should. */
import * as v from 'valibot'

export interface FileProblem {
  /** Dotted path into the design; empty for the whole. */
  readonly path: string
  /** What is wrong there and what to do about it. */
  readonly problem: string
}

/** Problems told at once; more would only bury the first. */
const MAX_PROBLEMS = 20

/** What to do about a field that is not known, or missing, in files of a kind. */
export interface FieldAdvice {
  readonly unknown: (field: string) => string
  readonly missing: string
}

const OF_DESIGNS: FieldAdvice = {
  unknown: () => '; remove it, or open the file with a newer Headend',
  missing: '; add it, or save the design again',
}

/** The issues of a check as problems. `input` is what was checked: it tells the names of the devices concerned. */
export function problemsOf(
  issues: readonly v.BaseIssue<unknown>[],
  input: unknown,
  advice: FieldAdvice = OF_DESIGNS,
): readonly FileProblem[] {
  return issues.slice(0, MAX_PROBLEMS).map((issue) => {
    const path = v.getDotPath(issue) ?? ''
    const owner = ownerOf(path, input)
    return { path, problem: `${sentence(issue, advice)}${owner === '' ? '' : ` (in ${owner})`}` }
  })
}

/** The first problem as one sentence, for an edit that is refused. */
export function firstProblem(issues: readonly v.BaseIssue<unknown>[], what: string): string {
  const issue = issues[0]
  const path = issue ? (v.getDotPath(issue) ?? '') : ''
  return `${what}${path === '' ? '' : `, ${path}`}: ${issue ? sentence(issue, OF_DESIGNS) : 'this value does not fit'}`
}

function sentence(issue: v.BaseIssue<unknown>, advice: FieldAdvice): string {
  const found = issue.received === 'undefined' ? 'nothing' : shorten(issue.received)
  switch (issue.type) {
    case 'strict_object':
      return issue.expected === 'never'
        ? `the field ${shorten(issue.received)} is not known${advice.unknown(bare(issue.received))}`
        : issue.received === 'undefined'
          ? `this field is missing${advice.missing}`
          : `an object with fields is expected, ${found} was found`
    case 'array':
      return `a list is expected, ${found} was found`
    case 'string':
      return `a text is expected, ${found} was found`
    case 'number':
    case 'finite':
    case 'integer':
    case 'safe_integer':
      return `a ${issue.type.includes('integer') ? 'whole ' : ''}number is expected, ${found} was found`
    case 'boolean':
      return `true or false is expected, ${found} was found`
    case 'picklist':
    case 'literal':
    case 'variant':
      return `one of ${choices(issue.expected)} is expected, ${found} was found`
    case 'min_value':
      return `it must be at least ${String(issue.requirement)}, ${found} was found`
    case 'max_value':
      return `it must be at most ${String(issue.requirement)}, ${found} was found`
    case 'max_length':
      return `it is too long: at most ${String(issue.requirement)} are read`
    default:
      return issue.message
  }
}

/** `("asa" | "pix")` as a list that reads well. */
function choices(expected: string | null): string {
  return (expected ?? '')
    .replace(/^\(|\)$/g, '')
    .split(' | ')
    .join(', ')
}

/** A name without the quotes that a check puts around it. */
const bare = (received: string): string => received.replace(/^"|"$/g, '')

function shorten(received: string): string {
  return received.length > 60 ? `${received.slice(0, 57)}…` : received
}

/** The name of the device or link that a path leads into. */
function ownerOf(path: string, input: unknown): string {
  const [list, index] = path.split('.')
  if ((list !== 'devices' && list !== 'links') || index === undefined) return ''
  const item = field(field(input, list), index)
  const name = field(item, list === 'devices' ? 'name' : 'id')
  return typeof name === 'string' ? name : ''
}

function field(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined
}
