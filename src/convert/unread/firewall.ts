/** Lines of a firewall that matter and are not read. Rules of lists and translations stand at their own place. */
import { type AsaStatement, asaEffectOf } from '../../asa/index'
import { notKnownAt, type ScopedNotKnown } from '../../config/index'
import { isShut } from '../../ios/index'
import { parseIp } from '../../net/index'
import { type AsaReader, sourceOf } from '../firewall/statements'
import { isIdle, type Open } from './scope'

/** What is said elsewhere, or only where it is used; and what ends on the firewall itself, which carries no packet on. */
const SAID_ELSEWHERE =
  /^(?:access-list|time-range|object|object-group|prefix-list|route-map|policy-list|as-path|community-list|key|bfd|xlate|nat|static|global|conduit|outbound|apply|name|mac-address-table|mac-list|icmp|threat-detection|track|sla|aaa authentication match|filter)\b/i

export function unreadOfFirewall(reader: AsaReader): readonly ScopedNotKnown[] {
  const found: ScopedNotKnown[] = []
  const walk = (items: readonly AsaStatement[], port: string | undefined) => {
    for (const item of items) {
      const { command } = item
      const isOpen = command.kind === 'unknown' || (command.kind === 'dhcp-relayed' && !item.negated)
      const opened = isOpen ? openedBy(reader, item, port) : undefined
      if (opened) found.push({ scope: opened.scope, ...notKnownAt(reader.device, sourceOf(item), opened.summary) })
      if (command.kind === 'interface' && !item.negated && !isShut(item)) walk(item.children, command.name)
    }
  }
  walk(reader.statements, undefined)
  return found
}

function openedBy({ device, statements }: AsaReader, item: AsaStatement, port: string | undefined): Open | undefined {
  const text = item.text.trim()
  const effect = asaEffectOf(item.command, item.negated)
  if (effect?.kind !== 'consequential') return undefined
  if (item.command.kind === 'unknown' && isIdle({ text, command: item.command })) return undefined
  if (port !== undefined) {
    // A policy for routes looks at what comes in alone.
    const way = /^policy-route\b/i.test(text) ? ({ direction: 'in' } as const) : {}
    return { scope: { kind: 'interface', interface: port, ...way }, summary: `what becomes of what passes ${port}` }
  }
  if (SAID_ELSEWHERE.test(text)) return undefined
  const named = interfaceIn(statements, text)
  const whole: Open =
    named === undefined
      ? { scope: { kind: 'device' }, summary: `what ${device} lets through` }
      : { scope: { kind: 'interface', interface: named }, summary: `what becomes of what passes ${named}` }
  switch (effect.unknown) {
    case 'translation':
      return { scope: { kind: 'nat' }, summary: `what becomes of the addresses of what crosses ${device}` }
    case 'route':
    case 'routing': {
      const [, protocol = '', process = ''] = /^(?:router )?(\S+) ?(\S*)/i.exec(text) ?? []
      const scope = { kind: 'routing', protocol: protocol.toLowerCase(), process } as const
      return { scope, summary: `which routes ${device} has` }
    }
    case 'neighbour': {
      const address = text.split(/\s+/).flatMap((word) => parseIp(word) ?? [])[0]
      return address === undefined
        ? whole
        : { scope: { kind: 'adjacency', address }, summary: 'who answers for that address' }
    }
    case 'tunnels':
      return { scope: { kind: 'ike' }, summary: `which tunnels ${device} agrees on` }
    case 'entry':
    case 'list':
    case 'map-entry':
    case 'redundancy':
      return undefined
    case 'addressing':
      return { scope: { kind: 'dhcp' }, summary: `which addresses ${device} gives` }
    case 'interface':
    case 'inspection':
    case 'device':
      return whole
  }
}

/** The interface whose name a line has. */
function interfaceIn(statements: readonly AsaStatement[], text: string): string | undefined {
  const words = new Set(text.split(/\s+/))
  for (const { command, children } of statements) {
    if (command.kind === 'nameif' && words.has(command.name) && 'interface' in command) return command.interface
    if (command.kind !== 'interface') continue
    const name = children.flatMap((child) => (child.command.kind === 'nameif' ? [child.command.name] : []))[0]
    if (name !== undefined && words.has(name)) return command.name
  }
  return undefined
}
