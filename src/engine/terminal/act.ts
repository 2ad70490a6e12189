/**
 * Applies what a line at a terminal asked for to a network that goes on: faults, another configuration, a reload with
 * what was not saved lost. Time passes as it does for somebody who types: a second for a line of configuration, and until
 * everything is quiet again after a command that acts.
 */

import type { Effect } from '../../console/index'
import { convertIos } from '../../convert/index'
import { parseIos } from '../../ios/index'
import { lookUp, withName, withoutName } from '../../net/index'
import {
  atSeconds,
  configurationOf,
  devicesOf,
  type Network,
  runUntil,
  runUntilSettled,
  type SimTime,
  schedule,
} from '../../sim/index'
import { among, asDrawn, drawnOf } from '../drawn'
import type { Loaded } from '../loaded'
import type { Work } from '../questions/question'
import { startupText } from './context'

/** Simulated seconds for which a terminal waits until the network is quiet. */
const QUIET_LIMIT_SECONDS = 600
const SLICE_SECONDS = 30

const later = (network: Network, seconds: number) => (network.now + atSeconds(seconds)) as SimTime

/** Puts an effect into the network's queue; the running texts after it. */
export function applyEffect(loaded: Loaded, device: string, effect: Effect): Loaded {
  const { network } = loaded
  if (effect.kind === 'configure') {
    configure(network, device, effect.text, effect.lines)
    return { ...loaded, typed: withName(loaded.typed ?? {}, device, effect.text) }
  }
  if (effect.kind !== 'fault') return loaded
  const restarts = effect.fault.kind === 'reload' && lookUp(loaded.typed, device) !== undefined
  // It goes down at the same moment, and comes back with what it starts with.
  if (restarts) configure(network, device, startupText(loaded, device), ['reload'])
  schedule(network, { at: network.now, action: 'fault', fault: effect.fault })
  return restarts ? { ...loaded, typed: withoutName(loaded.typed ?? {}, device) } : loaded
}

function configure(network: Network, device: string, text: string, lines: readonly string[]): void {
  const before = configurationOf(network, device)
  const converted = convertIos(device, parseIos(text).config, { release: before?.release ?? '' }).configuration
  const others = devicesOf(network).map(({ config }) => config)
  const configuration = among(asDrawn(converted, drawnOf(before)), others)
  schedule(network, { at: network.now, action: 'reconfigure', device, configuration, lines, stays: true })
}

/** A second passes, as between two lines that somebody types. */
export function passMoment(network: Network): void {
  runUntil(network, later(network, 1))
}

/** Runs until nothing changes any more, or the time allowed is over; a quiet network stays at its moment. */
export function* runUntilQuiet(network: Network): Work<void> {
  const began = network.now
  const horizon = later(network, QUIET_LIMIT_SECONDS)
  for (let second = 0; second < QUIET_LIMIT_SECONDS; second += SLICE_SECONDS) {
    const before = network.now
    const quiet = runUntilSettled(network, later(network, SLICE_SECONDS), horizon)
    if (network.now < before) network.now = before
    if (quiet) return
    yield { fraction: second / QUIET_LIMIT_SECONDS, text: `simulated ${Math.round((network.now - began) / 1e6)} s` }
  }
}
