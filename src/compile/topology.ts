/** Links of the design → cables of the simulation. */
import type { LinkId, Topology } from '../config/index'
import { type Design, uplinkOf } from '../design/index'
import type { Access } from '../net/index'

export function topologyOf(design: Design): Topology {
  const told = configuredAccess(design)
  return {
    links: design.links.map((link) => {
      const access = told.get(link.id)
      return {
        id: link.id,
        a: link.a,
        b: link.b,
        media: link.media,
        ...(access === undefined ? {} : { access }),
        bandwidthKbit: { ab: link.bandwidthKbit, ba: link.returnBandwidthKbit },
        delayMicros: Math.max(1, Math.round(link.delayMs * 1000)),
        lossPercent: link.lossPercent,
        jitterMicros: Math.round(link.jitterMs * 1000),
      }
    }),
  }
}

/** What a site is planned with on its line is what the line is. */
function configuredAccess(design: Design): ReadonlyMap<LinkId, Access> {
  return new Map(
    design.devices.flatMap((device) => {
      const access = device.kind === 'soho' || device.kind === 'router' ? device.planning?.access : undefined
      const line = access && uplinkOf(design, device.name)?.line
      return access && line ? [[line.id, access] as const] : []
    }),
  )
}
