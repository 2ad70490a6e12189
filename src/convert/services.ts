/** Protocols that class-maps name, as numbers and ports. */
import type { Service } from '../config/index'
import { portNumber } from '../ios/index'
import { protocolOf } from './filters/words'

/** Ports of protocols that classes name besides those that access lists know (IOS port-to-application mapping). */
const APPLICATIONS: ReadonlyMap<string, readonly (readonly ['tcp' | 'udp', number])[]> = new Map([
  ['http', [['tcp', 80]]],
  ['https', [['tcp', 443]]],
  ['ssh', [['tcp', 22]]],
  ['telnet', [['tcp', 23]]],
  ['ftp', [['tcp', 21]]],
  ['smtp', [['tcp', 25]]],
  ['pop3', [['tcp', 110]]],
  ['imap', [['tcp', 143]]],
  [
    'dns',
    [
      ['udp', 53],
      ['tcp', 53],
    ],
  ],
  ['ntp', [['udp', 123]]],
  ['snmp', [['udp', 161]]],
  ['tftp', [['udp', 69]]],
  ['syslog', [['udp', 514]]],
  ['bootps', [['udp', 67]]],
  ['bootpc', [['udp', 68]]],
  ['isakmp', [['udp', 500]]],
  ['ipsec-msft', [['udp', 4500]]],
  ['skinny', [['tcp', 2000]]],
  [
    'sip',
    [
      ['udp', 5060],
      ['tcp', 5060],
    ],
  ],
  ['h323', [['tcp', 1720]]],
])

/** `undefined` for a protocol that is not told by its ports. */
export function servicesOf(words: string): readonly Service[] | undefined {
  const name = words.trim().toLowerCase()
  if (name === 'tcp' || name === 'udp' || name === 'icmp') return [{ protocol: protocolOf(name) ?? 0 }]
  const known = APPLICATIONS.get(name)
  if (known) return known.map(([protocol, port]) => ({ protocol: protocolOf(protocol) ?? 0, port }))
  return portNumber('tcp', name) === undefined
    ? undefined
    : [{ protocol: protocolOf('tcp') ?? 0, port: portNumber('tcp', name) ?? 0 }]
}
