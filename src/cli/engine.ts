/**
 * A session at the command line: one request after the other; what takes long tells on standard error how far it is; Ctrl-C
 * ends the request with what is known so far, a second one ends the program.
 */
import { getHeapStatistics } from 'node:v8'
import { type Reply, type Request, Session } from '../engine/session'
import { Unusable } from './command'
import { Progress } from './progress'

let interrupted = false

/** Whether Ctrl-C ended something: what was printed is less than was asked for. */
export const wasInterrupted = (): boolean => interrupted

/** Does work that Ctrl-C stops; a second Ctrl-C finds nobody who listens, and ends the program. */
export async function stoppable<Result>(work: () => Promise<Result>, stop: () => void): Promise<Result> {
  const heard = () => {
    interrupted = true
    stop()
  }
  if (!interrupted) process.once('SIGINT', heard)
  try {
    return await work()
  } finally {
    process.off('SIGINT', heard)
  }
}

export interface Engine {
  /** Every reply to the request. Throws Unusable with the engine's sentence when it failed. */
  readonly send: (request: Request) => Promise<readonly Reply[]>
}

/** A turn of the event loop, in which signals are heard. */
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/** What is in use of the memory that this process may have. */
function memory() {
  const { used_heap_size: used, heap_size_limit: limit } = getHeapStatistics()
  return { used, limit }
}

export function openEngine(): Engine {
  const session = new Session({ pause: turn, clock: () => performance.now(), memory })
  return {
    send: async (request) => {
      const replies: Reply[] = []
      const progress = new Progress(process.stderr, () => performance.now())
      const stop = () => void session.handle({ kind: 'stop', id: request.id }, () => undefined)
      const take = (reply: Reply) => {
        if (reply.kind === 'progress') progress.tell(reply.fraction, reply.text)
        else replies.push(reply)
      }
      await stoppable(() => session.handle(request, take), stop).finally(() => progress.end())
      tellStopped(replies)
      const failure = replies.find((reply) => reply.kind === 'failed')
      if (failure?.kind === 'failed') throw new Unusable(failure.message)
      return replies
    },
  }
}

/** Says on standard error that what follows is less than was asked for, and why. */
function tellStopped(replies: readonly Reply[]): void {
  for (const reply of replies)
    if (reply.kind === 'stopped')
      process.stderr.write(`headend: ${reply.message} What follows is what was known by then.\n`)
}
