/** `packet-tracer input IFC …`: the packet that is asked about (ASA Command Reference, packet-tracer; from 7.2 on). */
import { PROTOCOL_NUMBERS, portNumber } from '../../ios/index'
import type { Ipv4Packet, Payload } from '../../net/index'
import { addressOf } from '../language/match'
import { type Action, type Call, command, type Outcome } from './row'

const OPAQUE = { kind: 'opaque' } as const
const TTL = 255

const wrong = (what: string): Outcome => ({ output: `ERROR: % Invalid input: ${what}`, ok: false })

const tracer =
  (payloadOf: (args: Call['args']) => Payload | string): Action =>
  ({ context, args }) => {
    const port = context.configuration.interfaces.find((item) => item.zone?.name === args.ifc)
    if (!port) return { output: `ERROR: ${args.ifc ?? ''} is not the name of an interface`, ok: false }
    const [source, destination] = [addressOf(args, 'source'), addressOf(args, 'target')]
    const payload = payloadOf(args)
    if (typeof payload === 'string') return wrong(payload)
    if (source === undefined || destination === undefined) return wrong('an address is expected')
    const packet: Ipv4Packet = { source, destination, ttl: TTL, dscp: 0, payload }
    return { output: '', effects: [{ kind: 'packet-tracer', request: { interface: port.name, packet } }] }
  }

/** A number, or the name that the firewall prints for it. */
function portOf(protocol: 'tcp' | 'udp', text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  const number = /^\d+$/.test(text) ? Number(text) : portNumber(protocol, text)
  return number !== undefined && number <= 65_535 ? number : undefined
}

const transport =
  (protocol: 'tcp' | 'udp') =>
  (args: Call['args']): Payload | string => {
    const [sourcePort, destinationPort] = [portOf(protocol, args.from), portOf(protocol, args.to)]
    if (sourcePort === undefined || destinationPort === undefined) return 'a port is expected'
    const ports = { sourcePort, destinationPort, message: OPAQUE, dataSize: 0 }
    return protocol === 'tcp' ? { protocol, flags: 'syn', ...ports } : { protocol, ...ports }
  }

const ICMP_TYPES: ReadonlyMap<string, 'echo' | 'echo-reply' | 'unreachable' | 'time-exceeded'> = new Map([
  ['8', 'echo'],
  ['0', 'echo-reply'],
  ['3', 'unreachable'],
  ['11', 'time-exceeded'],
])

function icmp(args: Call['args']): Payload | string {
  const type = ICMP_TYPES.get(args.type ?? '')
  if (!type) return 'ICMP type 0, 3, 8 or 11 is expected: others are not simulated'
  return { protocol: 'icmp', type, code: Number(args.code), id: Number(args.id ?? 0), sequence: 0, dataSize: 28 }
}

function raw(args: Call['args']): Payload | string {
  const number = PROTOCOL_NUMBERS.get(args.protocol ?? '') ?? Number(args.protocol)
  return Number.isInteger(number) && number <= 255
    ? { protocol: 'other', number, dataSize: 40 }
    : 'a protocol number is expected'
}

const FORMS: readonly (readonly [string, (args: Call['args']) => Payload | string])[] = [
  ['tcp <source:A.B.C.D> <from:PORT> <target:A.B.C.D> <to:PORT>', transport('tcp')],
  ['udp <source:A.B.C.D> <from:PORT> <target:A.B.C.D> <to:PORT>', transport('udp')],
  ['icmp <source:A.B.C.D> <type:0-255> <code:0-255> <target:A.B.C.D>', icmp],
  ['icmp <source:A.B.C.D> <type:0-255> <code:0-255> <id:0-65535> <target:A.B.C.D>', icmp],
  ['rawip <source:A.B.C.D> <protocol:WORD> <target:A.B.C.D>', raw],
]

export const PACKET_TRACER = FORMS.flatMap(([form, payload]) =>
  command(`packet-tracer input <ifc:WORD> ${form} [detailed]`, tracer(payload)),
)
