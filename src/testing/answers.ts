/**
 * What the simulator answers about a random network, as hashes: its journal, its tables, what becomes of calls, whether
 * its sites are in service and by which ways packets go, in the midst of random faults and after them. What is rebuilt
 * inside must leave them as they are.
 */
import { servedBy, serviceOf, tracePair } from '../analysis/index'
import {
  addressesOf,
  atSeconds,
  createNetwork,
  forkNetwork,
  hashText,
  type Network,
  randomFrom,
  runUntil,
  runUntilSettled,
  type SimTime,
  sendEchoes,
  startStream,
  stretchesUntil,
  viewOf,
} from '../sim/index'
import { type RandomNetwork, randomNetwork } from './random-features'
import { schedules, scriptOf } from './steady-state/campaign'

/** Seconds from the network's settling: a moment in the midst of what happens, and one after it. */
const MIDST = 47
const AFTER = 160

/** One line per kind of answer. */
export type Answers = Readonly<Record<'journal' | 'tables' | 'calls' | 'service' | 'ways' | 'echoes', string>>

/** The answers of the random network of a number. */
export function answersOf(seed: number): Answers {
  const random = randomFrom(seed)
  const next = () => random.next()
  const drawn = randomNetwork(next)
  const network = createNetwork(drawn.built.scene)
  runUntilSettled(network, atSeconds(300))
  const hosts = hostsOf(drawn)
  startCalls(network, hosts)
  const start = network.now
  schedules(network, scriptOf(next, drawn.design))
  const told = [MIDST, AFTER].map((seconds) => {
    runUntil(network, (start + atSeconds(seconds)) as SimTime)
    return askedOf(forkNetwork(network), drawn, hosts)
  })
  return {
    journal: hashed(network.journal),
    calls: hashed(network.streams.map((stream) => stretchesUntil(stream, network.now))),
    tables: hashed(told.map(({ tables }) => tables)),
    service: hashed(told.map(({ service }) => service)),
    ways: hashed(told.map(({ ways }) => ways)),
    echoes: hashed(told.map(({ echoes }) => echoes)),
  }
}

/** Two ends of a call: who is at headquarters, and a phone of each site. */
type Hosts = readonly (readonly [string, string])[]

function hostsOf({ design }: RandomNetwork): Hosts {
  const server = design.devices.find(({ kind }) => kind === 'server')?.name ?? ''
  return design.devices.flatMap(({ kind, name }) => (kind === 'phone' ? [[server, name] as const] : []))
}

const RTP = { protocol: 'udp', sourcePort: 16384, destinationPort: 16384, size: 60, dscp: 46 } as const
const EVERY = 20_000

function startCalls(network: Network, hosts: Hosts): void {
  const start = (network.now + 1) as SimTime
  const end = (network.now + atSeconds(AFTER)) as SimTime
  for (const [a, b] of hosts) {
    const [source, destination] = [a, b].map((device) => addressesOf(network, device)[0]?.ip)
    if (source === undefined || destination === undefined) continue
    const spec = { start, end, everyMicros: EVERY, whole: false }
    startStream(network, { ...spec, from: a, flow: { ...RTP, source, destination } })
    startStream(network, { ...spec, from: b, flow: { ...RTP, source: destination, destination: source } })
  }
}

function askedOf(network: Network, { built }: RandomNetwork, hosts: Hosts) {
  const { configurations, topology } = built.scene
  // Parameters are what was asked with, no answer: a new one changes nothing here.
  const { parameters: _asked, ...tables } = viewOf(network)
  const service = serviceOf(servedBy(configurations, topology), network)
  const ways = hosts.map(([from, to]) => tracePair(network, configurations, { from, to, protocol: 'udp', port: 16384 }))
  const echoes = hosts.map(([server, phone]) => {
    const target = addressesOf(network, phone)[0]?.ip
    const query = { repeat: 2, size: 100, timeoutSeconds: 2, doNotFragment: false }
    return target === undefined ? 'no address' : sendEchoes(network, server, { ...query, target })
  })
  return { tables, service, ways, echoes }
}

/** Of a value's text; what keys hold nothing are left out, and their order counts for nothing. */
function hashed(value: unknown): string {
  const text = JSON.stringify(value, (_key, item: unknown) => (isRecord(item) ? sorted(item) : item)) ?? ''
  return [hashText(text), hashText(text, 0x9e3779b9)].map((half) => half.toString(16).padStart(8, '0')).join('')
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const sorted = (value: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
