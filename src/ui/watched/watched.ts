/**
 * Several packets watched at once: each has a letter and its protocol's colour, and keeps its answer. They are run together, and run
 * again when another moment or another state of the design is shown; their ends follow renames.
 */
import { createStore } from 'zustand/vanilla'
import { type Renames, renamedEnd, renamesBetween } from '../../design/index'
import type { TracePair, TraceQuery } from '../../engine/messages'
import { askEngine, designStore, runStore, viewStore } from '../../store/index'

type Watch = Pick<TraceQuery, 'from' | 'to' | 'protocol' | 'port' | 'size' | 'df'>

export interface Watched {
  readonly letter: string
  readonly query: Watch
  readonly pair?: TracePair
  /** Why there is no answer. */
  readonly problem?: string
}

interface WatchedState {
  readonly items: readonly Watched[]
  /** Hops that have passed since all set out; none = nothing flies. */
  readonly flying: number | undefined
}

export const watchedStore = createStore<WatchedState>(() => ({ items: [], flying: undefined }))

/** As many as there are letters, and as can be told apart on one cable. */
export const MOST = 12
const LETTERS = 'ABCDEFGHIJKL'

export const tintOf = ({ query: { protocol, port } }: Watched): string => {
  switch (protocol) {
    case 'esp':
      return '--ipsec'
    case 'icmp':
      return '--text-2'
    case 'tcp':
      return '--data'
    case 'udp':
      return port >= 16384 && port <= 32767 ? '--voice' : '--data'
  }
}

const sameQuery = (a: Watch, b: Watch) =>
  a.from === b.from &&
  a.to === b.to &&
  a.protocol === b.protocol &&
  a.port === b.port &&
  a.size === b.size &&
  a.df === b.df

/** Adds packets that are not watched yet, and runs them. Gives back how many there was no letter left for. */
export function watch(queries: readonly Watch[]): number {
  const { items } = watchedStore.getState()
  const fresh = queries.filter(
    (query, at) =>
      !queries
        .slice(0, at)
        .concat(items.map((item) => item.query))
        .some((known) => sameQuery(known, query)),
  )
  const letters = [...LETTERS].filter((letter) => !items.some((item) => item.letter === letter))
  const added = fresh.slice(0, letters.length).map((query, at): Watched => ({ letter: letters[at] ?? '', query }))
  if (items.length === 0) shown = runStore.getState().view
  watchedStore.setState({ items: [...items, ...added], flying: undefined })
  for (const item of added) run(item)
  return fresh.length - added.length
}

export function unwatch(letter: string): void {
  const items = watchedStore.getState().items.filter((item) => item.letter !== letter)
  watchedStore.setState({ items, flying: undefined })
}

export function unwatchAll(): void {
  watchedStore.setState({ items: [], flying: undefined })
}

function run({ letter, query }: Watched): void {
  const asked = askEngine({ kind: 'trace', ...query, faults: [] }, undefined, runStore.getState().at)
  const put = (change: Pick<Watched, 'pair' | 'problem'>) =>
    watchedStore.setState(({ items }) => ({
      items: items.map((item) =>
        item.letter === letter && sameQuery(item.query, query) ? { letter, query: item.query, ...change } : item,
      ),
    }))
  void asked?.outcome.then((outcome) => {
    if (outcome.kind === 'answer') put({ pair: outcome.answer.pair })
    else if (outcome.kind === 'failed') put({ problem: outcome.reason })
  })
}

/** The answer is that of the names before, until the network of the new ones has been asked. */
function follow(renames: Renames): void {
  if (renames.size === 0 || watchedStore.getState().items.length === 0) return
  const now = (end: string) => renamedEnd(renames, end)
  watchedStore.setState(({ items }) => ({
    items: items.map((item) => ({
      ...item,
      query: { ...item.query, from: now(item.query.from), to: now(item.query.to) },
    })),
  }))
}

// Whatever panel is open meanwhile.
designStore.subscribe((state, before) => {
  if (state.document === before.document) follow(renamesBetween(before.design, state.design))
  else unwatchAll()
})

/** The network that they were asked of last, while nobody looked at them too. */
let shown = runStore.getState().view

/** All again when the network shown is another one; while time plays they wait for it to stand. */
export function startWatching(): () => void {
  const look = () => {
    const { view } = runStore.getState()
    if (view === undefined || view === shown || viewStore.getState().time.playing) return
    shown = view
    for (const item of watchedStore.getState().items) run(item)
  }
  const stops = [
    runStore.subscribe(look),
    viewStore.subscribe((state, before) => state.time.playing !== before.time.playing && look()),
  ]
  look()
  return () => {
    for (const stop of stops) stop()
  }
}
