/** Port names as IOS prints them, by protocol (IOS command reference, access-list extended). */
const BOTH = [
  ['discard', 9],
  ['domain', 53],
  ['echo', 7],
  ['pim-auto-rp', 496],
  ['sunrpc', 111],
  ['tacacs', 49],
  ['talk', 517],
  ['time', 37],
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
  ['netbios-ss', 139],
  ['non500-isakmp', 4500],
  ['ntp', 123],
  ['rip', 520],
  ['snmp', 161],
  ['snmptrap', 162],
  ['syslog', 514],
  ['tftp', 69],
  ['who', 513],
  ['xdmcp', 177],
])

const TCP: ReadonlyMap<string, number> = new Map([
  ...BOTH,
  ['bgp', 179],
  ['chargen', 19],
  ['cmd', 514],
  ['daytime', 13],
  ['exec', 512],
  ['finger', 79],
  ['ftp', 21],
  ['ftp-data', 20],
  ['gopher', 70],
  ['hostname', 101],
  ['ident', 113],
  ['irc', 194],
  ['klogin', 543],
  ['kshell', 544],
  ['login', 513],
  ['lpd', 515],
  ['msrpc', 135],
  ['nntp', 119],
  ['pop2', 109],
  ['pop3', 110],
  ['smtp', 25],
  ['telnet', 23],
  ['uucp', 540],
  ['whois', 43],
  ['www', 80],
])

const NONE: ReadonlyMap<string, number> = new Map()
const namesOf = (protocol: string) => (protocol === 'udp' ? UDP : protocol === 'tcp' ? TCP : NONE)

const GREATEST = 65_535

/** A port by name or number; `undefined` when it is neither. */
export function portNumber(protocol: string, text: string, names = namesOf(protocol)): number | undefined {
  const named = names.get(text.toLowerCase())
  if (named !== undefined) return named
  return /^\d{1,5}$/.test(text) && Number(text) <= GREATEST ? Number(text) : undefined
}

/** A port as it is printed: by name where IOS has one. */
export function portName(protocol: string, port: number): string {
  return [...namesOf(protocol)].find(([, number]) => number === port)?.[0] ?? String(port)
}
