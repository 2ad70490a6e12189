/**
 * What happens at one site costs the same beside a few sites and beside many. Not time is measured, which a busy machine
 * bends, but work: look-ups of maps, entries that are walked or copied, counted by a hook in the containers' own methods while
 * the simulator runs.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseFault } from '../config/index'
import { buildScene } from '../engine/build'
import {
  addressesOf,
  atSeconds,
  createNetwork,
  eventsHandled,
  forkNetwork,
  lookAt,
  type Network,
  runUntil,
  runUntilSettled,
  type SimTime,
  schedule,
  startStream,
  timeOf,
} from '../sim/index'
import { designOf } from './many-sites'
import { counted } from './work-counter'

const FEW = 8
const MANY = 64

function settled(sites: number): Network {
  const network = createNetwork(buildScene(designOf(sites)).scene)
  expect(runUntilSettled(network, atSeconds(1200))).toBe(true)
  // What the first fork lays down is shared by all later ones.
  forkNetwork(network)
  return network
}

const networks = new Map([FEW, MANY].map((sites) => [sites, settled(sites)]))

/** Seconds that are looked at. */
const SECONDS = 4

const CALL = { protocol: 'udp', sourcePort: 16384, destinationPort: 16384, size: 60, dscp: 46 } as const

/** What happens at a site. */
const HAPPENINGS: Readonly<Record<string, (network: Network, site: number) => void>> = {
  nothing: () => undefined,
  'its SAs are cleared': (network, site) => fault(network, `clear-sa:soho-${site} ipsec`),
  'its line is cut': (network, site) => fault(network, `cut:home-${site}/Outside`),
  'its router reloads': (network, site) => fault(network, `reload:soho-${site}`),
  'a call, every packet sent': (network, site) => call(network, site, true),
  'calls at all sites, every packet sent': (network) => {
    for (let site = 0; lookAt(network, `phone-${site}`); site++) call(network, site, true)
  },
  'a call, one packet for many': (network, site) => call(network, site, false),
}

function fault(network: Network, text: string): void {
  const read = parseFault(text)
  if (typeof read === 'string') throw new Error(read)
  schedule(network, { at: network.now, action: 'fault', fault: read })
}

function call(network: Network, site: number, whole: boolean): void {
  const [here, there] = ['hq-phone', `phone-${site}`].map((device) => addressesOf(network, device)[0]?.ip)
  if (here === undefined || there === undefined) throw new Error('an end has no address')
  const spec = { start: network.now, end: timeOf(network.now + 1e9), everyMicros: 20_000, whole }
  startStream(network, { ...spec, from: 'hq-phone', flow: { ...CALL, source: here, destination: there } })
  startStream(network, { ...spec, from: `phone-${site}`, flow: { ...CALL, source: there, destination: here } })
}

/** Work for each event, beside so many other sites. */
function workPerEvent(sites: number, happening: string, site: number): number {
  const network = networks.get(sites)
  if (!network) throw new Error('there is no such network')
  const fork = forkNetwork(network)
  const before = eventsHandled(fork)
  const work = counted(() => {
    HAPPENINGS[happening]?.(fork, site)
    runUntil(fork, (fork.now + atSeconds(SECONDS)) as SimTime)
  })
  return work / (eventsHandled(fork) - before)
}

describe('the work of an event', () => {
  it('does not grow with the number of sites', () => {
    const told: string[] = []
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(HAPPENINGS)), fc.nat(FEW - 1), (happening, site) => {
        const [few, many] = [FEW, MANY].map((sites) => workPerEvent(sites, happening, site))
        told.push(`${happening}: ${few?.toFixed(0)} → ${many?.toFixed(0)}`)
        // Work in proportion to the sites would be eight times as much; what is logarithmic may grow a little. A packet of a call
        // costs less than a keepalive, and beside many sites more of all events are keepalives.
        expect(many, told.at(-1)).toBeLessThan(2 * (few ?? 0))
      }),
      { numRuns: 12 },
    )
    expect(told.length).toBeGreaterThan(0)
  })
})
