/**
 * The few sites that stand for many, brought to the head-ends that the many have: which one a site is with is history
 * (one message lost at power-on is enough), and the smaller network has its own. The sites that shall move lose their
 * tunnels while every other gateway is without power; the rest starts anew when the gateways run again.
 */
import type { Configuration, Fault } from '../../config/index'
import {
  forkNetwork,
  isQuiet,
  type Network,
  runUntil,
  type Scene,
  type SimTime,
  schedule,
  tableOf,
} from '../../sim/index'
import { headEnds } from '../sites/head-end'
import type { SiteClass } from './classes'

/** Simulated seconds within which the sites must have moved and the network be quiet again, and run between yields. */
const LIMIT_SECONDS = 1200
const SLICE_SECONDS = 20

/** Seconds that a gateway has to itself after its boot, before sites ask for it. */
const HEAD_START_SECONDS = 30

/** The settled network with every site of the classes at its head-end, or nothing when that could not be had. */
export function* placed(
  settled: Network,
  scene: Scene,
  gateways: readonly string[],
  classes: readonly SiteClass[],
): Generator<undefined, Network | undefined> {
  const { configurations, parameters } = scene
  const isThere = (network: Network, { peer, sites }: SiteClass) => {
    const headEndOf = headEnds(network, configurations)
    return sites.every((site) => headEndOf(site)?.device === peer)
  }
  const strays = classes.filter((item) => !isThere(settled, item))
  if (strays.length === 0) return settled
  const [peer, ...more] = new Set(strays.map((item) => item.peer))
  if (peer === undefined || more.length > 0) return undefined
  const others = gateways.filter((device) => device !== peer)
  const waiting = classes.filter((item) => item.peer !== peer).flatMap(({ sites }) => sites)
  const network = forkNetwork(settled)
  const all = (action: 'fault' | 'restore', faults: readonly Fault[]) => {
    for (const fault of faults) schedule(network, { at: network.now, action, fault })
  }
  all('fault', [...others, ...waiting].map(power))
  all('fault', strays.flatMap(({ sites }) => sites).map(cleared))
  if (!(yield* until(network, () => strays.every((item) => isThere(network, item))))) return undefined
  all('restore', others.map(power))
  yield* runFor(network, parameters.bootSeconds + HEAD_START_SECONDS)
  all('restore', waiting.map(power))
  yield* runFor(network, parameters.bootSeconds)
  const quiet = yield* until(network, () => isQuiet(network, parameters.settleSeconds))
  return quiet && classes.every((item) => isThere(network, item)) && sameActive(settled, network, configurations)
    ? network
    : undefined
}

const power = (device: string): Fault => ({ kind: 'power', device })
const cleared = (device: string): Fault => ({ kind: 'clear-sa', device, what: 'all' })

/** Without pre-emption the virtual address stays with the gateway that took it meanwhile. */
function sameActive(before: Network, after: Network, configurations: readonly Configuration[]): boolean {
  return configurations.every(({ device }) => statesOf(before, device) === statesOf(after, device))
}

const statesOf = (network: Network, device: string) =>
  tableOf(network, device, 'hsrp')
    .map(({ state }) => state)
    .join(' ')

function* until(network: Network, so: () => boolean): Generator<undefined, boolean> {
  const last = network.now + LIMIT_SECONDS * 1e6
  while (!so()) {
    if (network.now >= last) return false
    yield* runFor(network, SLICE_SECONDS)
  }
  return true
}

function* runFor(network: Network, seconds: number): Generator<undefined, void> {
  const end = network.now + seconds * 1e6
  while (network.now < end) {
    runUntil(network, Math.min(end, network.now + SLICE_SECONDS * 1e6) as SimTime)
    yield undefined
  }
}
