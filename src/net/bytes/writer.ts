/** Bytes in network order, written one field after the other. */
import type { Ip } from '../address'
import type { Mac } from '../mac'
import { utf8 } from './utf8'

export class Writer {
  private readonly bytes: number[] = []

  get length(): number {
    return this.bytes.length
  }

  u8(...values: readonly number[]): this {
    for (const value of values) this.bytes.push(value & 0xff)
    return this
  }

  u16(...values: readonly number[]): this {
    for (const value of values) this.u8(value >>> 8, value)
    return this
  }

  u24(value: number): this {
    return this.u8(value >>> 16, value >>> 8, value)
  }

  u32(...values: readonly number[]): this {
    for (const value of values) this.u8(value >>> 24, value >>> 16, value >>> 8, value)
    return this
  }

  /** Least significant byte first, as SCCP and pcapng have it. */
  u32le(...values: readonly number[]): this {
    for (const value of values) this.u8(value, value >>> 8, value >>> 16, value >>> 24)
    return this
  }

  u16le(...values: readonly number[]): this {
    for (const value of values) this.u8(value, value >>> 8)
    return this
  }

  ip(...addresses: readonly Ip[]): this {
    return this.u32(...addresses)
  }

  mac(mac: Mac): this {
    const digits = mac.replaceAll('.', '')
    for (let at = 0; at < 12; at += 2) this.u8(Number.parseInt(digits.slice(at, at + 2), 16))
    return this
  }

  zeros(count: number): this {
    for (let n = 0; n < count; n++) this.bytes.push(0)
    return this
  }

  /** A text in a field of so many bytes, cut or filled with zeros. */
  text(text: string, size: number): this {
    const encoded = utf8(text)
    for (let at = 0; at < size; at++) this.u8(encoded[at] ?? 0)
    return this
  }

  raw(bytes: ArrayLike<number>): this {
    for (let at = 0; at < bytes.length; at++) this.u8(bytes[at] ?? 0)
    return this
  }

  /** Bytes that look like a cipher's: the same ones for the same seed, and nothing in them. */
  noise(count: number, seed: number): this {
    let state = (seed ^ 0x9e3779b9) >>> 0
    for (let n = 0; n < count; n++) {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0
      this.bytes.push(state >>> 24)
    }
    return this
  }

  /** Puts a number of two bytes at a place that has been written. */
  patch16(at: number, value: number): this {
    this.bytes[at] = (value >>> 8) & 0xff
    this.bytes[at + 1] = value & 0xff
    return this
  }

  /** The ones' complement sum of what was written from a place on, plus what another part had (RFC 1071). */
  checksum(from: number, start = 0): number {
    let sum = start
    for (let at = from; at < this.bytes.length; at += 2) sum += ((this.bytes[at] ?? 0) << 8) | (this.bytes[at + 1] ?? 0)
    while (sum > 0xffff) sum = (sum & 0xffff) + (sum >>> 16)
    return ~sum & 0xffff
  }

  done(): Uint8Array {
    return Uint8Array.from(this.bytes)
  }
}
