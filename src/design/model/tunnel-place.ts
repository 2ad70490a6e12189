/** Where a site's tunnel interfaces have their addresses: by the place of its LAN in the pools, so that another site moves none. */
import { contains, type Ip, ipPlus, type Prefix, parsePrefix, sizeOf } from '../../net/index'
import type { Design } from './design'

/** Addresses of a tunnel's network, and head-ends that a site can have tunnels to. */
export const PER_TUNNEL = 4
export const TUNNELS_PER_SITE = 4

export interface TunnelPlace {
  readonly place: number
  /** The first address of the networks of its tunnels. */
  readonly first: Ip
  /** Whether the networks lie in the pool of tunnel addresses to the last. */
  readonly fits: boolean
}

/** Nothing where tunnels are no interfaces, or the LAN lies in no pool. */
export function tunnelPlace(design: Design, lan: Prefix): TunnelPlace | undefined {
  const pool = parsePrefix(design.vpn.tunnelInterfaces?.pool ?? '')
  const place = pool && placeInPools(design, lan)
  if (!pool || place === undefined) return undefined
  const before = place * TUNNELS_PER_SITE * PER_TUNNEL
  const fits = before + TUNNELS_PER_SITE * PER_TUNNEL <= sizeOf(pool)
  return { place, first: ipPlus(pool.address, before), fits }
}

export const tunnelNetwork = ({ first }: TunnelPlace, turn: number): Ip => ipPlus(first, turn * PER_TUNNEL)

/** How many LANs of the usual size lie before it in the pools: LANs of other sizes must not meet at one place. */
function placeInPools({ vpn }: Design, lan: Prefix): number | undefined {
  const usual = 2 ** (32 - vpn.siteLength)
  let before = 0
  for (const block of vpn.pools.flatMap((text) => parsePrefix(text) ?? [])) {
    if (contains(block, lan.address)) return before + Math.floor((lan.address - block.address) / usual)
    before += Math.floor(sizeOf(block) / usual)
  }
  return undefined
}
