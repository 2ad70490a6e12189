/** The call that the stopwatch offers to listen to: from headquarters to the phone of a site that is hurt. */
import { type Design, siteMembers } from '../../design/index'
import type { SiteStatus } from '../../engine/messages'

interface Offer {
  /** Devices that make calls. */
  readonly ends: readonly string[]
  readonly from: string
  readonly to: string
}

/** Empty ends when there is nobody to call. `taken` are those that are listened to already. */
export function offeredCall(
  design: Design,
  sites: readonly Pick<SiteStatus, 'site' | 'state'>[],
  taken: ReadonlySet<string>,
): Offer {
  const siteOf = siteMembers(design)
  const callers = design.devices.filter(({ kind }) => kind === 'phone' || kind === 'server')
  const isPhone = (name: string) => callers.some((device) => device.name === name && device.kind === 'phone')
  const ends = callers.map(({ name }) => name)
  const hurt = new Set(sites.filter(({ state }) => state !== 'in service').map(({ site }) => site))
  const [away, home] = [ends.filter((name) => siteOf.has(name)), ends.filter((name) => !siteOf.has(name))]
  const from = home.find(isPhone) ?? home[0] ?? away[0] ?? ''
  const free = away.filter((name) => isPhone(name) && name !== from && !taken.has(name))
  const to =
    free.find((name) => hurt.has(siteOf.get(name) ?? '')) ?? free[0] ?? ends.find((name) => name !== from) ?? ''
  return { ends, from, to }
}
