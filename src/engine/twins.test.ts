/**
 * A design's twin has the same devices in another order and under other names, hostile ones among them: it is told the
 * same of service, findings, scenarios, failures one by one and failovers, but for names and the order of rows.
 */
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applied, builtInScenarios, type Design } from '../design/index'
import { reference } from '../testing/lab'
import { editOf, saneDraws } from '../testing/random-designs'
import type { Question, Reply, Request } from './messages'
import { Session } from './session'

/** Names that the language has for itself, that begin one another, and in another order of the alphabet than before. */
const HOSTILE = ['constructor', 'toString', 'hasOwnProperty', 'valueOf', 'isPrototypeOf', 'toLocaleString', 'prototype']
const nameFor = (at: number) => HOSTILE[at] ?? `Zq${String((at * 17) % 89).padStart(2, '0')}x`

const orderOf = <T>(items: readonly T[], keys: readonly number[]): readonly T[] =>
  items
    .map((item, at) => ({ item, key: keys[at % keys.length] ?? 0, at }))
    .sort((a, b) => a.key - b.key || b.at - a.at)
    .map(({ item }) => item)

interface Twin {
  readonly design: Design
  /** From the twin's names to those of the design. */
  readonly names: ReadonlyMap<string, string>
}

function twinOf(design: Design, keys: readonly number[]): Twin {
  const names = new Map(orderOf(design.devices, keys).map(({ name }, at) => [nameFor(at), name]))
  const renamed = [...names].reduce<Design>((current, [to, from]) => {
    const next = applied(current, { kind: 'rename-device', from, to })
    if (typeof next === 'string') throw new Error(next)
    return next
  }, design)
  const shuffled = { ...renamed, devices: orderOf(renamed.devices, keys), links: orderOf(renamed.links, keys) }
  return { design: { ...shuffled, scenarios: builtInScenarios(shuffled) }, names }
}

/** All rows of a value as texts, in an order of their own, with the names of the design. */
function rowsOf(value: unknown, names: ReadonlyMap<string, string>): readonly string[] {
  const text = [...names].reduce((now, [twin, name]) => now.replaceAll(twin, name), JSON.stringify(value))
  const rows: unknown = JSON.parse(text, (key, item: unknown) =>
    Array.isArray(item) && (key === 'sites' || key === 'same') ? sorted(item) : item,
  )
  return sorted(Array.isArray(rows) ? rows : [rows])
}

const sorted = (items: readonly unknown[]): readonly string[] => items.map((item) => JSON.stringify(item)).sort()

async function answersOf(
  { design, names }: Twin,
  questions: readonly Question[],
): Promise<readonly (readonly string[])[]> {
  const session = new Session({ pause: () => Promise.resolve(), clock: () => 0 })
  const replies: Reply[] = []
  const ask = (request: Request) => session.handle(request, (reply) => void replies.push(reply))
  await ask({ kind: 'load', id: 1, revision: 1, design })
  for (const question of questions) await ask({ kind: 'ask', id: 2, revision: 1, question })
  const [scenario] = design.scenarios.filter(({ name }) => name === 'standby-reload')
  if (scenario) await ask({ kind: 'run', id: 3, revision: 1, scenario })
  return replies.flatMap((reply): readonly (readonly string[])[] => {
    switch (reply.kind) {
      case 'compiled':
        return [
          rowsOf(
            reply.findings.map(({ rule, severity }) => ({ rule, severity })),
            names,
          ),
        ]
      case 'snapshot':
        return [rowsOf(reply.sites, names)]
      case 'answer':
        return [rowsOf(reply.answer.kind === 'sweep' ? reply.answer.result.cases : [reply.answer], names)]
      case 'ran':
        return [rowsOf(reply.result.journal, names), rowsOf(reply.result.outages, names)]
      case 'failed':
        return [rowsOf([reply.message], names)]
      default:
        return []
    }
  })
}

/** The reference design with two of its sites. */
function small(): Design {
  const gone = reference().devices.filter(({ name }) => /-(?:0|vp|32|40|48)$/.test(name))
  const left = applied(reference(), { kind: 'remove-devices', names: gone.map(({ name }) => name) })
  if (typeof left === 'string') throw new Error(left)
  return { ...left, scenarios: builtInScenarios(left) }
}

const drawn = (draws: Parameters<typeof editOf>[1][]): Design =>
  draws.reduce<Design>((design, draw) => {
    const edit = editOf(design, draw)
    const next = typeof edit === 'string' ? edit : applied(design, edit)
    return typeof next === 'string' ? design : next
  }, small())

const KEYS = fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 97, maxLength: 97 })
const FAILOVER: Extract<Question, { readonly kind: 'failover' }> = {
  kind: 'failover',
  fault: 'reload:gateway-2',
  runs: 3,
  seed: 7,
  variants: [],
}
const SWEEP: Question = { kind: 'sweep', scope: 'head-end', double: false }

describe('the twin of a design', () => {
  it('is told the same of failures one by one, of failovers and of scenarios', async () => {
    const design = small()
    const before = await answersOf({ design, names: new Map() }, [SWEEP, FAILOVER])
    await fc.assert(
      fc.asyncProperty(KEYS, async (keys) => {
        const twin = twinOf(design, keys)
        const gateway = [...twin.names].find(([, name]) => name === 'gateway-2')?.[0] ?? ''
        const fault: Question = { ...FAILOVER, fault: `reload:${gateway}` }
        expect(await answersOf(twin, [SWEEP, fault])).toEqual(before)
      }),
      { numRuns: 1, endOnFailure: true },
    )
  })

  it('is told the same of its service, its findings and a scenario, whatever was drawn', async () => {
    await fc.assert(
      fc.asyncProperty(saneDraws, KEYS, async (draws, keys) => {
        const base = drawn(draws.slice(0, 6))
        const design = { ...base, scenarios: builtInScenarios(base) }
        expect(await answersOf(twinOf(design, keys), [])).toEqual(await answersOf({ design, names: new Map() }, []))
      }),
      { numRuns: 4, endOnFailure: true },
    )
  })
})
