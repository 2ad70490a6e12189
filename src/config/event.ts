/** What happens to a running network at a moment: faults, their ends, and lines typed at a device. */
import type { Configuration } from './configuration'
import type { DeviceId } from './configured'
import type { Fault } from './fault'

/** A fault, or its end, at its moment. */
export interface FaultEvent {
  /** Microseconds from power-on. */
  readonly at: number
  readonly action: 'fault' | 'restore'
  readonly fault: Fault
}

/**
 * `configure terminal`: the device has another configuration from this moment on, and each line takes effect when and
 * as IOS lets it. A device that is off or hangs has no console and takes nothing.
 */
export interface ReconfigureEvent {
  /** Microseconds from power-on. */
  readonly at: number
  readonly action: 'reconfigure'
  readonly device: DeviceId
  /** The whole of what the device is told from now on. */
  readonly configuration: Configuration
  /** The lines that were typed, for the journal. */
  readonly lines: readonly string[]
  /** Whoever typed them is in configuration mode still: the device logs nothing yet. */
  readonly stays?: true
}

export type TimedEvent = FaultEvent | ReconfigureEvent
