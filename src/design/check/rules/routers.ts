/** Routers by their release: what a release lacks is said once, with the names of those that run it. */
import type { Design } from '../../model/design'

export interface Router {
  readonly release: string
  readonly headEnds: boolean
  readonly sites: boolean
  /** Some names, and how many more there are. */
  readonly names: string
}

const SHOWN = 3

export function routersByRelease(design: Design): readonly Router[] {
  const routers = design.devices.filter((device) => device.kind === 'head-end' || device.kind === 'soho')
  return [...new Set(routers.map((device) => device.release))].map((release) => {
    const own = routers.filter((device) => device.release === release)
    const more = own.length - SHOWN
    return {
      release,
      headEnds: own.some((device) => device.kind === 'head-end'),
      sites: own.some((device) => device.kind === 'soho'),
      names: `${own
        .slice(0, SHOWN)
        .map((device) => device.name)
        .join(', ')}${more > 0 ? ` and ${more} more` : ''}`,
    }
  })
}
