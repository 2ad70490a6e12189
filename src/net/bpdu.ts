/** What bridges tell each other (IEEE 802.1D-2004 clause 9): who is the root, how far it is, and by which port. */
import type { Mac } from './mac'

/** The group that all bridges listen to and none passes on while it runs spanning tree (clause 7.12.3). */
export const BRIDGE_GROUP_MAC = '0180.c200.0000' as Mac

/** Bytes of an RST BPDU with its LLC header. */
export const BPDU_SIZE = 39

/** A bridge: its priority, then its address. The lowest is the root. */
export interface BridgeId {
  readonly priority: number
  readonly mac: Mac
}

/** A priority vector (clause 17.5): of two the better is the one whose first differing part is lower. */
export interface TreeVector {
  readonly root: BridgeId
  readonly cost: number
  readonly bridge: BridgeId
  /** Number of the sender's port. */
  readonly port: number
}

export interface Bpdu {
  readonly vector: TreeVector
  /** Seconds, as bridges count them: one for each bridge that passed it on. */
  readonly messageAge: number
  readonly role: 'root' | 'designated' | 'alternate'
  readonly proposal: boolean
  readonly agreement: boolean
  readonly topologyChange: boolean
}
