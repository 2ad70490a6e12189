/**
 * Prefixes: an address and a mask length, and the masks that IOS writes (netmask, wildcard).
 * Planning of blocks (covers, subnets of a pool, overlaps) is here too, as it is pure arithmetic.
 */
import { formatIp, type Ip, ipOf, parseIp } from './address'

/** A network: the address has no bit set beyond `length`. */
export interface Prefix {
  readonly address: Ip
  /** 0 to 32. */
  readonly length: number
}

/** The netmask of a length, for example 29 → 255.255.255.248. */
export function maskOf(length: number): Ip {
  return ipOf(length === 0 ? 0 : -1 << (32 - length))
}

/** The wildcard (inverted mask) of a length, for example 29 → 0.0.0.7. */
export function wildcardOf(length: number): Ip {
  return ipOf(~maskOf(length))
}

/** The length of a contiguous netmask; `undefined` when the mask has holes. */
export function lengthOfMask(mask: Ip): number | undefined {
  const inverted = ~mask >>> 0
  if ((inverted & (inverted + 1)) !== 0) return undefined
  return Math.clz32(inverted)
}

/** The network that holds `address` at `length`. */
export function prefixOf(address: Ip, length: number): Prefix {
  return { address: ipOf(address & maskOf(length)), length }
}

/** Reads `10.81.2.0/29`; host bits are cleared. `undefined` when the text is not a prefix. */
export function parsePrefix(text: string): Prefix | undefined {
  const match = /^([\d.]+)\/(\d{1,2})$/.exec(text)
  const address = parseIp(match?.[1] ?? '')
  const length = Number(match?.[2] ?? 33)
  return address === undefined || length > 32 ? undefined : prefixOf(address, length)
}

/** Reads a prefix that the program itself wrote. Throws a RangeError naming the text. */
export function prefix(text: string): Prefix {
  const parsed = parsePrefix(text)
  if (!parsed) throw new RangeError(`"${text}" is not a prefix such as 10.81.2.0/29`)
  return parsed
}

export function formatPrefix(p: Prefix): string {
  return `${formatIp(p.address)}/${p.length}`
}

export function contains(p: Prefix, address: Ip): boolean {
  return ((address ^ p.address) & maskOf(p.length)) === 0
}

/** True when every address of `inner` is in `outer`. */
export function covers(outer: Prefix, inner: Prefix): boolean {
  return outer.length <= inner.length && contains(outer, inner.address)
}

export function overlaps(a: Prefix, b: Prefix): boolean {
  return covers(a, b) || covers(b, a)
}

export function samePrefix(a: Prefix, b: Prefix): boolean {
  return a.address === b.address && a.length === b.length
}

/** How many addresses a prefix holds. */
export function sizeOf(p: Prefix): number {
  return 2 ** (32 - p.length)
}

export function broadcastOf(p: Prefix): Ip {
  return ipOf(p.address | wildcardOf(p.length))
}

/** The class A, B or C network an address belongs to, as classful IOS commands and tables use it (RFC 791). */
export function classfulOf(address: Ip): Prefix {
  const first = address >>> 24
  return prefixOf(address, first < 128 ? 8 : first < 192 ? 16 : 24)
}

/** True when `address` and `pattern` agree in every bit where `wildcard` is 0. */
export function matchesWildcard(address: Ip, pattern: Ip, wildcard: Ip): boolean {
  return ((address ^ pattern) & ~wildcard) === 0
}

/** The n-th subnet of `length` inside a pool; `undefined` past the pool's end. */
export function subnetAt(pool: Prefix, length: number, n: number): Prefix | undefined {
  const size = 2 ** (32 - length)
  if (length < pool.length || n < 0 || (n + 1) * size > sizeOf(pool)) return undefined
  return { address: ipOf(pool.address + n * size), length }
}

/** Orders by address, then the shorter length first. */
export function comparePrefixes(a: Prefix, b: Prefix): number {
  return a.address - b.address || a.length - b.length
}

/** Ranges that anybody may use within, and that no public network routes (RFC 1918). */
export const PRIVATE_PREFIXES: readonly Prefix[] = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'].map(prefix)
