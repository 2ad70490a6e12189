/**
 * Faults: what can be done to a running network, as values and as the text of the command line
 * (`reload:gateway-2`, `cut:gateway-1/FastEthernet0/1`). A fault never changes the design.
 */
import type { DeviceId } from './told'

export type Fault =
  /** The device restarts: interfaces go down, memory is lost, it comes back after the boot time. */
  | { readonly kind: 'reload'; readonly device: DeviceId; readonly orderly: boolean; readonly bootSeconds?: number }
  /** Carrier stays, nothing is answered or forwarded, until restored. */
  | { readonly kind: 'hang'; readonly device: DeviceId }
  /** Power off until restored; then it boots. */
  | { readonly kind: 'power'; readonly device: DeviceId }
  /** The cable at an interface is cut: both ends lose carrier. */
  | { readonly kind: 'cut'; readonly device: DeviceId; readonly interface: string }
  /** `shutdown` at one end: both ends lose carrier. */
  | { readonly kind: 'shut'; readonly device: DeviceId; readonly interface: string }
  /** Frames vanish, carrier stays. */
  | {
      readonly kind: 'silent'
      readonly device: DeviceId
      readonly interface: string
      readonly direction: 'both' | 'in' | 'out'
    }
  /** A protocol process stops. */
  | { readonly kind: 'process'; readonly device: DeviceId; readonly process: 'eigrp' | 'hsrp' | 'ike' }
  /** Loss, delay and jitter of a link change. */
  | {
      readonly kind: 'impair'
      readonly device: DeviceId
      readonly interface: string
      readonly lossPercent: number
      readonly delayMs: number
      readonly jitterMs: number
    }
  /** A firewall drops a protocol, whatever its rules say. */
  | { readonly kind: 'block'; readonly device: DeviceId; readonly protocol: 'esp' | 'isakmp' | 'eigrp' | 'hsrp' }
  /** A site's public address changes. */
  | { readonly kind: 'readdress'; readonly device: DeviceId }
  | { readonly kind: 'clear-sa'; readonly device: DeviceId; readonly what: 'ipsec' | 'ike' | 'all' }

/** A fault, or its end, at its moment. */
export interface TimedEvent {
  /** Microseconds from power-on. */
  readonly at: number
  readonly action: 'fault' | 'restore'
  readonly fault: Fault
}

const PROCESSES = ['eigrp', 'hsrp', 'ike'] as const
const BLOCKABLE = ['esp', 'isakmp', 'eigrp', 'hsrp'] as const

/** Reads a fault as the command line writes it; a string is the message of what is wrong with it. */
export function parseFault(text: string): Fault | string {
  const match = /^([a-z-]+):([^/]+)(?:\/(.+))?$/.exec(text)
  const [, kind, device, rest] = match ?? []
  if (!kind || !device) return `"${text}" is not a fault; write kind:target, for example reload:gateway-2`
  const needsInterface = `${kind} needs an interface: write ${kind}:${device}/INTERFACE`
  switch (kind) {
    case 'reload':
      return { kind, device, orderly: rest === 'orderly' }
    case 'hang':
    case 'power':
    case 'readdress':
      return { kind, device }
    case 'cut':
    case 'shut':
      return rest ? { kind, device, interface: rest } : needsInterface
    case 'silent':
      return rest ? { kind, device, interface: rest, direction: 'both' } : needsInterface
    case 'process': {
      const process = PROCESSES.find((p) => p === rest)
      return process ? { kind, device, process } : `process: write process:${device}/eigrp, hsrp or ike`
    }
    case 'block': {
      const protocol = BLOCKABLE.find((p) => p === rest)
      return protocol ? { kind, device, protocol } : `block: write block:${device}/esp, isakmp, eigrp or hsrp`
    }
    case 'clear-sa':
      return { kind, device, what: 'all' }
    default:
      return `"${kind}" is not a kind of fault; known: reload, hang, power, cut, shut, silent, process, block, readdress, clear-sa`
  }
}

/** The text that parseFault reads. */
export function formatFault(fault: Fault): string {
  switch (fault.kind) {
    case 'reload':
      return `reload:${fault.device}${fault.orderly ? '/orderly' : ''}`
    case 'hang':
    case 'power':
    case 'readdress':
    case 'clear-sa':
      return `${fault.kind}:${fault.device}`
    case 'cut':
    case 'shut':
    case 'silent':
    case 'impair':
      return `${fault.kind}:${fault.device}/${fault.interface}`
    case 'process':
      return `process:${fault.device}/${fault.process}`
    case 'block':
      return `block:${fault.device}/${fault.protocol}`
  }
}
