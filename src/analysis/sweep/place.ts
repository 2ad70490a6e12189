/**
 * The few sites that stand for many, brought to the head-ends that the many have: which one a site is with is history
 * (one message lost at power-on is enough), and the smaller network has its own. A site that shall move loses its tunnels,
 * and is not heard by anybody until just before it turns to the head-end that it shall be with; no other device is
 * touched.
 */
import type { Configuration, DeviceId, Fault } from '../../config/index'
import type { Ip } from '../../net/index'
import {
  forkNetwork,
  isQuiet,
  type Network,
  negotiationsAt,
  patienceSeconds,
  runUntil,
  type Scene,
  type SimTime,
  schedule,
} from '../../sim/index'
import { headEnds, ownersOf } from '../sites/head-end'
import { initiatingOf } from '../sites/role'
import type { SiteClass } from './classes'

/** Simulated seconds within which the sites must have moved and the network be quiet again, and run between yields. */
const LIMIT_SECONDS = 1200
const SLICE_SECONDS = 20

/** Seconds from the loss of the tunnels, which the head-end is told of, to the silence. */
const FAREWELL_SECONDS = 0.3

/** Between two looks at whom a site asks; and before it turns to its next peer, when it is let be heard again. */
const LOOK_SECONDS = 0.5
const AHEAD_SECONDS = 2

/** A site that is elsewhere, and the port that its tunnel leaves by. */
interface Stray {
  readonly site: DeviceId
  readonly port: string
  /** The peer that it asks before the one that it shall be with; absent = that is the first of its list. */
  readonly before: Ip | undefined
}

/** The settled network with every site of the classes at its head-end, or nothing when that could not be had. */
export function* placed(
  settled: Network,
  { configurations, parameters }: Scene,
  classes: readonly SiteClass[],
): Generator<undefined, Network | undefined> {
  const strays = straysOf(settled, configurations, classes)
  if (!strays || strays.length === 0) return strays && settled
  const network = forkNetwork(settled)
  const last = network.now + LIMIT_SECONDS * 1e6
  const now = (action: 'fault' | 'restore', fault: Fault) => schedule(network, { at: network.now, action, fault })
  for (const { site } of strays) now('fault', { kind: 'clear-sa', device: site, what: 'all' })
  yield* runFor(network, FAREWELL_SECONDS)
  let silent = strays.filter(({ before }) => before !== undefined)
  for (const stray of silent) now('fault', silenced(stray))
  const turnsAt = new Map<DeviceId, number>()
  while (silent.length > 0) {
    if (network.now >= last) return undefined
    yield* runFor(network, LOOK_SECONDS)
    for (const stray of silent)
      if (!turnsAt.has(stray.site) && asksBefore(network, stray))
        turnsAt.set(stray.site, network.now + (patienceSeconds(parameters) - AHEAD_SECONDS) * 1e6)
    const heard = silent.filter(({ site }) => (turnsAt.get(site) ?? Number.POSITIVE_INFINITY) <= network.now)
    for (const stray of heard) now('restore', silenced(stray))
    silent = silent.filter((stray) => !heard.includes(stray))
  }
  const isThere = () => straysOf(network, configurations, classes)?.length === 0
  while (!isThere() || !isQuiet(network, parameters.settleSeconds)) {
    if (network.now >= last) return undefined
    yield* runFor(network, SLICE_SECONDS)
  }
  return network
}

/** Nothing when one of them has no head-end to be brought to, or no port. */
function straysOf(
  network: Network,
  configurations: readonly Configuration[],
  classes: readonly SiteClass[],
): readonly Stray[] | undefined {
  const told = new Map(configurations.map((item) => [item.device, item]))
  const owners = ownersOf(configurations)
  const headEndOf = headEnds(network, configurations)
  const strays: Stray[] = []
  for (const { peer, sites } of classes)
    for (const site of sites) {
      if (headEndOf(site)?.device === peer) continue
      const item = told.get(site)
      const way = item && initiatingOf(item)
      const port = item?.interfaces.find(
        ({ cryptoMap }) => cryptoMap !== undefined && cryptoMap.value === way?.map.name,
      )
      const place = way?.entry.peers.findIndex(({ address }) => owners.get(address) === peer) ?? -1
      if (peer === undefined || !port || place < 0) return undefined
      strays.push({ site, port: port.name, before: way?.entry.peers[place - 1]?.address })
    }
  return strays
}

const silenced = ({ site, port }: Stray): Fault => ({ kind: 'silent', device: site, interface: port, direction: 'out' })

/** Whether a site asks for the peer after which it turns to the one that it shall be with. */
const asksBefore = (network: Network, { site, before }: Stray): boolean =>
  negotiationsAt(network, site).associations.some(({ initiator, remote }) => initiator && remote === before)

function* runFor(network: Network, seconds: number): Generator<undefined, void> {
  const end = network.now + seconds * 1e6
  while (network.now < end) {
    runUntil(network, Math.min(end, network.now + SLICE_SECONDS * 1e6) as SimTime)
    yield undefined
  }
}
