/**
 * Writes what is edited. An edit is on its way to the disk a quarter of a second after it and never later than half a
 * second, one write at a time; a write that fails is tried again. A record that another tab has written since is never
 * written over: who holds the document makes a version of it first, anybody else's edits become a design of their own. A
 * write that was given up and came to the disk all the same is no other tab's.
 */
import { type Design, MAX_FILE_CHARACTERS, parseDesignFile, writtenAhead } from '../../design/index'
import { type DesignState, designStore } from '../design'
import { freshId } from './ids'
import type { Unwritten } from './journal'
import { cardOf, type DesignRecord, designRecord } from './records'
import type { Shelf, Write } from './shelf'
import { keepStore, reasonOf } from './state'
import { type KeptStep, keptStep, textOf, withRoom } from './steps'
import { afterVersion, isDue, type LastVersion, lastVersion, versionWrites, type Written } from './versions'

const QUIET_MS = 250
const LATEST_MS = 500
const FIRST_RETRY_MS = 1000
const LAST_RETRY_MS = 15_000

export interface KeeperEvents {
  readonly now: () => number
  readonly holds: (document: string) => boolean
  /** A new document is about to be written for the first time; done when it is held. */
  readonly begun: (document: string) => Promise<unknown>
  /** It is on the disk. */
  readonly written: (document: string, seq: number) => void
  /** Somebody else wrote the document; these edits of it are a design of their own now. */
  readonly overtaken: (document: string, copy: string) => void
}

export interface Keeper {
  /** A document whose record was just read, as it is there. */
  readonly knows: (document: string, seq: number, design: Design) => void
  /** Another tab has taken the document away: nothing more is written to it. */
  readonly lost: (document: string) => void
  /** The number of a document's record; 0 = it has none. */
  readonly seqOf: (document: string) => number
  readonly waits: (document: string) => boolean
  /** Done when nothing waits any more, or what waits cannot be written now. */
  readonly flush: () => Promise<void>
  /** What is not on the disk yet, with the number that its record has. */
  readonly unwritten: () => readonly Unwritten[]
  /** Writes no more: the page has failed. What waits becomes a version that is not opened by itself. */
  readonly failed: (doing: string) => Promise<void>
}

interface Tried {
  readonly design: Design
  readonly version: LastVersion
}

interface Known {
  seq: number | undefined
  design: Design | undefined
  /** What was to follow the record and was given up: any of these may be on the disk after all. */
  tried?: readonly Tried[] | undefined
  version?: LastVersion
  lost?: boolean
  /** Done when the document is held. */
  held?: Promise<unknown>
}

export function startKeeper(shelf: Shelf, events: KeeperEvents): Keeper {
  const known = new Map<string, Known>()
  const waiting = new Map<string, DesignState>()
  let timer: ReturnType<typeof setTimeout> | undefined
  let since: number | undefined
  let retry = FIRST_RETRY_MS
  let running: Promise<void> | undefined
  let stopped = false

  const knownOf = (document: string): Known => {
    const entry = known.get(document) ?? { seq: undefined, design: undefined }
    known.set(document, entry)
    return entry
  }

  designStore.subscribe((state, before) => {
    if (state.document !== before.document) {
      keepStore.setState({ keeping: { kind: known.has(state.document) ? 'kept' : 'untouched' } })
      if (waiting.size > 0) void flush()
      // A new document that begins with something, as a file's, is in the list from then on.
      if (known.has(state.document) || state.design.devices.length === 0) return
    } else if (state.design === before.design && state.saved === before.saved) return
    if (
      stopped ||
      state.readOnly !== undefined ||
      (known.get(state.document)?.design === state.design && state.saved === before.saved)
    )
      return
    want(state)
  })

  function want(state: DesignState): void {
    waiting.set(state.document, state)
    const entry = knownOf(state.document)
    if (entry.seq === undefined) entry.held ??= events.begun(state.document)
    if (keepStore.getState().keeping.kind !== 'failed') keepStore.setState({ keeping: { kind: 'waiting' } })
    const now = events.now()
    since ??= now
    schedule(Math.max(0, Math.min(QUIET_MS, since + LATEST_MS - now)))
  }

  function schedule(delay: number): void {
    clearTimeout(timer)
    timer = setTimeout(() => void flush(), delay)
  }

  /** One after another; a state that came meanwhile takes the place of the one before it. */
  function flush(): Promise<void> {
    clearTimeout(timer)
    running ??= work().finally(() => {
      running = undefined
    })
    return running
  }

  /** A document that cannot be written keeps none of the others from it. */
  async function work(): Promise<void> {
    const unwritable = new Map<string, string>()
    const next = () => [...waiting.values()].find(({ document }) => !unwritable.has(document))
    for (let state = next(); state && !stopped; state = next()) {
      since = undefined
      try {
        await write(state)
        if (waiting.get(state.document) === state) waiting.delete(state.document)
        if (waiting.size === 0) keepStore.setState({ keeping: { kind: 'kept' } })
      } catch (error) {
        unwritable.set(state.document, reasonOf(error))
      }
    }
    const [why] = unwritable.values()
    if (why === undefined) {
      retry = FIRST_RETRY_MS
      return
    }
    keepStore.setState({ keeping: { kind: 'failed', why } })
    schedule(retry)
    retry = Math.min(LAST_RETRY_MS, retry * 2)
  }

  async function write(state: DesignState): Promise<void> {
    const entry = knownOf(state.document)
    const seq = (entry.seq ?? 0) + 1
    await entry.held
    if (entry.lost) return setApart(state)
    await piecewise(writtenAhead(state.design), events.now)
    const version = await versionOf(state, entry)
    const writes = [...writesOf(state, seq, events.now()), ...version.writes]
    const before = entry.tried ?? []
    entry.tried = [...before, { design: state.design, version: version.last }]
    if ((await shelf.write(writes, { id: state.document, seq: entry.seq })) === 'overtaken') {
      entry.tried = before
      return overtaken(state)
    }
    Object.assign(entry, { seq, design: state.design, version: version.last, tried: undefined })
    events.written(state.document, seq)
  }

  /** The state that is about to be written over, when it is time to keep it. */
  async function versionOf(
    state: DesignState,
    { seq, design, version }: Known,
  ): Promise<{ readonly writes: readonly Write[]; readonly last: LastVersion }> {
    const now = events.now()
    const fresh = { at: now, design: state.design, automatic: [] }
    if (seq === undefined || !design) return { writes: [], last: version ?? fresh }
    const written: Written = { document: state.document, seq, design, text: textOf(design) }
    const last = version ?? (await lastVersion(shelf, written))
    if (!isDue(last, now)) return { writes: [], last }
    return { writes: versionWrites(last, written, now), last: afterVersion(last, written, now) }
  }

  async function overtaken(state: DesignState): Promise<void> {
    const entry = knownOf(state.document)
    const record = entry.tried || events.holds(state.document) ? await recordOf(state.document) : undefined
    const own = record && ownOf(entry, record)
    if (own) Object.assign(entry, own)
    else if (!events.holds(state.document)) return setApart(state)
    else if (record) await keepOther(state.document, record.seq, record.text)
    entry.seq = record?.seq
    entry.tried = undefined
    return write(state)
  }

  const recordOf = async (document: string) => designRecord(await shelf.get('designs', document))

  /** What somebody wrote who had lost the document already. */
  async function keepOther(document: string, seq: number, text: string): Promise<void> {
    const read = parseDesignFile(text)
    if (!read.ok) return
    const written: Written = { document, seq, design: read.design, text }
    const last = await lastVersion(shelf, written)
    const note = { note: 'Written by another tab that had lost the design' }
    await shelf.write(versionWrites(last, written, events.now(), note))
  }

  async function setApart(state: DesignState): Promise<void> {
    const copy = freshId()
    const design = { ...state.design, name: `${state.design.name} (edits of another tab)` }
    await shelf.write(writesOf({ ...state, document: copy, design }, 1, events.now()), { id: copy, seq: undefined })
    events.overtaken(state.document, copy)
  }

  return {
    knows: (document, seq, design) => {
      known.set(document, { seq, design })
    },
    lost: (document) => {
      knownOf(document).lost = true
    },
    seqOf: (document) => known.get(document)?.seq ?? 0,
    waits: (document) => waiting.has(document),
    flush,
    unwritten: () =>
      [...waiting.values()].map((state) => {
        const { seq, design } = knownOf(state.document)
        return { document: state.document, seq, text: textOf(state.design), steps: stepsSince(state, design) }
      }),
    failed: async (doing) => {
      stopped = true
      clearTimeout(timer)
      await running
      for (const state of waiting.values()) await setAside(state, doing)
    },
  }

  async function setAside(state: DesignState, doing: string): Promise<void> {
    const seq = (knownOf(state.document).seq ?? 0) + 1
    const written: Written = { document: state.document, seq, design: state.design, text: textOf(state.design) }
    const note = { note: `The page failed with this state while ${doing}` }
    await shelf
      .write(versionWrites(await lastVersion(shelf, written), written, events.now(), note))
      .catch(() => undefined)
  }
}

/** What was given up and is what a record holds. */
const ownOf = ({ seq, tried }: Known, record: DesignRecord): Tried | undefined =>
  record.seq === (seq ?? 0) + 1 ? tried?.find(({ design }) => textOf(design) === record.text) : undefined

/** Milliseconds that the page is held up by a text in one piece. */
const PIECE_MS = 6

/** Does work step by step, with the page let go on in between when it takes long. */
async function piecewise(work: Generator<void>, now: () => number): Promise<void> {
  let begun = now()
  for (const _ of work) {
    if (now() - begun < PIECE_MS) continue
    await new Promise((done) => setTimeout(done))
    begun = now()
  }
}

/** The steps that were made since a state of the document; none when it was gone back beyond that. */
function stepsSince({ history: { past } }: DesignState, written: Design | undefined): readonly KeptStep[] {
  const first = past.findIndex((change) => change.before === written)
  return first === -1 ? [] : past.slice(first).map(keptStep)
}

/** The whole of a document: its record, its card and its undo steps. */
export function writesOf(
  { document, design, history, earlier, saved, savedAs }: Omit<DesignState, 'revision' | 'readOnly'>,
  seq: number,
  now: number,
): readonly Write[] {
  const text = textOf(design)
  if (text.length > MAX_FILE_CHARACTERS)
    throw new Error(`the design is ${Math.round(text.length / 1e6)} MB large, more than is read again`)
  const file = savedAs === undefined ? {} : { file: { name: savedAs, seq: saved === design ? seq : 0 } }
  const [past, future] = withRoom(
    [...earlier.past.steps, ...history.past.map(keptStep)],
    [...history.future.map(keptStep), ...earlier.future.steps],
  )
  const record = { id: document, seq, text, ...file }
  const steps = { id: document, past, future }
  return [
    { store: 'designs', put: record },
    { store: 'cards', put: cardOf(document, design, now) },
    { store: 'steps', put: steps },
  ]
}
