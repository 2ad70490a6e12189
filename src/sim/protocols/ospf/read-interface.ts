/** What OSPF was told of each interface: times, costs, kind of network, keys. */
import type { InterfaceConfig } from '../../../config/index'
import { secretOf } from '../../../convert/key-chains'
import { all, lastSet, leaveOpen, type Reader } from '../../../convert/reader'
import type { Statement } from '../../../ios/index'
import { namesInMaking } from '../../../net/index'
import { areaOf, BACKBONE } from './area'
import type { OspfConfig, OspfInterfaceConfig, OspfNetworkType } from './config'
import { OSPF_DEFAULTS } from './defaults'
import type { OspfNumber } from './lines-interface'

export function readOspfInterfaces(reader: Reader, interfaces: readonly InterfaceConfig[]): OspfConfig['interfaces'] {
  const result = namesInMaking<OspfInterfaceConfig>()
  for (const item of all(reader.config.statements, 'interface')) {
    const port = interfaces.find(({ name }) => name === item.command.name)
    if (port) result[port.name] = portOf(reader, port, item.children)
  }
  return result
}

function portOf(reader: Reader, port: InterfaceConfig, lines: readonly Statement[]): OspfInterfaceConfig {
  const number = (of: OspfNumber) => numberOf(lines, of)
  const cost = number('cost')
  const authentication = lastSet(lines, 'ospf-authentication')?.command.by
  const password = lastSet(lines, 'ospf-authentication-key')?.command
  return {
    ...areaBelow(lines),
    ...(cost === undefined ? {} : { cost }),
    priority: number('priority') ?? OSPF_DEFAULTS.priority,
    ...timersOf(lines),
    retransmitSeconds: number('retransmit') ?? OSPF_DEFAULTS.retransmitSeconds,
    transmitDelaySeconds: number('delay') ?? OSPF_DEFAULTS.transmitDelaySeconds,
    network: networkOf(reader, port, lines),
    mtuIgnore: lastSet(lines, 'ospf-mtu-ignore') !== undefined,
    ...(authentication === undefined
      ? {}
      : { authentication: authentication === 'message-digest' ? 'md5' : authentication }),
    ...(password ? { password: secretOf(password).slice(0, PASSWORD_LENGTH) } : {}),
    keys: all(lines, 'ospf-digest-key')
      .filter(({ negated }) => !negated)
      .map(({ command }) => ({ id: command.id, text: secretOf(command).slice(0, DIGEST_KEY_LENGTH) })),
  }
}

function numberOf(lines: readonly Statement[], of: OspfNumber): number | undefined {
  const found = all(lines, 'ospf-number').findLast(({ command }) => command.of === of)
  return found?.negated ? undefined : found?.command.value
}

/** Bytes of a password, and of a key, that count (RFC 2328 appendix D). */
const PASSWORD_LENGTH = 8
const DIGEST_KEY_LENGTH = 16

function areaBelow(lines: readonly Statement[]): Pick<OspfInterfaceConfig, 'area'> {
  const told = lastSet(lines, 'ospf-area')?.command
  if (!told) return {}
  return {
    area: { process: told.process, area: areaOf(told.area) ?? BACKBONE, secondaries: !told.noSecondaries },
  }
}

function timersOf(lines: readonly Statement[]): Pick<OspfInterfaceConfig, 'helloSeconds' | 'deadSeconds'> {
  const fast = lastSet(lines, 'ospf-fast-hello')?.command.multiplier
  if (fast !== undefined) return { helloSeconds: 1 / fast, deadSeconds: 1 }
  const helloSeconds = numberOf(lines, 'hello') ?? OSPF_DEFAULTS.helloSeconds
  const deadSeconds = numberOf(lines, 'dead') ?? helloSeconds * OSPF_DEFAULTS.deadHellos
  return { helloSeconds, deadSeconds }
}

/** Lines that are point-to-point by their kind. */
const SERIAL = /^(?:Serial|Tunnel|Dialer|Multilink|Virtual-|ATM\d+.*\.|POS)/

function networkOf(reader: Reader, port: InterfaceConfig, lines: readonly Statement[]): OspfNetworkType {
  const told = lastSet(lines, 'ospf-network-type')
  if (!told) {
    if (port.kind === 'loopback') return 'loopback'
    return port.pointToPoint === true || SERIAL.test(port.name) ? 'point-to-point' : 'broadcast'
  }
  const { type } = told.command
  if (type === 'broadcast' || type === 'point-to-point') return type
  leaveOpen(
    reader,
    told.source,
    { kind: 'neighbor', protocol: 'ospf', interface: port.name },
    `whether OSPF has neighbours on ${port.name}`,
    `A network that is ${type} is not simulated`,
  )
  return 'other'
}
