/** Talks to a fresh session: loads a design, asks one thing, gathers what it replied. */
import { type Answer, type Design, type Reply, type Request, Session } from '../engine/session'
import { Unusable } from './command'

/** Every reply to loading the design, and to the request after it. Throws Unusable when the engine failed. */
export async function converse(design: Design, then?: (revision: number) => Request): Promise<readonly Reply[]> {
  const replies: Reply[] = []
  const session = new Session({ pause: () => Promise.resolve(), clock: () => performance.now() })
  await session.handle({ kind: 'load', id: 1, revision: 1, design }, (reply) => replies.push(reply))
  if (then) await session.handle(then(1), (reply) => replies.push(reply))
  tellStopped(replies)
  const failure = replies.find((reply) => reply.kind === 'failed')
  if (failure?.kind === 'failed') throw new Unusable(failure.message)
  return replies
}

/** Says on standard error that what follows is less than was asked for, and why. */
export function tellStopped(replies: readonly Reply[]): void {
  for (const reply of replies)
    if (reply.kind === 'stopped')
      process.stderr.write(`headend: ${reply.message} What follows is what was known by then.\n`)
}

/** The answer to one request about the settled design. */
export async function answerTo(design: Design, then: (revision: number) => Request): Promise<Answer> {
  const reply = (await converse(design, then)).find((item) => item.kind === 'answer')
  if (reply?.kind !== 'answer') throw new Unusable('the engine gave no answer')
  return reply.answer
}
