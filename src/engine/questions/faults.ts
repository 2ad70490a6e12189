/** The settled network after faults have struck it. */
import type { Fault } from '../../config/index'
import { atSeconds, forkNetwork, type Network, runUntilSettled, type SimTime, schedule } from '../../sim/index'

/** Simulated seconds within which a network is expected to settle after a fault. */
const SETTLE_LIMIT_SECONDS = 1200

/** A fork in which the faults have struck at once and everything has settled again; the network itself without any. */
export function withFaults(network: Network, faults: readonly Fault[]): Network {
  if (faults.length === 0) return network
  const fork = forkNetwork(network)
  for (const fault of faults) schedule(fork, { at: fork.now, action: 'fault', fault })
  runUntilSettled(fork, (fork.now + atSeconds(SETTLE_LIMIT_SECONDS)) as SimTime)
  return fork
}
