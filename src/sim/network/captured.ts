/** A frame as it was put on a cable. */
import type { DeviceId, LinkId } from '../../config/index'
import type { Frame } from '../../net/index'
import type { SimTime } from '../kernel/time'

export interface CapturedFrame {
  readonly link: LinkId
  /** Who puts it there, and by which port. */
  readonly device: DeviceId
  readonly port: string
  /** When its transmitter was given it, and when its last bit is at the far end; absent = it never gets there. */
  readonly at: SimTime
  readonly arrives?: SimTime
  readonly frame: Frame
}
