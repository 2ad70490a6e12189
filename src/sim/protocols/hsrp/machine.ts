/** The HSRP process: classifies what happened to a group, looks it up in the table, performs the actions. */
import type { HsrpConfig } from '../../../config/index'
import { formatIp, type HsrpMessage, hsrpMac, type Ip, ip } from '../../../net/index'
import type {
  ClaimEffect,
  Context,
  GratuitousArpEffect,
  InterfaceInput,
  JournalEffect,
  Protocol,
  SendEffect,
  Turn,
} from '../../kernel/protocol'
import { after, NEVER, type SimTime } from '../../kernel/time'
import type { HsrpRow, HsrpStateName } from '../../tables'
import {
  HSRP_TABLE,
  type HsrpAction,
  type HsrpEvent,
  type HsrpGroupState,
  type HsrpInput,
  type HsrpPeer,
  type HsrpProcessConfig,
  type HsrpProcessState,
} from './state'

export type HsrpEffect = SendEffect | ClaimEffect | GratuitousArpEffect | JournalEffect

const ALL_ROUTERS = ip('224.0.0.2')
const HSRP_PORT = 1985
/** Bytes of a version 1 message after the UDP header (RFC 2281 section 5.1). */
const MESSAGE_SIZE = 20

/** One group during one turn: its configuration, its state so far, and what it wants done. */
interface Work {
  readonly config: HsrpConfig
  readonly priority: number
  readonly cx: Context
  group: HsrpGroupState
  readonly effects: HsrpEffect[]
}

export const hsrp: Protocol<HsrpProcessConfig, HsrpProcessState, HsrpInput, HsrpEffect> = {
  name: 'hsrp',
  boot: (config, cx) => ({
    state: withDeadline({ groups: groupsOf(config, cx.now), up: {}, bootedAt: cx.now, deadline: NEVER }),
    effects: [],
  }),
  reconfigure,
  react(config, state, input, cx) {
    switch (input.kind) {
      case 'wake':
        return eachGroup(config, state, cx, (work) => runTimers(work))
      case 'interface':
        return interfaceChanged(config, state, input, cx)
      case 'message':
        return eachGroup(config, state, cx, (work) => {
          if (work.group.interface === input.interface && work.group.group === input.message.group)
            receive(work, input.from, input.message)
        })
      case 'stop':
        return eachGroup(config, state, cx, (work) => disable(work, input.resign))
    }
  },
  deadline: (state) => state.deadline,
}

function groupsOf(config: HsrpProcessConfig, now: SimTime): readonly HsrpGroupState[] {
  return config.interfaces.flatMap((item) => item.groups.map((group) => newGroup(item.name, group.group, now)))
}

function newGroup(name: string, group: number, now: SimTime): HsrpGroupState {
  const idle = { helloDue: NEVER, activeExpires: NEVER, standbyExpires: NEVER, preemptFrom: NEVER }
  return { interface: name, group, state: 'init', ...idle, stateChanges: 0, lastChange: now }
}

/** New groups start in init until their interface speaks; vanished ones resign; the others keep their state. */
function reconfigure(
  config: HsrpProcessConfig,
  state: HsrpProcessState,
  cx: Context,
): Turn<HsrpProcessState, HsrpEffect> {
  const wanted = groupsOf(config, cx.now)
  const groups = wanted.map(
    (fresh) => state.groups.find((old) => old.interface === fresh.interface && old.group === fresh.group) ?? fresh,
  )
  return { state: withDeadline({ ...state, groups }), effects: [] }
}

function withDeadline(state: HsrpProcessState): HsrpProcessState {
  let deadline: SimTime = NEVER
  for (const group of state.groups) {
    const due = Math.min(group.helloDue, group.activeExpires, group.standbyExpires) as SimTime
    if (due < deadline) deadline = due
  }
  return { ...state, deadline }
}

/** Lets every configured group take its part of a turn. */
function eachGroup(
  config: HsrpProcessConfig,
  state: HsrpProcessState,
  cx: Context,
  act: (work: Work) => void,
): Turn<HsrpProcessState, HsrpEffect> {
  const effects: HsrpEffect[] = []
  const groups = state.groups.map((group) => {
    const own = configOf(config, group)
    if (!own) return group
    const work: Work = { config: own, priority: priorityOf(own, state.up), cx, group, effects }
    act(work)
    return work.group
  })
  return { state: withDeadline({ ...state, groups }), effects }
}

function configOf(config: HsrpProcessConfig, group: HsrpGroupState): HsrpConfig | undefined {
  return config.interfaces
    .find((item) => item.name === group.interface)
    ?.groups.find((item) => item.group === group.group)
}

/** The configured priority less the decrement of every tracked interface that is down (RFC 2281 knows no tracking; IOS). */
function priorityOf(config: HsrpConfig, up: Readonly<Record<string, boolean>>): number {
  const lost = config.tracks
    .filter((track) => up[track.interface] === false)
    .reduce((sum, track) => sum + track.decrement, 0)
  return Math.max(0, config.priority.value - lost)
}

function interfaceChanged(
  config: HsrpProcessConfig,
  before: HsrpProcessState,
  input: InterfaceInput,
  cx: Context,
): Turn<HsrpProcessState, HsrpEffect> {
  const state = { ...before, up: { ...before.up, [input.interface]: input.up } }
  return eachGroup(config, state, cx, (work) => {
    if (work.group.interface !== input.interface) return
    if (input.up && input.address) enable(work, input, cx.now === state.bootedAt)
    else disable(work, false)
  })
}

function enable(work: Work, input: InterfaceInput, afterBoot: boolean): void {
  const { config, cx } = work
  if (!input.address || work.group.state !== 'init') return
  const delay = afterBoot
    ? Math.max(config.preemptDelaySeconds, config.preemptReloadDelaySeconds)
    : config.preemptDelaySeconds
  const hold = after(cx.now, config.holdSeconds)
  work.group = {
    ...work.group,
    own: { ip: input.address.ip, mac: input.mac },
    preemptFrom: after(cx.now, delay),
    activeExpires: hold,
    standbyExpires: hold,
  }
  enter(work, config.virtualAddress === undefined ? 'learn' : 'listen', 'the interface came up')
}

function disable(work: Work, resign: boolean): void {
  if (work.group.state === 'init') return
  if (resign && work.group.state === 'active') send(work, 'resign')
  enter(work, 'init', resign ? 'the process ended' : 'the interface went down')
  work.group = newerIdle(work.group)
}

function newerIdle(group: HsrpGroupState): HsrpGroupState {
  const { own: _own, active: _active, standby: _standby, ...rest } = group
  return { ...rest, helloDue: NEVER, activeExpires: NEVER, standbyExpires: NEVER }
}

/** Timers that are due, in the order of RFC 2281: losing the active router counts before losing the standby. */
function runTimers(work: Work): void {
  const { now } = work.cx
  if (work.group.activeExpires <= now) {
    work.group = { ...work.group, activeExpires: NEVER }
    happen(work, 'active-timer', 'nothing heard of the active router for the hold time')
  }
  if (work.group.standbyExpires <= now) {
    work.group = { ...work.group, standbyExpires: NEVER }
    happen(work, 'standby-timer', 'nothing heard of a standby router for the hold time')
    // The new standby finds the active router's timer already run out: it is active at once (20 s, alone and cold).
    if (work.group.state === 'standby' && !work.group.active) happen(work, 'active-timer', 'there is no active router')
  }
  if (work.group.helloDue <= now) {
    work.group = { ...work.group, helloDue: after(now, work.config.helloSeconds) }
    happen(work, 'hello-timer', 'hello')
  }
}

function receive(work: Work, from: Ip, message: HsrpMessage): void {
  const { config, group } = work
  if (!group.own || message.authentication !== config.authentication) return
  if (group.state === 'learn') work.group = { ...group, learntAddress: message.virtualAddress }
  const peer: HsrpPeer = { ip: from, priority: message.priority }
  const event = classify(work, peer, message)
  if (event) happen(work, event, `${message.opcode} from ${formatIp(from)}, priority ${peer.priority}`, peer)
}

/** Names what a message means to this group. */
function classify(work: Work, peer: HsrpPeer, message: HsrpMessage): HsrpEvent | undefined {
  const higher = isHigher(peer, { ip: work.group.own?.ip ?? peer.ip, priority: work.priority })
  if (message.opcode === 'resign') return peer.ip === work.group.active?.ip ? 'resign' : undefined
  if (message.opcode === 'coup') return higher ? 'coup' : undefined
  if (message.state === 'active') {
    if (higher) return 'higher-active'
    const may = work.config.preempt.value && work.cx.now >= work.group.preemptFrom
    return may ? 'lower-active-preempt' : 'lower-active'
  }
  if (message.state === 'standby') return higher ? 'higher-standby' : 'lower-standby'
  return message.state === 'speak' && higher ? 'higher-speaker' : undefined
}

/** Greater priority; the higher address decides a tie. */
function isHigher(a: HsrpPeer, b: HsrpPeer): boolean {
  return a.priority !== b.priority ? a.priority > b.priority : a.ip > b.ip
}

function happen(work: Work, event: HsrpEvent, why: string, peer?: HsrpPeer): void {
  const transition = HSRP_TABLE[work.group.state][event]
  if (!transition) return
  for (const action of transition.actions) if (action === 'send-resign') perform(work, action, peer)
  if (transition.next) enter(work, transition.next, why)
  for (const action of transition.actions) if (action !== 'send-resign') perform(work, action, peer)
}

function perform(work: Work, action: HsrpAction, peer: HsrpPeer | undefined): void {
  const expires = after(work.cx.now, work.config.holdSeconds)
  switch (action) {
    case 'send-hello':
      return send(work, 'hello')
    case 'send-coup':
      return send(work, 'coup')
    case 'send-resign':
      return send(work, 'resign')
    case 'note-active':
      if (peer) work.group = { ...work.group, active: peer, activeExpires: expires }
      return
    case 'note-standby':
      if (peer) work.group = { ...work.group, standby: peer, standbyExpires: expires }
      return
    case 'forget-active': {
      const { active: _active, ...rest } = work.group
      work.group = { ...rest, activeExpires: NEVER }
      return
    }
    case 'forget-standby': {
      const { standby: _standby, ...rest } = work.group
      work.group = { ...rest, standbyExpires: NEVER }
      return
    }
    case 'restart-standby-timer':
      work.group = { ...work.group, standbyExpires: expires }
      return
  }
}

/** The only door between states: addresses are claimed and released here, and the journal gets its line. */
function enter(work: Work, next: HsrpStateName, why: string): void {
  const { group, cx, config } = work
  const before = group.state
  const address = config.virtualAddress ?? group.learntAddress
  const mac = hsrpMac(group.group)
  if (before === 'active' && address !== undefined)
    work.effects.push({ kind: 'release-address', interface: group.interface, address, mac })
  work.group = entered(group, next, cx, config.helloSeconds)
  if (next === 'active' && address !== undefined) {
    work.effects.push({ kind: 'claim-address', interface: group.interface, address, mac })
    work.effects.push({ kind: 'gratuitous-arp', interface: group.interface, address, mac })
    const { active: _active, standby, ...rest } = work.group
    work.group = { ...rest, activeExpires: NEVER, ...(standby && standby.ip !== group.own?.ip ? { standby } : {}) }
  }
  work.effects.push({ kind: 'journal', entry: journalLine(work, before, next, why) })
}

function entered(group: HsrpGroupState, next: HsrpStateName, cx: Context, helloSeconds: number): HsrpGroupState {
  const speaks = next === 'speak' || next === 'standby' || next === 'active'
  // The first hello goes out at once; later ones keep a phase of their own.
  const helloDue = !speaks
    ? NEVER
    : group.helloDue !== NEVER
      ? group.helloDue
      : after(cx.now, helloSeconds * (0.5 + 0.5 * cx.random.next()))
  const { standby, ...rest } = group
  const kept = next === 'standby' ? rest : { ...rest, ...(standby ? { standby } : {}) }
  const standbyExpires = next === 'standby' ? NEVER : group.standbyExpires
  return { ...kept, state: next, helloDue, standbyExpires, stateChanges: group.stateChanges + 1, lastChange: cx.now }
}

function journalLine(work: Work, before: HsrpStateName, next: HsrpStateName, why: string): JournalEffect['entry'] {
  const { group, config } = work
  const title = (name: HsrpStateName) => name.charAt(0).toUpperCase() + name.slice(1)
  return {
    protocol: 'hsrp',
    event: 'state-change',
    text: `HSRP group ${group.group} on ${group.interface}: ${before} → ${next}, as ${why}`,
    data: { interface: group.interface, group: group.group, from: before, to: next, priority: work.priority },
    syslog: {
      facility: 'HSRP',
      severity: 5,
      mnemonic: 'STATECHANGE',
      text: `${group.interface} Grp ${group.group} state ${title(before)} -> ${title(next)}`,
    },
    source: config.source,
  }
}

function send(work: Work, opcode: HsrpMessage['opcode']): void {
  const { group, config, cx } = work
  if (!group.own || group.state === 'disabled') return
  work.group = opcode === 'hello' ? { ...group, helloDue: nextHello(group, config, cx) } : group
  const message: HsrpMessage = {
    kind: 'hsrp',
    opcode,
    state: group.state,
    group: group.group,
    priority: work.priority,
    helloSeconds: config.helloSeconds,
    holdSeconds: config.holdSeconds,
    virtualAddress: config.virtualAddress ?? group.learntAddress ?? ip('0.0.0.0'),
    authentication: config.authentication,
  }
  work.effects.push({
    kind: 'send',
    interface: group.interface,
    sourceMac: group.state === 'active' ? hsrpMac(group.group) : group.own.mac,
    packet: {
      source: group.own.ip,
      destination: ALL_ROUTERS,
      ttl: 1,
      dscp: 48,
      payload: { protocol: 'udp', sourcePort: HSRP_PORT, destinationPort: HSRP_PORT, message, dataSize: MESSAGE_SIZE },
    },
  })
}

function nextHello(group: HsrpGroupState, config: HsrpConfig, cx: Context): SimTime {
  return group.helloDue > cx.now && group.helloDue !== NEVER ? group.helloDue : after(cx.now, config.helloSeconds)
}

/** The rows of `show standby`. */
export function hsrpRows(config: HsrpProcessConfig, state: HsrpProcessState): readonly HsrpRow[] {
  return state.groups.flatMap((group) => {
    const own = configOf(config, group)
    return own ? [rowOf(own, group, priorityOf(own, state.up))] : []
  })
}

function rowOf(config: HsrpConfig, group: HsrpGroupState, priority: number): HsrpRow {
  const local = group.own ? { local: true, ip: group.own.ip, priority, expires: NEVER } : undefined
  const peer = (other: HsrpPeer | undefined, expires: SimTime) => other && { local: false, ...other, expires }
  const active = group.state === 'active' ? local : peer(group.active, group.activeExpires)
  const standby = group.state === 'standby' ? local : peer(group.standby, group.standbyExpires)
  const address = config.virtualAddress ?? group.learntAddress
  return {
    interface: group.interface,
    group: group.group,
    state: group.state,
    virtualMac: hsrpMac(group.group),
    priority,
    configuredPriority: config.priority.value,
    preempt: config.preempt.value,
    helloSeconds: config.helloSeconds,
    holdSeconds: config.holdSeconds,
    nextHello: group.helloDue,
    stateChanges: group.stateChanges,
    lastChange: group.lastChange,
    ...(address === undefined ? {} : { virtualAddress: address }),
    ...(active ? { activeRouter: active } : {}),
    ...(standby ? { standbyRouter: standby } : {}),
  }
}
