/**
 * Sends a watched packet through a fork of the network and gathers its record. The way of a packet is what the one
 * forwarding path did with it; nothing is computed here but the order of the hops and the rounds of a loop.
 */
import { type Flow, formatIp, type Ip } from '../../net/index'
import { nextTime } from '../kernel/queue'
import { after, type SimTime } from '../kernel/time'
import { isOf } from '../node/ports'
import type { Disposition, Hop, HopEnd, Notice, Trace } from '../trace'
import { setApart, standsApart, wholeOf } from './apart'
import { isHeldAnywhere } from './held'
import { forkNetwork, runUntil } from './network'
import { sendPacket } from './send'
import type { Network } from './state'

/** Probes sent before the answer stands, and seconds between them: the first may be lost to ARP and to IKE. */
const MAX_PROBES = 5
const PROBE_SECONDS = 5

/** Ends that pass by themselves when the packet is sent again; of those, what passes at once. */
const PASSING: readonly Disposition[] = ['neighbor-unreachable', 'dropped-by-crypto', 'too-big']
const PASSING_NOW: readonly Disposition[] = ['neighbor-unreachable']

interface Probe extends HopEnd {
  readonly hops: readonly Hop[]
  readonly notice?: Notice
}

export interface TraceOptions {
  /** The packet is an answer. */
  readonly reply?: boolean
  /** How a packet fares at this moment: nothing is waited for but ARP. */
  readonly now?: boolean
  /** Everything that happens meanwhile is run for this packet too, although it may have nothing to do with it. */
  readonly amid?: boolean
}

interface Traced {
  readonly trace: Trace
  /** The network after the packet: it may be asked for another, and by no other way be run on. */
  readonly network: Network
}

/** The path of one packet of a flow, from a device that has the flow's source address. */
export function traceFlow(network: Network, from: string, flow: Flow, options: TraceOptions = {}): Traced {
  const apart = options.amid ? undefined : traceApart(network, from, flow, options)
  return apart ?? traceAmid(wholeOf(network), from, flow, options)
}

/** The same by the packet alone, where nothing else can have to do with it. */
function traceApart(network: Network, from: string, flow: Flow, options: TraceOptions): Traced | undefined {
  const apart = setApart(network)
  if (!apart) return undefined
  const probe = send(apart.network, from, flow, 1, options.reply ?? false)
  if (!hasEnded(probe.hops) || PASSING.includes(probe.disposition)) return undefined
  const whole = () => traceAmid(wholeOf(network), from, flow, options).network
  return standsApart(apart, whole) ? { trace: traceOf(flow, from, probe), network: apart.network } : undefined
}

/** The same among everything that happens meanwhile. */
function traceAmid(
  network: Network,
  from: string,
  flow: Flow,
  { reply = false, now = false }: TraceOptions = {},
): Traced {
  const fork = forkNetwork(network)
  const lost: Trace['lostProbes'][number][] = []
  let tries = 1
  let sent = fork.now
  let probe = send(fork, from, flow, tries, reply)
  for (let count = 2; count <= MAX_PROBES && (now ? PASSING_NOW : PASSING).includes(probe.disposition); count++) {
    const at = sent
    const before = fork.lastChange
    const end = probe.hops.at(-1)
    if (!now) runUntil(fork, after(fork.now, PROBE_SECONDS))
    sent = fork.now
    tries = count
    const next = send(fork, from, flow, count, reply)
    // A second identical loss while nothing changed is no passing one.
    const same = next.disposition === probe.disposition && next.reason === probe.reason && fork.lastChange === before
    if (!same) lost.push({ at, device: end?.device ?? from, reason: probe.reason })
    probe = next
    if (same) break
  }
  return { trace: traceOf(flow, from, probe, lost, tries), network: fork }
}

function traceOf(flow: Flow, from: string, probe: Probe, lost: Trace['lostProbes'] = [], tries = 1): Trace {
  const loop = findLoop(probe.hops)
  const later = lost.length > 0 ? { tries } : {}
  return { flow, from, ...probe, ...later, lostProbes: lost, ...(loop ? { loop } : {}) }
}

/** Seconds within which a packet has ended, TTL and slow lines included. */
const LONGEST_FLIGHT_SECONDS = 3

function send(network: Network, from: string, flow: Flow, watch: number, reply: boolean): Probe {
  if (!sendPacket(network, from, flow, { watch, reply }))
    return { hops: [], disposition: 'insufficient-info', reason: `${from} is not running.` }
  const landed = after(network.now, LONGEST_FLIGHT_SECONDS)
  const givenUp = after(landed, network.parameters.arpTries * network.parameters.arpRetrySeconds)
  for (;;) {
    const limit = waitsForArp(network, watch) ? givenUp : landed
    if (network.now >= limit || hasEnded(network.records.get(watch))) break
    runUntil(network, nextMoment(network, limit))
  }
  const probe = judge(network, network.records.get(watch) ?? [])
  const notice = probe.disposition === 'too-big' ? noticeOf(network, -watch, landed) : undefined
  return notice ? { ...probe, notice } : probe
}

/** What became of the word to the sender of a packet that must not be cut, and was too large. */
function noticeOf(network: Network, watch: number, limit: SimTime): Notice | undefined {
  while (network.now < limit && !hasEnded(network.records.get(watch))) runUntil(network, nextMoment(network, limit))
  const hops = network.records.get(watch) ?? []
  const payload = hops[0]?.received.payload
  if (payload?.protocol !== 'icmp' || payload.mtu === undefined) return undefined
  const { disposition, reason } = judge(network, hops)
  return { mtu: payload.mtu, disposition, reason, hops }
}

const ends = (hop: Hop) => hop.end !== undefined

/** Floods may have ended anywhere, so every hop counts; the usual one ends at the last. */
const hasEnded = (hops: readonly Hop[] = []) => hops.some(ends)

/** A packet that waits for a neighbour's answer has not vanished: ARP gives it up in time, and says so. */
function waitsForArp(network: Network, watch: number): boolean {
  return isHeldAnywhere(network, (packet) => packet.watch === watch)
}

function nextMoment(network: Network, limit: SimTime): SimTime {
  const next = nextTime(network.queue)
  return next < limit ? next : limit
}

function judge(network: Network, hops: readonly Hop[]): Probe {
  const end = hops.find((hop) => hop.end)?.end
  if (end) return { hops, ...end }
  const last = hops.at(-1)
  if (!last)
    return {
      hops,
      disposition: 'insufficient-info',
      reason: 'The packet was never sent: it waits for an answer that did not come.',
    }
  const state = last.link === undefined ? undefined : network.links.get(last.link)
  return {
    hops,
    ...lostAfter(last.device, last.out, state?.cut === true),
  }
}

/** What is said of a packet that left a device and was seen by nobody. */
export function lostAfter(
  device: string,
  port: string | undefined,
  cut: boolean,
): { readonly disposition: Disposition; readonly reason: string } {
  if (cut) return { disposition: 'link-down', reason: `The cable at ${device}${port ? ` ${port}` : ''} is cut.` }
  return {
    disposition: 'neighbor-unreachable',
    reason: `The packet left ${device}${port ? ` by ${port}` : ''} and arrived nowhere: no device takes frames for that neighbour.`,
  }
}

/** A device visited again and again with the same packet but for its TTL: the round and how often it was walked. */
function findLoop(hops: readonly Hop[]): Trace['loop'] {
  const devices = hops.map((hop) => `${hop.device} ${hop.in ?? ''}`)
  for (let length = 1; length <= 12; length++) {
    const start = firstRepeat(devices, length)
    if (start === undefined) continue
    let rounds = 1
    while (
      devices.slice(start, start + length).every((name, offset) => devices[start + rounds * length + offset] === name)
    )
      rounds++
    if (rounds > 2) return { from: start, length, rounds }
  }
  return undefined
}

function firstRepeat(devices: readonly string[], length: number): number | undefined {
  for (let start = 0; start + 2 * length <= devices.length; start++) {
    if (devices.slice(start, start + length).every((name, offset) => devices[start + length + offset] === name))
      return start
  }
  return undefined
}

/** The device and port that have an address, as the first or a further one. */
export function ownerOf(network: Network, address: Ip): { readonly device: string; readonly port: string } | undefined {
  for (const node of network.nodes.values()) {
    for (const port of node.ports.values()) if (isOf(port, address)) return { device: node.device, port: port.name }
  }
  return undefined
}

/** The addresses of a device that are up, the ones a person would mean first. */
export function addressesOf(
  network: Network,
  device: string,
): readonly { readonly port: string; readonly ip: Ip; readonly text: string }[] {
  const ports = [...(network.nodes.get(device)?.ports.values() ?? [])]
  return ports.flatMap((port) =>
    port.address ? [{ port: port.name, ip: port.address.ip, text: formatIp(port.address.ip) }] : [],
  )
}
