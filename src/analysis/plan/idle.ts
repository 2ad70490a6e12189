/** What head-ends do while nobody talks: counted in the simulated network, where phones keep registered and ends watch each other. */
import { forkNetwork, type Network, runUntil, securityAssociationsAt, timeOf } from '../../sim/index'
import { questions } from '../failover/price'
import type { Progress } from '../progress'

/** Simulated time over which is counted, and after which others are let in. */
const COUNTED_SECONDS = 120
const SLICE_SECONDS = 10

export interface Idle {
  /** Packets a second that all head-ends seal and open together. */
  readonly cryptoPackets: number
  /** Keepalives of IKE, questions and answers, a second. */
  readonly keepalivePackets: number
}

export function* idleOf(settled: Network, gateways: readonly string[]): Generator<Progress, Idle, void> {
  const network = forkNetwork(settled)
  const before = { sealed: sealedAt(network, gateways), asked: questions(network) }
  for (let second = SLICE_SECONDS; second <= COUNTED_SECONDS; second += SLICE_SECONDS) {
    runUntil(network, timeOf(settled.now + second * 1e6))
    yield { fraction: second / COUNTED_SECONDS, text: `counted ${second} s of an idle network` }
  }
  return {
    cryptoPackets: grown(before.sealed, sealedAt(network, gateways)) / COUNTED_SECONDS,
    // Each question is a packet, and its answer another.
    keepalivePackets: (2 * grown(before.asked, questions(network))) / COUNTED_SECONDS,
  }
}

/** Packets that each SA of the head-ends has sealed and opened. */
function sealedAt(network: Network, gateways: readonly string[]): ReadonlyMap<string, number> {
  return new Map(
    gateways.flatMap((device) =>
      securityAssociationsAt(network, device).map(
        ({ sa, encapsulated, decapsulated }) => [`${device} ${sa.id}`, encapsulated + decapsulated] as const,
      ),
    ),
  )
}

function grown(before: ReadonlyMap<string, number>, after: ReadonlyMap<string, number>): number {
  let sum = 0
  for (const [id, count] of after) sum += Math.max(0, count - (before.get(id) ?? 0))
  return sum
}
