/** What the engine holds when a design is loaded: texts, settled network, moments on the way, service. */
import { Session } from '../../src/engine/session'
import { designOf } from '../../src/testing/many-sites'
import type { Row } from '../row'

function used(): number {
  if (!globalThis.gc) throw new Error('run with --expose-gc')
  for (let round = 0; round < 4; round++) globalThis.gc()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return (heapUsed + arrayBuffers) / 1e6
}

/** Megabytes more than before the design was loaded. */
async function megabytes(sites: number): Promise<number> {
  const design = designOf(sites)
  const before = used()
  const session = new Session({ pause: () => Promise.resolve(), clock: () => 0 })
  let failed = ''
  await session.handle({ kind: 'load', id: 1, revision: 1, design }, (reply) => {
    if (reply.kind === 'failed') failed = reply.message
  })
  if (failed !== '') throw new Error(failed)
  const held = used() - before
  // Asked for after the measuring, so that it is held until then.
  await session.handle({ kind: 'cancel', id: 2 }, () => undefined)
  return held
}

const heap = (sites: number, must: number, aim: number): Row => ({
  name: `heap-${sites}`,
  what: `heap of the worker, ${sites} sites loaded`,
  unit: 'MB',
  must,
  aim,
  prepare: () => () => megabytes(sites),
  ...(sites > 1000 ? { long: true } : {}),
})

export const rows: readonly Row[] = [heap(1000, 60, 30), heap(5000, 250, 120)]
