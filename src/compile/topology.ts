/** Links of the design → cables of the simulation. */
import type { Topology } from '../config/index'
import type { Design } from '../design/index'

export function topologyOf(design: Design): Topology {
  return {
    links: design.links.map((link) => ({
      id: link.id,
      a: link.a,
      b: link.b,
      media: link.media,
      bandwidthKbit: { ab: link.bandwidthKbit, ba: link.returnBandwidthKbit },
      delayMicros: Math.max(1, Math.round(link.delayMs * 1000)),
      lossPercent: link.lossPercent,
      jitterMicros: Math.round(link.jitterMs * 1000),
    })),
  }
}
