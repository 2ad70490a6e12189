/**
 * Which head-end has a site. A site knows an address that its tunnel leads to; who is behind it is told by the other
 * half of the SA, so that it is right when two routers share the address (HSRP), and when the one with the address has
 * forgotten the site.
 */
import type { Configuration, DeviceId } from '../../config/index'
import type { Ip } from '../../net/index'
import { farEndOf, hsrpStanding, type Network } from '../../sim/index'
import { isHeadEnd } from './role'

export interface HeadEndOfSite {
  /** Where its newest SA leads, by its own table. */
  readonly address: Ip
  /** The head-end there: the one with the other half of the SA, else the one that the address is of; absent = nobody here. */
  readonly device?: DeviceId
  /** It runs and has the other half: not before that is the site on it. */
  readonly holds: boolean
  /** How that head-end stands in HSRP; absent when it has none. */
  readonly hsrp?: 'active' | 'standby'
}

/** Answers for the sites of one moment; nothing for a site without a tunnel. */
export function headEnds(
  network: Network,
  configurations: readonly Configuration[],
): (site: DeviceId) => HeadEndOfSite | undefined {
  const heads = configurations.filter(isHeadEnd)
  const names = heads.map(({ device }) => device)
  const owners = ownersOf(configurations)
  return (site) => {
    const far = farEndOf(network, site, names)
    if (!far) return undefined
    const device = far.holder ?? far.claimant ?? owners.get(far.address)
    const hsrp = device === undefined ? undefined : hsrpStanding(network, device)
    return {
      address: far.address,
      holds: far.holder !== undefined,
      ...(device === undefined ? {} : { device }),
      ...(hsrp === undefined ? {} : { hsrp }),
    }
  }
}

/** Head-ends by the addresses that are theirs alone, whether they run or not. */
export function ownersOf(configurations: readonly Configuration[]): ReadonlyMap<Ip, DeviceId> {
  return new Map(
    configurations
      .filter(isHeadEnd)
      .flatMap(({ device, interfaces }) =>
        interfaces.flatMap(({ address }) => (address.kind === 'static' ? [[address.address, device] as const] : [])),
      ),
  )
}
