/**
 * Rapid spanning tree of a switch (IEEE 802.1D-2004 clause 17), for cables between two switches.
 *
 *   port comes up ─→ discarding ─ its neighbour agrees, or twice the forward delay ─→ forwarding (designated)
 *   better BPDU   ─→ root: forwards at once, after its other ports wait for agreements of their own
 *   worse way     ─→ alternate, backup: discards until the way it heard of is lost
 *
 * What is not here: STP of 1998, several trees, hold counts, guards. Edge ports forward at once and stay silent: only a
 * switch would listen, and a port with a switch at its end is no edge.
 */
import type { SpanningTreeConfig, SpanningTreePortConfig } from '../../../config/index'
import type { Bpdu } from '../../../net/index'
import type { Context, InterfaceInput, Protocol, Turn } from '../../kernel/protocol'
import { after, earliest, NEVER, type SimTime, ZERO_TIME } from '../../kernel/time'
import { hearBpdu } from './hear'
import { settleTree } from './settle'
import type { SpanningTreeEffect, SpanningTreeInput, SpanningTreeState, TreePort } from './state'
import type { Work } from './work'

export type { SpanningTreeEffect, SpanningTreeInput, SpanningTreeState } from './state'

export const spanningTree: Protocol<SpanningTreeConfig, SpanningTreeState, SpanningTreeInput, SpanningTreeEffect> = {
  name: 'spanning-tree',

  boot(config) {
    const ports = config.ports.map((told, index) => freshPort(told, index + 1))
    return { state: { ports, best: undefined, rootPort: undefined, changes: 0 }, effects: [] }
  },

  reconfigure(config, state, cx) {
    return turn(config, state, cx, (work) => {
      work.ports = config.ports.map((told, index) => {
        const known = state.ports.find(({ name }) => name === told.name)
        return known ? { ...known, ...told, number: index + 1 } : freshPort(told, index + 1)
      })
    })
  },

  react(config, state, input, cx) {
    return turn(config, state, cx, (work) => {
      switch (input.kind) {
        case 'wake':
          return tick(work)
        case 'interface':
          return seePort(work, input)
        case 'bpdu':
          return hear(work, input.interface, input.bpdu)
      }
    })
  },

  deadline: ({ ports }) => earliest(...ports.map(portDeadline)),
}

function freshPort(told: SpanningTreePortConfig, number: number): TreePort {
  return {
    ...told,
    number,
    mac: undefined,
    up: false,
    role: 'disabled',
    state: 'discarding',
    heard: undefined,
    agreed: false,
    moves: NEVER,
    hello: NEVER,
    changeUntil: ZERO_TIME,
  }
}

function turn(
  config: SpanningTreeConfig,
  state: SpanningTreeState,
  cx: Context,
  change: (work: Work) => void,
): Turn<SpanningTreeState, SpanningTreeEffect> {
  const work: Work = { cx, priority: config.priority, ...state, effects: [], heardNow: undefined }
  change(work)
  settleTree(work)
  const { ports, best, rootPort, changes, effects } = work
  return { state: { ports, best, rootPort, changes }, effects }
}

function portDeadline(port: TreePort): SimTime {
  if (!port.up) return NEVER
  return earliest(port.heard?.expires ?? NEVER, port.moves, port.hello)
}

/** What is too old is forgotten; a designated port that nobody agreed with takes its next step. */
function tick(work: Work): void {
  const { now, parameters } = work.cx
  work.ports = work.ports.map((port) => {
    const heard = port.heard && port.heard.expires <= now ? undefined : port.heard
    if (port.moves > now) return { ...port, heard }
    const state = port.state === 'discarding' ? 'learning' : 'forwarding'
    const moves = state === 'learning' ? after(now, parameters.treeForwardDelaySeconds) : NEVER
    return { ...port, heard, state, moves }
  })
}

function seePort(work: Work, { interface: name, up, mac }: InterfaceInput): void {
  work.ports = work.ports.map((port) => {
    if (port.name !== name) return port
    if (up && port.up) return { ...port, mac }
    return { ...freshPort(port, port.number), mac, up }
  })
}

function hear(work: Work, name: string, bpdu: Bpdu): void {
  const port = work.ports.find((item) => item.name === name)
  if (!port?.up || port.edge) return
  work.heardNow = { name, bpdu }
  const next = hearBpdu(work, port, bpdu)
  work.ports = work.ports.map((item) => (item.name === name ? next : item))
}
