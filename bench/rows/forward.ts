/**
 * Frames that devices send on, with every packet of every call sent: one call a site, 50 packets a second each way.
 * What hosts send is not counted, nor what arrives.
 */
import type { Flow } from '../../src/net/index'
import {
  addressesOf,
  atSeconds,
  forkNetwork,
  type Network,
  runUntil,
  type SimTime,
  startStream,
  timeOf,
} from '../../src/sim/index'
import { labWith } from '../lab'
import { cpuSeconds, type Row } from '../row'

const EVERY_MICROS = 20_000
const PORT = 16_384
const VOICE_BYTES = 60

/** Frames that a round should be about, and seconds of calls before it. */
const FRAMES = 400_000
const HOPS = 20
const WARM_SECONDS = 0.2

function call(network: Network, sites: number, index: number): void {
  const phone = `phone-${index}`
  const [there] = addressesOf(network, phone)
  const [here] = addressesOf(network, 'hq-phone')
  if (!there || !here) throw new Error(`${phone} has no address`)
  const start = timeOf(network.now + Math.floor((EVERY_MICROS * index) / sites))
  const begin = (from: string, source: Flow['source'], destination: Flow['destination']) =>
    startStream(network, {
      from,
      start,
      end: timeOf(network.now + atSeconds(3600)),
      everyMicros: EVERY_MICROS,
      whole: true,
      flow: {
        source,
        destination,
        protocol: 'udp',
        sourcePort: PORT,
        destinationPort: PORT,
        size: VOICE_BYTES,
        dscp: 46,
      },
    })
  begin('hq-phone', here.ip, there.ip)
  begin(phone, there.ip, here.ip)
}

/** Frames that went out of anything but a host. */
function sentOn(network: Network): number {
  let frames = 0
  for (const node of network.nodes.values())
    if (node.config.kind !== 'host') for (const { packetsOut } of node.counters.values()) frames += packetsOut
  return frames
}

const later = (network: Network, seconds: number) => timeOf(network.now + seconds * 1e6) as SimTime

/** Frames sent on per CPU second. */
function rateWith(sites: number): () => number {
  const { network } = labWith(sites)
  const calls = forkNetwork(network)
  for (let index = 0; index < sites; index++) call(calls, sites, index)
  runUntil(calls, later(calls, WARM_SECONDS))
  const seconds = FRAMES / (sites * 100 * HOPS * 0.5)
  return () => {
    const before = sentOn(calls)
    const spent = cpuSeconds(() => runUntil(calls, later(calls, seconds)))
    return (sentOn(calls) - before) / spent
  }
}

const forwarded = (sites: number): Row => ({
  name: `forward-${sites}`,
  what: `frames forwarded, every packet of a call at each of ${sites} sites`,
  unit: 'a CPU s',
  ...(sites === 100 || sites === 1000 ? { must: { calOver: 35 }, aim: { calOver: 8 } } : {}),
  prepare: () => rateWith(sites),
  ...(sites > 1000 ? { long: true } : {}),
})

export const rows: readonly Row[] = [forwarded(10), forwarded(100), forwarded(1000), forwarded(5000)]
