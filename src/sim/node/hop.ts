/** A hop while it is being recorded: what the forwarding path says of a watched packet as it goes. */
import type { NotKnown, Source } from '../../config/index'
import type { Ipv4Packet } from '../../net/index'
import type { SimTime } from '../kernel/time'
import type { Disposition, StepType, TableRow } from '../trace'

export interface StepFacts {
  readonly rows?: readonly TableRow[]
  readonly source?: Source | undefined
  readonly packet?: Ipv4Packet
}

export interface OpenHop {
  step(type: StepType, action: string, detail: string, facts?: StepFacts): void
  /** The packet's way goes on by `port`. */
  forward(port: string, sent: Ipv4Packet, link: string | undefined, now: SimTime): void
  /** The packet's way ends here. */
  finish(disposition: Disposition, reason: string, now: SimTime, notKnown?: NotKnown): void
}
