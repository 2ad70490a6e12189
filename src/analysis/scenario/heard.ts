/** How long the packets of a stream were on their way. */
import { delaysUntil, type Network } from '../../sim/index'
import type { DirectionReport } from './result'

export function heardOf(network: Network, index: number): Pick<DirectionReport, 'heard'> {
  const stream = network.streams[index]
  const delays = stream && delaysUntil(stream, network.now)
  if (!delays || delays.count === 0) return {}
  const { least, sum, count, most, mostJitter } = delays
  return {
    heard: { leastMs: least / 1000, meanMs: sum / count / 1000, mostMs: most / 1000, jitterMs: mostJitter / 1000 },
  }
}
