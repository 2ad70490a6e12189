/**
 * IPv4 addresses. Inside the product an address is an unsigned 32-bit number; text is only at the edges.
 * ip-num does the checking of what people type, because its rules (four octets, no octal, no blanks) are
 * already tested elsewhere. This file is the only door to it together with prefix.ts.
 */
import { IPv4, Validator } from 'ip-num'

declare const ipBrand: unique symbol

/** An IPv4 address as an unsigned 32-bit integer, most significant octet first. */
export type Ip = number & { readonly [ipBrand]: true }

/** Reads a dotted-quad address; `undefined` when it is not one. */
export function parseIp(text: string): Ip | undefined {
  return plainQuad(text) ?? checkedQuad(text)
}

const [ZERO, DOT] = [48, 46]

/** Four numbers as programs write them, without leading zeros; what looks otherwise is for ip-num to judge. */
function plainQuad(text: string): Ip | undefined {
  let [address, octet, digits, dots] = [0, 0, 0, 0]
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    const digit = code - ZERO
    if (digit >= 0 && digit <= 9) {
      if (digits > 0 && octet === 0) return undefined
      octet = octet * 10 + digit
      digits++
      if (octet > 255) return undefined
    } else if (code === DOT && digits > 0 && dots < 3) {
      address = address * 256 + octet
      dots++
      octet = 0
      digits = 0
    } else return undefined
  }
  return dots === 3 && digits > 0 ? ipOf(address * 256 + octet) : undefined
}

function checkedQuad(text: string): Ip | undefined {
  if (!LOOKS_RIGHT.test(text)) return undefined
  const [valid] = Validator.isValidIPv4String(text)
  return valid ? ipOf(Number(new IPv4(text).getValue())) : undefined
}

const LOOKS_RIGHT = /^\d+\.\d+\.\d+\.\d+$/

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
