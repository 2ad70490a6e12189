/**
 * The last edits of a page that is closing, put where it can be done at once: a database may not get them in time. The
 * next page moves them into the library, and only then are they forgotten here.
 */
import { isId } from './ids'
import { type KeptStep, stepList } from './steps'

export interface Unwritten {
  readonly document: string
  /** The number of the record that they were made on; none = it had none. */
  readonly seq: number | undefined
  readonly text: string
  /** The undo steps from the record's text to this one; none = they are not known one by one. */
  readonly steps: readonly KeptStep[]
}

const PREFIX = 'headend.unwritten.'

/** Whether it is there now; a storage that throws or is full has none of it. */
export function jot(storage: Storage | undefined, { document, ...rest }: Unwritten): boolean {
  try {
    storage?.setItem(`${PREFIX}${document}`, JSON.stringify(rest))
    return storage !== undefined
  } catch {
    return false
  }
}

export function strike(storage: Storage | undefined, document: string): void {
  try {
    storage?.removeItem(`${PREFIX}${document}`)
  } catch {
    // What cannot be removed is not newer than the record, and is told from it by its number.
  }
}

/** Throws where the storage does: what it has is then not known. */
export function jotted(storage: Storage | undefined): readonly Unwritten[] {
  const keys = Array.from({ length: storage?.length ?? 0 }, (_, at) => storage?.key(at) ?? '')
  return keys
    .filter((key) => key.startsWith(PREFIX))
    .flatMap((key) => read(key.slice(PREFIX.length), storage?.getItem(key) ?? 'null'))
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function read(document: string, item: string): readonly Unwritten[] {
  const value = parsed(item)
  if (!isId(document) || typeof value !== 'object' || value === null) return []
  const fields = new Map<string, unknown>(Object.entries(value))
  const [seq, text] = [fields.get('seq'), fields.get('text')]
  if (typeof text !== 'string') return []
  return [{ document, seq: typeof seq === 'number' ? seq : undefined, text, steps: stepList(fields.get('steps')) }]
}
