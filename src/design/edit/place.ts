/** New devices with names and addresses that fit what is there already. */
import { formatIp, ipPlus, overlaps, type Prefix, parseIp, parsePrefix, subnetAt } from '../../net/index'
import { makeSite } from '../library/site'
import type { Design } from '../model/design'
import type { Device, DeviceKindName } from '../model/device'
import {
  makeFirewall,
  makeHeadEnd,
  makeHomeNat,
  makeInterface,
  makeInternet,
  makeLan,
  makePc,
  makePhone,
  makeServer,
  makeSoho,
  type Position,
} from '../model/make'
import type { Edit } from './edit'

/** The first `base-N` that no device has. */
function freeName(design: Design, base: string): string {
  for (let n = 1; ; n++) {
    const name = `${base}-${n}`
    if (!design.devices.some((device) => device.name === name)) return name
  }
}

/** A name without a number when it is free, else with one. */
function onlyName(design: Design, name: string): string {
  return design.devices.some((device) => device.name === name) ? freeName(design, name) : name
}

const of = (design: Design, kind: DeviceKindName) => design.devices.filter((device) => device.kind === kind)

/** Addresses that some interface already has. */
function taken(design: Design): ReadonlySet<string> {
  return new Set(
    design.devices.flatMap((device) =>
      device.interfaces.flatMap((item) =>
        item.addressing.kind === 'static' ? [item.addressing.address.split('/')[0] ?? ''] : [],
      ),
    ),
  )
}

/** The first free address of a list of offsets after a base. */
function freeAddress(design: Design, base: string, from: number, to: number): string {
  const used = taken(design)
  const first = parseIp(base)
  for (let offset = from; first !== undefined && offset <= to; offset++) {
    const text = formatIp(ipPlus(first, offset))
    if (!used.has(text)) return text
  }
  return base
}

/** Adds a device of a kind; it comes without cables. */
export function placeDevice(design: Design, kind: DeviceKindName, position: Position): Edit {
  return { kind: 'add-device', device: newDevice(design, kind, position) }
}

function newDevice(design: Design, kind: DeviceKindName, position: Position): Device {
  switch (kind) {
    case 'head-end': {
      const n = of(design, 'head-end').length
      const name = freeName(design, 'gateway')
      const stick = freeAddress(design, '10.81.0.0', 3, 6)
      const interfaces = [
        makeInterface('Loopback0', 'public', `${freeAddress(design, '198.51.100.0', 1, 200)}/32`, 'Public address'),
        makeInterface('FastEthernet0/0', 'stick', `${stick}/29`, 'Private'),
      ]
      return makeHeadEnd({ name, position, interfaces }, Math.max(90, 120 - 10 * n), '10.81.0.1')
    }
    case 'soho': {
      const lan = freeSubnet(design)
      const own = lan ? `${formatIp(ipPlus(lan.address, 1))}/${lan.length}` : ''
      const interfaces = [makeInterface('Ethernet0', 'outside', 'dhcp'), makeInterface('Ethernet1', 'lan', own)]
      return makeSoho(
        { name: freeName(design, 'soho'), position, interfaces },
        of(design, 'head-end').map((device) => device.name),
      )
    }
    case 'firewall': {
      const interfaces = [
        makeInterface('GigabitEthernet0/0', 'outside', '198.51.100.254/30'),
        makeInterface('GigabitEthernet0/1', 'vpndmz', '10.81.0.1/29'),
        makeInterface('GigabitEthernet0/2', 'inside', '10.1.0.1/24'),
      ]
      return makeFirewall({ name: onlyName(design, 'firewall'), position, interfaces }, '198.51.100.253')
    }
    case 'home-nat': {
      const interfaces = [
        makeInterface('Outside', 'outside', `${freeAddress(design, '203.0.113.0', 10, 250)}/24`),
        makeInterface('Inside', 'inside', '192.168.1.1/24'),
      ]
      return makeHomeNat({ name: freeName(design, 'home'), position, interfaces })
    }
    case 'internet':
      return makeInternet({
        name: onlyName(design, 'internet'),
        position,
        interfaces: [makeInterface('Border', 'outside', '198.51.100.253/30')],
      })
    case 'lan':
      return makeLan({ name: freeName(design, 'lan'), position, interfaces: [makeInterface('Port1', 'port')] })
    case 'server':
      return makeServer(
        { name: onlyName(design, 'callmanager'), position, interfaces: [hqHost(design)] },
        '10.1.0.1',
        !of(design, 'server').some((device) => device.kind === 'server' && device.callManager),
      )
    case 'phone':
      return makePhone(
        { name: freeName(design, 'phone'), position, interfaces: [makeInterface('Ethernet', 'host', 'dhcp')] },
        callManagerName(design),
      )
    case 'pc':
      return makePc({ name: freeName(design, 'pc'), position, interfaces: [hqHost(design)] }, '10.1.0.1')
  }
}

function hqHost(design: Design) {
  return makeInterface('Ethernet', 'host', `${freeAddress(design, '10.1.0.0', 10, 250)}/24`)
}

function callManagerName(design: Design): string {
  return design.devices.find((device) => device.kind === 'server' && device.callManager)?.name ?? ''
}

/** The first subnet of the pools that no interface's network overlaps. */
function freeSubnet(design: Design): Prefix | undefined {
  const used = design.devices.flatMap((device) =>
    device.interfaces.flatMap((item) =>
      item.addressing.kind === 'static' && item.role === 'lan' ? (parsePrefix(item.addressing.address) ?? []) : [],
    ),
  )
  for (const text of design.vpn.pools) {
    const pool = parsePrefix(text)
    for (let n = 0; pool; n++) {
      const subnet = subnetAt(pool, design.vpn.siteLength, n)
      if (!subnet) break
      if (!used.some((other) => overlaps(other, subnet))) return subnet
    }
  }
  return undefined
}

/** Adds a whole telecommuter's site and its access line to the Internet; says what is missing when it cannot. */
export function placeSite(design: Design, position: Position): Edit | string {
  const internet = of(design, 'internet')[0]
  if (!internet) return 'A site needs the Internet: place it first'
  const lan = freeSubnet(design)
  if (!lan) return `The pools ${design.vpn.pools.join(', ')} have no free /${design.vpn.siteLength} left: add a pool`
  const id = siteId(design, lan)
  const site = makeSite({
    id,
    router: onlyName(design, `soho-${id}`),
    lan: `${formatIp(lan.address)}/${lan.length}`,
    publicAddress: `${freeAddress(design, '203.0.113.0', 10, 250)}/24`,
    position,
    peers: of(design, 'head-end').map((device) => device.name),
    callManager: callManagerName(design),
    access: freeInterface(internet, 'Access'),
    internet: internet.name,
  })
  return {
    kind: 'batch',
    label: `Add site ${formatIp(lan.address)}/${lan.length}`,
    edits: [
      ...site.devices.map((device): Edit => ({ kind: 'add-device', device })),
      { kind: 'add-interface', device: internet.name, interface: site.access },
      ...site.links.map((link): Edit => ({ kind: 'add-link', link })),
    ],
  }
}

/** Sites are known by the last octet of their LAN; past the first /24 the third is added. */
function siteId(design: Design, lan: Prefix): string {
  const octets = formatIp(lan.address).split('.')
  const short = octets[3] ?? '0'
  const clash = design.devices.some((device) => device.name === `home-${short}`)
  return clash ? `${octets[2]}-${short}` : short
}

/** The first `BaseN` that a device's interfaces do not have. */
export function freeInterface(device: Device, base: string, first = 1): string {
  for (let n = first; ; n++) if (!device.interfaces.some((item) => item.name === `${base}${n}`)) return `${base}${n}`
}
