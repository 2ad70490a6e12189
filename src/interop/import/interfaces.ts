/** Interfaces of a router's text as the design knows them. Their roles are the caller's. */
import { type Interface, type InterfaceRole, isRouterInterface } from '../../design/index'
import type { Statement } from '../../ios/index'
import { addressText, commands, hasCommand, last, type Section, sections } from './statements'

/** Sections of interfaces that a design can have, each once. */
export function interfaceSections(statements: readonly Statement[]): readonly Section<'interface'>[] {
  const seen = new Set<string>()
  return sections(statements, 'interface').filter(({ command }) => {
    const fits = isRouterInterface(command.name) && !seen.has(command.name)
    seen.add(command.name)
    return fits
  })
}

export function readInterface({ command, children }: Section<'interface'>, role: InterfaceRole): Interface {
  const description = last(children, 'description')?.text
  const bandwidth = last(children, 'bandwidth')?.kbit
  const delay = last(children, 'delay')?.tens
  return {
    name: command.name,
    role,
    ...(description === undefined ? {} : { description }),
    addressing: addressingOf(children),
    shutdown: hasCommand(children, 'shutdown'),
    ...(bandwidth === undefined ? {} : { bandwidthKbit: bandwidth }),
    ...(delay === undefined ? {} : { delayTens: delay }),
  }
}

function addressingOf(children: readonly Statement[]): Interface['addressing'] {
  if (hasCommand(children, 'ip-address-dhcp')) return { kind: 'dhcp' }
  const primary = commands(children, 'ip-address').findLast((item) => !item.secondary)
  const address = primary && addressText(primary.address, primary.mask)
  return address === undefined ? { kind: 'none' } : { kind: 'static', address }
}
