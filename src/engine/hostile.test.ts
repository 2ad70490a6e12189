/** Designs that once hung or misled the engine; testing/hostile/PROVENANCE.tsv tells where each is from. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parseDesignFile } from '../design/index'
import type { Reply } from './messages'
import { Session } from './session'

const read = (name: string) => {
  const file = parseDesignFile(readFileSync(new URL(`testing/hostile/${name}`, import.meta.url), 'utf8'))
  if (!file.ok) throw new Error(file.problems.map((item) => item.problem).join('\n'))
  return file.design
}

async function load(name: string): Promise<readonly Reply[]> {
  const session = new Session({ pause: () => Promise.resolve(), clock: () => performance.now() })
  const replies: Reply[] = []
  await session.handle({ kind: 'load', id: 1, revision: 1, design: read(name) }, (reply) => replies.push(reply))
  return replies
}

describe('a network in which nothing happens', () => {
  it('is settled, although a lease ends tomorrow', async () => {
    const snapshot = (await load('not-settled-one-site.json')).at(-1)
    expect(snapshot).toMatchObject({ kind: 'snapshot', settledAt: expect.any(Number) })
  })
})
