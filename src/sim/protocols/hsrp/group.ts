/**
 * One HSRP group's turn: names what happened (RFC 2281 section 5.6), looks it up in TABLE and performs the rule.
 * Which groups get a turn is the process's business (machine.ts).
 */
import type { HsrpConfig } from '../../../config/index'
import { formatIp, type HsrpMessage, type Ip } from '../../../net/index'
import { perform } from '../../kernel/machine'
import type { InterfaceInput } from '../../kernel/protocol'
import { after, NEVER, type SimTime, ZERO_TIME } from '../../kernel/time'
import { act, complain, DISPLAY, enter, formatPeer, type Heard, shown, type Work } from './act'
import { type HsrpAction, type HsrpEvent, type HsrpGroupState, type HsrpPeer, type HsrpState, TABLE } from './state'

/** A group before anything happened to it. */
export function freshGroup(name: string, config: HsrpConfig, bootedAt?: SimTime): HsrpGroupState {
  return {
    interface: name,
    group: config.group,
    state: 'init',
    ...(config.virtualAddress !== undefined && { virtualAddress: config.virtualAddress }),
    helloSeconds: config.helloSeconds,
    holdSeconds: config.holdSeconds,
    activeTimer: NEVER,
    standbyTimer: NEVER,
    helloTimer: NEVER,
    preemptTimer: NEVER,
    startTimer: NEVER,
    ...(bootedAt === undefined ? {} : { bootedAt }),
    stateChanges: 0,
    lastChange: ZERO_TIME,
  }
}

/** The one place where the table is read. */
export function happen(work: Work, event: HsrpEvent, why: string): void {
  const rule = perform(TABLE, work.group.state, event, {
    enter: (next) => enter(work, next, why),
    act: (action) => act(work, action, event),
    isOfOld,
  })
  // FACTS section 3: there is nobody to stand by for.
  if (rule?.next === 'standby' && work.group.activeTimer === NEVER)
    happen(work, 'active-timer', 'there is no active router')
}

/** What a router says on entering Active it says as the active router; a Resign is the last word of the old state. */
const isOfOld = (action: HsrpAction, next: HsrpState): boolean =>
  next !== 'active' || (action !== 'send-hello' && action !== 'send-coup' && action !== 'gratuitous-arp')

/** Lets every timer that has run out ring, in the order active, standby, pre-emption, hello. */
export function wake(work: Work): void {
  const { group, cx } = work
  if (group.startTimer <= cx.now) {
    group.startTimer = NEVER
    enable(work)
  }
  if (group.activeTimer <= cx.now) {
    group.activeTimer = NEVER
    delete group.active
    happen(work, 'active-timer', `no hello from an active router for ${group.holdSeconds} s`)
  }
  if (group.standbyTimer <= cx.now) {
    group.standbyTimer = NEVER
    delete group.standby
    happen(work, 'standby-timer', `no hello from a standby router for ${group.holdSeconds} s`)
  }
  if (group.preemptTimer <= cx.now) {
    group.preemptTimer = NEVER
    if (work.config.preempt.value && group.active && !outranks(group.active, work))
      happen(work, 'preempt', `pre-emption delay over, pre-empts ${formatPeer(group.active)}`)
  }
  if (group.helloTimer <= cx.now) {
    group.helloTimer = after(cx.now, group.helloSeconds)
    happen(work, 'hello-timer', 'hello timer')
  }
}

/** True when the other router goes first: by priority, then by address (RFC 2281 section 5.1). */
function outranks(peer: HsrpPeer, { group, priority }: Work): boolean {
  return peer.priority !== priority ? peer.priority > priority : peer.ip > (group.own?.ip ?? 0)
}

/** A message of this group came in. */
export function receive(work: Work, from: Ip, message: HsrpMessage): void {
  const { group, config } = work
  if (group.state === 'init' || message.version !== group.version) return
  if (message.authentication !== shown(config)) {
    const where = `group ${group.group}, remote state ${DISPLAY[message.state]}`
    complain(work, 'BADAUTH', `Bad authentication from ${formatIp(from)}, ${where}`)
    return
  }
  checkVirtualAddress(work, message)
  const heard: Heard = { from: { ip: from, priority: message.priority }, message }
  const event = classify(work, heard)
  if (event) happen({ ...work, heard }, event, reasonOf(event, heard.from))
}

/** Names a message; `undefined` when it means nothing to anybody. */
function classify(work: Work, { from, message }: Heard): HsrpEvent | undefined {
  const { group } = work
  const higher = outranks(from, work)
  if (message.opcode === 'coup') return higher ? 'coup' : undefined
  if (message.opcode === 'resign') return group.active?.ip === from.ip ? 'resign' : undefined
  switch (message.state) {
    case 'speak':
      return higher ? 'higher-speaker' : undefined
    case 'standby':
      return higher ? 'higher-standby' : 'lower-standby'
    case 'active':
      if (higher) group.preemptTimer = NEVER
      return higher ? 'higher-active' : mayPreempt(work) ? 'preempt' : 'lower-active'
    default:
      return undefined
  }
}

/**
 * Whether a lower active router may be replaced now. `preempt delay reload` counts from the first interface-up after
 * boot, `preempt delay minimum` from the moment pre-emption became possible; the later of the two holds it back.
 */
function mayPreempt({ group, config, cx }: Work): boolean {
  const contends = group.state === 'listen' || group.state === 'speak' || group.state === 'standby'
  if (!config.preempt.value || !contends || group.preemptTimer !== NEVER) return false
  const reload = group.reloadDelayEnds ?? cx.now
  const until = Math.max(reload, after(cx.now, config.preemptDelaySeconds)) as SimTime
  if (until > cx.now) group.preemptTimer = until
  return until <= cx.now
}

function reasonOf(event: HsrpEvent, from: HsrpPeer): string {
  const who = formatPeer(from)
  switch (event) {
    case 'coup':
      return `coup from ${who}`
    case 'resign':
      return `${who} resigned`
    case 'preempt':
      return `pre-empts ${who}`
    default:
      return `heard ${event.replace('-', ' ')} ${who}`
  }
}

function checkVirtualAddress(work: Work, message: HsrpMessage): void {
  const { group } = work
  const mine = group.virtualAddress
  if (message.state !== 'active' || mine === undefined || message.virtualAddress === mine) return
  const theirs = formatIp(message.virtualAddress)
  complain(
    work,
    'DIFFVIP1',
    `${group.interface} Grp ${group.group} active routers virtual IP address ${theirs} is different to the locally configured address ${formatIp(mine)}`,
  )
}

/** The group's interface came up, went down or changed its address; an address change is both. */
export function interfaceChanged(work: Work, input: InterfaceInput): void {
  const { group } = work
  const address = input.up ? input.address : undefined
  const same = address && group.own?.ip === address.ip && group.own.mac === input.mac
  if (group.state !== 'init' && !same) {
    // Nothing can be said any more with an address that is gone.
    delete group.own
    happen(work, 'disable', address ? 'the interface address changed' : 'the interface is down')
  }
  if (group.state === 'init' && address) {
    group.own = { ip: address.ip, mac: input.mac }
    start(work)
  }
  if (!address) group.startTimer = NEVER
}

/** `standby delay`, or what the release waits by itself: after a boot another time than after any other interface-up. */
function start(work: Work): void {
  const { group, config, cx } = work
  if (group.startTimer !== NEVER) return
  const booting = group.bootedAt === cx.now
  const wait = (booting ? config.startReloadSeconds : config.startSeconds) ?? 0
  if (wait > 0) group.startTimer = after(cx.now, wait)
  else enable(work)
}

function enable(work: Work): void {
  const { group, config, cx } = work
  group.reloadDelayEnds ??= after(cx.now, config.preemptReloadDelaySeconds)
  group.helloSeconds = config.helloSeconds
  group.holdSeconds = config.holdSeconds
  if (config.virtualAddress === undefined) delete group.virtualAddress
  else group.virtualAddress = config.virtualAddress
  if (config.version === undefined) delete group.version
  else group.version = config.version
  happen(work, config.virtualAddress === undefined ? 'enable-without-address' : 'enable', 'the interface is up')
}

/**
 * The group's lines changed. Priority, pre-emption, tracking and authentication are read afresh at every event; a
 * changed virtual address or version restarts the group, which has another virtual MAC then (IOS FHRP configuration
 * guide, HSRP version 2); changed times hold from the next time this router is the active one.
 */
export function reconfigured(work: Work, own: InterfaceInput | undefined): void {
  const { group, config } = work
  const told = config.virtualAddress
  if (group.state !== 'init' && told !== undefined && told !== group.virtualAddress)
    restart(work, 'the virtual address was changed', true)
  if (group.state !== 'init' && config.version !== group.version)
    restart(work, `it speaks version ${config.version ?? 1} now`, config.resignsOnShutdown === true)
  if (group.state === 'active') {
    group.helloSeconds = config.helloSeconds
    group.holdSeconds = config.holdSeconds
  }
  if (group.state === 'init' && own) interfaceChanged(work, own)
}

/** Back to Init, from where the group begins anew while its interface is up; assumption: without a Resign where a shutdown has none. */
function restart(work: Work, why: string, resigns: boolean): void {
  const { group } = work
  const { own } = group
  if (!resigns) delete group.own
  happen(work, 'disable', why)
  if (own) group.own = own
}
