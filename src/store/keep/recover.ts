/**
 * What a page left behind that is not in the library yet: the last edits of one that was closed in the middle of
 * them, and what a Headend kept that knew one design only. Each is forgotten where it was only when it is on the disk.
 */
import { type Design, NO_HISTORY, parseDesignFile } from '../../design/index'
import { freshId } from './ids'
import { jotted, strike, type Unwritten } from './journal'
import { writesOf } from './keeper'
import { cardOf, type DesignRecord, designRecord } from './records'
import type { Shelf, Write } from './shelf'
import { type KeptStep, leadTo, NO_STEPS, stepBetween, stepsIn, withRoom } from './steps'
import { lastVersion, versionWrites } from './versions'

interface Where {
  readonly shelf: Shelf
  readonly storage: Storage | undefined
  readonly now: () => number
}

/** `told` hears of each document whose record is newer then: another tab may have it open. */
export async function recoverUnwritten(where: Where, told: (document: string) => void): Promise<void> {
  for (const item of jotted(where.storage)) {
    const record = designRecord(await where.shelf.get('designs', item.document))
    if (record?.text !== item.text) await recover(where, item, record)
    strike(where.storage, item.document)
    told(item.document)
  }
}

async function recover(where: Where, item: Unwritten, record: DesignRecord | undefined): Promise<void> {
  const read = parseDesignFile(item.text)
  if (!read.ok) return
  const { document, seq, text } = item
  if (!record || record.seq === seq) {
    await where.shelf.write(await lastEdits(where, item, read.design, record), { id: document, seq: record?.seq })
    return
  }
  const written = { document, seq: (seq ?? 0) + 1, design: read.design, text }
  const note = { note: 'The last edits of a tab that was closed' }
  await where.shelf.write(versionWrites(await lastVersion(where.shelf, written), written, where.now(), note))
}

/** The edits as the newest state, and one step that undoes them. */
async function lastEdits(
  { shelf, now }: Where,
  { document, text, steps: made }: Unwritten,
  design: Design,
  record: DesignRecord | undefined,
): Promise<readonly Write[]> {
  const { past } = stepsIn(record && (await shelf.get('steps', document)), text)
  const [kept] = withRoom([...past.steps, ...(record ? stepsTo(record.text, made, text) : [])], [])
  const row = { ...record, id: document, seq: (record?.seq ?? 0) + 1, text }
  const steps = { id: document, past: kept, future: [] }
  return [
    { store: 'designs', put: row },
    { store: 'cards', put: cardOf(document, design, now()) },
    { store: 'steps', put: steps },
  ]
}

const stepsTo = (from: string, made: readonly KeptStep[], to: string) =>
  leadTo(from, made, to) ? made : [stepBetween('The last edits before the page was closed', from, to)]

const OLD_DESIGNS = ['headend.autosave', 'headend.autosave.unreadable'] as const
const OLD_VERSIONS = 'headend.versions'

/** Moves in what was kept before there was a library: the design, one that could not be read, and named versions. */
export async function moveInOld({ shelf, storage, now }: Where): Promise<void> {
  for (const key of OLD_DESIGNS) {
    const text = storage?.getItem(key) ?? undefined
    if (text !== undefined) await shelf.write(oldDesign(text, now()))
    if (text !== undefined && shelf.problem === undefined) storage?.removeItem(key)
  }
  const versions = storage?.getItem(OLD_VERSIONS) ?? undefined
  if (versions === undefined) return
  await shelf.write(oldVersions(versions).flatMap((text) => oldDesign(text, now())))
  if (shelf.problem === undefined) storage?.removeItem(OLD_VERSIONS)
}

function oldDesign(text: string, now: number): readonly Write[] {
  const read = parseDesignFile(text)
  const document = freshId()
  if (!read.ok) {
    const card = { id: document, name: 'A design that cannot be read', changedAt: now }
    const record: DesignRecord = { id: document, seq: 1, text }
    return [
      { store: 'cards', put: card },
      { store: 'designs', put: record },
    ]
  }
  if (read.design.devices.length === 0) return []
  const none = { history: NO_HISTORY, earlier: NO_STEPS, saved: undefined, savedAs: undefined }
  return writesOf({ ...none, document, design: read.design }, 1, now)
}

/** The texts of the versions; each becomes a design under its name. */
function oldVersions(text: string): readonly string[] {
  try {
    const kept: unknown = JSON.parse(text)
    return Array.isArray(kept) ? kept.flatMap((item: unknown) => oldText(item)) : []
  } catch {
    return []
  }
}

function oldText(item: unknown): readonly string[] {
  const isKept = typeof item === 'object' && item !== null && 'file' in item && typeof item.file === 'string'
  return isKept ? [item.file as string] : []
}
