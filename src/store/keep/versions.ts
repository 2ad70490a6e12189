/**
 * Versions of a design: whole states that were written once, kept by themselves every ten minutes of work and as they
 * were when work began, or by name. Each says what differs from the one before it.
 */
import { changesBetween, type Design, parseDesignFile } from '../../design/index'
import { freshId } from './ids'
import { textIn, type VersionHead, versionHead } from './records'
import type { Shelf, Write } from './shelf'

/** Milliseconds of work between two versions that are kept by themselves. */
const EVERY_MS = 600_000

/** Versions of a design that are kept by themselves; beyond them the oldest goes. */
const MOST_AUTOMATIC = 60

/** The last version of a document, as the next one needs it. */
export interface LastVersion {
  readonly at: number
  readonly design: Design
  /** Ids of those that were kept by themselves, oldest first. */
  readonly automatic: readonly string[]
}

/** A state that was written, and its number. */
export interface Written {
  readonly document: string
  readonly seq: number
  readonly design: Design
  readonly text: string
}

const idOf = (document: string, seq: number) => `${document}/${String(seq).padStart(10, '0')}`

export async function versionsOf(shelf: Shelf, document: string): Promise<readonly VersionHead[]> {
  return (await shelf.all('versions', `${document}/`)).flatMap(versionHead)
}

/** The design of a version, or why it cannot be had. */
export async function versionDesign(shelf: Shelf, id: string): Promise<Design | string> {
  const text = textIn(await shelf.get('texts', id))
  if (text === undefined) return 'The text of this version is gone.'
  const read = parseDesignFile(text)
  return read.ok ? read.design : `This version cannot be read: ${read.problems[0]?.problem ?? ''}`
}

/** What stands on the shelf of a document's versions; its design now, when it has none. */
export async function lastVersion(shelf: Shelf, { document, seq, design }: Written): Promise<LastVersion> {
  const heads = await versionsOf(shelf, document)
  const automatic = heads.filter((head) => head.name === undefined).map((head) => head.id)
  const last = heads.at(-1)
  if (!last) return { at: 0, design, automatic }
  const before = await versionDesign(shelf, last.id)
  // The state that work begins with is a version already when it was not changed since.
  const at = last.id.startsWith(idOf(document, seq)) ? last.at : 0
  return { at, design: typeof before === 'string' ? design : before, automatic }
}

/** What to write so that a state becomes a version. */
export function versionWrites(
  last: LastVersion,
  { document, seq, design, text }: Written,
  at: number,
  named: { readonly name?: string; readonly note?: string } = {},
): readonly Write[] {
  // What is kept on purpose does not take the place of what is kept by itself.
  const id = named.name === undefined ? idOf(document, seq) : `${idOf(document, seq)}-${freshId()}`
  const changes = [...(named.note === undefined ? [] : [named.note]), ...changesBetween(last.design, design)]
  const head: VersionHead = { id, at, changes, ...(named.name === undefined ? {} : { name: named.name }) }
  const old = named.name === undefined ? last.automatic.slice(0, -MOST_AUTOMATIC + 1) : []
  return [
    { store: 'versions', put: head },
    { store: 'texts', put: { id, text } as { readonly id: string } },
    ...old.flatMap((gone): readonly Write[] => [
      { store: 'versions', remove: gone },
      { store: 'texts', remove: gone },
    ]),
  ]
}

export function afterVersion(last: LastVersion, { document, seq, design }: Written, at: number): LastVersion {
  return { at, design, automatic: [...last.automatic, idOf(document, seq)].slice(-MOST_AUTOMATIC) }
}

export const isDue = (last: LastVersion, now: number): boolean => now - last.at >= EVERY_MS
