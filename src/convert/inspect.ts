/** Inspections of the IOS Firewall (CBAC). Only what opens the lists for answers is simulated: TCP and UDP. */

import { type InspectedProtocol, type InterfaceConfig, IOS_DEFAULTS } from '../config/index'
import { type NameTable, namesInMaking } from '../net/index'
import { all, type Reader, warn } from './reader'

export function readInspections(
  reader: Reader,
  interfaces: readonly InterfaceConfig[],
): NameTable<readonly InspectedProtocol[]> {
  const inspections = namesInMaking<InspectedProtocol[]>()
  for (const { command, source } of all(reader.config.statements, 'ip-inspect-name')) {
    const own = inspections[command.name] ?? []
    inspections[command.name] = own
    const { protocol, timeoutSeconds } = command
    if (protocol === 'tcp' || protocol === 'udp')
      own.push({ protocol, timeoutSeconds: timeoutSeconds ?? IOS_DEFAULTS.inspectSeconds[protocol], source })
    else
      warn(
        reader,
        source,
        `Inspection of ${protocol} is not simulated`,
        'Its conversations are watched as far as tcp and udp are inspected too.',
        'Nothing needs to be done; add ip inspect name … tcp and udp if answers are denied.',
        'info',
      )
  }
  for (const item of interfaces)
    for (const applied of [item.inspectIn, item.inspectOut])
      if (applied && !inspections[applied.value])
        warn(
          reader,
          applied.source,
          `inspection ${applied.value} does not exist`,
          `Nothing is inspected on ${item.name}.`,
          `Define ip inspect name ${applied.value}.`,
        )
  return inspections
}
