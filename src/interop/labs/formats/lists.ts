/** Lists for tools that keep a network's papers: CSV in the columns that NetBox imports, an inventory for Ansible. */
import { type Design, type Device, ownAddress } from '../../../design/index'
import { csvText } from '../../../net/index'
import { type Yaml, yamlOf } from '../emit'
import { plainName } from '../names'
import type { Lab, LabFacts, LabFile, LabNode } from '../types'

/** NetBox wants a site of every device: all are of one. */
export function netbox(lab: Lab, design: Design): readonly LabFile[] {
  const site = plainName(lab.name)
  const devices = new Map(design.devices.map((device) => [device.name, device]))
  const rows = lab.nodes.flatMap((node) => {
    const device = devices.get(node.device)
    return device ? [{ node, device }] : []
  })
  return [
    {
      name: 'sites.csv',
      text: csvText([
        ['name', 'slug', 'status'],
        [site, site.toLowerCase(), 'planned'],
      ]),
    },
    {
      name: 'devices.csv',
      text: csvText([
        ['name', 'role', 'manufacturer', 'device_type', 'site', 'status', 'comments'],
        ...rows.map(({ node, device }) => [
          node.name,
          device.kind,
          'Cisco',
          boxOf(device),
          site,
          'planned',
          releaseOf(device),
        ]),
      ]),
    },
    {
      name: 'interfaces.csv',
      text: csvText([
        ['device', 'name', 'type', 'enabled', 'description'],
        ...rows.flatMap(({ node, device }) =>
          device.interfaces.map((item) => [
            node.name,
            item.name,
            typeOf(item.name),
            String(!item.shutdown),
            item.description ?? '',
          ]),
        ),
      ]),
    },
    {
      name: 'ip-addresses.csv',
      text: csvText([['address', 'status', 'device', 'interface'], ...rows.flatMap(addresses)]),
    },
    {
      name: 'cables.csv',
      text: csvText([CABLE, ...lab.links.map(({ a, b }) => [...cableEnd(a), ...cableEnd(b), 'planned'])]),
    },
  ]
}

const CABLE = ['side_a_device', 'side_a_type', 'side_a_name', 'side_b_device', 'side_b_type', 'side_b_name', 'status']
const cableEnd = ({ node, port }: Lab['links'][number]['a']) => [node.name, 'dcim.interface', port.lab]

const boxOf = (device: Device): string => ('platform' in device ? device.platform : device.kind)
const releaseOf = (device: Device): string => ('release' in device ? `Release ${device.release}` : '')

function typeOf(name: string): string {
  if (/^(?:Loopback|Tunnel|Dialer|Vlan|BVI)/.test(name) || name.includes('.')) return 'virtual'
  if (/^Gigabit/.test(name)) return '1000base-t'
  return /^(?:Fast)?[Ee]thernet/.test(name) ? '100base-tx' : 'other'
}

function addresses({
  node,
  device,
}: {
  readonly node: LabNode
  readonly device: Device
}): readonly (readonly string[])[] {
  return device.interfaces.flatMap((item) =>
    ownAddress(item) && item.addressing.kind === 'static'
      ? [[item.addressing.address, 'active', node.name, item.name]]
      : [],
  )
}

const GROUPS: readonly (readonly [group: string, kinds: readonly Device['kind'][]])[] = [
  ['head_ends', ['head-end']],
  ['sites', ['soho']],
  ['routers', ['router']],
  ['firewalls', ['firewall']],
]

/** Devices with a text, by the part they play, each with an address that it can be reached at. */
export function ansible(lab: Lab, design: Design, facts: LabFacts): readonly LabFile[] {
  const groups = GROUPS.flatMap(([group, kinds]) => {
    const hosts = lab.nodes.flatMap((node) => {
      const device = design.devices.find(({ name }) => name === node.device)
      return device && kinds.includes(device.kind) ? [[node.name, hostVars(node, device, facts)] as const] : []
    })
    return hosts.length === 0 ? [] : [[group, { hosts: new Map(hosts) }] as const]
  })
  const inventory: Yaml = { all: { children: new Map<string, Yaml>(groups) } }
  return [
    { name: 'inventory.yml', text: yamlOf(inventory) },
    ...lab.nodes.flatMap((node) =>
      node.text !== '' && !node.standIn ? [{ name: `configs/${node.name}.cfg`, text: node.text }] : [],
    ),
  ]
}

function hostVars(node: LabNode, device: Device, { leases }: LabFacts): Yaml {
  const own = device.interfaces.flatMap((item) => ownAddress(item) ?? [])[0]
  const first = device.interfaces.find((item) => ownAddress(item))?.addressing
  const leased = device.interfaces.flatMap((item) => leases.get(`${device.name}/${item.name}`) ?? [])[0]
  const address = own && first?.kind === 'static' ? first.address : leased
  const isFirewall = device.kind === 'firewall' && device.dialect !== 'ios'
  return {
    ...(address === undefined ? {} : { ansible_host: address.split('/')[0] }),
    ansible_network_os: isFirewall ? 'cisco.asa.asa' : 'cisco.ios.ios',
    ansible_connection: 'ansible.netcommon.network_cli',
    headend_config: `configs/${node.name}.cfg`,
    ...('release' in device ? { headend_release: device.release } : {}),
  }
}
