import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Configuration, DEFAULT_PARAMETERS, type Parameters } from '../../../config/index'
import { type IkeMessage, type IkePayload, type Ip, ip, macOf, prefix } from '../../../net/index'
import { randomFrom } from '../../kernel/random'
import { type SimTime, timeOf } from '../../kernel/time'
import { A, B, hub, LAN, SITE, spoke, withEntry, withIsakmp } from '../testing/ike'
import { ike } from './machine'
import { allOf } from './register'
import type { IkeInput, IkeSa, IkeState } from './state'

const HERE = ip(SITE)
const PEERS = [ip(A), ip(B)]
const WAN = 'FastEthernet0/0'
const LIFE = { seconds: 90, kilobytes: 600 }

/** A site and a head-end whose SAs live so short that every part of their life comes up. */
const SITE_CONFIG = withEntry(withIsakmp(spoke('soho', LAN, [A, B]), { invalidSpiRecovery: { value: true } }), {
  lifetime: LIFE,
})
const HUB_CONFIG: Configuration = { ...hub('gw'), interfaces: spoke('gw', LAN, []).interfaces }

const proposal = {
  encryption: '3des',
  hash: 'sha',
  authentication: 'rsa-sig',
  group: 1,
  lifetimeSeconds: 200,
} as const
const esp = { name: 't1', cipher: 'esp-3des', integrity: 'esp-sha-hmac', mode: 'tunnel' } as const
const proxy = { initiator: prefix(LAN), responder: prefix('0.0.0.0/0') }
const vendors = ['dpd', 'legacy-keepalive', 'nat-t']

/** A message that fits the SA at this moment, as a well-behaved peer would send it; or a first one. */
function fitting(sa: IkeSa | undefined, fresh: number): Omit<IkeMessage, 'kind' | 'responderCookie'> {
  const initiatorCookie = sa?.cookie ?? fresh
  const main = (step: number, payload: IkePayload) => ({ exchange: 'main', step, initiatorCookie, payload }) as const
  if (!sa) return main(1, { type: 'proposal', proposals: [proposal], vendors })
  const odd = sa.initiator ? 0 : 1
  switch (sa.phase) {
    case 'MM_NO_STATE':
      return main(2, { type: 'proposal-chosen', proposal, vendors })
    case 'MM_SA_SETUP':
      return main(4 - odd, { type: 'key-exchange', senderSees: { source: sa.remote, destination: ip('192.168.1.2') } })
    case 'MM_KEY_EXCH':
    case 'MM_KEY_AUTH':
      return main(6 - odd, { type: 'identity', credential: 'certificate', initialContact: fresh % 2 === 0 })
    case 'QM_IDLE':
      return { exchange: 'quick', step: 2, initiatorCookie, payload: fittingQuick(sa, fresh) }
  }
}

function fittingQuick(sa: IkeSa, fresh: number): IkePayload {
  const { seconds: lifetimeSeconds, kilobytes: lifetimeKilobytes } = LIFE
  const terms = { spi: fresh, lifetimeSeconds, lifetimeKilobytes }
  const open = sa.quick[0]
  if (open?.offer) return { type: 'quick-accept', messageId: open.messageId, chosen: 0, ...terms }
  if (open) return { type: 'quick-done', messageId: open.messageId }
  return { type: 'quick', messageId: fresh, proxy, proposals: [esp], ...terms }
}

const small = fc.integer({ min: 0, max: 6 })

/** Anything, whether it fits or not. */
const anyPayload: fc.Arbitrary<IkePayload> = fc.oneof(
  fc.constantFrom<IkePayload>(
    { type: 'proposal', proposals: [proposal], vendors },
    { type: 'proposal-chosen', proposal, vendors: ['dpd'] },
    { type: 'notify', reason: 'no-proposal-chosen' },
    { type: 'delete', what: 'ike', spis: [] },
    { type: 'identity', credential: 'key x', initialContact: true },
  ),
  small.map((sequence): IkePayload => ({ type: 'dpd', request: 'are-you-there', sequence })),
  small.map((sequence): IkePayload => ({ type: 'legacy-keepalive', request: 'keepalive', sequence })),
  small.map((messageId): IkePayload => ({ type: 'quick-done', messageId })),
)

/** A step of a run: time that passes, or an input aimed at what the state has. */
type Step = { readonly wait: number } | { readonly input: (state: IkeState) => IkeInput }

function arrives(message: Omit<IkeMessage, 'kind' | 'responderCookie'>, remote: Ip): IkeInput {
  const sockets = { local: HERE, localPort: 500, remote, remotePort: 500 }
  return { kind: 'message', interface: WAN, ...sockets, message: { kind: 'ike', responderCookie: 7, ...message } }
}

const fittingStep: fc.Arbitrary<Step> = fc.tuple(small, fc.integer({ min: 1, max: 5000 })).map(([which, fresh]) => ({
  input: (state) => {
    const sa = allOf(state.sas)[which % (allOf(state.sas).length + 1)]
    return arrives(fitting(sa, fresh), sa?.remote ?? (PEERS[fresh % 2] as Ip))
  },
}))

const strayStep: fc.Arbitrary<Step> = fc
  .tuple(anyPayload, fc.constantFrom<IkeMessage['exchange']>('main', 'quick', 'informational'), small, small)
  .map(([payload, exchange, at, which]) => ({
    input: (state) => {
      const sa = allOf(state.sas)[which]
      return arrives(
        { exchange, step: at, initiatorCookie: sa?.cookie ?? which, payload },
        sa?.remote ?? (PEERS[0] as Ip),
      )
    },
  }))

const trafficStep: fc.Arbitrary<Step> = fc
  .tuple(fc.constantFrom('sent' as const, 'heard' as const), small, fc.integer({ min: 0, max: 200_000 }))
  .map(([kind, which, bytes]) => ({
    input: (state) => ({
      kind,
      sa: allOf(state.tunnels)[which % Math.max(1, allOf(state.tunnels).length)]?.sa.id ?? which,
      bytes,
    }),
  }))

const up = (address: Ip): IkeInput => ({
  kind: 'interface',
  interface: WAN,
  up: true,
  mac: macOf(1),
  address: { ip: address, length: 24 },
})

const needed: IkeInput = {
  kind: 'needed',
  interface: WAN,
  map: 'test',
  sequence: 1,
  source: ip('10.81.2.3'),
  destination: ip('10.2.2.2'),
}

const rareStep: fc.Arbitrary<Step> = fc
  .constantFrom<IkeInput>(
    { kind: 'unknown-spi', remote: ip(A), spi: 99 },
    { kind: 'clear', what: 'ipsec' },
    { kind: 'clear', what: 'ike' },
    { kind: 'clear', what: 'all', remote: ip(A) },
    { kind: 'interface', interface: WAN, up: false, mac: macOf(1) },
    up(HERE),
    up(ip('203.0.113.11')),
  )
  .map((input) => ({ input: () => input }))

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 3_000_000 }).map((wait) => ({ wait })) },
  { weight: 2, arbitrary: fc.integer({ min: 0, max: 60_000_000 }).map((wait) => ({ wait })) },
  { weight: 10, arbitrary: fittingStep },
  { weight: 2, arbitrary: strayStep },
  { weight: 3, arbitrary: fc.constant<Step>({ input: () => needed }) },
  { weight: 5, arbitrary: trafficStep },
  { weight: 1, arbitrary: rareStep },
)

const profile = fc.constantFrom<Parameters['keepaliveProfile']>('on-demand', 'periodic', 'legacy')

interface Played {
  readonly up: ReadonlySet<number>
  readonly state: IkeState
  readonly events: ReadonlySet<string>
}

/** One end that is played to. It throws when P3 is broken, or an SA goes down that is not up. */
class Player {
  readonly up = new Set<number>()
  readonly events = new Set<string>()
  state: IkeState
  private now: SimTime = timeOf(0)
  private readonly random
  private readonly config: Configuration
  private readonly parameters: Parameters

  constructor(config: Configuration, keepaliveProfile: Parameters['keepaliveProfile'], seed: number) {
    this.config = config
    this.random = randomFrom(seed)
    this.parameters = { ...DEFAULT_PARAMETERS, keepaliveProfile }
    this.state = ike.boot({ configuration: config }, this.context()).state
  }

  react(input: IkeInput): void {
    const turn = ike.react({ configuration: this.config }, this.state, input, this.context())
    this.state = turn.state
    for (const effect of turn.effects) {
      if (effect.kind === 'journal') this.events.add(`${effect.entry.protocol} ${effect.entry.event}`)
      if (effect.kind === 'sa-up') this.up.add(effect.sa.id)
      if (effect.kind === 'sa-down' && !this.up.delete(effect.id)) throw new Error(`SA ${effect.id} went down twice`)
    }
  }

  passTo(until: SimTime): void {
    while (ike.deadline(this.state) <= until) {
      this.now = timeOf(Math.max(this.now, ike.deadline(this.state)))
      this.react({ kind: 'wake' })
      const next = ike.deadline(this.state)
      if (next <= this.now) throw new Error(`a wake at ${this.now} left the deadline at ${next}`)
    }
    this.now = until
  }

  wait(micros: number): void {
    this.passTo(timeOf(this.now + micros))
  }

  private context() {
    return { now: this.now, device: 'end', random: this.random, parameters: this.parameters }
  }
}

function play(
  config: Configuration,
  steps: readonly Step[],
  seed: number,
  mode: Parameters['keepaliveProfile'],
): Played {
  const player = new Player(config, mode, seed)
  player.react(up(HERE))
  player.react({ ...up(HERE), interface: 'Loopback0' } as IkeInput)
  for (const item of steps) {
    if ('wait' in item) player.wait(item.wait)
    else player.react(item.input(player.state))
  }
  return player
}

const script = fc.array(step, { minLength: 30, maxLength: 120, size: 'max' })
const configs = fc.constantFrom(SITE_CONFIG, HUB_CONFIG)

describe('whatever happens', () => {
  it('IKE never throws, its deadline moves on (P3), and the tunnels are those it announced', () => {
    const seen = new Set<string>()
    fc.assert(
      fc.property(configs, script, fc.integer(), profile, (config, steps, seed, mode) => {
        const { up: announced, state, events } = play(config, steps, seed, mode)
        expect(new Set(allOf(state.tunnels).map((tunnel) => tunnel.sa.id))).toEqual(announced)
        const alive = new Set([0, ...allOf(state.sas).map((sa) => sa.id)])
        expect(allOf(state.tunnels).every((tunnel) => alive.has(tunnel.ike))).toBe(true)
        for (const event of events) seen.add(event)
      }),
      { numRuns: 250, seed: 64 },
    )
    // The scripts are worth something only when they come everywhere.
    const everywhere = ['ike sa-up', 'ipsec sa-up', 'ipsec sa-down', 'ike peer-dead', 'ike peer-silent', 'ike refused']
    expect([...seen]).toEqual(expect.arrayContaining([...everywhere, 'ike gave-up', 'ike alive', 'ike unanswered']))
  })

  it('the same inputs and seed give the same state (P1)', () => {
    fc.assert(
      fc.property(configs, script, fc.integer(), profile, (config, steps, seed, mode) => {
        expect(play(config, steps, seed, mode).state).toEqual(play(config, steps, seed, mode).state)
      }),
      { numRuns: 30, seed: 64 },
    )
  })

  it('an end without crypto lines is told everything and does nothing', () => {
    const { crypto: _none, ...bare } = hub('gw')
    const player = new Player(bare, 'on-demand', 1)
    for (const input of [up(HERE), needed, { kind: 'unknown-spi', remote: ip(A), spi: 1 } as const]) player.react(input)
    expect(allOf(player.state.sas)).toEqual([])
    expect(ike.deadline(player.state)).toBe(Number.POSITIVE_INFINITY)
  })
})
