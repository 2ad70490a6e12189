/** Connecting two devices: which interface of each fits the other, making one where that is what one would do. */
import type { Design, LinkMedia } from '../model/design'
import type { Device, DeviceKindName, InterfaceRole } from '../model/device'
import { makeInterface, makeLink } from '../model/make'
import { deviceNamed, neighboursOf } from '../model/read'
import { crossOverPorts } from './cross-over'
import { failoverEdits, failoverPorts } from './failover-pair'
import { freeInterface } from './names'
import { outwardEdits, outwardPorts, peeringPorts } from './outward'
import { accessPort } from './place-site'
import { type Chosen, freePort, readying } from './ports'
import type { Edit } from './types'

/** What each kind can be cabled to. It holds both ways; a switch takes anything but the Internet. */
const FITS: Readonly<Record<DeviceKindName, readonly DeviceKindName[]>> = {
  'head-end': ['head-end', 'lan', 'firewall', 'internet'],
  soho: ['home-nat', 'internet', 'lan', 'server', 'phone', 'pc'],
  router: ['lan', 'router', 'server', 'phone', 'pc'],
  firewall: ['internet', 'lan', 'head-end', 'firewall', 'server', 'phone', 'pc'],
  'home-nat': ['internet', 'soho', 'lan', 'server', 'phone', 'pc'],
  internet: ['firewall', 'home-nat', 'soho', 'head-end', 'internet'],
  lan: ['head-end', 'soho', 'router', 'firewall', 'home-nat', 'lan', 'server', 'phone', 'pc'],
  server: ['lan', 'soho', 'router', 'firewall', 'home-nat'],
  phone: ['lan', 'soho', 'router', 'firewall', 'home-nat'],
  pc: ['lan', 'soho', 'router', 'firewall', 'home-nat'],
}

/** Whether devices of two kinds can be cabled at all. */
export const canBeCabled = (one: DeviceKindName, other: DeviceKindName): boolean => FITS[one].includes(other)

/** What to do instead, by the kind that stands in the way. */
const INSTEAD: Readonly<Record<DeviceKindName, string>> = {
  internet: 'the Internet ends at a firewall, a head-end, a home router or a SOHO router',
  'head-end': 'a head-end is cabled to the firewall, to the switch before it, to the Internet, or to another head-end',
  soho: 'put a switch or a home router between',
  router: 'put a switch between',
  firewall: 'put a switch or the Internet between',
  'home-nat': 'put the Internet between',
  lan: 'put a router between',
  server: 'put a switch between',
  phone: 'put a switch between',
  pc: 'put a switch between',
}

/** The edit that cables two devices, or why they cannot be. */
export function connect(design: Design, a: string, b: string): Edit | string {
  const left = deviceNamed(design, a)
  const right = deviceNamed(design, b)
  if (!left || !right) return 'Both ends must be devices'
  if (a === b) return 'A device cannot be connected to itself'
  if (!canBeCabled(left.kind, right.kind)) return misfit(left, right)
  const ports = choosePorts(design, left, right)
  if (typeof ports === 'string') return ports
  const [near, far] = ports
  const ends = [`${a}/${near.name}`, `${b}/${far.name}`] as const
  // Access lines run from the customer to the provider.
  const [first, second] = left.kind === 'internet' ? [ends[1], ends[0]] : ends
  return {
    kind: 'batch',
    label: `Connect ${a} and ${b}`,
    edits: [
      ...readying(a, near),
      ...readying(b, far),
      ...outwardEdits(left, right, near, far),
      ...failoverEdits(design, left, right),
      { kind: 'add-link', link: makeLink(first, second, mediaOf(left, right)) },
    ],
  }
}

function misfit(left: Device, right: Device): string {
  const kind =
    left.kind === 'internet' || right.kind === 'internet'
      ? 'internet'
      : left.kind === 'head-end'
        ? left.kind
        : right.kind
  return `${left.name} and ${right.name} cannot be connected: ${INSTEAD[kind]}`
}

function mediaOf(left: Device, right: Device): LinkMedia {
  if (left.kind === 'head-end' && right.kind === 'head-end') return 'cross-over'
  const other = left.kind === 'internet' ? right : right.kind === 'internet' ? left : undefined
  if (!other) return 'ethernet'
  return ['firewall', 'head-end', 'internet'].includes(other.kind) ? 'wan' : 'dsl'
}

function choosePorts(design: Design, left: Device, right: Device): readonly [Chosen, Chosen] | string {
  if (left.kind === 'head-end' && right.kind === 'head-end') return crossOverPorts(design, left, right)
  if (left.kind === 'head-end' && right.kind === 'internet') return outwardPorts(design, left, right)
  if (left.kind === 'internet' && right.kind === 'head-end') {
    const [headEnd, provider] = outwardPorts(design, right, left)
    return [provider, headEnd]
  }
  if (left.kind === 'internet' && right.kind === 'internet') return peeringPorts(design, left, right)
  if (left.kind === 'firewall' && right.kind === 'firewall') return failoverPorts(design, left, right)
  const near = choose(design, left, right)
  if (typeof near === 'string') return near
  const far = choose(design, right, left)
  return typeof far === 'string' ? far : [near, far]
}

function choose(design: Design, device: Device, other: Device): Chosen | string {
  switch (device.kind) {
    case 'head-end':
      return (
        freePort(design, device, 'stick') ??
        freePort(design, device, 'inside') ??
        need(design, device, 'lan', 'its stick interface already has a cable, and it has no other free one')
      )
    case 'lan':
      return freePort(design, device, 'port') ?? newPort(device)
    case 'internet': {
      if (other.kind === 'firewall') return need(design, device, 'outside', 'its border interface already has a cable')
      const { item, isNew } = accessPort(design, device)
      return isNew ? { name: item.name, make: item } : { name: item.name }
    }
    case 'firewall':
      return firewallPort(design, device, other)
    case 'soho':
      return leadsOutside(design, device, other)
        ? need(design, device, 'outside', 'its outside interface already has a cable')
        : need(design, device, 'lan', 'its LAN interface already has a cable: put a switch between')
    case 'router':
      return need(design, device, 'lan', 'it has no free interface left')
    case 'home-nat':
      return other.kind === 'internet'
        ? need(design, device, 'outside', 'its outside already has a cable')
        : need(design, device, 'inside', 'its inside already has a cable: put a switch between')
    case 'server':
    case 'phone':
    case 'pc':
      return need(design, device, 'host', 'it already has a cable')
  }
}

function need(design: Design, device: Device, role: InterfaceRole, why: string): Chosen | string {
  return freePort(design, device, role) ?? `${device.name} cannot take this cable: ${why}`
}

function newPort(device: Device): Chosen {
  const make = makeInterface(freeInterface(device, 'Port'), 'port')
  return { name: make.name, make }
}

/** A SOHO router looks outside to the Internet, a home router, and the switch behind a home router. */
function leadsOutside(design: Design, device: Device, other: Device): boolean {
  if (other.kind === 'internet' || other.kind === 'home-nat') return true
  if (other.kind !== 'lan' || !freePort(design, device, 'outside')) return false
  return neighboursOf(design, other.name).some((item) => item.kind === 'home-nat')
}

/** Towards the Internet outside; towards head-ends the VPN segment; towards hosts inside. */
function firewallPort(design: Design, device: Device, other: Device): Chosen | string {
  if (other.kind === 'internet') return need(design, device, 'outside', 'its outside interface already has a cable')
  const around = [other, ...neighboursOf(design, other.name)].map((item) => item.kind)
  const hosts = around.some((kind) => kind === 'server' || kind === 'pc' || kind === 'phone')
  const named = /hq|inside|head.?quarters/i.test(other.name)
  const order: readonly InterfaceRole[] =
    (hosts || named) && !around.includes('head-end') ? ['inside', 'vpndmz'] : ['vpndmz', 'inside']
  const found = order.map((role) => freePort(design, device, role)).find((chosen) => chosen !== undefined)
  return found ?? `${device.name} cannot take this cable: it has no free interface left`
}
