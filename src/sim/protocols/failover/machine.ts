/** Failover as a protocol: hellos on the link and on the other interfaces, and which unit has the addresses. */
import type { FailoverConfig } from '../../../config/index'
import { type FailoverMessage, failoverPacket, type Mac } from '../../../net/index'
import type { Context, Protocol } from '../../kernel/protocol'
import { after, NEVER, type SimTime, ZERO_TIME } from '../../kernel/time'
import type { FailoverEffect, FailoverInput, FailoverProcessConfig, FailoverRole, FailoverState } from './state'
import { beginTests, counted, endTests, failedTests, settle } from './tests'
import { tell, type Work } from './work'

export const failover: Protocol<FailoverProcessConfig, FailoverState, FailoverInput, FailoverEffect> = {
  name: 'failover',

  boot({ failover: told }, cx) {
    const effects = told.interfaces.map(({ name }): FailoverEffect => ({ kind: 'assume-address', interface: name }))
    return { state: fresh(told, cx), effects }
  },

  /** Lines that change leave the roles as they are; what they say of addresses is taken at once. */
  reconfigure: ({ failover: told }, state, cx) => turn(told, state, cx, assume),

  react({ failover: told }, state, input, cx) {
    switch (input.kind) {
      case 'interface':
        return turn(told, state, cx, (work) => {
          const known = work.state.ports.get(input.interface)
          const { up } = input
          work.state.ports = new Map(work.state.ports).set(input.interface, { mac: known?.mac ?? input.mac, up })
          if (known?.up !== up) settle(work, input.interface)
        })
      case 'counted':
        return turn(told, state, cx, (work) => {
          counted(work, input.interface, input.packets)
          if (work.state.silent !== state.silent) review(work)
        })
      case 'hello':
        return turn(told, state, cx, (work) => hear(work, input.interface, input.message))
      case 'wake':
        return turn(told, state, cx, wake)
    }
  },

  deadline: ({ decideAt, helloAt, lookAt, peerUntil, tests }) =>
    Math.min(decideAt, helloAt, lookAt, peerUntil, ...[...tests.values()].map(({ until }) => until)) as SimTime,
}

function fresh({ holdSeconds, interfacePollSeconds }: FailoverConfig, { now }: Context): FailoverState {
  return {
    role: 'negotiating',
    since: now,
    decideAt: after(now, holdSeconds),
    helloAt: after(now, 0.001),
    lookAt: after(now, interfacePollSeconds),
    peerUntil: NEVER,
    elsewhereAt: ZERO_TIME,
    linkFailed: false,
    ports: new Map(),
    peerMacs: new Map(),
    failed: [],
    heardAt: new Map(),
    tests: new Map(),
    silent: [],
  }
}

function turn(told: FailoverConfig, state: FailoverState, cx: Context, does: (work: Work) => void) {
  const work: Work = { told, cx, state: { ...state }, effects: [] }
  does(work)
  return { state: work.state, effects: work.effects }
}

function wake(work: Work): void {
  const { told, cx, state } = work
  if (state.helloAt <= cx.now) {
    state.helloAt = after(cx.now, told.pollSeconds)
    hello(work)
  }
  if (state.lookAt <= cx.now) {
    state.lookAt = after(cx.now, told.interfacePollSeconds)
    look(work)
  }
  endTests(work)
  if (state.peerUntil <= cx.now) lose(work)
  if (state.decideAt > cx.now) return
  state.decideAt = NEVER
  enter(work, 'active', 'no other unit answers')
}

/** On the link: who this is, what it has, and how many of its interfaces are down. */
function hello({ told, state, effects }: Work): void {
  const { own, peer, interface: name } = told.link
  effects.push({ kind: 'send', interface: name, packet: failoverPacket(own, peer, messageOf(told, state)) })
}

const messageOf = (
  { unit, interfaces }: FailoverConfig,
  { role, failed, ports, silent, tests }: FailoverState,
): FailoverMessage => ({
  unit,
  role,
  failed: failed.length,
  quiet: [...downOf(interfaces, ports), ...silent],
  testing: [...tests.keys()],
  macs: [...ports].map(([name, { mac }]) => [name, mac]),
})

/** The interfaces that carry traffic: a hello to the other unit by each that is up, and which have failed. */
function look(work: Work): void {
  const { told, state, effects } = work
  const isUp = (name: string) => state.ports.get(name)?.up === true
  beginTests(work)
  for (const { name, active, standby } of told.interfaces) {
    if (standby === undefined || state.role === 'negotiating' || !isUp(name)) continue
    const [from, to] = state.role === 'active' ? [active, standby] : [standby, active]
    effects.push({ kind: 'send', interface: name, packet: failoverPacket(from, to, messageOf(told, state)) })
  }
  review(work)
}

const downOf = (interfaces: FailoverConfig['interfaces'], ports: FailoverState['ports']): readonly string[] =>
  interfaces.flatMap(({ name, monitored }) => (monitored && ports.get(name)?.up !== true ? [name] : []))

/** Which interfaces have failed, by their line or by every test. */
function review(work: Work): void {
  const { told, state } = work
  const down = downOf(told.interfaces, state.ports)
  for (const name of down)
    if (!state.failed.includes(name)) tell(work, 'interface-failed', `failover: ${name} of this unit is down`)
  state.failed = [...down, ...failedTests(work).filter((name) => !down.includes(name))]
  compare(work)
}

/** An active unit that is worse off than a standby which it hears stands back. */
function compare(work: Work): void {
  const { told, state } = work
  const { peer, role, failed } = state
  if (role !== 'active' || peer?.role !== 'standby') return
  if (failed.length < told.policy || failed.length <= peer.failed) return
  enter(work, 'standby', `${failed.join(', ')} ${failed.length === 1 ? 'has' : 'have'} failed here and not there`)
  hello(work)
}

/** The link has been silent for the hold time: a peer that was heard elsewhere since its last hellos is alive. */
function lose(work: Work): void {
  const { told, cx, state } = work
  const since = cx.now - (told.interfacePollSeconds + told.pollSeconds) * 1e6
  state.peerUntil = NEVER
  delete state.peer
  if (state.elsewhereAt >= since) {
    if (!state.linkFailed) tell(work, 'link-failed', 'failover: the link has failed; the other unit is heard elsewhere')
    state.linkFailed = true
    // As long as it is heard there nobody takes over.
    state.peerUntil = after(cx.now, told.interfacePollSeconds + told.pollSeconds)
    return
  }
  tell(work, 'peer-lost', 'failover: the other unit does not answer')
  // While the link is known to have failed a unit cannot take over (configuration guide, Unit Health Monitoring).
  if (state.role === 'standby' && !state.linkFailed) enter(work, 'active', 'the other unit does not answer')
}

function hear(work: Work, name: string, message: FailoverMessage): void {
  const { told, cx, state } = work
  if (message.unit === told.unit) return
  if (name !== told.link.interface) {
    state.elsewhereAt = cx.now
    settle(work, name)
    return
  }
  // Before the peer was there nobody could be heard by the other interfaces.
  if (!state.peer) for (const item of told.interfaces) settle(work, item.name)
  state.peer = message
  state.peerUntil = after(cx.now, told.holdSeconds)
  state.linkFailed = false
  const known = state.peerMacs
  state.peerMacs = new Map(message.macs)
  const isNew = message.macs.some(([port, mac]) => known.get(port) !== mac)
  if (told.stateful && state.role === 'standby' && message.role === 'active')
    work.effects.push({ kind: 'keep-replica', interface: name, peer: told.link.peer })
  decide(work, message)
  if (isNew && state.role !== 'negotiating') assume(work)
}

function decide(work: Work, peer: FailoverMessage): void {
  const { told, state } = work
  const isPrimary = told.unit === 'primary'
  switch (state.role) {
    case 'negotiating':
      if (peer.role === 'active') return enter(work, 'standby', 'the other unit is active')
      if (isPrimary || peer.role === 'standby')
        return enter(work, 'active', 'both units begin, and this is the primary')
      return
    case 'active':
      if (peer.role === 'active' && !isPrimary) return enter(work, 'standby', 'both units were active')
      return
    case 'standby':
      if (peer.role !== 'standby') return
      if (peer.failed > state.failed.length || (peer.failed === state.failed.length && isPrimary))
        enter(work, 'active', 'the other unit stands back')
  }
}

function enter(work: Work, role: FailoverRole, why: string): void {
  const { state, cx, told, effects } = work
  state.role = role
  state.since = cx.now
  state.decideAt = NEVER
  tell(work, 'state-change', `failover: this unit (${told.unit}) is ${role}: ${why}`)
  if (role === 'active' && told.stateful) effects.push({ kind: 'take-replica' })
  assume(work)
  hello(work)
}

/** The addresses and MACs of the role; who becomes active tells switches where they are now. */
function assume({ told, state, effects }: Work): void {
  if (state.role === 'negotiating') return
  const isActive = state.role === 'active'
  for (const { name, length, active, standby } of told.interfaces) {
    const ip = isActive ? active : standby
    const mac = macOf(told, state, name)
    effects.push({
      kind: 'assume-address',
      interface: name,
      ...(ip === undefined ? {} : { address: { ip, length } }),
      ...(mac === undefined ? {} : { mac }),
    })
    if (isActive && mac !== undefined) effects.push({ kind: 'gratuitous-arp', interface: name, address: active, mac })
  }
}

/** The primary's go with the active addresses, the secondary's with the others; before they are known each has its own. */
function macOf({ unit }: FailoverConfig, { role, ports, peerMacs }: FailoverState, name: string): Mac | undefined {
  const own = ports.get(name)?.mac
  const isOwn = (unit === 'primary') === (role === 'active')
  return isOwn ? own : (peerMacs.get(name) ?? own)
}
