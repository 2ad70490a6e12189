/** Inspections of the IOS Firewall (CBAC): what opens the lists for answers, by protocol, or by the port of an application. */

import {
  type InspectedProtocol,
  type InterfaceConfig,
  IOS_DEFAULTS,
  notKnownAt,
  type Service,
  type Source,
} from '../config/index'
import { type NameTable, namesInMaking, TCP, UDP } from '../net/index'
import { remarkMissing } from './named'
import { all, type Reader, warn } from './reader'
import { servicesOf } from './services'

export function readInspections(
  reader: Reader,
  interfaces: readonly InterfaceConfig[],
): NameTable<readonly InspectedProtocol[]> {
  const inspections = namesInMaking<InspectedProtocol[]>()
  const others: { readonly name: string; readonly protocol: string; readonly source: Source }[] = []
  for (const { command, source } of all(reader.config.statements, 'ip-inspect-name')) {
    const own = inspections[command.name] ?? []
    inspections[command.name] = own
    const { protocol, timeoutSeconds } = command
    const services = servicesOf(protocol)
    for (const service of services ?? [])
      own.push({ ...service, timeoutSeconds: timeoutSeconds ?? secondsOf(service), source })
    if (!services) others.push({ name: command.name, protocol, source })
  }
  // Whatever an application speaks over TCP and UDP is watched where these are.
  for (const { name, protocol, source } of others)
    if (
      [TCP, UDP].some(
        (wanted) => !inspections[name]?.some((item) => item.protocol === wanted && item.port === undefined),
      )
    )
      notRead(reader, source, protocol)
  for (const item of interfaces)
    for (const applied of [item.inspectIn, item.inspectOut])
      if (applied && !inspections[applied.value])
        remarkMissing(
          reader,
          applied.source,
          { words: 'ip inspect name', name: applied.value },
          {
            summary: `inspection ${applied.value} does not exist`,
            detail: `Nothing is inspected on ${item.name}.`,
            remedy: `Define ip inspect name ${applied.value}.`,
          },
        )
  return inspections
}

const { tcp, udp, icmp } = IOS_DEFAULTS.inspectSeconds
const secondsOf = ({ protocol }: Service) => (protocol === TCP ? tcp : protocol === UDP ? udp : icmp)

/** An application whose ports are not known here, and whose protocol is not inspected as a whole. */
function notRead(reader: Reader, source: Source, protocol: string): void {
  const summary = `whether it is let through as an answer: inspection of ${protocol}`
  reader.notKnown.push({ scope: { kind: 'inspection' }, ...notKnownAt(reader.device, source, summary) })
  warn(
    reader,
    source,
    `Inspection of ${protocol} is not simulated`,
    'Which answers it lets through is not known here.',
    'Judge by hand whether lists deny the answers, or inspect tcp and udp as well.',
  )
}
