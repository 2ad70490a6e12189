/**
 * IP SLA's icmp-echo (Cisco IOS IP SLAs Configuration Guide): an echo every so often; an answer within the timeout makes
 * the return code OK, or over threshold, none makes it a timeout. Tracked objects hang on the code.
 */
import type { SlaProbe } from '../../../config/index'
import { ANY_ADDRESS, formatIp, type Ipv4Packet } from '../../../net/index'
import type { Context, Protocol, Turn } from '../../kernel/protocol'
import { after, NEVER, type SimTime, timeOf } from '../../kernel/time'
import type { ProbeState, ReturnCode, SlaConfig, SlaEffect, SlaInput, SlaState } from './state'

declare module '../../kernel/journal' {
  interface JournalWriters {
    readonly sla: true
  }
}

/** ICMP identifiers of probes begin here, so that they meet none of a ping. */
const FIRST_PROBE_ID = 1000

/** Bytes of data in an echo (icmp-echo, request-data-size). */
const DATA_BYTES = 28

type SlaTurn = Turn<SlaState, SlaEffect>

export const sla: Protocol<SlaConfig, SlaState, SlaInput, SlaEffect> = {
  name: 'sla',

  boot: ({ probes }, cx) => ({
    state: { probes: probes.map((probe) => fresh(probe, cx)), addresses: new Map(), down: new Set() },
    effects: [],
  }),

  /** A probe whose lines are changed begins anew only when it was not there; others take the new values with the next echo. */
  reconfigure: ({ probes }, state, cx) => ({
    state: {
      ...state,
      probes: probes.map((probe) => {
        const known = state.probes.find(({ operation }) => operation === probe.operation)
        return known && known.due < NEVER === probe.started ? known : fresh(probe, cx)
      }),
    },
    effects: [{ kind: 'tracked-changed' }],
  }),

  react(config, state, input, cx) {
    switch (input.kind) {
      case 'interface': {
        const addresses = new Map(state.addresses)
        if (input.up && input.address) addresses.set(input.interface, input.address.ip)
        else addresses.delete(input.interface)
        const down = new Set(state.down)
        if (input.up) down.delete(input.interface)
        else down.add(input.interface)
        return { state: { ...state, addresses, down }, effects: [] }
      }
      case 'answer':
        return eachProbe(config, state, (probe, told, effects) => answered(probe, told, input, cx, effects))
      case 'wake':
        return eachProbe(config, state, (probe, told, effects) => woken(state, probe, told, cx, effects))
    }
  },

  deadline({ probes }) {
    let first: SimTime = NEVER
    for (const { due, pending } of probes) first = Math.min(first, due, pending?.givenUp ?? NEVER) as SimTime
    return first
  },
}

function fresh({ operation, started }: SlaProbe, cx: Context): ProbeState {
  return { operation, due: started ? after(cx.now, 1) : NEVER, sequence: 0, successes: 0, failures: 0 }
}

function eachProbe(
  config: SlaConfig,
  state: SlaState,
  turn: (probe: ProbeState, told: SlaProbe, effects: SlaEffect[]) => ProbeState,
): SlaTurn {
  const effects: SlaEffect[] = []
  const probes = state.probes.map((probe) => {
    const told = config.probes.find(({ operation }) => operation === probe.operation)
    return told ? turn(probe, told, effects) : { ...probe, due: NEVER }
  })
  return { state: { ...state, probes }, effects }
}

function answered(
  probe: ProbeState,
  told: SlaProbe,
  { id, sequence, from }: Extract<SlaInput, { readonly kind: 'answer' }>,
  cx: Context,
  effects: SlaEffect[],
): ProbeState {
  const { pending } = probe
  if (!pending || id !== FIRST_PROBE_ID + probe.operation || sequence !== pending.sequence || from !== told.target)
    return probe
  const roundTripMicros = cx.now - pending.sent
  const code: ReturnCode = roundTripMicros > told.thresholdMillis * 1000 ? 'over-threshold' : 'ok'
  const { pending: _done, ...rest } = probe
  return ended({ ...rest, roundTripMicros, successes: probe.successes + 1 }, told, code, effects)
}

function woken(state: SlaState, before: ProbeState, told: SlaProbe, cx: Context, effects: SlaEffect[]): ProbeState {
  let probe = before
  if (probe.pending && probe.pending.givenUp <= cx.now) {
    const { pending: _lost, roundTripMicros: _none, ...rest } = probe
    probe = ended({ ...rest, failures: probe.failures + 1 }, told, 'timeout', effects)
  }
  if (probe.due > cx.now) return probe
  const sequence = probe.sequence + 1
  if (!state.down.has(told.fromInterface ?? '')) effects.push({ kind: 'send', packet: echo(state, told, sequence) })
  return {
    ...probe,
    sequence,
    started: cx.now,
    due: after(cx.now, told.frequencySeconds),
    pending: { sequence, sent: cx.now, givenUp: givenUp(told, cx.now) },
  }
}

/** An echo is not waited for beyond the next: IOS takes no frequency below the timeout. */
function givenUp({ timeoutMillis, frequencySeconds }: SlaProbe, now: SimTime): SimTime {
  return timeOf(now + Math.min(timeoutMillis * 1000, frequencySeconds * 1e6))
}

/** Without a source the node fills in the address of the interface that it leaves by. */
function echo({ addresses }: SlaState, told: SlaProbe, sequence: number): Ipv4Packet {
  const source = told.from ?? addresses.get(told.fromInterface ?? '') ?? ANY_ADDRESS
  const id = FIRST_PROBE_ID + told.operation
  return {
    source,
    destination: told.target,
    ttl: 255,
    dscp: 0,
    payload: { protocol: 'icmp', type: 'echo', code: 0, id, sequence, dataSize: DATA_BYTES, probe: true },
  }
}

const WORDS = { ok: 'OK', 'over-threshold': 'over threshold', timeout: 'timeout' } as const

function ended(probe: ProbeState, { operation, target, source }: SlaProbe, code: ReturnCode, effects: SlaEffect[]) {
  if (code !== probe.code) {
    const text = `Probe ${operation} to ${formatIp(target)}: ${WORDS[code]}`
    const data = { operation, target: formatIp(target), code }
    effects.push(
      { kind: 'journal', entry: { protocol: 'sla', event: 'state-change', text, data, source } },
      { kind: 'tracked-changed' },
    )
  }
  return { ...probe, code }
}
