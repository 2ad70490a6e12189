import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DEFAULT_PARAMETERS } from '../../../config/index'
import { type IkeMessage, type IkePayload, ip, macOf, prefix } from '../../../net/index'
import { randomFrom } from '../../kernel/random'
import { type SimTime, timeOf } from '../../kernel/time'
import { hub, spoke, withIsakmp } from '../testing/ike'
import { ike } from './machine'
import type { IkeInput, IkeState } from './state'

const HERE = ip('203.0.113.10')
const PEER = ip('198.51.100.1')
const config = withIsakmp(spoke('soho', '10.81.2.0/29', ['198.51.100.1', '198.51.100.2']), {
  invalidSpiRecovery: { value: true },
})
const proposal = { encryption: '3des', hash: 'sha', authentication: 'rsa-sig', group: 1, lifetimeSeconds: 60 } as const
const esp = { name: 't1', cipher: 'esp-3des', integrity: 'esp-sha-hmac', mode: 'tunnel' } as const
const proxy = { initiator: prefix('10.81.2.0/29'), responder: prefix('0.0.0.0/0') }

const number = fc.integer({ min: 0, max: 6 })

const payload: fc.Arbitrary<IkePayload> = fc.oneof(
  fc.constant<IkePayload>({ type: 'proposal', proposals: [proposal], vendors: ['dpd', 'nat-t'] }),
  fc.constant<IkePayload>({ type: 'proposal-chosen', proposal, vendors: ['dpd'] }),
  fc.constant<IkePayload>({ type: 'key-exchange', senderSees: { source: PEER, destination: HERE } }),
  fc.boolean().map((initialContact): IkePayload => ({ type: 'identity', credential: 'certificate', initialContact })),
  number.map(
    (spi): IkePayload => ({
      type: 'quick',
      messageId: spi,
      proxy,
      proposals: [esp],
      spi,
      lifetimeSeconds: 5,
      lifetimeKilobytes: 1,
    }),
  ),
  fc.tuple(number, number).map(
    ([messageId, chosen]): IkePayload => ({
      type: 'quick-accept',
      messageId,
      chosen,
      spi: chosen,
      lifetimeSeconds: 5,
      lifetimeKilobytes: 9,
    }),
  ),
  number.map((messageId): IkePayload => ({ type: 'quick-done', messageId })),
  fc.constant<IkePayload>({ type: 'notify', reason: 'no-proposal-chosen' }),
  number.map((sequence): IkePayload => ({ type: 'dpd', request: 'are-you-there', sequence })),
  number.map((sequence): IkePayload => ({ type: 'legacy-keepalive', request: 'ack', sequence })),
  fc.constantFrom<IkePayload>(
    { type: 'delete', what: 'ike', spis: [] },
    { type: 'delete', what: 'ipsec', spis: [1, 2, 3] },
  ),
)

/** A step of a run: an input, of which messages and ids are aimed at what the state has, or time that passes. */
type Step = { readonly wait: number } | { readonly input: (state: IkeState) => IkeInput }

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 0, max: 40_000_000 }).map((wait) => ({ wait })) },
  {
    weight: 6,
    arbitrary: fc
      .tuple(payload, fc.constantFrom<IkeMessage['exchange']>('main', 'quick', 'informational'), number, number)
      .map(([body, exchange, at, which]) => ({
        input: (state: IkeState): IkeInput => {
          const cookie = state.sas[which]?.cookie ?? which + 1
          const message: IkeMessage = {
            kind: 'ike',
            exchange,
            step: at,
            initiatorCookie: cookie,
            responderCookie: 7,
            payload: aimed(state, body),
          }
          return {
            kind: 'message',
            interface: 'FastEthernet0/0',
            local: HERE,
            localPort: 500,
            remote: state.sas[which]?.remote ?? PEER,
            remotePort: 500,
            message,
          }
        },
      })),
  },
  {
    weight: 3,
    arbitrary: fc.constant<Step>({
      input: () => ({
        kind: 'needed',
        interface: 'FastEthernet0/0',
        map: 'test',
        sequence: 1,
        source: ip('10.81.2.3'),
        destination: ip('10.2.2.2'),
      }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(fc.constantFrom('sent' as const, 'heard' as const), number, fc.integer({ min: 0, max: 4000 }))
      .map(([kind, which, bytes]) => ({
        input: (state: IkeState): IkeInput => ({ kind, sa: state.tunnels[which]?.sa.id ?? which, bytes }),
      })),
  },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom<IkeInput>(
        { kind: 'unknown-spi', remote: PEER, spi: 99 },
        { kind: 'clear', what: 'ipsec' },
        { kind: 'clear', what: 'all', remote: PEER },
        { kind: 'interface', interface: 'FastEthernet0/0', up: false, mac: macOf(1) },
        { kind: 'interface', interface: 'FastEthernet0/0', up: true, mac: macOf(1), address: { ip: HERE, length: 24 } },
        {
          kind: 'interface',
          interface: 'FastEthernet0/0',
          up: true,
          mac: macOf(1),
          address: { ip: ip('203.0.113.11'), length: 24 },
        },
      )
      .map((input) => ({ input: () => input })),
  },
)

/** Answers to an open quick mode name its message. */
function aimed(state: IkeState, body: IkePayload): IkePayload {
  const open = state.sas.flatMap((sa) => sa.quick)[0]
  return open && (body.type === 'quick-accept' || body.type === 'quick-done')
    ? { ...body, messageId: open.messageId, ...(body.type === 'quick-accept' ? { chosen: 0 } : {}) }
    : body
}

/** Runs the steps; every effect on SAs must fit what was announced before. Throws when P3 is broken. */
function play(
  steps: readonly Step[],
  seed: number,
  legacy: boolean,
): { readonly up: ReadonlySet<number>; readonly state: IkeState } {
  const parameters = { ...DEFAULT_PARAMETERS, ...(legacy ? { keepaliveProfile: 'legacy' as const } : {}) }
  const random = randomFrom(seed)
  const up = new Set<number>()
  let now: SimTime = timeOf(0)
  const cx = () => ({ now, device: 'soho', random, parameters })
  let state = ike.boot({ configuration: config }, cx()).state
  const react = (input: IkeInput) => {
    const turn = ike.react({ configuration: config }, state, input, cx())
    state = turn.state
    for (const effect of turn.effects) {
      if (effect.kind === 'sa-up') up.add(effect.sa.id)
      if (effect.kind === 'sa-down' && !up.delete(effect.id)) throw new Error(`SA ${effect.id} went down twice`)
    }
  }
  const passTo = (until: SimTime) => {
    while (ike.deadline(state) <= until) {
      now = timeOf(Math.max(now, ike.deadline(state)))
      react({ kind: 'wake' })
      if (ike.deadline(state) <= now) throw new Error(`a wake at ${now} left the deadline at ${ike.deadline(state)}`)
    }
    now = until
  }
  react({ kind: 'interface', interface: 'FastEthernet0/0', up: true, mac: macOf(1), address: { ip: HERE, length: 24 } })
  for (const item of steps) {
    if ('wait' in item) passTo(timeOf(now + item.wait))
    else react(item.input(state))
  }
  return { up, state }
}

describe('whatever happens', () => {
  it('IKE never throws, its deadline moves on (P3), and the tunnels are those it announced', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), fc.integer(), fc.boolean(), (steps, seed, legacy) => {
        const { up, state } = play(steps, seed, legacy)
        expect(new Set(state.tunnels.map((tunnel) => tunnel.sa.id))).toEqual(up)
      }),
      { numRuns: 300, seed: 64 },
    )
  })

  it('the same inputs and seed give the same state (P1)', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), fc.integer(), (steps, seed) => {
        expect(play(steps, seed, false).state).toEqual(play(steps, seed, false).state)
      }),
      { numRuns: 50, seed: 64 },
    )
  })

  it('an end without crypto lines is told everything and does nothing', () => {
    const { crypto: _none, ...bare } = hub('gw')
    const cx = { now: timeOf(0), device: 'gw', random: randomFrom(1), parameters: DEFAULT_PARAMETERS }
    const { state } = ike.boot({ configuration: bare }, cx)
    const turn = ike.react({ configuration: bare }, state, { kind: 'unknown-spi', remote: PEER, spi: 1 }, cx)
    expect(turn.effects).toEqual([])
  })
})
