/**
 * What an access line puts around an IP packet, by its technology: headers and trailers, and on ATM whole cells. The
 * bytes of the packet itself are the packet's; see packet.ts.
 */
import { ETHERNET_MTU, PPPOE_MTU } from './fragments'
import { ETHERNET_OVERHEAD, ethernetSize } from './packet'

export const ACCESSES = ['pppoe-atm', 'pppoa-atm', 'docsis', 'ethernet', 'frame-relay', 'ppp'] as const
export type Access = (typeof ACCESSES)[number]

interface AccessFacts {
  readonly name: string
  /** Around the packet, outermost first: name and bytes. */
  readonly around: readonly (readonly [name: string, bytes: number])[]
  readonly cells: boolean
  /** The greatest IP packet that it carries, bytes. */
  readonly mtu: number
  /** Where its bytes are from. */
  readonly source: string
}

export const ACCESS: Readonly<Record<Access, AccessFacts>> = {
  'pppoe-atm': {
    name: 'DSL, PPPoE over ATM',
    around: [
      ['AAL5 trailer', 8],
      ['LLC and SNAP', 10],
      ['Ethernet', 14],
      ['PPPoE', 6],
      ['PPP', 2],
    ],
    cells: true,
    mtu: PPPOE_MTU,
    source: 'RFC 2684 section 5.2 (bridged, LLC, without checksum), RFC 2516, ITU-T I.363.5',
  },
  'pppoa-atm': {
    name: 'DSL, PPPoA over ATM',
    around: [
      ['AAL5 trailer', 8],
      ['PPP', 2],
    ],
    cells: true,
    mtu: ETHERNET_MTU,
    source: 'RFC 2364 section 4 (VC multiplexed), ITU-T I.363.5',
  },
  docsis: {
    name: 'cable, DOCSIS',
    around: [
      ['DOCSIS', 6],
      ['Ethernet', ETHERNET_OVERHEAD],
    ],
    cells: false,
    mtu: ETHERNET_MTU,
    source: 'DOCSIS MAC header of 6 bytes before the Ethernet frame and its checksum',
  },
  ethernet: {
    name: 'Ethernet',
    around: [['Ethernet', ETHERNET_OVERHEAD]],
    cells: false,
    mtu: ETHERNET_MTU,
    source: 'IEEE 802.3: header and checksum; preamble and gap are not counted',
  },
  'frame-relay': {
    name: 'Frame Relay',
    around: [['Frame Relay', 7]],
    cells: false,
    mtu: ETHERNET_MTU,
    source: 'RFC 2427: address 2, control 1, NLPID 1, checksum 2, flag 1',
  },
  ppp: {
    name: 'PPP on a serial line',
    around: [['PPP', 7]],
    cells: false,
    mtu: ETHERNET_MTU,
    source: 'RFC 1662: address 1, control 1, protocol 2, checksum 2, flag 1',
  },
}

/** Bytes of an ATM cell, and of what it carries. */
const CELL = 53
const CELL_PAYLOAD = 48

/** An IP packet on an access line. All in bytes. */
export interface OnAccess {
  /** What the line carries in the end: of ATM, cells with their headers. */
  readonly wire: number
  /** Of ATM alone. */
  readonly cells?: { readonly count: number; readonly padding: number }
  /** What is added to a frame that is too short. */
  readonly fill: number
}

export function onAccess(packet: number, access: Access): OnAccess {
  const { around, cells } = ACCESS[access]
  const own = packet + around.reduce((sum, [, bytes]) => sum + bytes, 0)
  if (cells) {
    const count = Math.ceil(own / CELL_PAYLOAD)
    return { wire: count * CELL, cells: { count, padding: count * CELL_PAYLOAD - own }, fill: 0 }
  }
  const framed = around.some(([name]) => name === 'Ethernet')
  const fill = framed ? ethernetSize(packet) - (packet + ETHERNET_OVERHEAD) : 0
  return { wire: own + fill, fill }
}

/** What a line makes of so many bytes, by its technology. */
export const LINE_SIZE: Readonly<Record<Access, (carried: number) => number>> = {
  'pppoe-atm': (carried) => onAccess(carried, 'pppoe-atm').wire,
  'pppoa-atm': (carried) => onAccess(carried, 'pppoa-atm').wire,
  docsis: (carried) => onAccess(carried, 'docsis').wire,
  ethernet: ethernetSize,
  'frame-relay': (carried) => onAccess(carried, 'frame-relay').wire,
  ppp: (carried) => onAccess(carried, 'ppp').wire,
}
