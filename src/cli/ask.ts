/** Asks a fresh engine one thing about a design. */
import type { Answer, Design, Reply, Request } from '../engine/session'
import { Unusable } from './command'
import { openEngine } from './engine'

/** Every reply to loading the design, and to the request after it. Throws Unusable when the engine failed. */
export async function converse(design: Design, then?: (revision: number) => Request): Promise<readonly Reply[]> {
  const { send } = openEngine()
  const loaded = await send({ kind: 'load', id: 1, revision: 1, design })
  return then ? [...loaded, ...(await send(then(1)))] : loaded
}

/** The answer to one request about the settled design. */
export async function answerTo(design: Design, then: (revision: number) => Request): Promise<Answer> {
  const reply = (await converse(design, then)).find((item) => item.kind === 'answer')
  if (reply?.kind !== 'answer') throw new Unusable('the engine gave no answer')
  return reply.answer
}
