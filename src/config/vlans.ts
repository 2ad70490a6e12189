/**
 * The VLANs of switches between routers with subinterfaces. A switch of a design has no configuration: a port of it that
 * leads to somebody without tags is taken to be in the VLAN in which the others of its network are.
 */
import { contains, type Prefix, prefixOf } from '../net/index'
import type { Configuration, InterfaceConfig } from './configuration'
import type { LinkEnd, Topology } from './topology'

interface Tagged {
  readonly vlan: number
  readonly network: Prefix | undefined
}

/** The configurations, with the VLAN of each switch's port that needs one. */
export function withAccessVlans(
  configurations: readonly Configuration[],
  { links }: Topology,
): readonly Configuration[] {
  if (!configurations.some((config) => config.interfaces.some((item) => item.over?.vlan !== undefined)))
    return configurations
  const named = new Map(configurations.map((config) => [config.device, config]))
  const far = new Map(links.flatMap(({ a, b }) => [[keyOf(a), b] as const, [keyOf(b), a] as const]))
  const isSwitch = (device: string) => named.get(device)?.kind === 'switch'
  const behind = (device: string, port: string) => far.get(keyOf({ device, interface: port }))
  return configurations.map((config) => {
    if (config.kind !== 'switch') return config
    const tags = fabric(config.device).flatMap((name) =>
      (named.get(name)?.interfaces ?? []).flatMap((port) => taggedAt(behind(name, port.name))),
    )
    if (tags.length === 0) return config
    const interfaces = config.interfaces.map((item) => {
      const end = behind(config.device, item.name)
      const vlan = end && !isSwitch(end.device) && taggedAt(end).length === 0 ? vlanOf(end, tags) : undefined
      return vlan === undefined ? item : { ...item, accessVlan: vlan }
    })
    return { ...config, interfaces }
  })

  /** The switches that frames reach without anybody else between. */
  function fabric(start: string): readonly string[] {
    const seen = new Set([start])
    for (const name of seen)
      for (const { name: port } of named.get(name)?.interfaces ?? []) {
        const end = behind(name, port)
        if (end && isSwitch(end.device)) seen.add(end.device)
      }
    return [...seen]
  }

  function taggedAt(end: LinkEnd | undefined): readonly Tagged[] {
    const carried = end ? (named.get(end.device)?.interfaces ?? []) : []
    return carried.flatMap(({ over, address }) =>
      over?.interface === end?.interface && over?.vlan !== undefined
        ? [{ vlan: over.vlan, network: networkOf(address) }]
        : [],
    )
  }

  function vlanOf(end: LinkEnd, tags: readonly Tagged[]): number | undefined {
    const address = named.get(end.device)?.interfaces.find((item) => item.name === end.interface)?.address
    const own = address?.kind === 'static' ? address.address : undefined
    const fitting = tags.filter(({ network }) => own !== undefined && network && contains(network, own))
    const vlans = new Set((own === undefined ? tags : fitting).map(({ vlan }) => vlan))
    return vlans.size === 1 ? [...vlans][0] : undefined
  }
}

const keyOf = (end: LinkEnd) => `${end.device}/${end.interface}`

const networkOf = (address: InterfaceConfig['address']): Prefix | undefined =>
  address.kind === 'static' ? prefixOf(address.address, address.length) : undefined
