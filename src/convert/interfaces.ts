/** Interfaces with their HSRP groups. */
import {
  type InterfaceAddress,
  type InterfaceConfig,
  IOS_DEFAULTS,
  interfaceDefaults,
  type NotKnown,
  notKnownAt,
} from '../config/index'
import type { Statement } from '../ios/index'
import { lengthOfMask } from '../net/index'
import { PROTOCOLS } from '../sim/protocols/all'
import { bundledLink, carrierOf, channelOf, isPointToPoint, noteIsl } from './carried'
import { lentAddress } from './lent'
import { dfBitIn, lookAheadIn, mtuOf } from './packet-size'
import { configuredSpeed } from './port-speed'
import { checkQueues, interfaceQueue, noteQueue } from './queueing'
import { address, all, type Known, lastSet, leaveOpen, type Reader, sourceOf, toggle, warn } from './reader'
import { routingOff } from './routing-off'
import { switchingOf } from './switched'
import { namedVrf, vrfsIn } from './vrfs'

/** What protocols read of an interface's lines. */
function partsOfProtocols(reader: Reader, name: string, lines: readonly Statement[], names: ReadonlySet<string>) {
  const parts = PROTOCOLS.map((row) => row.readsInterface?.(reader, lines, names, name) ?? {})
  return Object.assign({}, ...parts) as Partial<InterfaceConfig>
}

export function readInterfaces(reader: Reader): readonly InterfaceConfig[] {
  const found = all(reader.config.statements, 'interface')
  const names = new Set(found.map((item) => item.command.name))
  const host = passageOfHost(reader)
  return found.map((item) => {
    const passage = host ?? passageOf(reader, item)
    return { ...readInterface(reader, item, names), ...(passage ? { passage } : {}) }
  })
}

/** A router without routing is a host: which of its packets it sends on is not known here. */
function passageOfHost(reader: Reader): NotKnown | undefined {
  const off = routingOff(reader)
  if (!off) return undefined
  const what = off.sure ? 'it does not route' : 'it is a switch, and no line says ip routing'
  return notKnownAt(reader.device, off.because, `what ${reader.device} passes on: ${what}`)
}

/** Words of lines below an interface that let packets through or not, and change them. */
const GUARDS =
  /^(?:ip (?:verify|ips|auth-proxy|admission|urlfilter|access-group|inspect|audit)|rate-limit|content-scan|utd|mac access-group|zone-member)\b/

/** The first line that is not read and may stop or change what passes. */
function passageOf(reader: Reader, { command: { name }, children }: Known<'interface'>): NotKnown | undefined {
  const found = children.find(({ command, negated, text }) => {
    const known = command.kind === 'unknown' && !negated ? command.known : undefined
    if (known?.kind !== 'consequential' || /^\s*no /.test(text)) return false
    return known.unknown === 'translation' || known.unknown === 'tunnels' || GUARDS.test(text.trim())
  })
  return found && notKnownAt(reader.device, sourceOf(found), `what passes ${name}`)
}

function readInterface(reader: Reader, item: Known<'interface'>, names: ReadonlySet<string>): InterfaceConfig {
  const { name } = item.command
  const lines = item.children
  const { statements } = reader.config
  const usual = bundledLink(statements, item) ?? configuredSpeed(statements, name) ?? interfaceDefaults(name)
  const accessIn = accessGroup(lines, 'in')
  const accessOut = accessGroup(lines, 'out')
  const inspectIn = inspection(lines, 'in')
  const zone = lastSet(lines, 'zone-member')
  const routed = lastSet(lines, 'ip-policy')
  const inspectOut = inspection(lines, 'out')
  const map = lastSet(lines, 'crypto-map-apply')
  const side = lastSet(lines, 'ip-nat-side')?.command.side
  const mss = lastSet(lines, 'ip-tcp-adjust-mss')
  const dfBit = dfBitIn(lines)
  const lookAhead = lookAheadIn(lines)
  const policy = all(lines, 'service-policy').findLast((item) => item.command.direction === 'output')
  const queue = interfaceQueue(lines)
  noteQueue(reader, name, lines)
  checkQueues(reader, name, lines)
  const unreachables = toggle(lines, 'ip-unreachables', true)
  const vrf = vrfOf(reader, name, lines)
  const over = carrierOf(reader, item)
  noteIsl(reader, item)
  const cache = all(lines, 'ip-route-cache').findLast((cached) => cached.command.what === 'same-interface')
  return {
    name,
    kind: name.startsWith('Loopback') ? 'loopback' : 'ethernet',
    source: item.source,
    ...(over ? { over } : {}),
    ...channelOf(lines),
    ...switchingOf(reader, item, over),
    ...(isPointToPoint(item) ? { pointToPoint: true } : {}),
    address: heldIn(reader, name, vrf, lentAddress(reader, item) ?? readAddress(lines)),
    ...(vrf ? { vrf } : {}),
    ...secondariesOf(lines),
    ...describedIn(lines),
    shutdown: toggle(lines, 'shutdown', false),
    ...carrierDelayOf(lines),
    bandwidthKbit: lastSet(lines, 'bandwidth')?.command.kbit ?? usual.bandwidthKbit,
    delayTens: lastSet(lines, 'delay')?.command.tens ?? usual.delayTens,
    mtu: mtuOf(item),
    redirects: toggle(lines, 'ip-redirects', true),
    proxyArp: proxyArpOf(reader, lines),
    sameInterfaceCache: cache
      ? { value: !cache.negated, source: cache.source }
      : { value: reader.defaults.sameInterfaceCache },
    hsrp: [],
    ...partsOfProtocols(reader, name, lines, names),
    arpTimeoutSeconds: lastSet(lines, 'arp-timeout')?.command.seconds ?? IOS_DEFAULTS.arpTimeoutSeconds,
    ...(unreachables.value || !unreachables.source ? {} : { unreachablesOff: unreachables.source }),
    ...(accessIn ? { accessIn } : {}),
    ...(accessOut ? { accessOut } : {}),
    ...(inspectIn ? { inspectIn } : {}),
    ...(routed ? { policyRoute: { value: routed.command.map, source: routed.source } } : {}),
    ...(zone ? { zoneMember: { value: zone.command.zone, source: zone.source } } : {}),
    ...(inspectOut ? { inspectOut } : {}),
    ...(map ? { cryptoMap: { value: map.command.map, source: map.source } } : {}),
    ...redundancyOf(reader, map),
    ...(dfBit ? { dfBit } : {}),
    ...(lookAhead ? { lookAhead } : {}),
    ...(side ? { natSide: side } : {}),
    ...(mss === undefined ? {} : { adjustMss: { value: mss.command.bytes, source: mss.source } }),
    ...(queue ? { queue } : {}),
    ...(policy && !policy.negated ? { policyOut: { value: policy.command.policy, source: policy.source } } : {}),
  }
}

/** `ip arp proxy disable` holds for every interface. */
function proxyArpOf({ config }: Reader, lines: readonly Statement[]): InterfaceConfig['proxyArp'] {
  const off = all(config.statements, 'ip-arp-proxy').findLast(({ negated }) => !negated)
  return off ? { value: false, source: off.source } : toggle(lines, 'ip-proxy-arp', true)
}

type Address = InterfaceConfig['address']

/** The address, unless it is in a VRF of which no line says that it holds IPv4: the router takes none there. */
function heldIn(reader: Reader, name: string, vrf: InterfaceConfig['vrf'], address: Address): Address {
  const found = vrf && vrfsIn(reader.config.statements).find((item) => item.name === vrf.value)
  if (address.kind === 'none' || !vrf || !found || found.ipv4) return address
  warn(
    reader,
    vrf.source,
    `VRF ${found.name} has no address-family ipv4`,
    `The router refuses an IPv4 address of ${name}: it has none.`,
    `Write address-family ipv4 below vrf definition ${found.name}.`,
  )
  return { kind: 'none' }
}

/** An interface of a VRF is not in the global table: neither its network nor a protocol of the router is there. */
function vrfOf(reader: Reader, name: string, lines: readonly Statement[]): InterfaceConfig['vrf'] {
  const found = lastSet(lines, 'vrf-forwarding') ?? lastSet(lines, 'ip-vrf-forwarding')
  if (!found) return undefined
  return namedVrf(
    reader,
    found.command.vrf,
    found.source,
    `${name} would stay in the global table. It is taken to be in the VRF.`,
  )
}

/** What people are told of it, and whether its neighbours are. */
function describedIn(lines: readonly Statement[]): Pick<InterfaceConfig, 'description' | 'cdpOff'> {
  const description = lastSet(lines, 'description')?.command.text
  return {
    ...(description === undefined ? {} : { description }),
    ...(toggle(lines, 'cdp-enable', true).value ? {} : { cdpOff: true }),
  }
}

function carrierDelayOf(lines: readonly Statement[]): Partial<InterfaceConfig> {
  const told = lastSet(lines, 'carrier-delay')?.command
  return told ? { carrierDelaySeconds: told.delay / (told.msec ? 1000 : 1) } : {}
}

function redundancyOf(reader: Reader, map: Known<'crypto-map-apply'> | undefined): Partial<InterfaceConfig> {
  const name = map?.command.redundancy
  if (!map || name === undefined) return {}
  if (map.command.stateful)
    leaveOpen(
      reader,
      map.source,
      { kind: 'take-over', map: map.command.map },
      'whether tunnels outlive a take-over',
      'Stateful redundancy of IPsec is not simulated: after a take-over the peers begin anew',
    )
  return { cryptoRedundancy: { value: name, source: map.source } }
}

/** The last line about the primary address counts, whether it gives one, leases one or takes it away. */
function readAddress(lines: readonly Statement[]): InterfaceAddress {
  const found = lines.findLast(
    ({ command }) =>
      command.kind === 'ip-address-dhcp' ||
      command.kind === 'ip-address-negotiated' ||
      (command.kind === 'ip-address' && !command.secondary),
  )
  if (!found || found.negated) return { kind: 'none' }
  const source = sourceOf(found)
  if (found.command.kind === 'ip-address-negotiated')
    return { kind: 'dhcp', negotiated: true, ...(lastSet(lines, 'ppp-default-route') ? {} : { noRoute: true }), source }
  if (found.command.kind !== 'ip-address') return { kind: 'dhcp', source }
  const length = lengthOfMask(address(found.command.mask)) ?? 32
  return { kind: 'static', address: address(found.command.address), length, source }
}

/** Further networks of its own; their lines add up. */
function secondariesOf(lines: readonly Statement[]): Pick<InterfaceConfig, 'secondaries'> {
  const secondaries = all(lines, 'ip-address').flatMap(({ command, negated, source }) =>
    command.secondary && !negated
      ? [{ address: address(command.address), length: lengthOfMask(address(command.mask)) ?? 32, source }]
      : [],
  )
  return secondaries.length > 0 ? { secondaries } : {}
}

function accessGroup(lines: readonly Statement[], direction: 'in' | 'out') {
  const found = all(lines, 'ip-access-group').findLast((item) => item.command.direction === direction)
  return found && !found.negated ? { value: found.command.list, source: found.source } : undefined
}

function inspection(lines: readonly Statement[], direction: 'in' | 'out') {
  const found = all(lines, 'ip-inspect-apply').findLast((item) => item.command.direction === direction)
  return found && !found.negated ? { value: found.command.name, source: found.source } : undefined
}
