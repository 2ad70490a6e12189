/** An RST BPDU behind its LLC header (IEEE 802.1D-2004 section 9.3.3). */
import { BPDU_SIZE, type Bpdu, type BridgeId } from '../bpdu'
import type { Writer } from './writer'

const ROLES: Readonly<Record<Bpdu['role'], number>> = { alternate: 1, root: 2, designated: 3 }

/** Seconds, which are written in 256ths. */
const MAX_AGE = 20
const HELLO = 2
const FORWARD_DELAY = 15

export function writeBpdu(out: Writer, bpdu: Bpdu): void {
  const { vector, role, topologyChange, proposal, agreement, messageAge } = bpdu
  // A length where other frames have a type: the LLC header follows it.
  out.u16(BPDU_SIZE).u8(0x42, 0x42, 0x03)
  out.u16(0).u8(2, 2)
  out.u8(bit(topologyChange, 0) | bit(proposal, 1) | (ROLES[role] << 2) | bit(agreement, 6))
  writeBridge(out, vector.root)
  out.u32(vector.cost)
  writeBridge(out, vector.bridge)
  out.u16(0x8000 | (vector.port & 0x0fff))
  for (const seconds of [messageAge, MAX_AGE, HELLO, FORWARD_DELAY]) out.u16(Math.round(seconds * 256))
  out.u8(0)
}

const bit = (set: boolean, at: number) => (set ? 1 << at : 0)

const writeBridge = (out: Writer, { priority, mac }: BridgeId) => out.u16(priority).mac(mac)
