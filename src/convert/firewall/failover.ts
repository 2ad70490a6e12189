/** What the lines of a failover pair come to: which unit this is, its link, and the addresses that change hands. */
import { type AsaConfig, failoverLines } from '../../asa/index'
import type { FailoverConfig, InterfaceConfig } from '../../config/index'
import { ANY_ADDRESS, lengthOfMask, parseIp } from '../../net/index'
import { type AsaReader, all, type Item, sourceOf, warn } from './statements'

/** Seconds by default (ASA command reference: failover polltime). */
const USUAL = { poll: 1, hold: 15, interfacePoll: 5 }

/** Polls of an interface that its hold time is (ASA command reference: failover polltime interface). */
const HOLDS = 5

/** A number of interfaces, or so many of a hundred of those that are watched. */
function policyOf(words: string | undefined, interfaces: FailoverConfig['interfaces']): number {
  const value = Number.parseInt(words ?? '1', 10)
  const watched = interfaces.filter(({ monitored }) => monitored).length
  return words?.endsWith('%') ? Math.max(1, Math.ceil((watched * value) / 100)) : value
}

type Setting = Item<'failover-setting'>

/** Nothing where failover is off, or where too little is said for two units to find each other. */
export function readFailover(
  reader: AsaReader,
  dialect: AsaConfig['dialect'],
  interfaces: readonly InterfaceConfig[],
): FailoverConfig | undefined {
  const { statements } = reader
  const on = all(statements, 'failover').at(-1)
  if (!on) return undefined
  const settings = all(statements, 'failover-setting')
  const pair = failoverLines(statements)
  const link = linkOf(pair, interfaces)
  if (dialect === 'pix' || typeof link === 'string') {
    const why = typeof link === 'string' ? link : 'units that are joined by a serial cable are not simulated'
    warn(
      reader,
      on.source,
      `A firewall of two units is drawn as one: ${why}`,
      'It is simulated as if it stood alone.',
      'Bear in mind that the other unit would take over.',
    )
    return undefined
  }
  const unmonitored = new Set(
    statements.flatMap(({ command, negated }) =>
      command.kind === 'monitor-interface' && negated ? [command.name] : [],
    ),
  )
  const [poll, hold] = timesOf(last(settings, /^polltime (?!interface)(.+)$/))
  const [interfacePoll = USUAL.interfacePoll, interfaceHold] = timesOf(last(settings, /^polltime interface (.+)$/))
  const carried = carrying(reader, interfaces, unmonitored)
  return {
    unit: link.unit,
    link: link.link,
    stateful: pair?.stateful === true,
    pollSeconds: poll ?? USUAL.poll,
    holdSeconds: hold ?? Math.max(USUAL.hold, 3 * (poll ?? USUAL.poll)),
    interfacePollSeconds: interfacePoll,
    interfaceHoldSeconds: interfaceHold ?? HOLDS * interfacePoll,
    policy: policyOf(last(settings, /^interface-policy (\d+%?)$/), carried),
    interfaces: carried,
  }
}

const last = (settings: readonly Setting[], pattern: RegExp): string | undefined =>
  settings.flatMap(({ command }) => pattern.exec(command.words)?.[1] ?? []).at(-1)

/** `unit msec 500 holdtime 3` in seconds. */
function timesOf(words = ''): readonly (number | undefined)[] {
  const [before = '', after = ''] = words.split('holdtime')
  return [before, after].map((part) => {
    const value = /(\d+)/.exec(part)?.[1]
    return value === undefined ? undefined : Number(value) / (part.includes('msec') ? 1000 : 1)
  })
}

interface Joined {
  readonly unit: FailoverConfig['unit']
  readonly link: FailoverConfig['link']
}

function linkOf(pair: ReturnType<typeof failoverLines>, interfaces: readonly InterfaceConfig[]): Joined | string {
  const { unit, link, addresses } = pair ?? {}
  if (!unit || !link) return 'no line says which interface the failover link is (failover lan interface)'
  if (!addresses) return `${link.name} has no addresses (failover interface ip)`
  const found = interfaces.find((item) => item.name.toLowerCase() === link.port.toLowerCase())?.name
  if (found === undefined) return `there is no interface ${link.port}`
  return { unit, link: { interface: found, ...addresses, source: sourceOf(link.line) } }
}

const lengthOf = (mask: string) => lengthOfMask(parseIp(mask) ?? ANY_ADDRESS) ?? 32

function carrying(
  { statements }: AsaReader,
  interfaces: readonly InterfaceConfig[],
  unmonitored: ReadonlySet<string>,
): FailoverConfig['interfaces'] {
  return interfaces.flatMap((item) => {
    const section = all(statements, 'interface').find(({ command }) => command.name === item.name)
    const words = section && all(section.children, 'ip-address').at(-1)?.command
    const [active, standby] = [parseIp(words?.address ?? ''), parseIp(words?.standby ?? '')]
    if (!words || active === undefined || !item.zone) return []
    return [
      {
        name: item.name,
        length: lengthOf(words.mask),
        active,
        ...(standby === undefined ? {} : { standby }),
        // Subinterfaces are watched only where a line says so; without a second address there is nobody to hear.
        monitored: !unmonitored.has(item.zone.name) && item.over === undefined && standby !== undefined,
      },
    ]
  })
}

/** The address of the link, and, of the secondary, the second addresses: those that it has while the other is active. */
export function withFailoverAddresses(
  interfaces: readonly InterfaceConfig[],
  failover: FailoverConfig | undefined,
): readonly InterfaceConfig[] {
  if (!failover) return interfaces
  const { link, unit } = failover
  return interfaces.map((item): InterfaceConfig => {
    if (item.name === link.interface)
      return { ...item, address: { kind: 'static', address: link.own, length: link.length, source: link.source } }
    const pair = failover.interfaces.find(({ name }) => name === item.name)
    if (unit === 'primary' || !pair || item.address.kind !== 'static') return item
    return pair.standby === undefined
      ? { ...item, address: { kind: 'none' } }
      : { ...item, address: { ...item.address, address: pair.standby } }
  })
}
