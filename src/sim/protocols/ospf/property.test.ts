/**
 * Over random topologies every router's routes are those of an independent computation of shortest paths, written here: by
 * Floyd and Warshall over routers and networks, which knows no advertisement and no tree. So it is after the start, after a
 * link went down, and after it came back.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatIp, formatPrefix, prefix } from '../../../net/index'
import { routeTo } from '../testing/eigrp'
import { Ospf, type OspfSetup } from '../testing/ospf'

interface Link {
  readonly ends: readonly [number, number]
  readonly costs: readonly [number, number]
  readonly lan: boolean
}

interface Drawn {
  readonly routers: number
  readonly links: readonly Link[]
  /** Networks at one router alone, by their router; and what it redistributes. */
  readonly stubs: readonly { readonly at: number; readonly cost: number }[]
  readonly externals: readonly { readonly at: number; readonly metric: number; readonly type: 1 | 2 }[]
  readonly down: number
}

const cost = fc.integer({ min: 1, max: 20 })
const drawn: fc.Arbitrary<Drawn> = fc.integer({ min: 2, max: 6 }).chain((routers) => {
  const end = fc.integer({ min: 0, max: routers - 1 })
  const link = fc.record({
    ends: fc.tuple(end, end).filter(([a, b]) => a !== b),
    costs: fc.tuple(cost, cost),
    lan: fc.boolean(),
  })
  return fc.record({
    routers: fc.constant(routers),
    links: fc.array(link, { minLength: 1, maxLength: 9 }),
    stubs: fc.array(fc.record({ at: end, cost }), { maxLength: 3 }),
    externals: fc.array(
      fc.record({ at: end, metric: fc.integer({ min: 1, max: 40 }), type: fc.constantFrom(1 as const, 2 as const) }),
      { maxLength: 3 },
    ),
    down: fc.nat(8),
  })
})

const linkPrefix = (link: number) => prefix(`10.${link}.0.0/24`)
const stubPrefix = (stub: number) => prefix(`10.200.${stub}.0/24`)
const externalPrefix = (external: number) => prefix(`10.220.${external}.0/24`)
const addressOn = (link: number, router: number) => `10.${link}.0.${router + 1}`

function told({ links, stubs, externals }: Drawn, router: number): OspfSetup {
  const lans: Record<string, string> = {}
  const lines: string[] = []
  links.forEach(({ ends, costs, lan }, index) => {
    const side = ends.indexOf(router)
    if (side < 0) return
    const name = `FastEthernet0/${index}`
    lans[name] = `link${index}`
    lines.push(
      `interface ${name}`,
      ` ip address ${addressOn(index, router)} 255.255.255.0`,
      ` ip ospf cost ${costs[side]}`,
    )
    if (!lan) lines.push(' ip ospf network point-to-point')
  })
  stubs.forEach(({ at, cost: own }, index) => {
    if (at !== router) return
    lines.push(
      `interface FastEthernet1/${index}`,
      ` ip address 10.200.${index}.1 255.255.255.0`,
      ` ip ospf cost ${own}`,
    )
  })
  lines.push('router ospf 1', ` router-id 1.1.1.${router + 1}`, ' network 10.0.0.0 0.255.255.255 area 0')
  stubs.forEach(({ at }, index) => {
    if (at === router) lines.push(` passive-interface FastEthernet1/${index}`)
  })
  const own = externals.filter(({ at }) => at === router)
  if (own.length > 0) lines.push(' redistribute static subnets route-map OUT')
  for (const [index, { at, metric, type }] of externals.entries())
    if (at === router)
      lines.push(
        `route-map OUT permit ${10 + index}`,
        ` match tag ${index + 1}`,
        ` set metric ${metric}`,
        ` set metric-type type-${type}`,
      )
  return { text: lines.join('\n'), lans }
}

const nameOf = (router: number) => `r${router}`

/** Distances between all routers, by the costs of the sides that packets leave by. */
function distances({ routers, links }: Drawn, down: number | undefined): readonly (readonly number[])[] {
  const all = Array.from({ length: routers }, (_, a) =>
    Array.from({ length: routers }, (_, b) => (a === b ? 0 : Number.POSITIVE_INFINITY)),
  )
  const at = (a: number, b: number) => all[a]?.[b] ?? Number.POSITIVE_INFINITY
  const set = (a: number, b: number, value: number) => {
    const row = all[a]
    if (row) row[b] = Math.min(at(a, b), value)
  }
  links.forEach(({ ends: [a, b], costs }, index) => {
    if (index === down) return
    set(a, b, costs[0])
    set(b, a, costs[1])
  })
  for (let via = 0; via < routers; via++)
    for (let a = 0; a < routers; a++) for (let b = 0; b < routers; b++) set(a, b, at(a, via) + at(via, b))
  return all
}

/** `prefix metric` of every network that a router is not on itself. */
function expected(drawing: Drawn, router: number, down: number | undefined): readonly string[] {
  const between = distances(drawing, down)
  const to = (other: number) => between[router]?.[other] ?? Number.POSITIVE_INFINITY
  const out: string[] = []
  const put = (text: string, metric: number) => {
    if (Number.isFinite(metric)) out.push(`${text} ${metric}`)
  }
  drawing.links.forEach(({ ends, costs }, index) => {
    if (index === down || ends.includes(router)) return
    put(formatPrefix(linkPrefix(index)), Math.min(to(ends[0]) + costs[0], to(ends[1]) + costs[1]))
  })
  drawing.stubs.forEach(({ at, cost: own }, index) => {
    if (at !== router) put(formatPrefix(stubPrefix(index)), to(at) + own)
  })
  drawing.externals.forEach(({ at, metric, type }, index) => {
    if (at === router || !Number.isFinite(to(at))) return
    put(formatPrefix(externalPrefix(index)), type === 1 ? metric + to(at) : metric)
  })
  return out.sort()
}

/** What is offered beside a connected network loses by its distance, and is not looked at. */
function found(ospf: Ospf, drawing: Drawn, router: number): readonly string[] {
  const own = new Set([
    ...drawing.links.flatMap(({ ends }, index) => (ends.includes(router) ? [formatPrefix(linkPrefix(index))] : [])),
    ...drawing.stubs.flatMap(({ at }, index) => (at === router ? [formatPrefix(stubPrefix(index))] : [])),
  ])
  const rows = ospf.table(nameOf(router)).filter((route) => !own.has(formatPrefix(route.prefix)))
  return [...new Set(rows.map(({ prefix: to, metric }) => `${formatPrefix(to)} ${metric}`))].sort()
}

/** Packets that follow the routes come nearer at each step, and so never run in a circle. */
function expectNearer(ospf: Ospf, { routers }: Drawn): void {
  const owner = (address: string) => Number(address.split('.')[3]) - 1
  for (let router = 0; router < routers; router++)
    for (const route of ospf.table(nameOf(router))) {
      if (route.nextHop === undefined || route.protocol === 'ospf-external-2') continue
      const next = ospf.table(nameOf(owner(formatIp(route.nextHop))))
      const beyond = next.find((item) => formatPrefix(item.prefix) === formatPrefix(route.prefix))
      if (beyond) expect(beyond.metric).toBeLessThan(route.metric)
    }
}

describe('OSPF over random topologies (RFC 2328 section 16)', () => {
  it('has the routes of an independent shortest-path computation, also after a failure', () => {
    fc.assert(
      fc.property(drawn, fc.nat(1000), (drawing, seed) => {
        const cast = Object.fromEntries(
          Array.from({ length: drawing.routers }, (_, router) => [nameOf(router), told(drawing, router)]),
        )
        const ospf = new Ospf(cast, { seed }).start()
        drawing.externals.forEach(({ at }, index) => {
          ospf.routed(nameOf(at), routeTo(externalPrefix(index), { tag: index + 1, interface: 'Null0' }))
        })
        const check = (down?: number) => {
          for (let router = 0; router < drawing.routers; router++)
            expect([router, found(ospf, drawing, router)]).toEqual([router, expected(drawing, router, down)])
          expectNearer(ospf, drawing)
        }
        ospf.run(110)
        check()
        const down = drawing.down % drawing.links.length
        const ends = drawing.links[down]?.ends ?? [0, 0]
        for (const end of ends) ospf.down(nameOf(end), `FastEthernet0/${down}`)
        ospf.run(180)
        check(down)
        for (const end of ends) ospf.up(nameOf(end), `FastEthernet0/${down}`)
        ospf.run(330)
        check()
      }),
      { numRuns: 12 },
    )
  })
})
