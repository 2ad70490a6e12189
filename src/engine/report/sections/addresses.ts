/** The address plan: pools, then every interface by network, then what was leased. */

import type { Block } from '../../../compile/index'
import { ownAddress } from '../../../design/index'
import {
  formatIp,
  formatPrefix,
  type Ip,
  lookUp,
  type Prefix,
  parsePrefix,
  plural,
  tableValues,
} from '../../../net/index'
import type { Subject } from '../subject'

export function addressPlan(subject: Subject): readonly Block[] {
  return [
    ...pools(subject),
    { kind: 'heading', text: 'Interfaces, by network' },
    interfaces(subject),
    ...leases(subject),
  ]
}

function pools({ design, view, sites }: Subject): readonly Block[] {
  const rows = design.vpn.pools.map((text) => {
    const pool = parsePrefix(text)
    const inside = sites.flatMap(({ lan }) => parsePrefix(lan) ?? []).filter((lan) => pool && within(lan, pool))
    const room = pool ? 2 ** Math.max(0, design.vpn.siteLength - pool.length) : 0
    return [text, `/${design.vpn.siteLength}`, `${inside.length} of ${room}`]
  })
  const virtual = new Set(
    tableValues(view.devices).flatMap((tables) => tables.hsrp.flatMap((row) => row.virtualAddress ?? [])),
  )
  const next = [...virtual].map(formatIp).join(', ')
  return [
    { kind: 'heading', text: 'Pools of the sites' },
    {
      kind: 'text',
      text: `Each site's LAN is one subnet of a pool. ${next === '' ? 'No HSRP address answers for the pools.' : `The firewall routes the pools to the HSRP address ${next}.`}`,
    },
    { kind: 'table', head: ['Pool', 'A site takes', 'Sites in it'], rows },
  ]
}

const within = (inner: Prefix, outer: Prefix) =>
  inner.length >= outer.length && inner.address >>> (32 - outer.length) === outer.address >>> (32 - outer.length)

function interfaces({ design }: Subject): Block {
  const placed = design.devices.flatMap((device) =>
    device.interfaces.flatMap((item) => {
      const own = ownAddress(item)
      return own ? [{ device: device.name, item, ...own }] : []
    }),
  )
  const sorted = [...placed].sort((a, b) => a.subnet.address - b.subnet.address || a.ip - b.ip)
  return {
    kind: 'table',
    head: ['Network', 'Address', 'Device', 'Interface', 'Side'],
    rows: sorted.map(({ subnet, ip, device, item }) => [
      formatPrefix(subnet),
      formatIp(ip),
      device,
      item.name,
      item.description === undefined ? item.role : `${item.role}: ${item.description}`,
    ]),
  }
}

function leases({ design, view }: Subject): readonly Block[] {
  const rows = design.devices.flatMap((device) =>
    device.interfaces.flatMap((item) => {
      if (item.addressing.kind !== 'dhcp') return []
      const held = lookUp(view.devices, device.name)?.interfaces.find((row) => row.name === item.name)?.address
      return [[device.name, item.name, held ? addressText(held) : 'none']]
    }),
  )
  if (rows.length === 0) return []
  return [
    { kind: 'heading', text: 'Leased by DHCP' },
    {
      kind: 'text',
      text: `${plural(rows.length, 'interface')} ${rows.length === 1 ? 'asks' : 'ask'} for an address; this is what was held in the simulated network and may be another in the field.`,
    },
    { kind: 'table', head: ['Device', 'Interface', 'Address'], rows },
  ]
}

const addressText = ({ ip, length }: { readonly ip: Ip; readonly length: number }) => `${formatIp(ip)}/${length}`
