/** What devices remember of streams' packets: where it is kept, and while it stands (routine.ts). */
import type { Configuration, DeviceId } from '../../config/index'
import type { Frame } from '../../net/index'
import type { SimTime } from '../kernel/time'
import type { NodeState, PortCounts } from '../node/state'
import type { Change, Condition, Deed, Tape, Until } from '../node/tape'
import type { IpsecState } from '../protocols/ipsec/state'
import type { Place } from './place'

/** Goes with a frame of a stream: packets with one trail were handled alike by everybody before, and differ in their numbers only. */
export interface Trail {
  /** What whoever took the last one in did with it, as far as that is remembered. */
  routine: Routine | undefined
  /** How often that was not so since. */
  missed: number
}

export const freshTrail = (): Trail => ({ routine: undefined, missed: 0 })

/** Whether nothing has changed at a device that packets look at. */
export interface Standing {
  stands: boolean
}

export interface Routine {
  readonly node: NodeState
  /** Where the frame came in; absent where the packet is made. */
  readonly port: string | undefined
  readonly standing: Standing
  readonly until: SimTime
  readonly config: Configuration
  readonly ipsec: IpsecState
  readonly held: number
  readonly conditions: readonly Condition[]
  readonly deeds: readonly Deed[]
  readonly untils: readonly Until[]
  readonly changes: readonly Change[]
  /** What comes in by the port is counted so. */
  readonly counted: Counted | undefined
  /** How it goes on; absent where it is heard. */
  readonly sent: Sent | undefined
}

export interface Counted {
  readonly counts: PortCounts
  readonly bytes: number
  readonly frames: number
}

export interface Sent {
  readonly port: string
  /** A frame like it; it goes out as it came where that is absent. */
  readonly like: Frame | undefined
  readonly trail: Trail
  /** By which cable; absent where a policy holds it first. */
  readonly by: SentBy | undefined
}

export interface SentBy extends Counted {
  /** Bytes that its line makes of it. */
  readonly onLine: number
  place: Place
  /** Where the link stands among all. */
  readonly linkPlace: number
  /** Who takes it there, if it is taken as it is sent. */
  readonly to: { readonly device: DeviceId; readonly port: string } | undefined
}

/** A handling while it is taken down. */
export interface Draft {
  readonly node: NodeState
  readonly tape: Tape
  readonly sent: Going[]
}

export interface Going {
  readonly port: string
  readonly frame: Frame
  readonly trail: Trail
  /** Absent where it goes nowhere, or is held by a policy. */
  readonly place: Place | undefined
  readonly held: boolean
}
