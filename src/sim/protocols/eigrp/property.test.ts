/**
 * Converged EIGRP against an independent computation, over random graphs and random cable faults. With one bandwidth
 * everywhere the composite metric only adds delays, so that shortest paths are defined without EIGRP (Dijkstra below).
 * With mixed bandwidths best paths do not nest; then the tables must agree with each other and have no loop.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatPrefix, ip, prefix } from '../../../net/index'
import { tableValues } from '../../kernel/table'
import { Eigrp, type Port, type Router, routeTo } from '../testing/eigrp'

interface Edge {
  readonly a: number
  readonly b: number
  readonly delay: number
  readonly bandwidth: number
}

interface World {
  readonly nodes: number
  readonly edges: readonly Edge[]
  /** Edges that are cut at 30 s, and those that are mended at 60 s. */
  readonly cut: readonly number[]
  readonly mended: readonly number[]
  readonly seed: number
}

const name = (node: number) => `R${node}`
const port = (edge: number) => `Ethernet${edge}`
const stub = (node: number) => `10.200.${node}.0/24`

function worlds(bandwidths: readonly number[]): fc.Arbitrary<World> {
  return fc.integer({ min: 2, max: 6 }).chain((nodes) => {
    const node = fc.integer({ min: 0, max: nodes - 1 })
    const edge = fc.record({
      a: node,
      b: node,
      delay: fc.integer({ min: 1, max: 50 }),
      bandwidth: fc.constantFrom(...bandwidths),
    })
    const edges = fc.array(edge, { minLength: 1, maxLength: 9 }).map((all) => all.filter(({ a, b }) => a !== b))
    return edges.chain((list) => {
      const some = fc.subarray(list.map((_, i) => i))
      return fc.record({
        nodes: fc.constant(nodes),
        edges: fc.constant(list),
        cut: some,
        mended: some,
        seed: fc.integer({ min: 1, max: 1000 }),
      })
    })
  })
}

/** Each router has a stub network of its own, as a static route to an interface that a network statement covers. */
function build(world: World): Eigrp {
  const routers: Record<string, Router> = {}
  for (let node = 0; node < world.nodes; node++) {
    const ports: Record<string, Port> = {}
    for (const [i, edge] of world.edges.entries()) {
      if (edge.a !== node && edge.b !== node) continue
      const address = ip(`10.${i + 1}.0.${edge.a === node ? 1 : 2}`)
      ports[port(i)] = { lan: `edge-${i}`, address, delayTens: edge.delay, bandwidthKbit: edge.bandwidth }
    }
    routers[name(node)] = { ports }
  }
  return new Eigrp(routers, { seed: world.seed })
}

const ends = ({ a, b }: Edge) => [name(a), name(b)]

/** Runs the world's history; returns the network and the edges that are whole at the end. */
function play(world: World): { net: Eigrp; whole: readonly number[] } {
  const net = build(world).start()
  for (let node = 0; node < world.nodes; node++)
    net.script.input(name(node), {
      kind: 'rib',
      added: [routeTo(prefix(stub(node)), { interface: 'Null0' })],
      removed: [],
    })
  net.run(30)
  for (const i of world.cut) for (const who of ends(world.edges[i] ?? NO_EDGE)) net.down(who, port(i))
  net.run(60)
  const mended = world.mended.filter((i) => world.cut.includes(i))
  for (const i of mended) for (const who of ends(world.edges[i] ?? NO_EDGE)) net.up(who, port(i))
  net.run(100)
  return { net, whole: world.edges.map((_, i) => i).filter((i) => !world.cut.includes(i) || mended.includes(i)) }
}

const NO_EDGE: Edge = { a: 0, b: 0, delay: 0, bandwidth: 0 }

/** Least sums of delay from one router to all. */
function dijkstra(world: World, whole: readonly number[], from: number): readonly number[] {
  const least = Array.from({ length: world.nodes }, (_, i) => (i === from ? 0 : Number.POSITIVE_INFINITY))
  const open = new Set(least.keys())
  while (open.size > 0) {
    const here = [...open].reduce((best, node) => ((least[node] ?? 0) < (least[best] ?? 0) ? node : best))
    open.delete(here)
    for (const i of whole) {
      const { a, b, delay } = world.edges[i] ?? NO_EDGE
      const there = a === here ? b : b === here ? a : undefined
      if (there === undefined) continue
      least[there] = Math.min(least[there] ?? 0, (least[here] ?? 0) + delay)
    }
  }
  return least
}

describe('EIGRP, converged', () => {
  it('equals an independent shortest-path computation, before and after faults', () => {
    fc.assert(
      fc.property(worlds([10_000]), (world) => {
        const { net, whole } = play(world)
        for (let from = 0; from < world.nodes; from++) {
          const least = dijkstra(world, whole, from)
          const metrics = new Map(net.table(name(from)).map((r) => [formatPrefix(r.prefix), r.metric]))
          for (let to = 0; to < world.nodes; to++) {
            if (to === from) continue
            const distance = least[to] ?? 0
            // 10⁷ / 10000 kbit/s and the delays of the way; the Null0 stub itself has none.
            const expected = Number.isFinite(distance) ? 256 * (1000 + distance) : undefined
            expect(metrics.get(stub(to)), `${name(from)} to ${name(to)}`).toBe(expected)
          }
        }
      }),
      { numRuns: 60 },
    )
  })

  it('has no loop and nothing pending, whatever the bandwidths, and every route leads on to its origin', () => {
    fc.assert(
      fc.property(worlds([64, 1000, 10_000, 100_000]), (world) => {
        const { net } = play(world)
        const owners = new Map<number, string>()
        for (const [i, { a, b }] of world.edges.entries())
          for (const [k, node] of [a, b].entries()) owners.set(ip(`10.${i + 1}.0.${k + 1}`), name(node))
        for (let from = 0; from < world.nodes; from++) {
          expect(tableValues(net.script.state(name(from)).topology).every((e) => e.state === 'passive')).toBe(true)
          expect(net.neighbors(name(from)).every((n) => n.queue.length === 0)).toBe(true)
          for (let to = 0; to < world.nodes; to++) if (to !== from) followAll(net, owners, from, to)
        }
      }),
      { numRuns: 40 },
    )
  })
})

/** Walks every equal path towards a stub; each step must come nearer, and the walk end at the stub's router. */
function followAll(net: Eigrp, owners: ReadonlyMap<number, string>, from: number, to: number): void {
  const routesAt = (who: string) => net.table(who).filter((r) => formatPrefix(r.prefix) === stub(to))
  const walk = (who: string, before: number): void => {
    if (who === name(to)) return
    const routes = routesAt(who)
    if (before !== Number.POSITIVE_INFINITY) expect(routes.length, `${who} to ${stub(to)}`).toBeGreaterThan(0)
    for (const route of routes) {
      expect(route.metric).toBeLessThan(before)
      walk(owners.get(route.nextHop ?? 0) ?? '?', route.metric)
    }
  }
  walk(name(from), Number.POSITIVE_INFINITY)
}
