/** What an end of a path can be called: a device by its name, by an address it has now, or by its site. */
import { type Design, ownAddress, siteMembers } from '../../design/index'
import type { SnapshotView } from '../../engine/messages'
import { formatIp, tableEntries } from '../../net/index'

export interface EndChoice {
  readonly name: string
  readonly addresses: readonly string[]
  /** The SOHO router it is behind, when it is at a site. */
  readonly site: string | undefined
}

/** Every device a packet can begin or end at, with what else it may be found by. */
export function endChoices(design: Design, view: SnapshotView | undefined): readonly EndChoice[] {
  const sites = siteMembers(design)
  const tables = new Map(tableEntries(view?.devices ?? {}))
  return design.devices
    .filter((device) => device.kind !== 'lan')
    .map((device) => {
      const live = tables.get(device.name)?.interfaces.flatMap((item) => item.address?.ip ?? [])
      const own = device.interfaces.flatMap((item) => ownAddress(item)?.ip ?? [])
      return {
        name: device.name,
        addresses: [...new Set([...(live ?? []), ...own])].map(formatIp),
        site: sites.get(device.name),
      }
    })
}

/** The best fits of what was typed, those that begin with it first. */
export function fitting(choices: readonly EndChoice[], typed: string, most: number): readonly EndChoice[] {
  const text = typed.trim().toLowerCase()
  const words = (choice: EndChoice) => [choice.name, ...choice.addresses, choice.site ?? ''].map((w) => w.toLowerCase())
  const rank = (choice: EndChoice) => {
    const all = words(choice)
    return all.some((word) => word.startsWith(text)) ? 0 : all.some((word) => word.includes(text)) ? 1 : 2
  }
  return choices
    .map((choice) => ({ choice, at: rank(choice) }))
    .filter(({ at }) => at < 2)
    .sort((a, b) => a.at - b.at)
    .slice(0, most)
    .map(({ choice }) => choice)
}
