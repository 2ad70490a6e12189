/** `ip unnumbered`: the address of another interface. Whom IOS refuses it, and from whom there is none to have, is said. */
import type { InterfaceAddress } from '../config/index'
import type { Statement } from '../ios/index'
import { isPointToPoint } from './carried'
import { all, type Known, lastSet, leaveOpen, type Reader, sourceOf, warn } from './reader'

const ADDRESSES: ReadonlySet<string> = new Set([
  'ip-address',
  'ip-address-dhcp',
  'ip-address-negotiated',
  'ip-unnumbered',
])

/** The last line about the primary address, when it lends one; nothing when it does not, or is refused. */
export function lentAddress(reader: Reader, item: Known<'interface'>): InterfaceAddress | undefined {
  const found = item.children.findLast(
    ({ command }) => ADDRESSES.has(command.kind) && !(command.kind === 'ip-address' && command.secondary),
  )
  if (found?.command.kind !== 'ip-unnumbered' || found.negated) return undefined
  const source = sourceOf(found)
  const { name } = item.command
  const { interface: of } = found.command
  const what = `${name} shares its network with others, and has another interface's address`
  if (isPlain(item)) {
    // IOS refuses the line: what stood there before it is not in the text any more.
    leaveOpen(reader, source, { kind: 'device' }, `which address ${name} has`, `${what}: IOS refuses that`)
    return undefined
  }
  if (!mayBorrow(item)) {
    const summary = `which hosts ${reader.device} reaches by ${name}`
    leaveOpen(reader, source, { kind: 'interface', interface: name }, summary, `${what}: that is not simulated`)
  }
  const lender = all(reader.config.statements, 'interface').findLast(({ command }) => command.name === of)
  const why = lender === undefined ? 'does not exist' : reasonNotToLend(lender.children)
  if (why !== undefined)
    warn(
      reader,
      source,
      `${of} ${why}`,
      `${name} has no address: IP does not run on it.`,
      `Name an interface that has an address of its own, or give ${name} one.`,
    )
  return { kind: 'unnumbered', of, source }
}

const isPlain = ({ command: { name } }: Known<'interface'>): boolean => /Ethernet[\d/]+$|GigE[\d/]+$/.test(name)

const mayBorrow = (item: Known<'interface'>): boolean =>
  /^(?:Tunnel|Dialer|Virtual-Template|Serial|Multilink)/.test(item.command.name) || isPointToPoint(item)

function reasonNotToLend(lines: readonly Statement[]): string | undefined {
  if (lastSet(lines, 'ip-unnumbered')) return 'has no address of its own'
  const has = lines.some(({ command, negated }) => !negated && ADDRESSES.has(command.kind))
  return has ? undefined : 'has no address'
}
