/**
 * Who may write a document. One tab holds its lock; another one is told, waits in line for it, and can take over: it
 * asks first, so that the last edits are written, and takes the lock away from a tab that does not answer. Tabs tell
 * each other what they wrote. Without locks every tab may write, and the numbers of the records tell who was overtaken.
 */
import { isId } from './ids'

type Message =
  | { readonly kind: 'changed'; readonly id: string }
  | { readonly kind: 'hand-over'; readonly id: string }
  /** Something of the list of designs. */
  | { readonly kind: 'list' }

export interface HoldingEvents {
  /** The document may be written from now on: whoever did before has stopped. */
  readonly granted: (id: string) => void
  /** Another tab asks for it: write what waits; nothing is written afterwards. */
  readonly handOver: (id: string) => Promise<void>
  /** It was taken away. */
  readonly lost: (id: string) => void
  readonly changed: (id: string) => void
  readonly listChanged: () => void
}

export interface Holding {
  /** Whether the document may be written; otherwise it stands in line. One document at a time. */
  readonly take: (id: string) => Promise<boolean>
  readonly takeOver: () => void
  /** Gives the document back, when it is the one that is held or waited for. */
  readonly leave: (id: string) => void
  readonly holds: (id: string) => boolean
  readonly tell: (message: Message) => void
}

/** Milliseconds that a tab has to hand over before it is not asked any more. */
const PATIENCE_MS = 2500

const nameOf = (id: string) => `headend.design.${id}`

interface Claim {
  readonly id: string
  held: boolean
  readonly line: AbortController
  release: () => void
}

export function startHolding(
  locks: LockManager | undefined,
  channel: BroadcastChannel | undefined,
  events: HoldingEvents,
): Holding {
  let claim: Claim | undefined
  channel?.addEventListener('message', (event: MessageEvent<unknown>) => {
    const message = messageIn(event.data)
    if (message?.kind === 'list') events.listChanged()
    else if (message?.kind === 'changed') {
      if (!locks && claim?.id === message.id && claim.held) ended(claim)
      events.changed(message.id)
    } else if (message?.kind === 'hand-over' && claim?.id === message.id && claim.held) void handOver(claim)
  })

  async function handOver(mine: Claim): Promise<void> {
    await events.handOver(mine.id)
    mine.held = false
    mine.release()
    if (claim === mine) standInLine(mine.id)
  }

  /** Holds the lock until it is released or taken away. */
  function hold(mine: Claim): Promise<void> {
    mine.held = true
    return new Promise((resolve) => {
      mine.release = resolve
    })
  }

  /** The lock's end: nothing to tell when it was given back or never had. */
  function ended(mine: Claim): void {
    if (!mine.held || claim !== mine) return
    mine.held = false
    events.lost(mine.id)
    standInLine(mine.id)
  }

  function claimOf(id: string): Claim {
    claim?.line.abort()
    claim?.release()
    claim = { id, held: false, line: new AbortController(), release: () => undefined }
    return claim
  }

  function standInLine(id: string, options: LockOptions = {}): void {
    const mine = claimOf(id)
    if (!locks) return
    const line = options.steal ? options : { signal: mine.line.signal }
    asked(locks, nameOf(id), line, () => {
      if (claim !== mine) return undefined
      const held = hold(mine)
      events.granted(id)
      return held
    }).catch(() => ended(mine))
  }

  function tell(message: Message): void {
    try {
      channel?.postMessage(message)
    } catch {
      // Tabs that are not told look at the number of the record before they write.
    }
  }

  return {
    take: (id) => {
      const mine = claimOf(id)
      if (!locks) {
        mine.held = true
        return Promise.resolve(true)
      }
      return new Promise((resolve) => {
        asked(locks, nameOf(id), { ifAvailable: true }, (lock) => {
          const free = lock !== null && claim === mine
          resolve(free)
          if (!free && claim === mine) standInLine(id)
          return free ? hold(mine) : undefined
        }).catch(() => {
          // Held and taken away, or a browser that has locks and refuses them.
          if (mine.held) return ended(mine)
          mine.held = claim === mine
          resolve(true)
        })
      })
    },
    takeOver: () => {
      const mine = claim
      if (!mine || mine.held) return
      tell({ kind: 'hand-over', id: mine.id })
      setTimeout(
        () => {
          if (claim !== mine || mine.held) return
          if (locks) return standInLine(mine.id, { steal: true })
          mine.held = true
          events.granted(mine.id)
        },
        locks ? PATIENCE_MS : PATIENCE_MS / 5,
      )
    },
    leave: (id) => {
      const mine = claim
      if (mine?.id !== id) return
      claim = undefined
      mine.line.abort()
      mine.release()
    },
    holds: (id) => claim?.id === id && claim.held,
    tell,
  }
}

/** A browser that has locks and forbids them may throw instead of refusing. */
async function asked(
  locks: LockManager,
  name: string,
  options: LockOptions,
  granted: LockGrantedCallback<unknown>,
): Promise<unknown> {
  return locks.request(name, options, granted)
}

function messageIn(data: unknown): Message | undefined {
  if (typeof data !== 'object' || data === null || !('kind' in data)) return undefined
  if (data.kind === 'list') return { kind: 'list' }
  if (!('id' in data) || typeof data.id !== 'string' || !isId(data.id)) return undefined
  return data.kind === 'changed' || data.kind === 'hand-over' ? { kind: data.kind, id: data.id } : undefined
}
