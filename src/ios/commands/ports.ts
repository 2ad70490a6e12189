/** Port names as IOS and ASA print them, by protocol (IANA names where IOS uses them). */
const UDP: Readonly<Record<string, number>> = {
  bootps: 67,
  bootpc: 68,
  tftp: 69,
  domain: 53,
  ntp: 123,
  snmp: 161,
  snmptrap: 162,
  isakmp: 500,
  syslog: 514,
  rip: 520,
  'non500-isakmp': 4500,
}
const TCP: Readonly<Record<string, number>> = {
  'ftp-data': 20,
  ftp: 21,
  telnet: 23,
  smtp: 25,
  domain: 53,
  www: 80,
  pop3: 110,
  bgp: 179,
  login: 513,
  cmd: 514,
  lpd: 515,
}

const namesOf = (protocol: string) => (protocol === 'udp' ? UDP : TCP)

/** A port by name or number; `undefined` when it is neither. */
export function portNumber(protocol: string, text: string): number | undefined {
  const named = namesOf(protocol)[text.toLowerCase()]
  if (named !== undefined) return named
  const number = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN
  return number >= 0 && number <= 65535 ? number : undefined
}

/** A port as it is printed: by name where IOS has one. */
export function portName(protocol: string, port: number): string {
  return Object.entries(namesOf(protocol)).find(([, number]) => number === port)?.[0] ?? String(port)
}
