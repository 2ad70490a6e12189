/**
 * Virtual tunnel interfaces in place of crypto maps: one between each site and each of its head-ends, and static routes by
 * them. A tunnel's number and addresses follow from the place of the site's LAN in the pools, so that another site changes
 * none of those that are there.
 */

import {
  type Design,
  deviceNamed,
  devicesOf,
  type HeadEnd,
  ownAddress,
  publicEnd,
  type SohoRouter,
  TUNNELS_PER_SITE,
  tunnelNetwork,
  tunnelPlace,
  withRole,
} from '../design/index'
import { type Statement, statement } from '../ios/index'
import { ANY_ADDRESS, formatIp, type Ip, ipPlus, maskOf, type Prefix, prefixOf } from '../net/index'
import { lifetimeTerms } from './common'
import { IKEV2_NAME } from './ikev2'
import { accessGatewayOf, innerNetworks } from './plan'

/** One name for the profile of the tunnels: there is one. */
const PROFILE = 'vpn-tunnels'
const LENGTH = 30
/** Distance of the routes by a site's second tunnel and the further ones: each stands by for the one before. */
const STANDBY_DISTANCE = 10

interface Tunnel {
  readonly site: SohoRouter
  readonly headEnd: HeadEnd
  /** At the head-end; at the site tunnels are numbered by its peers. */
  readonly number: number
  /** The addresses inside: of the head-end, then of the site. */
  readonly inside: readonly [Ip, Ip]
}

/** Nothing where tunnels are made by crypto maps, or where the pool of their addresses is used up: a finding says so. */
function tunnelOf(design: Design, site: SohoRouter, headEnd: HeadEnd): Tunnel | undefined {
  const lan = ownAddress(withRole(site, 'lan')[0])?.subnet
  const found = lan && tunnelPlace(design, lan)
  const turn = devicesOf(design, 'head-end').findIndex(({ name }) => name === headEnd.name)
  if (!found?.fits || turn < 0 || turn >= TUNNELS_PER_SITE) return undefined
  const first = tunnelNetwork(found, turn)
  return { site, headEnd, number: found.place + 1, inside: [ipPlus(first, 1), ipPlus(first, 2)] }
}

const peersOf = (design: Design, site: SohoRouter): readonly HeadEnd[] =>
  site.peers.flatMap((name) => {
    const device = deviceNamed(design, name)
    return device?.kind === 'head-end' ? [device] : []
  })

const tunnelsOfSite = (design: Design, site: SohoRouter): readonly Tunnel[] =>
  peersOf(design, site).flatMap((headEnd) => tunnelOf(design, site, headEnd) ?? [])

/** By number, as a device prints them. */
const tunnelsOfHeadEnd = (design: Design, headEnd: HeadEnd): readonly Tunnel[] =>
  devicesOf(design, 'soho')
    .filter((site) => site.peers.includes(headEnd.name))
    .flatMap((site) => tunnelOf(design, site, headEnd) ?? [])
    .toSorted((a, b) => a.number - b.number)

/** What the interfaces name as their protection. */
export function tunnelProfile({ vpn }: Design, sets: readonly string[]): readonly Statement[] {
  return [
    statement({ kind: 'ipsec-profile', name: PROFILE }, [
      ...lifetimeTerms(vpn),
      statement({ kind: 'set-transform-set', names: sets }),
      ...(vpn.pfsGroup === undefined ? [] : [statement({ kind: 'set-pfs', group: vpn.pfsGroup })]),
      ...(vpn.ikev2 ? [statement({ kind: 'set-ikev2-profile', name: IKEV2_NAME })] : []),
    ]),
  ]
}

function tunnelInterface(number: number, own: Ip, source: string, destination: Ip, about: string): Statement {
  return statement({ kind: 'interface', name: `Tunnel${number}` }, [
    statement({ kind: 'description', text: about }),
    statement({
      kind: 'ip-address',
      address: formatIp(own),
      mask: formatIp(maskOf(LENGTH)),
      secondary: false,
    }),
    statement({ kind: 'tunnel-source-interface', interface: source }),
    statement({ kind: 'tunnel-destination', address: formatIp(destination) }),
    statement({ kind: 'tunnel-mode-ipsec' }),
    statement({ kind: 'tunnel-protection', profile: PROFILE, shared: false }),
  ])
}

export function siteTunnels(design: Design, site: SohoRouter): readonly Statement[] {
  const source = withRole(site, 'outside')[0]?.name
  return tunnelsOfSite(design, site).flatMap(({ headEnd, inside: [, own] }, at) => {
    const far = publicIp(headEnd)
    if (source === undefined || far === undefined) return []
    return [tunnelInterface(at + 1, own, source, far, `To ${headEnd.name}`)]
  })
}

/** A site whose address nobody knows beforehand gets no interface here: it needs one of its own that stays. */
export function headEndTunnels(design: Design, headEnd: HeadEnd): readonly Statement[] {
  const source = publicEnd(headEnd)?.name
  return tunnelsOfHeadEnd(design, headEnd).flatMap(({ site, number, inside: [own] }) => {
    const far = siteIp(site)
    if (source === undefined || far === undefined) return []
    return [tunnelInterface(number, own, source, far, `To ${site.name}`)]
  })
}

const publicIp = (headEnd: HeadEnd): Ip | undefined => ownAddress(publicEnd(headEnd))?.ip
const siteIp = (site: SohoRouter): Ip | undefined => ownAddress(withRole(site, 'outside')[0])?.ip

function route(prefix: Prefix, by: { readonly interface: string } | { readonly nextHop: string }, distance?: number) {
  const [address, mask] = [formatIp(prefix.address), formatIp(maskOf(prefix.length))]
  const further = distance === undefined ? {} : { distance }
  return statement({ kind: 'ip-route', address, mask, permanent: false, ...by, ...further })
}

/** Inward by the tunnels in the order of the peers, all else by the provider. */
export function siteRoutes(design: Design, site: SohoRouter): readonly Statement[] {
  const gateway = siteIp(site) === undefined ? undefined : accessGatewayOf(design, site)
  return [
    ...(gateway === undefined ? [] : [route(prefixOf(ANY_ADDRESS, 0), { nextHop: formatIp(gateway) })]),
    ...tunnelsOfSite(design, site).flatMap((_, at) =>
      innerNetworks(design).map((prefix) =>
        route(prefix, { interface: `Tunnel${at + 1}` }, at === 0 ? undefined : at * STANDBY_DISTANCE),
      ),
    ),
  ]
}

export const headEndRoutes = (design: Design, headEnd: HeadEnd): readonly Statement[] =>
  tunnelsOfHeadEnd(design, headEnd).flatMap(({ site, number }) =>
    siteIp(site) === undefined
      ? []
      : withRole(site, 'lan').flatMap((item) => {
          const subnet = ownAddress(item)?.subnet
          return subnet ? [route(subnet, { interface: `Tunnel${number}` })] : []
        }),
  )

export const byTunnelInterfaces = ({ vpn }: Design): boolean => vpn.tunnelInterfaces !== undefined
