/**
 * What an HSRP group does: the actions of the table, and `enter`, the only door between states, where the virtual
 * address is claimed or released and the journal gets its line. A `Work` is one group's turn, private to that turn.
 */
import type { HsrpConfig } from '../../../config/index'
import { ANY_ADDRESS, formatIp, type HsrpMessage, hsrpMac, hsrpSize, type Ipv4Packet, ip } from '../../../net/index'
import type { Context } from '../../kernel/protocol'
import { hashText } from '../../kernel/random'
import { after, NEVER } from '../../kernel/time'
import type { HsrpAction, HsrpEffect, HsrpEvent, HsrpGroupState, HsrpPeer, HsrpState } from './state'

/** All routers of the subnet; HSRP version 1 uses it (RFC 2281 section 5). */
const HSRP_GROUP_ADDRESS = ip('224.0.0.2')
/** That of version 2 (FACTS section 9). */
const HSRP_2_ADDRESS = ip('224.0.0.102')
const HSRP_PORT = 1985
const NETWORK_CONTROL_DSCP = 48

/** A message that was heard and passed the checks. */
export interface Heard {
  readonly from: HsrpPeer
  readonly message: HsrpMessage
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] }

/** One group's turn: a copy of its state that may be written, and the effects so far. */
export interface Work {
  readonly config: HsrpConfig
  readonly cx: Context
  readonly group: Mutable<HsrpGroupState>
  readonly effects: HsrpEffect[]
  /** Configured priority less the decrements of tracked interfaces that are down. */
  readonly priority: number
  readonly heard?: Heard
}

/** Performs one action of the table. */
export function act(work: Work, action: HsrpAction, event: HsrpEvent): void {
  const { group, heard } = work
  switch (action) {
    case 'start-active-timer':
      // An active router's hello says how long it stands; everything else restarts the timer with the time in use.
      if (heard && tellsActive(event)) group.active = heard.from
      else delete group.active
      if (group.active && group.standby?.ip === group.active.ip) delete group.standby
      group.activeTimer = lasting(work, heard && tellsActive(event) ? advertisedHold(heard, group) : group.holdSeconds)
      return
    case 'start-standby-timer':
      if (heard && tellsStandby(event)) group.standby = heard.from
      else delete group.standby
      group.standbyTimer = lasting(
        work,
        heard && tellsStandby(event) ? advertisedHold(heard, group) : group.holdSeconds,
      )
      return
    case 'stop-active-timer':
      group.activeTimer = NEVER
      delete group.active
      return
    case 'stop-standby-timer':
      group.standbyTimer = NEVER
      delete group.standby
      return
    case 'learn':
      learn(work)
      return
    case 'send-hello':
      send(work, 'hello')
      return
    case 'send-coup':
      send(work, 'coup')
      return
    case 'send-resign':
      send(work, 'resign')
      return
    case 'gratuitous-arp':
      if (group.virtualAddress === undefined) return
      work.effects.push({
        kind: 'gratuitous-arp',
        interface: group.interface,
        address: group.virtualAddress,
        mac: hsrpMac(group.group, group.version),
      })
  }
}

/** Later releases let a timer run somewhat longer than it was told. */
function lasting({ cx, config: { stretch = 0 } }: Work, seconds: number) {
  return after(cx.now, stretch === 0 ? seconds : seconds * (1 + stretch * cx.random.next()))
}

const advertisedHold = ({ message }: Heard, { holdSeconds }: HsrpGroupState) =>
  message.timesUntold ? holdSeconds : message.holdSeconds

function tellsActive(event: HsrpEvent): boolean {
  return event === 'higher-active' || event === 'lower-active' || event === 'preempt' || event === 'coup'
}

function tellsStandby(event: HsrpEvent): boolean {
  return event === 'higher-standby' || event === 'lower-standby' || event === 'higher-speaker'
}

/**
 * Times come from the active router, and from this router's own lines when it tells none (milliseconds in version 1); the
 * virtual address only when none is configured (RFC 2281 section 5.1).
 */
function learn({ group, config, heard }: Work): void {
  if (!heard) return
  const { helloSeconds, holdSeconds } = heard.message.timesUntold ? config : heard.message
  group.helloSeconds = helloSeconds
  group.holdSeconds = holdSeconds
  if (config.virtualAddress === undefined && heard.message.virtualAddress !== ANY_ADDRESS)
    group.virtualAddress = heard.message.virtualAddress
}

const whole = ({ helloSeconds, holdSeconds }: HsrpGroupState) =>
  Number.isInteger(helloSeconds) && Number.isInteger(holdSeconds)

/** What a message shows: the word itself, or what stands for a digest made with the key. */
export function shown({ authentication, keyed }: HsrpConfig): string {
  return keyed ? `md5 ${hashText(authentication).toString(16)}` : authentication
}

function send(work: Work, opcode: HsrpMessage['opcode']): void {
  const { group, config } = work
  if (!group.own) return
  const message: HsrpMessage = {
    kind: 'hsrp',
    opcode,
    state: group.state,
    group: group.group,
    priority: work.priority,
    helloSeconds: group.helloSeconds,
    holdSeconds: group.holdSeconds,
    virtualAddress: group.virtualAddress ?? ANY_ADDRESS,
    authentication: shown(config),
    ...(group.version === 2 ? { version: 2 } : {}),
    ...(group.version === 2 || whole(group) ? {} : { timesUntold: true }),
  }
  const packet: Ipv4Packet = {
    source: group.own.ip,
    destination: group.version === 2 ? HSRP_2_ADDRESS : HSRP_GROUP_ADDRESS,
    ttl: 1,
    dscp: NETWORK_CONTROL_DSCP,
    payload: {
      protocol: 'udp',
      sourcePort: HSRP_PORT,
      destinationPort: HSRP_PORT,
      message,
      dataSize: hsrpSize(message),
    },
  }
  // Section 5.1: only the active router sends with the virtual MAC, which is what teaches the switches its place. One
  // that resigns has given it up: with it, the switches would learn the old place again, after the new router's ARP.
  const sourceMac =
    group.state === 'active' && opcode !== 'resign' ? hsrpMac(group.group, group.version) : group.own.mac
  work.effects.push({ kind: 'send', packet, interface: group.interface, sourceMac })
}

/** States in which a router sends hellos. */
function talks(state: HsrpState): boolean {
  return state === 'speak' || state === 'standby' || state === 'active'
}

/** The only door between states. `why` is the reason for people, without a full stop. */
export function enter(work: Work, next: HsrpState, why: string): void {
  const { group, cx, config } = work
  const previous = group.state
  if (previous === 'active') own(work, 'release-address')
  group.state = next
  group.stateChanges += 1
  group.lastChange = cx.now
  if (!talks(next)) group.helloTimer = NEVER
  else if (!talks(previous)) group.helloTimer = firstHello(work)
  if (next === 'active') {
    group.helloSeconds = config.helloSeconds
    group.holdSeconds = config.holdSeconds
    group.preemptTimer = NEVER
    own(work, 'claim-address')
  }
  if (next === 'init') {
    delete group.own
    group.preemptTimer = NEVER
  }
  journal(work, previous, why)
}

/** A router that starts to talk is anywhere in the hello interval: the phase is the process's, not the event's. */
function firstHello({ group, cx }: Work) {
  return after(cx.now, group.helloSeconds * (1 - cx.random.next()))
}

function own(work: Work, kind: 'claim-address' | 'release-address'): void {
  const { group, effects } = work
  if (group.virtualAddress === undefined) return
  effects.push({
    kind,
    interface: group.interface,
    address: group.virtualAddress,
    mac: hsrpMac(group.group, group.version),
  })
}

/** A state as IOS writes it. */
export const DISPLAY: Readonly<Record<HsrpState, string>> = {
  init: 'Init',
  learn: 'Learn',
  listen: 'Listen',
  speak: 'Speak',
  standby: 'Standby',
  active: 'Active',
}

function journal(work: Work, previous: HsrpState, why: string): void {
  const { group, config, effects } = work
  const change = `${DISPLAY[previous]} -> ${DISPLAY[group.state]}`
  // IOS logs the changes that matter to an operator: into and out of Standby and Active.
  const logged = [previous, group.state].some((state) => state === 'standby' || state === 'active')
  const text = `${group.interface} Grp ${group.group} state ${change}`
  effects.push({
    kind: 'journal',
    entry: {
      protocol: 'hsrp',
      event: 'state-change',
      text: `HSRP group ${group.group} on ${group.interface}: ${change} (${why})`,
      data: { interface: group.interface, group: group.group, from: previous, to: group.state, why },
      ...(logged && { syslog: { facility: 'HSRP', severity: 5, mnemonic: 'STATECHANGE', text } }),
      source: config.source,
    },
  })
}

/** Writes a remark about somebody's hellos once, until the remark changes. */
export function complain(work: Work, mnemonic: 'BADAUTH' | 'DIFFVIP1', text: string): void {
  const { group, effects, config } = work
  if (group.complaint === text) return
  group.complaint = text
  effects.push({
    kind: 'journal',
    entry: {
      protocol: 'hsrp',
      event: mnemonic === 'BADAUTH' ? 'bad-authentication' : 'different-address',
      text: `HSRP group ${group.group} on ${group.interface}: ${text}`,
      data: { interface: group.interface, group: group.group },
      syslog: { facility: 'HSRP', severity: 4, mnemonic, text },
      source: config.source,
    },
  })
}

/** `10.81.0.4 (priority 110)`. */
export function formatPeer(peer: HsrpPeer): string {
  return `${formatIp(peer.ip)} (priority ${peer.priority})`
}
