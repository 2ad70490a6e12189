/**
 * The real network against the simulated one, row by row. What the simulator would print is read by the same readers
 * as what the router printed, so a difference is one of the networks, not of their layouts.
 */
import { readPrinted } from './read'
import type { PrintedRow, UnreadLine } from './table'

export interface ComparedRow {
  readonly key: string
  readonly verdict: 'same' | 'differs' | 'only-real' | 'only-simulated'
  /** Fields that both printed and that do not agree. */
  readonly differing: readonly { readonly field: string; readonly real: string; readonly simulated: string }[]
  readonly real?: PrintedRow['fields']
  readonly simulated?: PrintedRow['fields']
}

export interface Comparison {
  readonly command: string
  readonly rows: readonly ComparedRow[]
  /** Present = it was compared line by line. */
  readonly byLines?: true
  /** Lines of the paste that were not understood. */
  readonly unread: readonly UnreadLine[]
}

/**
 * Compares a pasted output with what the simulated device prints. `print` runs a command on the simulated terminal; nothing =
 * it does not know it. `first` is the number of the paste's first line. A string says why there is no comparison.
 */
export function compareWithReal(
  pasted: string,
  print: (command: string) => string | undefined,
  first = 1,
): Comparison | string {
  const real = readPrinted(pasted, first)
  if (typeof real === 'string') return real
  const ours = print(real.command)
  if (ours === undefined)
    return `The simulated device does not print "${real.command}": there is nothing to compare with`
  // A device without such a table prints a heading or nothing, and all rows of the paste are only real.
  const printed = readPrinted(`router#${real.command}\n${ours}`)
  if (typeof printed === 'string') return printed
  const [realRows, printedRows] = alikeInLocal(real.rows, printed.rows)
  const keys = [...new Set([...realRows, ...printedRows].map((row) => row.key))]
  const byKey = (rows: readonly PrintedRow[]) => new Map(rows.map((row) => [row.key, row]))
  const [simulated, theirs] = [byKey(printedRows), byKey(realRows)]
  const rows = keys.map((key) => compareRow(key, theirs.get(key), simulated.get(key)))
  return { command: real.command, rows, unread: real.unread, ...(real.byLines ? { byLines: true } : {}) }
}

const isLocal = ({ fields }: PrintedRow) => fields.code === 'L'

/**
 * From 15 on a router lists its own addresses as routes (code L). Where only one of the two releases does, such a row is
 * a difference of the releases, not of the networks.
 */
function alikeInLocal(...tables: readonly [readonly PrintedRow[], readonly PrintedRow[]]) {
  if (tables.every((rows) => rows.some(isLocal))) return tables
  const [one, other] = tables
  return [one.filter((row) => !isLocal(row)), other.filter((row) => !isLocal(row))] as const
}

function compareRow(key: string, real: PrintedRow | undefined, simulated: PrintedRow | undefined): ComparedRow {
  if (!real || !simulated) {
    return {
      key,
      verdict: real ? 'only-real' : 'only-simulated',
      differing: [],
      ...(real ? { real: real.fields } : {}),
      ...(simulated ? { simulated: simulated.fields } : {}),
    }
  }
  const shared = Object.keys(real.fields).filter((field) => field in simulated.fields)
  const differing = shared.flatMap((field) => {
    const [theirs = '', ours = ''] = [real.fields[field], simulated.fields[field]]
    return agrees(field, theirs, ours) ? [] : [{ field, real: theirs, simulated: ours }]
  })
  return {
    key,
    verdict: differing.length === 0 ? 'same' : 'differs',
    differing,
    real: real.fields,
    simulated: simulated.fields,
  }
}

const sorted = (text: string) => text.split('; ').sort().join('; ')

/** Equal-cost paths come in any order; the order of peers, lists and transform-sets means something. */
const agrees = (field: string, a: string, b: string) => (field === 'via' ? sorted(a) === sorted(b) : a === b)
