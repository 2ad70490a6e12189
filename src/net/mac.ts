/** Ethernet addresses, written as IOS does: `0000.0c07.ac01`. */
declare const macBrand: unique symbol

/** A 48-bit address as the 14 characters `xxxx.xxxx.xxxx`, lower case. */
export type Mac = string & { readonly [macBrand]: true }

export const BROADCAST_MAC = 'ffff.ffff.ffff' as Mac

/** The burnt-in address of the n-th port of the simulated world, in a locally administered block. */
export function macOf(n: number): Mac {
  const hex = (0x020000000000 + n).toString(16).padStart(12, '0')
  return `${hex.slice(0, 4)}.${hex.slice(4, 8)}.${hex.slice(8)}` as Mac
}

/** The virtual address of an HSRP group: 0000.0c07.acXX (RFC 2281 section 5.1), of version 2 0000.0c9f.fXXX. */
export function hsrpMac(group: number, version?: 2): Mac {
  return version === 2
    ? (`0000.0c9f.f${group.toString(16).padStart(3, '0')}` as Mac)
    : (`0000.0c07.ac${group.toString(16).padStart(2, '0')}` as Mac)
}

/** The Ethernet multicast address of an IPv4 group (RFC 1112 section 6.4). */
export function multicastMac(address: number): Mac {
  const low = (address & 0x7fffff).toString(16).padStart(6, '0')
  return `0100.5e${low.slice(0, 2)}.${low.slice(2)}` as Mac
}

/** True for group and broadcast addresses: the lowest bit of the first octet is set. */
export function isGroupMac(mac: Mac): boolean {
  return (Number.parseInt(mac.slice(0, 2), 16) & 1) === 1
}
