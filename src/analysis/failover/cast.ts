/** Who is in the call: a site's phone, the phone at headquarters, and the head-end that holds the tunnel. */
import { contains } from '../../net/index'
import { type Network, tunnelsOf } from '../../sim/index'
import type { FailoverQuery } from './types'

type Node = Network['nodes'] extends ReadonlyMap<string, infer N> ? N : never

export interface Cast {
  /** The site's router. */
  readonly site: string
  readonly phone: string
  readonly hqPhone: string
  readonly peer?: string
}

/** The cast, or a sentence that says who is missing. */
export function castOf(network: Network, { site: wanted, fault }: FailoverQuery): Cast | string {
  if (!network.nodes.has(fault.device)) return `there is no device ${fault.device}`
  const nodes = [...network.nodes.values()]
  const sites = nodes.flatMap((node) => siteOf(network, nodes, node) ?? [])
  const phones = nodes.filter((node) => node.config.host?.skinny !== undefined)
  const hqPhone = phones.find((node) => !sites.some((site) => site.phone === node.device))
  if (!hqPhone) return 'there is no phone at headquarters to call from'
  const found =
    wanted === undefined
      ? (sites.find((site) => site.peer === fault.device) ?? sites[0])
      : sites.find((site) => site.site === wanted || site.phone === wanted)
  if (!found)
    return wanted === undefined
      ? 'there is no site with a phone'
      : `${wanted} is no site with a phone; there are ${sites.map((site) => site.site).join(', ')}`
  return { ...found, hqPhone: hqPhone.device }
}

/** A router that brings up tunnels of its own accord and has a phone on its LAN. */
function siteOf(network: Network, nodes: readonly Node[], node: Node): Omit<Cast, 'hqPhone'> | undefined {
  if (!node.config.crypto?.maps.some((map) => map.entries.length > 0)) return undefined
  const lans = [...node.ports.values()].filter((port) => !port.config.cryptoMap && port.address)
  const phone = nodes.find(
    (other) =>
      other.config.host?.skinny !== undefined &&
      [...other.ports.values()].some(({ address }) =>
        lans.some((lan) => address && lan.address && contains(lan.address.subnet, address.ip)),
      ),
  )
  if (!phone) return undefined
  const remote = tunnelsOf(network, node.device).at(-1)?.sa.remote
  const peer = nodes.find((other) => [...other.ports.values()].some((port) => port.address?.ip === remote))
  return { site: node.device, phone: phone.device, ...(peer && remote !== undefined ? { peer: peer.device } : {}) }
}
