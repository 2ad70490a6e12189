/** Interfaces with their HSRP groups. */
import {
  type HsrpConfig,
  type InterfaceAddress,
  type InterfaceConfig,
  IOS_DEFAULTS,
  interfaceDefaults,
  type Source,
} from '../config/index'
import type { Command, Statement } from '../ios/index'
import { lengthOfMask } from '../net/index'
import { address, all, type Known, lastSet, type Reader, sourceOf, toggle, warn } from './reader'

export function readInterfaces(reader: Reader): readonly InterfaceConfig[] {
  const found = all(reader.config.statements, 'interface')
  const names = new Set(found.map((item) => item.command.name))
  return found.map((item) => readInterface(reader, item, names))
}

function readInterface(reader: Reader, item: Known<'interface'>, names: ReadonlySet<string>): InterfaceConfig {
  const { name } = item.command
  const lines = item.children
  const usual = interfaceDefaults(name)
  const accessIn = accessGroup(lines, 'in')
  const accessOut = accessGroup(lines, 'out')
  const inspectIn = inspection(lines, 'in')
  const zone = lastSet(lines, 'zone-member')
  const inspectOut = inspection(lines, 'out')
  const map = lastSet(lines, 'crypto-map-apply')
  const side = lastSet(lines, 'ip-nat-side')?.command.side
  const mss = lastSet(lines, 'ip-tcp-adjust-mss')?.command.bytes
  const policy = all(lines, 'service-policy').findLast((item) => item.command.direction === 'output')
  const cache = all(lines, 'ip-route-cache').findLast((cached) => cached.command.what === 'same-interface')
  return {
    name,
    kind: name.startsWith('Loopback') ? 'loopback' : 'ethernet',
    source: item.source,
    address: readAddress(lines),
    shutdown: toggle(lines, 'shutdown', false),
    bandwidthKbit: lastSet(lines, 'bandwidth')?.command.kbit ?? usual.bandwidthKbit,
    delayTens: lastSet(lines, 'delay')?.command.tens ?? usual.delayTens,
    mtu: lastSet(lines, 'ip-mtu')?.command.bytes ?? lastSet(lines, 'mtu')?.command.bytes ?? IOS_DEFAULTS.mtu,
    redirects: toggle(lines, 'ip-redirects', true),
    proxyArp: toggle(lines, 'ip-proxy-arp', true),
    sameInterfaceCache: cache
      ? { value: !cache.negated, source: cache.source }
      : { value: reader.defaults.sameInterfaceCache },
    hsrp: readHsrp(reader, lines, names),
    arpTimeoutSeconds: lastSet(lines, 'arp-timeout')?.command.seconds ?? IOS_DEFAULTS.arpTimeoutSeconds,
    ...(accessIn ? { accessIn } : {}),
    ...(accessOut ? { accessOut } : {}),
    ...(inspectIn ? { inspectIn } : {}),
    ...(zone ? { zoneMember: { value: zone.command.zone, source: zone.source } } : {}),
    ...(inspectOut ? { inspectOut } : {}),
    ...(map ? { cryptoMap: { value: map.command.map, source: map.source } } : {}),
    ...(side ? { natSide: side } : {}),
    ...(mss === undefined ? {} : { adjustMss: mss }),
    ...(policy && !policy.negated ? { policyOut: { value: policy.command.policy, source: policy.source } } : {}),
  }
}

/** The last line about the primary address counts, whether it gives one, leases one or takes it away. */
function readAddress(lines: readonly Statement[]): InterfaceAddress {
  const found = lines.findLast(
    ({ command }) => command.kind === 'ip-address-dhcp' || (command.kind === 'ip-address' && !command.secondary),
  )
  if (!found || found.negated) return { kind: 'none' }
  const source = sourceOf(found)
  if (found.command.kind !== 'ip-address') return { kind: 'dhcp', source }
  const length = lengthOfMask(address(found.command.mask)) ?? 32
  return { kind: 'static', address: address(found.command.address), length, source }
}

function accessGroup(lines: readonly Statement[], direction: 'in' | 'out') {
  const found = all(lines, 'ip-access-group').findLast((item) => item.command.direction === direction)
  return found && !found.negated ? { value: found.command.list, source: found.source } : undefined
}

function inspection(lines: readonly Statement[], direction: 'in' | 'out') {
  const found = all(lines, 'ip-inspect-apply').findLast((item) => item.command.direction === direction)
  return found && !found.negated ? { value: found.command.name, source: found.source } : undefined
}

const HSRP_KINDS = [
  'standby-ip',
  'standby-priority',
  'standby-preempt',
  'standby-timers',
  'standby-track',
  'standby-authentication',
] as const

const groupOf = (command: Command) => ('group' in command ? command.group : undefined)

/** Groups in the order of their first line; each line adds to its group. */
function readHsrp(reader: Reader, lines: readonly Statement[], names: ReadonlySet<string>): readonly HsrpConfig[] {
  const groups: number[] = []
  for (const kind of HSRP_KINDS) {
    for (const item of all(lines, kind)) if (!groups.includes(item.command.group)) groups.push(item.command.group)
  }
  return groups.flatMap((group) => {
    const config = readGroup(lines, group)
    if (!config) return []
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

function readGroup(lines: readonly Statement[], group: number): HsrpConfig | undefined {
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
  const timers = set('standby-timers')
  const usual = IOS_DEFAULTS.hsrp
  return {
    group,
    priority: priority ? { value: priority.command.priority, source: priority.source } : { value: usual.priority },
    preempt: preempt ? { value: true, source: preempt.source } : { value: false },
    preemptDelaySeconds: preempt?.command.delayMinimum ?? usual.preemptDelaySeconds,
    preemptReloadDelaySeconds: preempt?.command.delayReload ?? usual.preemptDelaySeconds,
    helloSeconds: timers?.command.helloSeconds ?? usual.helloSeconds,
    holdSeconds: timers?.command.holdSeconds ?? usual.holdSeconds,
    authentication: set('standby-authentication')?.command.text ?? usual.authentication,
    tracks: own('standby-track').map((item) => ({
      interface: item.command.interface,
      decrement: item.command.decrement ?? usual.trackDecrement,
      source: item.source,
    })),
    source: virtual.source satisfies Source,
    ...(virtual.command.address === undefined ? {} : { virtualAddress: address(virtual.command.address) }),
  }
}
