/**
 * What cannot be said of a way, because a line that is not simulated decides. The answers that follow packets nobody
 * watches (sweep, failover, calls) ask here before they give a number: packets by themselves go by the nearest reading.
 */
import type { Configuration, NotKnown } from '../../config/index'
import { type AskedWay, devicesOf, type Network, StillNetwork } from '../../sim/index'

/** The lines that ways hang on at a network's moment, in the order of the ways; undefined where all is certain. */
export function openWays(network: Network, ways: readonly AskedWay[]): readonly (NotKnown | undefined)[] {
  if (!devicesOf(network).some(({ config }) => leavesOpen(config))) return ways.map(() => undefined)
  const still = new StillNetwork(network)
  return ways.map(({ from, flow, reply }) => still.send(from, flow, reply).notKnown)
}

/** A line on which hangs how long a take-over lasts. */
export function openTakeOver(network: Network): NotKnown | undefined {
  for (const { config } of devicesOf(network)) {
    const open = config.notKnown?.find(({ scope }) => scope.kind === 'take-over')
    if (open) return open
  }
  return undefined
}

const looked = new WeakMap<Configuration, boolean>()

/** Whether anything of a device is open at all; looked for once. */
function leavesOpen(config: Configuration): boolean {
  const known = looked.get(config)
  if (known !== undefined) return known
  const found = holdsOpen(config)
  looked.set(config, found)
  return found
}

/** What may leave a way open when a route is chosen: the paths of `variance` are told by the running process only. */
const OPENING = new Set(['notKnown', 'setsNotKnown', 'variance'])

function holdsOpen(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  if (value instanceof Map) return [...value.values()].some(holdsOpen)
  if (Array.isArray(value)) return value.some(holdsOpen)
  return Object.entries(value).some(([key, item]) => (item !== undefined && OPENING.has(key)) || holdsOpen(item))
}
