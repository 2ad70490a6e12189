/** A design whose sites all depend on one head-end has no second that takes over. */
import type { Rule } from '../rule'

export const singleHeadEnd: Rule = {
  name: 'single-head-end',
  title: 'A second head-end',
  why: 'When the only head-end reloads or fails, every site is cut off until it is back: nobody else has the tunnels, the sites’ routes or the HSRP address.',
  source: 'Source document: dual head-end routers',
  check: ({ design, headEnds }) => {
    const [only, ...others] = headEnds
    if (!only || others.length > 0) return []
    const sites = design.devices.filter((device) => device.kind === 'soho').length
    if (sites === 0) return []
    const served = sites === 1 ? 'the one site' : `all ${sites} sites`
    return [
      {
        severity: 'info',
        device: only.name,
        summary: `${only.name} is the only head-end: it is a single point of failure for ${served}`,
        remedy:
          'Add a second head-end with the same HSRP group, a cross-over to this one, and both as peers of every site.',
      },
    ]
  },
}
