/** Skinny as a protocol: hands each input to the phone, or to the CallManager, that this host is. */
import { type Ip, SKINNY_PORT } from '../../../net/index'
import type { Context, Protocol, Turn } from '../../kernel/protocol'
import { emptyTable } from '../../kernel/table'
import { NEVER, type SimTime } from '../../kernel/time'
import { freshPhone, type PhoneWork, phoneDeadline, phoneHears, phoneInterface, phoneMoves, phoneWakes } from './phone'
import { saying } from './segment'
import { serve } from './server'
import type { SkinnyConfig, SkinnyEffect, SkinnyInput, SkinnyState } from './state'

export type { SkinnyConfig, SkinnyEffect, SkinnyInput, SkinnyState } from './state'

type SkinnyTurn = Turn<SkinnyState, SkinnyEffect>

export const skinny: Protocol<SkinnyConfig, SkinnyState, SkinnyInput, SkinnyEffect> = {
  name: 'skinny',

  boot({ host }) {
    return {
      state: { ...(host.skinny && { phone: freshPhone(serversOf(host.skinny)) }), registered: emptyTable() },
      effects: [],
    }
  },

  /** A host that becomes a phone starts at the node's next word on its interface. */
  reconfigure(config, state, cx) {
    const { skinny: told } = config.host
    if (!told) return { state: { registered: state.registered }, effects: [] }
    const servers = serversOf(told)
    if (!state.phone) return { state: { ...state, phone: freshPhone(servers) }, effects: [] }
    return phoneTurn(config, state, cx, (work) => phoneMoves(work, servers))
  },

  react(config, state, input, cx) {
    switch (input.kind) {
      case 'wake':
        return phoneTurn(config, state, cx, phoneWakes)
      case 'interface':
        return phoneTurn(config, state, cx, (work) => phoneInterface(work, input))
      case 'segment': {
        const { from, to, payload } = input
        const says = saying(payload)
        if (!says) return { state, effects: [] }
        if (payload.destinationPort === SKINNY_PORT) {
          const ends = { from: to, fromPort: SKINNY_PORT, to: from, toPort: payload.sourcePort }
          return serve(config, state, ends, says)
        }
        return phoneTurn(config, state, cx, (work) => phoneHears(work, from, to, payload.destinationPort, says))
      }
    }
  },

  deadline: (state) => (state.phone ? phoneDeadline(state.phone) : NEVER),
}

const serversOf = ({ server, backup }: NonNullable<SkinnyConfig['host']['skinny']>): readonly Ip[] =>
  backup === undefined || backup === server ? [server] : [server, backup]

function phoneTurn(config: SkinnyConfig, state: SkinnyState, cx: Context, turn: (work: PhoneWork) => void): SkinnyTurn {
  if (!state.phone) return { state, effects: [] }
  const effects: SkinnyEffect[] = []
  const work: PhoneWork = { cx, ttl: config.host.initialTtl, phone: { ...state.phone }, effects }
  turn(work)
  return { state: { ...state, phone: work.phone }, effects }
}

/** What the inspector shows of a phone. */
export interface SkinnyRow {
  readonly registered: boolean
  readonly server: Ip
  /** When the server last answered; 0 when it never did. */
  readonly lastAck: SimTime
}

/** Absent when the host is no phone. */
export function skinnyRow({ phone }: SkinnyState): SkinnyRow | undefined {
  return phone && { registered: phone.state === 'registered', server: phone.server, lastAck: phone.lastAck }
}
