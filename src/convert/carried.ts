/** Which cable an interface uses that has none of its own: a subinterface its port's, a dialer that of the port in its pool, a Port-channel its members'. */
import { type ChannelMode, type InterfaceConfig, interfaceDefaults } from '../config/index'
import type { Statement } from '../ios/index'
import { lookUp, type NameTable, wordTable } from '../net/index'
import { configuredSpeed } from './port-speed'
import { all, type Known, lastSet, leaveOpen, type Reader } from './reader'
import { switchedOver } from './switched'

type Over = NonNullable<InterfaceConfig['over']>

export function carrierOf(reader: Reader, { command: { name }, children }: Known<'interface'>): Over | undefined {
  const { statements } = reader.config
  const bundle = bundleOf(statements, name) ?? switchedOver(reader, name)
  if (bundle) return bundle
  const pool = lastSet(children, 'dialer-pool')?.command.pool
  const port = pool === undefined ? name : dialling(statements, pool)
  if (port === undefined) return undefined
  const below = port === name ? children : childrenOf(statements, port)
  const [base = ''] = port.split('.')
  if (base === name) return undefined
  const tag = lastSet(below, 'encapsulation-vlan')?.command
  return { interface: base, ...(tag && !tag.native ? { vlan: tag.vlan } : {}) }
}

/** ISL wraps the whole frame, so that only an end that unwraps it understands it: two ends that differ hear nothing. */
export function noteIsl(reader: Reader, { command: { name }, children }: Known<'interface'>): void {
  const tag = lastSet(children, 'encapsulation-vlan')
  if (tag?.command.how === 'isl')
    leaveOpen(
      reader,
      tag.source,
      { kind: 'interface', interface: name },
      `whether the other end of ${name} understands ISL`,
      'Frames wrapped by ISL are not simulated',
    )
}

/** A Port-channel, or a subinterface of one: over the cables of its members. */
function bundleOf(statements: readonly Statement[], name: string): Over | undefined {
  const channel = /^Port-channel(\d+)(?:\.\d+)?$/.exec(name)?.[1]
  const [first, ...others] = channel === undefined ? [] : membersOf(statements, Number(channel))
  if (first === undefined) return undefined
  const tag = lastSet(childrenOf(statements, name), 'encapsulation-vlan')?.command
  return {
    interface: first,
    ...(tag && !tag.native ? { vlan: tag.vlan } : {}),
    ...(others.length > 0 ? { others } : {}),
  }
}

const membersOf = (statements: readonly Statement[], channel: number): readonly string[] =>
  all(statements, 'interface').flatMap(({ command, children }) =>
    lastSet(children, 'channel-group')?.command.channel === channel ? [command.name] : [],
  )

const MODES: NameTable<ChannelMode> = wordTable({
  on: 'on',
  active: 'active',
  passive: 'passive',
  desirable: 'desirable',
  auto: 'auto',
})

export function channelOf(lines: readonly Statement[]): Pick<InterfaceConfig, 'channelMode' | 'minLinks'> {
  const found = lastSet(lines, 'channel-group')?.command
  const least = lastSet(lines, 'min-links')?.command.links
  return {
    ...(found ? { channelMode: lookUp(MODES, found.mode ?? 'on') ?? 'on' } : {}),
    ...(least === undefined ? {} : { minLinks: least }),
  }
}

/** What a Port-channel's members make of it: their bandwidth together, and the delay of the first; nothing of other interfaces. */
export function bundledLink(statements: readonly Statement[], { command: { name } }: Known<'interface'>) {
  const channel = /^Port-channel(\d+)/.exec(name)?.[1]
  const members =
    channel === undefined
      ? []
      : membersOf(statements, Number(channel)).map(
          (member) => configuredSpeed(statements, member) ?? interfaceDefaults(member),
        )
  const [first] = members
  if (!first) return undefined
  return { bandwidthKbit: members.reduce((sum, member) => sum + member.bandwidthKbit, 0), delayTens: first.delayTens }
}

/** PPP has nobody else at the other end. */
export const isPointToPoint = ({ children }: Known<'interface'>): boolean =>
  lastSet(children, 'dialer-pool') !== undefined || lastSet(children, 'encapsulation-ppp') !== undefined

function dialling(statements: readonly Statement[], pool: number): string | undefined {
  return all(statements, 'interface').find(({ children }) => inPool(children, pool))?.command.name
}

function inPool(lines: readonly Statement[], pool: number): boolean {
  return (
    all(lines, 'pppoe-client').some((item) => item.command.pool === pool && !item.negated) ||
    all(lines, 'dialer-pool-member').some((item) => item.command.pool === pool && !item.negated) ||
    all(lines, 'atm-pvc').some((circuit) => inPool(circuit.children, pool))
  )
}

const childrenOf = (statements: readonly Statement[], name: string): readonly Statement[] =>
  all(statements, 'interface').findLast(({ command }) => command.name === name)?.children ?? []
