/**
 * Tests of an interface whose line is up and by which the other unit is not heard for half of the hold time (ASA configuration
 * guide, Interface Monitoring): whether anything is heard within five seconds; then whether the two youngest neighbours answer
 * ARP; then whether anybody answers a ping to all. Any packet that comes in the while is a pass. One that fails every test has
 * failed, unless that of the other unit is no better: then it is not known who is at fault, and neither counts.
 */
import { BROADCAST_MAC, broadcastOf, type Ipv4Packet, prefixOf } from '../../../net/index'
import { after, NEVER } from '../../kernel/time'
import type { InterfaceTest } from './state'
import { tell, type Work } from './work'

/** Seconds that each test lasts at the most. */
const TEST_SECONDS = 5
/** Bytes of data of a ping (ASA: ping). */
const PING_BYTES = 72

/** Interfaces that have been without a hello for too long. */
export function beginTests(work: Work): void {
  const { told, cx, state } = work
  if (!state.peer || state.role === 'negotiating') return
  const since = cx.now - (told.interfaceHoldSeconds * 1e6) / 2
  for (const { name, monitored } of told.interfaces) {
    const heard = state.heardAt.get(name)
    const isQuiet = monitored && state.ports.get(name)?.up === true && heard !== undefined && heard <= since
    if (!isQuiet || state.tests.has(name) || state.silent.includes(name)) continue
    tell(work, 'interface-testing', `failover: the other unit is not heard by ${name}, which is tested`)
    start(work, name, 'activity')
  }
}

function start(work: Work, name: string, phase: InterfaceTest['phase']): void {
  const { cx, state, effects } = work
  put(work, name, { phase, until: after(cx.now, TEST_SECONDS) })
  effects.push({ kind: 'count-traffic', interface: name })
  if (phase === 'arp') effects.push({ kind: 'ask-neighbors', interface: name })
  const packet = phase === 'ping' ? pingToAll(work, name) : undefined
  if (packet && state.ports.get(name)?.up)
    effects.push({ kind: 'send', interface: name, packet, destinationMac: BROADCAST_MAC })
}

function pingToAll({ told, state }: Work, name: string): Ipv4Packet | undefined {
  const own = told.interfaces.find((item) => item.name === name)
  const source = state.role === 'active' ? own?.active : own?.standby
  if (!own || source === undefined) return undefined
  const payload = { protocol: 'icmp', type: 'echo', code: 0, id: 0, sequence: 0, dataSize: PING_BYTES } as const
  return { source, destination: broadcastOf(prefixOf(source, own.length)), ttl: 255, dscp: 0, payload }
}

const put = ({ state }: Work, name: string, test: InterfaceTest | undefined): void => {
  const tests = new Map(state.tests)
  if (test) tests.set(name, test)
  else tests.delete(name)
  state.tests = tests
}

/** Tests that have lasted long enough: what was heard meanwhile is counted. */
export function endTests(work: Work): void {
  for (const [name, test] of work.state.tests) {
    if (test.until > work.cx.now) continue
    put(work, name, { ...test, until: NEVER })
    work.effects.push({ kind: 'count-traffic', interface: name })
  }
}

/** How many packets an interface has heard: the first count of a test, or the one at its end. */
export function counted(work: Work, name: string, packets: number): void {
  const test = work.state.tests.get(name)
  if (!test) return
  if (test.packets === undefined) return put(work, name, { ...test, packets })
  if (packets > test.packets) return pass(work, name)
  if (test.until !== NEVER) return
  if (test.phase === 'activity') return start(work, name, 'arp')
  if (test.phase === 'arp') return start(work, name, 'ping')
  put(work, name, undefined)
  work.state.silent = [...work.state.silent, name]
  tell(work, 'interface-failed', `failover: ${name} of this unit has failed every test`)
}

function pass(work: Work, name: string): void {
  settle(work, name)
  tell(work, 'interface-passed', `failover: ${name} of this unit hears packets, and counts as well`)
}

/** A hello has come, the line has changed, or a test was passed: what was found before is void. */
export function settle(work: Work, name: string): void {
  const { state, cx } = work
  state.heardAt = new Map(state.heardAt).set(name, cx.now)
  if (state.tests.has(name)) put(work, name, undefined)
  if (state.silent.includes(name)) state.silent = state.silent.filter((other) => other !== name)
}

/** Those that have failed while the other unit's do well. */
export function failedTests({ state }: Work): readonly string[] {
  const { peer } = state
  if (!peer) return []
  const unsure = new Set([...(peer.quiet ?? []), ...(peer.testing ?? [])])
  return state.silent.filter((name) => !unsure.has(name))
}
