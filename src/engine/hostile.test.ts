/** Designs that once hung or misled the engine; testing/hostile/PROVENANCE.tsv tells where each is from. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { compileScenario } from '../compile/index'
import { type Design, parseDesignFile } from '../design/index'
import type { Reply } from './messages'
import { Session } from './session'

const read = (name: string) => {
  const file = parseDesignFile(readFileSync(new URL(`testing/hostile/${name}`, import.meta.url), 'utf8'))
  if (!file.ok) throw new Error(file.problems.map((item) => item.problem).join('\n'))
  return file.design
}

const load = (name: string) => loadDesign(read(name))

async function loadDesign(design: Design): Promise<readonly Reply[]> {
  const session = new Session({ pause: () => Promise.resolve(), clock: () => performance.now() })
  const replies: Reply[] = []
  await session.handle({ kind: 'load', id: 1, revision: 1, design }, (reply) => replies.push(reply))
  return replies
}

describe('a network in which nothing happens', () => {
  it('is settled, although a lease ends tomorrow', async () => {
    const snapshot = (await load('not-settled-one-site.json')).at(-1)
    expect(snapshot).toMatchObject({ kind: 'snapshot', settledAt: expect.any(Number) })
  })
})

describe('a home whose LAN is half the Internet', () => {
  it.each(['10.0.0.1/8', '64.0.0.1/2', '0.0.0.1/0'])('%s is answered at once', async (address) => {
    const design = read('not-settled-one-site.json')
    const devices = design.devices.map((item) => {
      if (item.kind !== 'home-nat') return item
      const interfaces = item.interfaces.map((each) =>
        each.role === 'inside' ? { ...each, addressing: { kind: 'static' as const, address } } : each,
      )
      return { ...item, interfaces }
    })
    const began = performance.now()
    expect((await loadDesign({ ...design, devices })).at(-1)).toMatchObject({ kind: 'snapshot' })
    expect(performance.now() - began).toBeLessThan(3000)
  })
})

describe('a network that does not come to rest', () => {
  it('is shown as it was when it was stopped, with why', async () => {
    const design = read('not-settled-one-site.json')
    const again = { atSeconds: 40, action: 'fault', fault: 'clear-arp:soho-0' } as const
    const history = Array.from({ length: 22_000 }, () => again)
    const replies = (await loadDesign({ ...design, history })).filter(({ kind }) => kind !== 'progress')
    expect(replies.map(({ kind }) => kind)).toEqual(['compiled', 'stopped', 'snapshot'])
    expect(replies[1]).toMatchObject({
      message: expect.stringMatching(/^The network does not come to rest: 20801 events at one moment.*at 40\.000 s\.$/),
    })
    expect(replies[2]).toMatchObject({ view: { now: 40e6 } })
    expect(replies[2]).not.toHaveProperty('settledAt')
  })
})

describe('a scenario that would never end', () => {
  it('is not followed packet by packet: its flow is left out, with how many there are', () => {
    const flow = { from: 'phone-0', to: 'home-0', protocol: 'icmp', port: 0, everySeconds: 0.1 } as const
    const scenario = { name: 's', title: '', story: '', untilSeconds: 600_000, events: [], calls: [] }
    const { plan, problems } = compileScenario(read('not-settled-one-site.json'), {
      ...scenario,
      flows: [
        { ...flow, name: 'long' },
        { ...flow, name: 'short', endSeconds: 10 },
      ],
    })
    expect(plan.flows.map(({ name }) => name)).toEqual(['short'])
    expect(problems).toEqual([expect.stringMatching(/^flow "long": its 6000000 packets are too many/)])
  })
})

describe('two cables between two switches', () => {
  it.each(['switch-loop-empty.json', 'switch-loop-srnd-figure-c1.json'])(
    '%s settles, one of them blocked',
    async (name) => {
      const snapshot = (await load(name)).at(-1)
      expect(snapshot).toMatchObject({ kind: 'snapshot', settledAt: expect.any(Number), view: { storms: [] } })
      expect(snapshot?.kind === 'snapshot' && snapshot.view.linksBlocked).toHaveLength(1)
    },
  )
  it.each(['switch-loop-empty.json', 'switch-loop-srnd-figure-c1.json'])(
    '%s without spanning tree is a finding that names the ring, and an answer all the same',
    async (name) => {
      const design = read(name)
      const devices = design.devices.map((item) =>
        item.kind === 'lan' ? { ...item, spanningTree: { ...item.spanningTree, on: false } } : item,
      )
      const replies = await loadDesign({ ...design, devices })
      expect(replies.at(-1)).toMatchObject({ kind: 'snapshot' })
      const found = replies.flatMap((reply) => (reply.kind === 'compiled' ? reply.findings : []))
      expect(found.filter(({ rule }) => rule === 'switch-loop')).toMatchObject([
        { severity: 'error', summary: expect.stringMatching(/ring of switches.*Port/) },
      ])
    },
  )
})
