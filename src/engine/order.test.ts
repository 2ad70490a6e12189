/**
 * In which order devices and cables stand in a file, and what devices are called, changes no answer but names. Chance
 * hangs on what a device keeps for life.
 */
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applied, type Design } from '../design/index'
import { reference } from '../testing/lab'
import type { Reply } from './messages'
import { Session } from './session'

const design = reference()

/** What happened, with every name as it was, so that two runs can be held against each other. */
async function course(changed: Design, scenario: string, names: ReadonlyMap<string, string>) {
  const session = new Session({ pause: () => Promise.resolve(), clock: () => 0 })
  const replies: Reply[] = []
  const post = (reply: Reply) => void replies.push(reply)
  const played = changed.scenarios.find((item) => item.name === scenario)
  if (!played) throw new Error(`no scenario ${scenario}`)
  await session.handle({ kind: 'load', id: 1, revision: 1, design: changed }, post)
  await session.handle({ kind: 'run', id: 2, revision: 1, scenario: played }, post)
  const settled = replies.find((reply) => reply.kind === 'snapshot')
  const ran = replies.find((reply) => reply.kind === 'ran')
  if (settled?.kind !== 'snapshot' || ran?.kind !== 'ran') throw new Error('it was not answered')
  const { journal, outages, calls } = ran.result
  const told = (value: unknown) =>
    [...names].reduce((text, [now, before]) => text.replaceAll(now, before), JSON.stringify(value))
  return { settledAt: settled.settledAt, sites: settled.sites.map(told).sort(), run: told([journal, outages, calls]) }
}

const shuffled = <T>(items: readonly T[], keys: readonly number[]) =>
  items
    .map((item, at) => ({ item, key: keys[at] ?? 0 }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item)

function renamed(from: Design, names: ReadonlyMap<string, string>): Design {
  return [...names].reduce<Design>((current, [to, name]) => {
    const next = applied(current, { kind: 'rename-device', from: name, to })
    if (typeof next === 'string') throw new Error(next)
    return next
  }, from)
}

const keys = fc.array(fc.integer(), { minLength: 80, maxLength: 80 })
const SCENARIOS = ['standby-reload', 'active-reload', 'stale-route'] as const
/** Names that nothing else is called, in another order of the alphabet than before. */
const NAMES = new Map(
  design.devices.map((device, at) => [`zq${String((at * 17) % 29).padStart(2, '0')}x`, device.name]),
)

describe('the order of a file', () => {
  it('changes nothing', async () => {
    const before = await Promise.all(SCENARIOS.map((name) => course(design, name, new Map())))
    await fc.assert(
      fc.asyncProperty(keys, keys, fc.constantFrom(...SCENARIOS.keys()), async (devices, links, at) => {
        const mixed = { ...design, devices: shuffled(design.devices, devices), links: shuffled(design.links, links) }
        expect(await course(mixed, SCENARIOS[at] ?? 'standby-reload', new Map())).toEqual(before[at])
      }),
      { numRuns: 4 },
    )
  })
})

describe('the names of devices', () => {
  it.each(SCENARIOS)('change nothing in %s but names', async (scenario) => {
    expect(new Set(NAMES.keys()).size).toBe(design.devices.length)
    const before = await course(design, scenario, new Map())
    expect(await course(renamed(design, NAMES), scenario, NAMES)).toEqual(before)
  })
  it('are not ids: a new device of an old name has an id of its own', () => {
    const moved = renamed(design, new Map([['other', 'gateway-1']]))
    const device = design.devices.find((item) => item.name === 'gateway-1')
    const added = device && applied(moved, { kind: 'add-device', device })
    if (!added || typeof added === 'string') throw new Error(added ?? 'no gateway-1')
    expect(
      added.devices.filter((item) => item.id.startsWith('gateway-1')).map(({ id, name }) => `${id} ${name}`),
    ).toEqual(['gateway-1 other', 'gateway-1-2 gateway-1'])
  })
  it('are told as renames when two designs are compared, not as devices that went and came', async () => {
    const after = renamed(design, new Map([['hub-1', 'gateway-1']]))
    const session = new Session({ pause: () => Promise.resolve(), clock: () => 0 })
    const replies: Reply[] = []
    const post = (reply: Reply) => void replies.push(reply)
    await session.handle({ kind: 'load', id: 1, revision: 1, design: after }, post)
    const question = { kind: 'compare', before: design, outages: false } as const
    await session.handle({ kind: 'ask', id: 2, revision: 1, question }, post)
    const reply = replies.at(-1)
    if (reply?.kind !== 'answer' || reply.answer.kind !== 'compare') throw new Error('no comparison')
    expect(reply.answer.changes).toEqual({
      summary: ['gateway-1 is called hub-1 now.'],
      renamed: [{ from: 'gateway-1', to: 'hub-1' }],
      devices: [],
      paths: [],
    })
  })
})
