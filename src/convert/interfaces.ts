/** Interfaces with their HSRP groups. */
import {
  type HsrpConfig,
  type InterfaceAddress,
  type InterfaceConfig,
  interfaceDefaults,
  type Source,
} from '../config/index'
import type { Command, Statement } from '../ios/index'
import { lengthOfMask } from '../net/index'
import { address, all, type Known, last, lastSet, type Reader, toggle, warn } from './reader'

/** IOS keeps an ARP entry for four hours. */
const ARP_TIMEOUT_SECONDS = 14_400

export function readInterfaces(reader: Reader): readonly InterfaceConfig[] {
  const byName = new Map<string, Known<'interface'>>()
  for (const item of all(reader.config.statements, 'interface')) {
    const before = byName.get(item.command.name)
    byName.set(
      item.command.name,
      before ? { ...item, source: before.source, children: [...before.children, ...item.children] } : item,
    )
  }
  return [...byName.values()].map((item) => readInterface(reader, item))
}

function readInterface(reader: Reader, item: Known<'interface'>): InterfaceConfig {
  const { name } = item.command
  const lines = item.children
  const usual = interfaceDefaults(name)
  const accessIn = accessGroup(lines, 'in')
  const accessOut = accessGroup(lines, 'out')
  const map = lastSet(lines, 'crypto-map-apply')
  const side = lastSet(lines, 'ip-nat-side')?.command.side
  const mss = lastSet(lines, 'ip-tcp-adjust-mss')?.command.bytes
  const cache = all(lines, 'ip-route-cache').findLast((cached) => cached.command.what === 'same-interface')
  return {
    name,
    kind: name.startsWith('Loopback') ? 'loopback' : 'ethernet',
    source: item.source,
    address: readAddress(lines),
    shutdown: toggle(lines, 'shutdown', false),
    bandwidthKbit: lastSet(lines, 'bandwidth')?.command.kbit ?? usual.bandwidthKbit,
    delayTens: lastSet(lines, 'delay')?.command.tens ?? usual.delayTens,
    mtu: lastSet(lines, 'ip-mtu')?.command.bytes ?? lastSet(lines, 'mtu')?.command.bytes ?? 1500,
    redirects: toggle(lines, 'ip-redirects', true),
    proxyArp: toggle(lines, 'ip-proxy-arp', true),
    sameInterfaceCache: cache
      ? { value: !cache.negated, source: cache.source }
      : { value: reader.defaults.sameInterfaceCache },
    hsrp: readHsrp(reader, lines),
    arpTimeoutSeconds: lastSet(lines, 'arp-timeout')?.command.seconds ?? ARP_TIMEOUT_SECONDS,
    ...(accessIn ? { accessIn } : {}),
    ...(accessOut ? { accessOut } : {}),
    ...(map ? { cryptoMap: { value: map.command.map, source: map.source } } : {}),
    ...(side ? { natSide: side } : {}),
    ...(mss === undefined ? {} : { adjustMss: mss }),
  }
}

function readAddress(lines: readonly Statement[]): InterfaceAddress {
  const leased = last(lines, 'ip-address-dhcp')
  if (leased && !leased.negated) return { kind: 'dhcp', source: leased.source }
  const set = all(lines, 'ip-address').filter((item) => !item.command.secondary)
  const found = set.at(-1)
  if (!found || found.negated) return { kind: 'none' }
  return {
    kind: 'static',
    address: address(found.command.address),
    length: lengthOfMask(address(found.command.mask)) ?? 32,
    source: found.source,
  }
}

function accessGroup(lines: readonly Statement[], direction: 'in' | 'out') {
  const found = all(lines, 'ip-access-group').findLast((item) => item.command.direction === direction)
  return found && !found.negated ? { value: found.command.list, source: found.source } : undefined
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
function readHsrp(reader: Reader, lines: readonly Statement[]): readonly HsrpConfig[] {
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
  const tracks = own('standby-track').filter((item) => !item.negated)
  return {
    group,
    priority: priority ? { value: priority.command.priority, source: priority.source } : { value: 100 },
    preempt: preempt ? { value: true, source: preempt.source } : { value: false },
    preemptDelaySeconds: preempt?.command.delayMinimum ?? 0,
    preemptReloadDelaySeconds: preempt?.command.delayReload ?? 0,
    helloSeconds: timers?.command.helloSeconds ?? 3,
    holdSeconds: timers?.command.holdSeconds ?? 10,
    authentication: set('standby-authentication')?.command.text ?? 'cisco',
    tracks: tracks.map((item) => ({
      interface: item.command.interface,
      decrement: item.command.decrement ?? 10,
      source: item.source,
    })),
    source: virtual.source satisfies Source,
    ...(virtual.command.address === undefined ? {} : { virtualAddress: address(virtual.command.address) }),
  }
}
