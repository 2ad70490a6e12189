/** Port names as PIX and ASA print them, by protocol (ASA CLI configuration guide, addresses, protocols and ports). */
import { portNumber } from '../ios/index'

const BOTH = [
  ['cifs', 3020],
  ['discard', 9],
  ['domain', 53],
  ['echo', 7],
  ['nfs', 2049],
  ['pim-auto-rp', 496],
  ['sip', 5060],
  ['sunrpc', 111],
  ['tacacs', 49],
  ['talk', 517],
] as const

const UDP: ReadonlyMap<string, number> = new Map([
  ...BOTH,
  ['biff', 512],
  ['bootpc', 68],
  ['bootps', 67],
  ['dnsix', 195],
  ['isakmp', 500],
  ['mobile-ip', 434],
  ['nameserver', 42],
  ['netbios-dgm', 138],
  ['netbios-ns', 137],
  ['ntp', 123],
  ['pcanywhere-status', 5632],
  ['radius', 1645],
  ['radius-acct', 1646],
  ['rip', 520],
  ['secureid-udp', 5510],
  ['snmp', 161],
  ['snmptrap', 162],
  ['syslog', 514],
  ['tftp', 69],
  ['time', 37],
  ['vxlan', 4789],
  ['who', 513],
  ['xdmcp', 177],
])

const TCP: ReadonlyMap<string, number> = new Map([
  ...BOTH,
  ['aol', 5190],
  ['bgp', 179],
  ['chargen', 19],
  ['citrix-ica', 1494],
  ['cmd', 514],
  ['ctiqbe', 2748],
  ['daytime', 13],
  ['exec', 512],
  ['finger', 79],
  ['ftp', 21],
  ['ftp-data', 20],
  ['gopher', 70],
  ['h323', 1720],
  ['hostname', 101],
  ['https', 443],
  ['ident', 113],
  ['imap4', 143],
  ['irc', 194],
  ['kerberos', 88],
  ['klogin', 543],
  ['kshell', 544],
  ['ldap', 389],
  ['ldaps', 636],
  ['login', 513],
  ['lotusnotes', 1352],
  ['lpd', 515],
  ['netbios-ssn', 139],
  ['nntp', 119],
  ['pcanywhere-data', 5631],
  ['pop2', 109],
  ['pop3', 110],
  ['pptp', 1723],
  ['rtsp', 554],
  ['smtp', 25],
  ['sqlnet', 1521],
  ['ssh', 22],
  ['telnet', 23],
  ['uucp', 540],
  ['whois', 43],
  ['www', 80],
])

/** Words that are read and printed otherwise. */
const READ_AS: ReadonlyMap<string, string> = new Map([
  ['http', 'www'],
  ['rsh', 'cmd'],
  // What IOS prints and the checks of both tongues write.
  ['non500-isakmp', '4500'],
])

const NONE: ReadonlyMap<string, number> = new Map()

/** TCP's names serve `tcp-udp` too. */
const namesOf = (protocol: string) =>
  protocol === 'udp' || protocol === '17' ? UDP : /^(?:tcp|tcp-udp|object-group|6)$/.test(protocol) ? TCP : NONE

/** A port by name or number; `undefined` when it is neither. */
export function asaPortNumber(protocol: string, text: string): number | undefined {
  const word = text.toLowerCase()
  return portNumber(protocol, READ_AS.get(word) ?? word, namesOf(protocol))
}

/** A port as it is printed: by name where there is one. */
export function asaPortName(protocol: string, port: number): string {
  return [...namesOf(protocol)].find(([, number]) => number === port)?.[0] ?? String(port)
}
