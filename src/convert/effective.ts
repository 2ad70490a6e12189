/**
 * What stands after lines were typed one after the other: a mode opened again goes on where it was, a line said again
 * replaces the earlier one at its place, and a `no` takes away what it names. Lines that set one value (`ip address`,
 * `standby priority`) are left in order: their reader takes the last. Access lists too, as their two spellings mix.
 */
import type { AsaStatement } from '../asa/index'
import type { Command, Statement } from '../ios/index'

interface Rule {
  /** What the line is about: lines of equal kind and key are about the same thing. */
  readonly key: string
  /** Whether what stands below the line is added to what stood below the earlier one. */
  readonly opens: boolean
  /** What a `no` does: take the line away, or all whose key begins so, count as a setting of its own, or nothing. */
  readonly no: 'removes' | 'removes-all' | 'stays' | 'is-refused'
}

interface Line {
  readonly command: { readonly kind: string }
  readonly negated: boolean
  readonly line: number
  readonly text: string
}

const mode = (...key: readonly (string | number)[]): Rule => ({ key: key.join(' '), opens: true, no: 'removes' })
const item = (...key: readonly (string | number | undefined)[]): Rule => ({
  key: key.join(' '),
  opens: false,
  no: 'removes',
})

/** A router's lines that stand. */
export function effectiveIos(statements: readonly Statement[]): readonly Statement[] {
  const join = (before: Statement, again: Statement): Statement => ({
    ...again,
    ...shown(before, again),
    children: [...before.children, ...again.children],
  })
  return fold(statements, iosRule, join).map((found) =>
    found.children.length === 0 ? found : { ...found, children: effectiveIos(found.children) },
  )
}

/** A firewall's lines that stand. */
export function effectiveAsa(statements: readonly AsaStatement[]): readonly AsaStatement[] {
  const join = (before: AsaStatement, again: AsaStatement): AsaStatement => ({
    ...again,
    ...shown(before, again),
    children: [...before.children, ...again.children],
  })
  return fold(statements, asaRule, join).map((found) =>
    found.children.length === 0 ? found : { ...found, children: effectiveAsa(found.children) },
  )
}

/** The line that opened the mode first is the one to show, unless a later one says something else. */
function shown(before: Line, again: Line): { readonly line: number; readonly text: string } {
  const { line, text } = before.text === again.text ? before : again
  return { line, text }
}

function fold<L extends Line>(
  lines: readonly L[],
  ruleOf: (line: L) => Rule | undefined,
  join: (before: L, again: L) => L,
): readonly L[] {
  const standing = new Map<string, L>()
  lines.forEach((line, index) => {
    const rule = ruleOf(line)
    const key = rule ? `${line.command.kind} ${rule.key}` : `at ${index}`
    const before = standing.get(key)
    if (rule && line.negated && rule.no !== 'stays') takeAway(standing, key, rule.no)
    else standing.set(key, before && rule?.opens ? join(before, line) : line)
  })
  return [...standing.values()]
}

function takeAway(standing: Map<string, unknown>, key: string, no: Rule['no']): void {
  if (no === 'removes') standing.delete(key)
  if (no !== 'removes-all') return
  for (const other of [...standing.keys()]) if (other.startsWith(`${key} `)) standing.delete(other)
}

function iosRule({ command, negated, text }: Statement): Rule | undefined {
  // The grammar reads a missing sequence as 10; without one the whole route-map goes.
  if (command.kind === 'route-map' && negated && text.trim().split(/\s+/).length === 3)
    return { ...mode(command.name), no: 'removes-all' }
  return openingRule(command) ?? itemRule(command)
}

function openingRule(command: Command): Rule | undefined {
  switch (command.kind) {
    case 'interface':
      // IOS lets only virtual interfaces be removed.
      return { ...mode(command.name), no: command.name.startsWith('Loopback') ? 'removes' : 'is-refused' }
    case 'isakmp-policy':
      return mode(command.priority)
    case 'dynamic-map':
      return mode(command.name, command.sequence)
    case 'crypto-map':
      return mode(command.map, command.sequence)
    case 'route-map':
      return mode(command.name, command.sequence)
    case 'router-eigrp':
    case 'eigrp-family':
      return mode(command.as)
    case 'eigrp-family-interface':
      return mode(command.interface)
    case 'eigrp-topology':
      return mode()
    case 'key':
      return mode(command.id)
    case 'transform-set':
    case 'ikev2-proposal':
    case 'ikev2-policy':
    case 'ikev2-keyring':
    case 'ikev2-peer':
    case 'ikev2-profile':
    case 'crypto-keyring':
    case 'router-eigrp-named':
    case 'key-chain':
    case 'isakmp-profile':
    case 'trustpoint':
    case 'dhcp-pool':
      return mode(command.name)
    default:
      return undefined
  }
}

function itemRule(command: Command): Rule | undefined {
  switch (command.kind) {
    case 'ip-route':
      return item(command.vrf, command.address, command.mask, command.interface, command.nextHop)
    case 'ip-inspect-name':
      return item(command.name, command.protocol)
    case 'isakmp-key':
    case 'keyring-key':
      return item(command.address, command.mask ?? '255.255.255.255')
    case 'dhcp-excluded':
      return item(command.first, command.last)
    case 'crypto-map-local-address':
      return item(command.map)
    case 'set-peer':
      return item(command.peer)
    case 'network':
      return item(command.address, command.wildcard)
    case 'redistribute':
      return item(command.source, command.process)
    case 'passive-interface':
      return { ...item(command.interface), no: 'stays' }
    case 'standby-track':
      return item(command.group, command.interface)
    case 'distribute-list':
      return item(command.by, command.list, command.direction, command.interface, command.of, command.process)
    case 'offset-list':
      return item(command.list, command.direction, command.interface)
    case 'eigrp-neighbor':
      return item(command.address, command.interface)
    case 'family-summary':
      return item(command.address, command.mask)
    case 'eigrp-summary':
      return item(command.as, command.address, command.mask)
    default:
      return undefined
  }
}

function asaRule({ command }: AsaStatement): Rule | undefined {
  switch (command.kind) {
    case 'interface':
      return { ...mode(command.name), no: 'is-refused' }
    case 'access-list':
      return item(JSON.stringify({ ...command, log: false, extended: true }))
    case 'access-group':
      return item(command.direction, command.interface)
    case 'route':
      return item(command.interface, command.address, command.mask, command.gateway)
    case 'static':
      return item(command.real, command.mapped, command.mappedAddress, command.mask)
    case 'same-security-traffic':
      return item(command.scope)
    case 'nameif':
      return item(command.interface)
    case 'ip-address':
      return item(command.nameif)
    case 'security-level':
    case 'shutdown':
      return item()
    default:
      return undefined
  }
}
