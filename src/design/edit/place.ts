/** New devices with names and addresses that fit what is there already. They come without cables. */
import { formatIp, ipPlus } from '../../net/index'
import type { Design } from '../model/design'
import type { Device, DeviceKindName, Firewall, HeadEnd, Interface, Router, SohoRouter } from '../model/device'
import {
  makeFirewall,
  makeHeadEnd,
  makeHomeNat,
  makeInterface,
  makeInternet,
  makeLan,
  makePc,
  makePhone,
  makeRouter,
  makeServer,
  makeSoho,
  type Position,
  USUAL_HEAD_END,
  USUAL_SOHO,
} from '../model/make'
import { portFor } from '../model/platform'
import { devicesOf } from '../model/read'
import { freeName, onlyName } from './names'
import {
  freeSubnet,
  newAccessAddress,
  newBorderAddress,
  newFirewallAddresses,
  newHeadEndAddresses,
  newHostAddress,
} from './pools'
import type { Edit } from './types'

/** HSRP priorities that head-ends get in turn (SEED: 120, 110). */
const FIRST_PRIORITY = 120
const PRIORITY_STEP = 10

/** The edit that adds a device of a kind. */
export function placeDevice(design: Design, kind: DeviceKindName, position: Position): Edit {
  const device = newDevice(design, kind, position)
  const add: Edit = { kind: 'add-device', device }
  const waiting = device.kind === 'server' && device.callManager ? phonesWithoutManager(design) : []
  if (waiting.length === 0) return add
  // Phones and sites that were placed before their CallManager register with it when it comes.
  const given = waiting.map((name): Edit => ({ kind: 'set-device', name, change: { callManager: device.name } }))
  return { kind: 'batch', label: `Add ${device.name}`, edits: [add, ...given] }
}

const phonesWithoutManager = (design: Design) =>
  devicesOf(design, 'phone').flatMap((phone) => (phone.callManager === '' ? [phone.name] : []))

function newDevice(design: Design, kind: DeviceKindName, position: Position): Device {
  switch (kind) {
    case 'head-end':
      return newHeadEnd(design, position)
    case 'soho':
      return newSoho(design, position)
    case 'router':
      return newRouter(design, position)
    case 'firewall':
      return newFirewall(design, position)
    case 'home-nat': {
      const outside = makeInterface('Outside', 'outside', newAccessAddress(design))
      const inside = makeInterface('Inside', 'inside', '192.168.1.1/24')
      return makeHomeNat({ name: freeName(design, 'home'), position, interfaces: [outside, inside] })
    }
    case 'internet': {
      const border = makeInterface('Border', 'outside', newBorderAddress(design))
      return makeInternet({ name: onlyName(design, 'internet'), position, interfaces: [border] })
    }
    case 'lan':
      return makeLan({ name: freeName(design, 'lan'), position, interfaces: [makeInterface('Port1', 'port')] })
    case 'server': {
      const { item, gateway } = headquartersHost(design)
      const first = !devicesOf(design, 'server').some((device) => device.callManager)
      return makeServer({ name: onlyName(design, 'callmanager'), position, interfaces: [item] }, gateway, first)
    }
    case 'phone': {
      const interfaces = [makeInterface('Ethernet', 'host', 'dhcp')]
      return makePhone({ name: freeName(design, 'phone'), position, interfaces }, callManagerName(design))
    }
    case 'pc': {
      const { item, gateway } = headquartersHost(design)
      return makePc({ name: freeName(design, 'pc'), position, interfaces: [item] }, gateway)
    }
  }
}

function newHeadEnd(design: Design, position: Position): HeadEnd {
  const { loopback, stick, gateway } = newHeadEndAddresses(design)
  const profile = devicesOf(design, 'head-end').at(-1) ?? USUAL_HEAD_END
  const interfaces = [
    makeInterface('Loopback0', 'public', loopback, 'Public address'),
    makeInterface(portFor(profile.platform, 'stick', []), 'stick', stick, 'Private'),
  ]
  const lowest = Math.min(
    FIRST_PRIORITY + PRIORITY_STEP,
    ...devicesOf(design, 'head-end').map((item) => item.hsrp.priority),
  )
  return makeHeadEnd(
    { name: freeName(design, 'gateway'), position, interfaces },
    Math.max(0, lowest - PRIORITY_STEP),
    gateway,
    profile,
  )
}

function newSoho(design: Design, position: Position): SohoRouter {
  const lan = freeSubnet(design)
  const own = lan ? `${formatIp(ipPlus(lan.address, 1))}/${lan.length}` : ''
  const profile = devicesOf(design, 'soho').at(-1) ?? USUAL_SOHO
  const outside = portFor(profile.platform, 'outside', [])
  const inside = portFor(profile.platform, 'lan', [outside])
  const interfaces = [makeInterface(outside, 'outside', 'dhcp'), makeInterface(inside, 'lan', own)]
  const peers = devicesOf(design, 'head-end').map((device) => device.name)
  return makeSoho({ name: freeName(design, 'soho'), position, interfaces }, peers, profile)
}

function newRouter(design: Design, position: Position): Router {
  const interfaces = ['FastEthernet0/0', 'FastEthernet0/1'].map((name) => makeInterface(name, 'lan'))
  return makeRouter({ name: freeName(design, 'router'), position, interfaces })
}

function newFirewall(design: Design, position: Position): Firewall {
  const { outside, vpndmz, inside, gateway } = newFirewallAddresses(design)
  const interfaces = [
    makeInterface('GigabitEthernet0/0', 'outside', outside),
    makeInterface('GigabitEthernet0/1', 'vpndmz', vpndmz),
    makeInterface('GigabitEthernet0/2', 'inside', inside),
  ]
  return makeFirewall({ name: onlyName(design, 'firewall'), position, interfaces }, gateway)
}

function headquartersHost(design: Design): { readonly item: Interface; readonly gateway: string } {
  const { address, gateway } = newHostAddress(design)
  return { item: makeInterface('Ethernet', 'host', address), gateway }
}

/** The CallManager that a new phone registers with; empty when there is none. */
export function callManagerName(design: Design): string {
  return devicesOf(design, 'server').find((device) => device.callManager)?.name ?? ''
}
