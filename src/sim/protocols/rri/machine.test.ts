import { describe, expect, it } from 'vitest'
import { type Configuration, DEFAULT_PARAMETERS } from '../../../config/index'
import { formatPrefix, ip, prefix } from '../../../net/index'
import { randomFrom } from '../../kernel/random'
import type { SaPair } from '../../kernel/security-association'
import { atSeconds } from '../../kernel/time'
import { routeKey } from '../../rib/route'
import { A, hub, LAN, line, SITE, spoke, withEntry } from '../testing/ike'
import { type RriInput, type RriState, rri } from './machine'

const reverseRoute = { static: false, distance: 1, source: line(9, 'reverse-route') }

function sa(id: number, change: Partial<SaPair> = {}): SaPair {
  return {
    id,
    map: 'test',
    sequence: 1,
    interface: 'FastEthernet0/0',
    local: ip(A),
    remote: ip(SITE),
    proxy: { local: prefix('0.0.0.0/0'), remote: prefix(LAN) },
    inboundSpi: id,
    outboundSpi: id + 100,
    transform: { name: 't1', cipher: 'esp-3des', mode: 'tunnel' },
    initiator: false,
    since: atSeconds(0),
    expires: atSeconds(3600),
    kilobytes: 1,
    reverseRoute,
    ...change,
  }
}

/** A head-end's RRI, and the routes it has asked the table to hold. */
class Injector {
  readonly table = new Map<string, string>()
  changes = 0
  private state: RriState
  private readonly cx = { now: atSeconds(5), device: 'gw', random: randomFrom(1), parameters: DEFAULT_PARAMETERS }

  private config: Configuration

  constructor(config: Configuration) {
    this.config = config
    const turn = rri.boot({ configuration: config }, this.cx)
    this.state = turn.state
    this.take(turn.effects)
  }

  tell(kind: 'sa-up' | 'sa-down', pair: SaPair): this {
    return this.react({ kind, sa: pair })
  }

  reconfigure(config: Configuration): this {
    this.config = config
    const turn = rri.reconfigure({ configuration: config }, this.state, this.cx)
    this.state = turn.state
    return this.take(turn.effects)
  }

  private react(input: RriInput): this {
    const turn = rri.react({ configuration: this.config }, this.state, input, this.cx)
    this.state = turn.state
    return this.take(turn.effects)
  }

  private take(effects: ReturnType<typeof rri.boot>['effects']): this {
    for (const effect of effects) {
      if (effect.kind !== 'routes') continue
      this.changes++
      for (const route of effect.delta.remove) this.table.delete(routeKey(route))
      for (const route of effect.delta.add) this.table.set(routeKey(route), formatPrefix(route.prefix))
    }
    return this
  }

  get prefixes(): readonly string[] {
    return [...this.table.values()]
  }
}

function routeOf(config: Configuration, pair: SaPair) {
  const cx = { now: atSeconds(5), device: 'gw', random: randomFrom(1), parameters: DEFAULT_PARAMETERS }
  const { state } = rri.boot({ configuration: config }, cx)
  const effect = rri
    .react({ configuration: config }, state, { kind: 'sa-up', sa: pair }, cx)
    .effects.find((item) => item.kind === 'routes')
  return effect?.kind === 'routes' ? effect.delta.add[0] : undefined
}

describe('Reverse Route Injection', () => {
  it('puts the remote network in with the SA and takes it out with it (FACTS section 2)', () => {
    const injector = new Injector(hub('gw')).tell('sa-up', sa(1))
    expect(injector.prefixes).toEqual([LAN])
    injector.tell('sa-down', sa(1))
    expect(injector.prefixes).toEqual([])
  })

  it('does not flap while a successor overlaps: one change in, one out', () => {
    const injector = new Injector(hub('gw')).tell('sa-up', sa(1)).tell('sa-up', sa(2)).tell('sa-down', sa(1))
    expect(injector.prefixes).toEqual([LAN])
    expect(injector.changes).toBe(1)
    injector.tell('sa-down', sa(2))
    expect(injector.prefixes).toEqual([])
    expect(injector.changes).toBe(2)
  })

  it('keeps the one route of 12.2 while another peer has an SA for the same network', () => {
    const other = sa(2, { remote: ip('203.0.113.77') })
    const injector = new Injector(hub('gw')).tell('sa-up', sa(1)).tell('sa-up', other).tell('sa-down', sa(1))
    expect(injector.prefixes).toEqual([LAN])
    injector.tell('sa-down', other)
    expect(injector.prefixes).toEqual([])
  })

  it('does nothing for a map without reverse-route', () => {
    const { reverseRoute: _none, ...plain } = sa(1)
    expect(new Injector(hub('gw')).tell('sa-up', plain).prefixes).toEqual([])
  })

  it('leaves a route with its SA when the line is deleted meanwhile', () => {
    const injector = new Injector(hub('gw')).tell('sa-up', sa(1)).reconfigure(spoke('gw', LAN, [SITE]))
    expect(injector.prefixes).toEqual([LAN])
    injector.tell('sa-down', sa(1))
    expect(injector.prefixes).toEqual([])
  })

  it('prints via 0.0.0.0 and the interface in 12.2, the peer in later releases; the line, tag and distance are kept', () => {
    const tagged = sa(1, { reverseRoute: { ...reverseRoute, distance: 20, tag: 64 } })
    expect(routeOf(hub('gw'), tagged)).toMatchObject({
      protocol: 'rri',
      nextHop: 0,
      interface: 'FastEthernet0/0',
      distance: 20,
      tag: 64,
      source: { line: 9 },
      owner: `IPsec SA with ${SITE}`,
    })
    const later = routeOf({ ...hub('gw'), release: '15.9' }, tagged)
    expect(later?.nextHop).toBe(ip(SITE))
    expect(later?.interface).toBeUndefined()
  })
})

describe('reverse-route static (12.3(14)T, FACTS section 2)', () => {
  const standing = withEntry(spoke('gw', LAN, [SITE]), { reverseRoute: { ...reverseRoute, static: true } })

  it('stands without an SA, from the networks of the access list', () => {
    const injector = new Injector(standing)
    expect(injector.prefixes).toEqual(['0.0.0.0/0'])
    const pair = sa(1, { proxy: { local: prefix(LAN), remote: prefix('0.0.0.0/0') } })
    injector.tell('sa-up', pair).tell('sa-down', pair)
    expect(injector.prefixes).toEqual(['0.0.0.0/0'])
  })

  it('leaves with its line', () => {
    expect(new Injector(standing).reconfigure(spoke('gw', LAN, [SITE])).prefixes).toEqual([])
  })
})
