/** Lines about the sizes of packets that stand globally and under an interface, and what an interface takes in one piece. */
import type { Configured, DfBit } from '../config/index'
import type { Statement } from '../ios/index'
import { ETHERNET_MTU, PPPOE_MTU } from '../net/index'
import { type Known, lastSet } from './reader'

export function dfBitIn(lines: readonly Statement[]): Configured<DfBit> | undefined {
  const found = lastSet(lines, 'ipsec-df-bit')
  return found && { value: found.command.value, source: found.source }
}

export function lookAheadIn(lines: readonly Statement[]): Configured<boolean> | undefined {
  const found = lastSet(lines, 'ipsec-fragmentation')
  return found && { value: found.command.value === 'before-encryption', source: found.source }
}

/** What was told; a dialer agrees on no more than PPP over Ethernet has room for (RFC 2516 section 7). */
export function mtuOf({ children }: Known<'interface'>): number {
  const dials = lastSet(children, 'dialer-pool') !== undefined
  const told = lastSet(children, 'ip-mtu')?.command.bytes ?? lastSet(children, 'mtu')?.command.bytes
  return Math.min(told ?? ETHERNET_MTU, dials ? PPPOE_MTU : Number.POSITIVE_INFINITY)
}
