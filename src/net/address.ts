/**
 * IPv4 addresses. Inside the product an address is an unsigned 32-bit number; text is only at the edges.
 * Thousands are read at every edit, so that they are read here; the rules are those of ip-num (four octets, no octal,
 * no blanks), to which a test holds them.
 */

declare const ipBrand: unique symbol

/** An IPv4 address as an unsigned 32-bit integer, most significant octet first. */
export type Ip = number & { readonly [ipBrand]: true }

/** An octet as ip-num takes it: up to 255, without zeros before it. */
const OCTET = '(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)'
const OCTETS = new RegExp(`^${Array(4).fill(OCTET).join('\\.')}$`)

/** Reads a dotted-quad address; `undefined` when it is not one. */
export function parseIp(text: string): Ip | undefined {
  const [, a, b, c, d] = OCTETS.exec(text) ?? []
  return d === undefined ? undefined : ipOf((Number(a) << 24) | (Number(b) << 16) | (Number(c) << 8) | Number(d))
}

/** Reads an address that the program itself wrote. Throws a RangeError naming the text when it is not one. */
export function ip(text: string): Ip {
  const parsed = parseIp(text)
  if (parsed === undefined) throw new RangeError(`"${text}" is not an IPv4 address`)
  return parsed
}

/** Takes any number as an address, modulo 2^32. */
export function ipOf(value: number): Ip {
  return (value >>> 0) as Ip
}

/** Dotted-quad text of an address. */
export function formatIp(address: Ip): string {
  return `${address >>> 24}.${(address >>> 16) & 255}.${(address >>> 8) & 255}.${address & 255}`
}

/** The address `offset` after this one, modulo 2^32. */
export function ipPlus(address: Ip, offset: number): Ip {
  return ipOf(address + offset)
}

export const ANY_ADDRESS = ipOf(0)
export const BROADCAST_ADDRESS = ipOf(0xffffffff)

/** 224.0.0.0/4, RFC 5771. */
export function isMulticast(address: Ip): boolean {
  return address >>> 28 === 14
}
