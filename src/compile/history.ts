/** What happened before the architect looked, as timed events; what cannot be understood is left out and said. */
import { type Diagnostic, type Fault, interfaceMeant, parseFault, type TimedEvent } from '../config/index'
import { type Design, type DeviceKindName, deviceNamed, type HistoryEvent, ROUTER_KINDS } from '../design/index'
import { noDevice } from './no-device'

const MICROSECONDS = 1_000_000

export interface CompiledHistory {
  readonly history: readonly TimedEvent[]
  readonly diagnostics: readonly Diagnostic[]
}

export function compileHistory(design: Design): CompiledHistory {
  const read = design.history.map((event) => readEvent(design, event))
  return {
    history: read.flatMap((item) => ('at' in item ? [item] : [])),
    diagnostics: read.flatMap((item) => ('summary' in item ? [item] : [])),
  }
}

function readEvent(design: Design, event: HistoryEvent): TimedEvent | Diagnostic {
  const fault = readFault(design, event.fault)
  if (typeof fault === 'string') return leftOut(event, fault)
  return { at: Math.round(event.atSeconds * MICROSECONDS), action: event.action, fault }
}

/** A fault whose device and interface the design has, or a sentence that says what is wrong with it. */
export function readFault(design: Design, text: string): Fault | string {
  const fault = parseFault(text)
  if (typeof fault === 'string') return fault
  const device = deviceNamed(design, fault.device)
  if (!device) return noDevice(design, fault.device)
  if (!('interface' in fault)) return pointless(fault, device.kind) ?? fault
  const names = device.interfaces.map((item) => item.name)
  const meant = interfaceMeant(names, fault.interface)
  return meant === undefined
    ? `${fault.device} has no interface ${fault.interface}; it has ${names.join(', ')}`
    : { ...fault, interface: meant }
}

/** A fault of something that a device of its kind never has would strike nothing, and look survived. */
function pointless(fault: Fault, kind: DeviceKindName): string | undefined {
  switch (fault.kind) {
    case 'process':
      return ROUTER_KINDS.has(kind) ? undefined : `${fault.device} is no router: it runs no ${fault.process}`
    case 'clear-sa':
    case 'clear-eigrp':
      return ROUTER_KINDS.has(kind) ? undefined : `${fault.device} is no router: it has nothing to clear`
    case 'clear-conn':
    case 'clear-xlate':
      return ROUTER_KINDS.has(kind) ? undefined : `${fault.device} is no firewall or router: it has nothing to clear`
    default:
      return undefined
  }
}

function leftOut(event: HistoryEvent, problem: string): Diagnostic {
  return {
    severity: 'warning',
    device: '',
    line: 0,
    summary: `An event of the history is left out: ${problem}`,
    detail: `${event.action} ${event.fault} at ${event.atSeconds} s`,
    remedy: 'Correct or remove the event.',
  }
}
