/** Who plays in the tour: found in the design by what they are and how they are served, so that names may be others. Pure. */
import { type Design, devicesOf } from '../../design/index'
import type { SiteStatus } from '../../engine/messages'

export interface Cast {
  readonly active: string
  readonly standby: string
  readonly manager: string
  /** A site, of the standby if there is one, so that the way to it goes over both head-ends, and its phone. */
  readonly router: string
  readonly phone: string
  /** Name of the scenario in which the active reloads. */
  readonly reload: string
}

/** The built-in scenario of that name. */
const RELOAD = 'active-reload'

/** Nothing when the design has not what the tour shows. */
export function castOf(design: Design, sites: readonly SiteStatus[]): Cast | undefined {
  const [active, standby] = [...devicesOf(design, 'head-end')].sort((a, b) => b.hsrp.priority - a.hsrp.priority)
  const manager = devicesOf(design, 'server').find(({ callManager }) => callManager)
  const reload = design.scenarios.find(({ name }) => name === RELOAD)
  const [first] = devicesOf(design, 'soho')
  const [phone] = devicesOf(design, 'phone')
  const site = sites.find(({ peer }) => peer !== undefined && peer === standby?.name) ?? sites[0]
  if (!active || !standby || !manager || !reload || !first || !phone) return undefined
  return {
    active: active.name,
    standby: standby.name,
    manager: manager.name,
    router: site?.site ?? first.name,
    phone: site?.to ?? phone.name,
    reload: reload.name,
  }
}
