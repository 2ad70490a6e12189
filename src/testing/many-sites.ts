/** Designs of any size: the head-end pair of the source document, and so many telecommuters, every second one with the peers the other way round. */
import { type Design, type Device, type Link, makeSite, REFERENCE_DESIGNS } from '../design/index'
import { formatIp, type Ip } from '../net/index'

const POOL = 0x0a80_0000
const ACCESS = 0x6440_0000

/** More calls than this do not fit on cables of 100 Mbit/s. */
const FAST_ETHERNET_SITES = 400
const GIGABIT = 1_000_000

function builtIn(name: string): Design {
  const found = REFERENCE_DESIGNS.find((item) => item.name === name)
  if (!found) throw new Error(`there is no built-in design ${name}`)
  return found.build()
}

export const reference = (): Design => builtIn('srnd-figure-c1')

/** A design with so many sites. */
export function designOf(count: number): Design {
  const base = builtIn('blank-pair')
  const sites = Array.from({ length: count }, (_, index) => siteOf(index))
  return {
    ...base,
    name: `${count} sites`,
    vpn: { ...base.vpn, pools: ['10.128.0.0/12'] },
    devices: [
      ...base.devices.map(
        (device): Device =>
          device.kind === 'internet'
            ? {
                ...device,
                accessGateway: '100.64.0.1/12',
                interfaces: [...device.interfaces, ...sites.map((site) => site.access)],
              }
            : device,
      ),
      ...sites.flatMap((site) => site.devices),
    ],
    links: [...base.links.map((link) => widened(link, count)), ...sites.flatMap((site) => site.links)],
  }
}

function siteOf(index: number) {
  return makeSite({
    id: String(index),
    router: `soho-${index}`,
    lan: `${formatIp((POOL + 8 * index) as Ip)}/29`,
    publicAddress: `${formatIp((ACCESS + 10 + index) as Ip)}/12`,
    position: { x: 900 + 700 * (index % 20), y: 120 * Math.floor(index / 20) },
    peers: index % 2 === 0 ? ['gateway-1', 'gateway-2'] : ['gateway-2', 'gateway-1'],
    callManager: 'callmanager',
    access: `Access${index + 1}`,
  })
}

/** Headquarters' cables carry the calls of all sites. */
const widened = (link: Link, count: number): Link =>
  count <= FAST_ETHERNET_SITES ? link : { ...link, bandwidthKbit: GIGABIT, returnBandwidthKbit: GIGABIT }
