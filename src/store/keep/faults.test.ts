/**
 * Storage that fails at each of its calls: whatever is being done, what was kept stays, the page goes on, and what is
 * not kept is told. Time is not waited for: the timers of the page are wound on.
 */
import { IDBFactory } from 'fake-indexeddb'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type Design, emptyDesign, makeLan, parseDesignFile, renderDesignFile } from '../../design/index'
import { designStore, edit, newDocument } from '../design'
import { undoStep } from '../undo'
import { viewStore } from '../view'
import { indexedShelf } from './indexed'
import { bringBack, deleteDesign, duplicateDesign } from './list'
import { designOfVersion, forgetVersion, keepVersion, refreshVersions } from './named'
import { openDesign, openDocument, showList } from './open'
import { partsOf } from './parts'
import { STORES, type Write } from './shelf'
import { pageHides, startLibrary } from './start'
import { keepStore } from './state'
import { endFault, type Fault, installFaults, strike } from './testing/faulty'
import { memoryStorage } from './testing/tabs'

const [ONE, TWO, GONE] = ['00000000000000a1', '00000000000000a2', '00000000000000a3']
const DAY_MS = 86_400_000

const lan = (name: string) => makeLan({ name, position: { x: 0, y: 0 }, interfaces: [] })
const drawn = (name: string): Design => ({ ...emptyDesign(), name, devices: [lan('lan-1')] })
const add = (name: string) => edit({ kind: 'add-device', device: lan(name) })
/** The store outlives the page here: each begins with a design of nobody. */
const blank = () => newDocument(emptyDesign())
const devices = (design: Design) => design.devices.map(({ name }) => name)

const storage = memoryStorage()
let now = 0

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  installFaults(storage)
  // It is loaded when it is needed, and loading takes time of the real clock.
  await import('./recover')
})
afterAll(() => vi.useRealTimers())

/** Milliseconds of the page's clock for a turn of this process: a database that is well answers within a few of them. */
const STEP_MS = 150

const turn = () => new Promise((resolve) => setImmediate(resolve))

/** Waits for work, with the clock wound on meanwhile. */
async function awaited<T>(work: Promise<T>): Promise<T> {
  let done = false
  const end = () => {
    done = true
  }
  work.then(end, end)
  for (let turns = 0; turns < 5000 && !done; turns++) {
    await turn()
    vi.advanceTimersByTime(STEP_MS)
  }
  expect(done, 'it ended').toBe(true)
  return work
}

/** Until nothing waits to be written, or seconds have passed. */
async function quiet(seconds: number): Promise<void> {
  for (let ms = 0; ms < seconds * 1000; ms += STEP_MS) {
    await turn()
    vi.advanceTimersByTime(STEP_MS)
    if (keepStore.getState().keeping.kind !== 'waiting') return
  }
}

async function load(address?: string): Promise<void> {
  blank()
  viewStore.setState({ notice: undefined })
  keepStore.setState({ broken: new Map(), unsafe: undefined, problem: undefined, keeping: { kind: 'untouched' } })
  let id = address
  const set = (next: string | undefined) => {
    id = next
  }
  const around = { openShelf: () => indexedShelf(), locks: undefined, channel: undefined, now: () => now, storage }
  await awaited(startLibrary({ ...around, address: { get: () => id, shared: () => undefined, set } }))
}

/** As a kill does: it writes no more. */
async function kill(): Promise<void> {
  await awaited(partsOf()?.keeper.failed('ending') ?? Promise.resolve())
}

let rows: readonly Write[] = []

/** Two designs, one with undo steps and a version, and one that was deleted long ago. */
async function prepare(): Promise<void> {
  globalThis.indexedDB = new IDBFactory()
  const file = (design: Design) => ({ seq: 1, text: renderDesignFile(design) })
  const shelf = await awaited(indexedShelf())
  await awaited(
    shelf.write([
      { store: 'designs', put: { id: ONE, ...file(drawn('One')) } as { id: string } },
      { store: 'designs', put: { id: TWO, ...file(drawn('Two')) } as { id: string } },
      { store: 'designs', put: { id: GONE, ...file(drawn('Gone')) } as { id: string } },
      { store: 'cards', put: { id: GONE, name: 'Gone', changedAt: 0, deletedAt: 1 } as { id: string } },
    ]),
  )
  now = 40 * DAY_MS
  await load(ONE)
  add('a')
  await awaited(keepVersion('First'))
  await kill()
  const kept = await Promise.all(STORES.map(async (store) => ({ store, puts: await awaited(shelf.all(store)) })))
  rows = kept.flatMap(({ store, puts }) => puts.map((put) => ({ store, put: put as { id: string } })))
}

async function anew(): Promise<void> {
  globalThis.indexedDB = new IDBFactory()
  storage.clear()
  now = 41 * DAY_MS
  await awaited((await awaited(indexedShelf())).write(rows))
}

/** The designs on the disk: the names of their devices, by id. */
async function onDisk(): Promise<ReadonlyMap<string, readonly string[]>> {
  const shelf = await awaited(indexedShelf())
  const records = await awaited(shelf.all('designs'))
  return new Map(
    records.map((record) => {
      const { id, text } = record as { readonly id: string; readonly text: string }
      const read = parseDesignFile(text)
      return [id, read.ok ? devices(read.design) : ['cannot be read']]
    }),
  )
}

/** Everything that says that something is not as it should be. */
function told(outcome: unknown): readonly string[] {
  const { problem, keeping, broken } = keepStore.getState()
  const { notice } = viewStore.getState()
  return [
    ...(typeof outcome === 'string' ? [outcome] : []),
    ...(problem === undefined ? [] : [problem]),
    ...(keeping.kind === 'failed' ? [keeping.why] : []),
    ...broken.values(),
    ...(notice?.tone === 'error' ? [notice.text] : []),
  ]
}

interface Operation {
  readonly title: string
  /** Where the page is before; none = it is not there yet. */
  readonly from: 'one' | 'list' | 'nothing'
  readonly before?: () => Promise<void>
  readonly run: () => Promise<unknown>
  /** What must be so afterwards when nothing was told. */
  readonly holds: () => Promise<boolean>
  /** A design that it takes away on purpose. */
  readonly removes?: readonly string[]
}

const listed = () => keepStore.getState().designs
const shown = () => devices(designStore.getState().design).join()

const OPERATIONS: readonly Operation[] = [
  { title: 'load', from: 'nothing', run: () => load(ONE), holds: async () => shown() === 'lan-1,a' },
  {
    title: 'load into an empty browser',
    from: 'nothing',
    before: async () => {
      globalThis.indexedDB = new IDBFactory()
    },
    run: () => load(),
    holds: async () => keepStore.getState().place === 'design',
    removes: [ONE, TWO, GONE],
  },
  {
    title: 'load with edits that were not written',
    from: 'one',
    before: async () => {
      add('late')
      pageHides(true)
      const left = [...Array(storage.length).keys()].map((at) => storage.key(at) ?? '')
      const items = left.map((key) => [key, storage.getItem(key) ?? ''] as const)
      await kill()
      await anew()
      for (const [key, value] of items) storage.setItem(key, value)
    },
    run: () => load(ONE),
    holds: async () => shown() === 'lan-1,a,late',
  },
  { title: 'list', from: 'one', run: () => showList(), holds: async () => listed().length === 3 },
  {
    title: 'open',
    from: 'one',
    run: () => openDocument(TWO),
    holds: async () => designStore.getState().document === TWO,
  },
  {
    title: 'save an edit',
    from: 'one',
    run: async () => {
      add('b')
      await quiet(2)
    },
    holds: async () => (await onDisk()).get(ONE)?.join() === 'lan-1,a,b',
  },
  {
    title: 'save an edit after ten minutes, with a version',
    from: 'one',
    run: async () => {
      now += 700_000
      add('b')
      await quiet(2)
    },
    holds: async () => (await onDisk()).get(ONE)?.join() === 'lan-1,a,b',
  },
  {
    title: 'save a new design',
    from: 'one',
    run: async () => {
      openDesign(drawn('New'))
      await quiet(2)
    },
    holds: async () => (await onDisk()).size === 4,
  },
  {
    title: 'undo a step of an earlier visit',
    from: 'one',
    run: async () => {
      undoStep()
      await quiet(2)
    },
    holds: async () => (await onDisk()).get(ONE)?.join() === 'lan-1',
  },
  { title: 'duplicate', from: 'list', run: () => duplicateDesign(ONE), holds: async () => listed().length === 4 },
  {
    title: 'delete, and what was deleted long ago for good',
    from: 'list',
    run: () => deleteDesign(TWO),
    holds: async () =>
      (await onDisk()).size === 2 && listed().some(({ id, deletedAt }) => id === TWO && deletedAt === now),
    removes: [GONE],
  },
  {
    title: 'bring back',
    from: 'list',
    run: () => bringBack(GONE),
    holds: async () => listed().some(({ id, deletedAt }) => id === GONE && deletedAt === undefined),
  },
  {
    title: 'keep a version, read it and forget it',
    from: 'one',
    run: async () => {
      const problem = await keepVersion('Second')
      await refreshVersions()
      const [version] = keepStore.getState().versions
      const design = await designOfVersion(version?.id ?? '')
      const problems = [
        problem,
        typeof design === 'string' ? design : undefined,
        await forgetVersion(version?.id ?? ''),
      ]
      return problems.find((item) => item !== undefined)
    },
    holds: async () => keepStore.getState().versions.every(({ name }) => name !== 'Second'),
  },
]

/** Does it with a fault, and answers what was wrong afterwards and how many calls it made. */
async function suffer(
  operation: Operation,
  fault: Fault,
): Promise<{ readonly calls: number; readonly wrong: string[] }> {
  await kill()
  await anew()
  if (operation.from !== 'nothing') await load(operation.from === 'one' ? ONE : undefined)
  await operation.before?.()
  strike(fault)
  const outcome = await awaited(operation.run())
  await quiet(5)
  const calls = endFault()
  const wrong: string[] = []
  const said = told(outcome)
  if (said.length === 0 && !(await operation.holds())) wrong.push('it is not done, and nobody was told')
  wrong.push(...(await wrongAfterwards(operation, said)))
  return { calls, wrong }
}

/** The page must take edits and keep them, and the disk must have what it had. */
async function wrongAfterwards(operation: Operation, said: readonly string[]): Promise<readonly string[]> {
  const wrong: string[] = []
  const first = await onDisk()
  if (keepStore.getState().place === 'starting') return ['the page shows nothing']
  if (keepStore.getState().place === 'list') openDesign(drawn('Afterwards'))
  const problem = add('afterwards')
  if (problem !== undefined) wrong.push(`no edit is taken: ${problem}`)
  await quiet(1)
  for (let tries = 0; tries < 3 && keepStore.getState().keeping.kind === 'failed'; tries++) {
    vi.advanceTimersByTime(16_000)
    await awaited(partsOf()?.keeper.flush() ?? Promise.resolve())
  }
  const { document, design } = designStore.getState()
  const last = await onDisk()
  const kept = last.get(document)?.join() === devices(design).join()
  if (!kept && keepStore.getState().problem === undefined) wrong.push(`an edit is not kept (${told(undefined).join()})`)
  for (const disk of [first, last])
    for (const [id, needed] of KEPT)
      if (!operation.removes?.includes(id) && !needed.every((name) => disk.get(id)?.includes(name)))
        wrong.push(`${id} has ${disk.get(id)?.join() ?? 'gone'} (${said.join()})`)
  return wrong
}

const KEPT: readonly (readonly [string, readonly string[]])[] = [
  [ONE, ['lan-1']],
  [TWO, ['lan-1']],
  [GONE, ['lan-1']],
]

/** A silent one is undone in the end, or done late, by turns. */
const KINDS: readonly ((at: number) => Fault)[] = [
  (at) => ({ way: 'throws', at, once: true }),
  (at) => ({ way: 'throws', at, once: false }),
  (at) => ({ way: 'fails', at, once: true }),
  (at) => ({ way: 'fails', at, once: false }),
  (at) => ({ way: at % 2 === 0 ? 'is silent, and undone' : 'is silent, and done late', at, once: true }),
]

describe('storage that fails at any of its calls', () => {
  beforeAll(prepare)

  it.each(OPERATIONS.map((operation) => [operation.title, operation] as const))('%s', async (_title, operation) => {
    const unhurt = await suffer(operation, { way: 'throws', at: 1_000_000, once: true })
    expect(unhurt.wrong).toEqual([])
    const found: string[] = []
    for (const kind of KINDS) {
      let { calls } = unhurt
      for (let at = 1; at <= calls; at++) {
        const fault = kind(at)
        const result = await suffer(operation, fault)
        calls = Math.max(calls, Math.min(result.calls, unhurt.calls + 20))
        const which = `call ${at} ${fault.way}${fault.once ? '' : ' and so do all later ones'}`
        found.push(...result.wrong.map((text) => `${which}: ${text}`))
      }
    }
    expect(found).toEqual([])
    expect(unhurt.calls).toBeGreaterThan(0)
  })
})
