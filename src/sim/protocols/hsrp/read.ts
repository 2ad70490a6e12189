/** HSRP's groups, read from the lines of an interface. */
import { type HsrpConfig, IOS_DEFAULTS } from '../../../config/index'
import { secretOf } from '../../../convert/key-chains'
import { address, all, type Known, lastSet, type Reader, remarkIdle, warn } from '../../../convert/reader'
import type { Command, Statement } from '../../../ios/index'

const HSRP_KINDS = [
  'standby-ip',
  'standby-priority',
  'standby-preempt',
  'standby-timers',
  'standby-track',
  'standby-track-object',
  'standby-authentication',
  'standby-authentication-md5',
  'standby-name',
] as const

const groupOf = (command: Command) => ('group' in command ? command.group : undefined)

/** Groups in the order of their first line; each line adds to its group. */
export function readHsrp(
  reader: Reader,
  lines: readonly Statement[],
  names: ReadonlySet<string>,
): readonly HsrpConfig[] {
  const groups: number[] = []
  for (const kind of HSRP_KINDS) {
    for (const item of all(lines, kind)) if (!groups.includes(item.command.group)) groups.push(item.command.group)
  }
  const told = lastSet(lines, 'standby-delay')?.command
  const version = lastSet(lines, 'standby-version')?.command.version === 2 ? 2 : 1
  return groups.flatMap((group) => {
    const own = readGroup(reader, lines, group, version)
    if (!own) return []
    const config = { ...own, ...byRelease(reader, told) }
    if (version === 1 && group > 255) {
      const cure = 'Write standby version 2, or a group of at most 255.'
      warn(reader, config.source, `HSRP version 1 has no group ${group}`, 'The router refuses it.', cure, 'error')
      return []
    }
    if (config.virtualAddress === undefined)
      warn(
        reader,
        config.source,
        `HSRP group ${group} has no address`,
        'It learns the address from an active router and cannot start alone.',
        `Add standby ${group} ip A.B.C.D.`,
      )
    for (const track of config.tracks.filter((item) => !names.has(item.interface)))
      warn(
        reader,
        track.source,
        `${track.interface} does not exist`,
        `HSRP group ${group} counts it as down: its priority stays lowered by ${track.decrement}.`,
        'Correct the name of the interface.',
      )
    return [config]
  })
}

/** When a group starts, how its timers run and whether it resigns, by the release and by `standby delay`. */
function byRelease(
  { defaults }: Reader,
  told: Known<'standby-delay'>['command'] | undefined,
): Pick<HsrpConfig, 'startSeconds' | 'startReloadSeconds' | 'stretch' | 'resignsOnShutdown'> {
  const { startSeconds, startReloadSeconds } = IOS_DEFAULTS.hsrp
  const minimum = told?.minimum ?? (defaults.hsrpResigns ? startSeconds : 0)
  const reload = told?.reload ?? (defaults.hsrpResigns ? startReloadSeconds : 0)
  return {
    ...(minimum > 0 ? { startSeconds: minimum } : {}),
    ...(Math.max(minimum, reload) > 0 ? { startReloadSeconds: Math.max(minimum, reload) } : {}),
    ...(defaults.hsrpStretch > 0 ? { stretch: defaults.hsrpStretch } : {}),
    ...(defaults.hsrpResigns ? { resignsOnShutdown: true } : {}),
  }
}

const NO_CLIENTS =
  'A router waits so long for what follows the state of the group (stateful IPsec, Mobile IP); nothing that does is simulated, so that there is nobody to wait for.'

const OLD_KEY =
  'A router takes the old key for so long after the key has been changed; here the old key ends with the line that says it.'

function readGroup(reader: Reader, lines: readonly Statement[], group: number, version: 1 | 2): HsrpConfig | undefined {
  const own = <K extends (typeof HSRP_KINDS)[number]>(kind: K): readonly Known<K>[] =>
    all(lines, kind).filter((item) => groupOf(item.command) === group)
  const set = <K extends (typeof HSRP_KINDS)[number]>(kind: K): Known<K> | undefined => {
    const found = own(kind).at(-1)
    return found?.negated ? undefined : found
  }
  const virtual = set('standby-ip')
  if (!virtual) return undefined
  const priority = set('standby-priority')
  const preempt = set('standby-preempt')
  if (preempt?.command.delaySync !== undefined)
    remarkIdle(reader, preempt.source, `sync ${preempt.command.delaySync}`, NO_CLIENTS)
  const timers = set('standby-timers')
  const name = set('standby-name')?.command.name
  const objects = own('standby-track-object').map((item) => ({ object: item.command.object, ...loss(item) }))
  const usual = IOS_DEFAULTS.hsrp
  return {
    group,
    priority: priority ? { value: priority.command.priority, source: priority.source } : { value: usual.priority },
    preempt: preempt ? { value: true, source: preempt.source } : { value: false },
    preemptDelaySeconds: preempt?.command.delayMinimum ?? usual.preemptDelaySeconds,
    preemptReloadDelaySeconds: preempt?.command.delayReload ?? usual.preemptDelaySeconds,
    helloSeconds: timers?.command.helloSeconds ?? usual.helloSeconds,
    holdSeconds: timers?.command.holdSeconds ?? usual.holdSeconds,
    ...authenticationOf(reader, set('standby-authentication-md5'), set('standby-authentication')),
    tracks: own('standby-track').map((item) => ({ interface: item.command.interface, ...loss(item) })),
    ...(objects.length > 0 ? { objects } : {}),
    source: virtual.source,
    ...(virtual.command.address === undefined ? {} : { virtualAddress: address(virtual.command.address) }),
    ...(version === 2 ? { version } : {}),
    ...(name === undefined ? {} : { name }),
  }
}

/** `shutdown` takes the group out of the race altogether: no priority is left. */
function loss({ command, source }: Known<'standby-track'> | Known<'standby-track-object'>) {
  const all255 = command.kind === 'standby-track-object' && command.shutdown
  return { decrement: all255 ? 255 : (command.decrement ?? IOS_DEFAULTS.hsrp.trackDecrement), source }
}

function authenticationOf(
  reader: Reader,
  md5: Known<'standby-authentication-md5'> | undefined,
  text: Known<'standby-authentication'> | undefined,
): Pick<HsrpConfig, 'authentication' | 'keyed' | 'chain'> {
  if (!md5) return { authentication: text?.command.text ?? IOS_DEFAULTS.hsrp.authentication }
  const { key, chain, type, timeout } = md5.command
  if (timeout !== undefined) remarkIdle(reader, md5.source, `timeout ${timeout}`, OLD_KEY)
  const line = all(reader.config.statements, 'key-chain')
    .filter((item) => item.command.name === chain)
    .flatMap((item) => all(item.children, 'key'))
    .flatMap((item) => lastSet(item.children, 'key-string')?.command ?? [])[0]
  const told = key === undefined ? line : { key, ...(type === undefined ? {} : { type }) }
  return { authentication: told ? secretOf(told) : '', keyed: true, ...(chain === undefined ? {} : { chain }) }
}
