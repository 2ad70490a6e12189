/** The beacon: says its name on an interface again and again, and remembers who else does. A toy, to try the registry with. */
import { BROADCAST_ADDRESS, type Ip } from '../../../../net/index'
import type { InterfaceInput, JournalEffect, Protocol, SendEffect, WakeInput } from '../../../kernel/protocol'
import { after, NEVER, type SimTime } from '../../../kernel/time'

declare module '../../../kernel/journal' {
  interface JournalWriters {
    readonly beacon: true
  }
}

export const BEACON_PORT = 4999

export interface BeaconConfig {
  readonly beacons: readonly { readonly interface: string; readonly everySeconds: number }[]
}

export interface BeaconState {
  readonly ports: readonly { readonly interface: string; readonly ip: Ip; readonly next: SimTime }[]
  readonly heard: readonly { readonly interface: string; readonly from: Ip; readonly says: string }[]
  readonly stopped: boolean
}

export type BeaconInput =
  | WakeInput
  | InterfaceInput
  | { readonly kind: 'message'; readonly interface: string; readonly from: Ip; readonly says: string }
  | { readonly kind: 'stop'; readonly farewell: boolean }

type BeaconEffect = SendEffect | JournalEffect

function say(name: string, source: Ip, says: string): SendEffect {
  const ports = { sourcePort: BEACON_PORT, destinationPort: BEACON_PORT }
  const payload = { protocol: 'udp', ...ports, message: { kind: 'opaque', says }, dataSize: says.length } as const
  return { kind: 'send', interface: name, packet: { source, destination: BROADCAST_ADDRESS, ttl: 1, dscp: 0, payload } }
}

const firstDue = ({ ports, stopped }: BeaconState): SimTime =>
  stopped ? NEVER : (Math.min(NEVER, ...ports.map(({ next }) => next)) as SimTime)

export const beacon: Protocol<BeaconConfig, BeaconState, BeaconInput, BeaconEffect> = {
  name: 'beacon',
  boot: () => ({ state: { ports: [], heard: [], stopped: false }, effects: [] }),
  reconfigure: ({ beacons }, state) => ({
    state: { ...state, ports: state.ports.filter((port) => beacons.some((item) => item.interface === port.interface)) },
    effects: [],
    fresh: beacons.some((item) => !state.ports.some((port) => port.interface === item.interface)),
  }),
  react({ beacons }, state, input, { now, device }) {
    const every = (name: string) => beacons.find((item) => item.interface === name)?.everySeconds
    if (state.stopped) return { state, effects: [] }
    switch (input.kind) {
      case 'interface': {
        const ports = state.ports.filter((port) => port.interface !== input.interface)
        const up = input.up && input.address && every(input.interface) !== undefined
        const own = up
          ? [
              {
                interface: input.interface,
                ip: up ? (input.address?.ip ?? BROADCAST_ADDRESS) : BROADCAST_ADDRESS,
                next: after(now, 1),
              },
            ]
          : []
        return { state: { ...state, ports: [...ports, ...own] }, effects: [] }
      }
      case 'wake': {
        const due = state.ports.filter(({ next }) => next <= now)
        const ports = state.ports.map((port) =>
          port.next <= now ? { ...port, next: after(now, every(port.interface) ?? 1) } : port,
        )
        return { state: { ...state, ports }, effects: due.map((port) => say(port.interface, port.ip, device)) }
      }
      case 'message': {
        const others = state.heard.filter(({ from }) => from !== input.from)
        if (input.says === 'goodbye') return { state: { ...state, heard: others }, effects: [] }
        const isNew = others.length === state.heard.length
        const { kind: _kind, ...heard } = input
        const entry = { protocol: 'beacon', event: 'heard', text: `${input.says} is there` } as const
        return { state: { ...state, heard: [...others, heard] }, effects: isNew ? [{ kind: 'journal', entry }] : [] }
      }
      case 'stop': {
        const effects = input.farewell ? state.ports.map((port) => say(port.interface, port.ip, 'goodbye')) : []
        return { state: { ...state, stopped: true }, effects }
      }
    }
  },
  deadline: firstDue,
}
