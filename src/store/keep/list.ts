/** The list of designs, and what is done to one of them without opening it. Nothing that is deleted is gone at once. */
import { type Design, NO_HISTORY, parseDesignFile } from '../../design/index'
import { freshId } from './ids'
import { writesOf } from './keeper'
import { type Parts, partsOf } from './parts'
import { designRecord, type Listed, listed } from './records'
import type { Write } from './shelf'
import { keepStore, reasonOf } from './state'
import { NO_STEPS } from './steps'

/** Milliseconds for which a deleted design can be brought back: thirty days. */
const KEPT_DELETED_MS = 30 * 86_400_000

/** Reads the list anew; when it cannot be read, what is known stays and the reason is shown. */
export async function listDesigns({ shelf }: Parts): Promise<void> {
  try {
    const [rows, ids] = await Promise.all([shelf.all('cards'), shelf.ids('designs')])
    const cards = new Map(
      rows.flatMap((row) => {
        const found = listed(row)
        return found ? [[found.id, found] as const] : []
      }),
    )
    // A design is listed by its record; its card only says what it looks like.
    const designs = ids.map((id): Listed => cards.get(id) ?? { id, name: 'Without a name', changedAt: 0 })
    keepStore.setState({ designs: designs.sort((a, b) => b.changedAt - a.changedAt), problem: shelf.problem })
  } catch (error) {
    keepStore.setState({ problem: `The list of designs cannot be read: ${reasonOf(error)}.` })
  }
}

/** Writes to the shelf and reads the list anew; the answer is why it could not be done. */
async function change(writes: (parts: Parts) => Promise<readonly Write[] | string>): Promise<string | undefined> {
  const parts = partsOf()
  if (!parts) return 'The library has not started.'
  try {
    const wanted = await writes(parts)
    if (typeof wanted === 'string') return wanted
    await parts.shelf.write(wanted)
    parts.holding.tell({ kind: 'list' })
    await listDesigns(parts)
    return undefined
  } catch (error) {
    return `It could not be written: ${reasonOf(error)}.`
  }
}

/** A design of its own, beside those that are there. */
export function addDesign(design: Design, id = freshId()): Promise<string | undefined> {
  return change(async ({ now }) => writesOf({ ...blank, document: id, design }, 1, now()))
}

const blank = { history: NO_HISTORY, earlier: NO_STEPS, saved: undefined, savedAs: undefined } as const

export function duplicateDesign(id: string): Promise<string | undefined> {
  return change(async ({ shelf, now }) => {
    const record = designRecord(await shelf.get('designs', id))
    const read = record && parseDesignFile(record.text)
    if (!read?.ok) return 'This design cannot be read, so there is no copy of it. Save it as it is.'
    const design = { ...read.design, name: `${read.design.name} (copy)` }
    return writesOf({ ...blank, document: freshId(), design }, 1, now())
  })
}

/** It goes to the end of the list and can be brought back; what was deleted long ago goes for good. */
export function deleteDesign(id: string): Promise<string | undefined> {
  return change(async ({ shelf, now }) => {
    const old = keepStore
      .getState()
      .designs.filter(({ deletedAt }) => deletedAt !== undefined && now() - deletedAt > KEPT_DELETED_MS)
    const gone = await Promise.all(old.map((item) => everythingOf({ shelf }, item.id)))
    return [
      { store: 'cards', put: { ...(await cardRow({ shelf }, id)), deletedAt: now() } as { id: string } },
      ...gone.flat(),
    ]
  })
}

export function bringBack(id: string): Promise<string | undefined> {
  return change(async ({ shelf }) => {
    const { deletedAt: _deletedAt, ...card } = await cardRow({ shelf }, id)
    return [{ store: 'cards', put: card }]
  })
}

async function cardRow(
  { shelf }: Pick<Parts, 'shelf'>,
  id: string,
): Promise<{ readonly id: string; readonly deletedAt?: number }> {
  const row = listed(await shelf.get('cards', id))
  return row?.card ?? row ?? { id }
}

async function everythingOf({ shelf }: Pick<Parts, 'shelf'>, id: string): Promise<readonly Write[]> {
  const versions = (await shelf.all('versions', `${id}/`)).flatMap((row) => listed(row)?.id ?? [])
  return [
    { store: 'designs', remove: id },
    { store: 'cards', remove: id },
    { store: 'steps', remove: id },
    ...versions.flatMap((version): readonly Write[] => [
      { store: 'versions', remove: version },
      { store: 'texts', remove: version },
    ]),
  ]
}

/** A record as it stands on the disk, to be saved whatever it is. */
export async function recordText(id: string): Promise<string | undefined> {
  const value = await partsOf()?.shelf.get('designs', id)
  return designRecord(value)?.text ?? (value === undefined ? undefined : JSON.stringify(value, undefined, 2))
}
