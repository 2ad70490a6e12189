/**
 * Reads what a real router printed. Which command it was is seen from the prompt, or else from the text itself; what
 * no pattern fits is kept and told.
 */

import { readArp, readInterfaceBrief, readOspfNeighbors, readStandbyBrief } from './read-columns'
import { readCryptoMap } from './read-crypto-map'
import { readLines } from './read-lines'
import { readEigrpNeighbors, readIsakmpSa, readStandby } from './read-others'
import { readRoutes } from './read-routes'
import type { Line, PrintedTable, Reader } from './table'

/** A paste larger than this is refused before it is read. */
const MAX_CHARACTERS = 2_000_000

/** The longer of two that fit is meant; any other `show` is compared line by line. */
const READERS: readonly (readonly [command: string, reader: Reader])[] = [
  ['show ip route', readRoutes],
  ['show crypto map', readCryptoMap],
  ['show crypto isakmp sa', readIsakmpSa],
  ['show standby brief', readStandbyBrief],
  ['show standby', readStandby],
  ['show ip eigrp neighbors', readEigrpNeighbors],
  ['show ip interface brief', readInterfaceBrief],
  ['show ip ospf neighbor', readOspfNeighbors],
  ['show ip arp', readArp],
  ['show arp', readArp],
]

/** What only this command prints. */
const SIGNS: readonly (readonly [RegExp, string])[] = [
  [/^[ \t]*Crypto Map(?: IPv4)?:? "/m, 'show crypto map'],
  [/^(?:IP-EIGRP|EIGRP-IPv4) Traffic Statistics for /m, 'show ip eigrp traffic'],
  [/^IP routing table maximum-paths is \d/m, 'show ip route summary'],
  [/^Track Type {2,}Instance/m, 'show track brief'],
  [/^Track \d+\s*$/m, 'show track'],
  [/^(?:Network|Service) object group \S/m, 'show object-group'],
  [/^Total (?:active )?translations: \d/m, 'show ip nat statistics'],
  [/^Interface +Status +Protocol Description/m, 'show interfaces description'],
  [/^Keyring +Hostname\/Address +Preshared Key/m, 'show crypto isakmp key'],
  [/^Failover (?:On|Off)\s*$/m, 'show failover'],
  [/^\d+ in use, \d+ most used\s*$(?=[\s\S]*^(?:Flags: |NAT from |\w+ PAT from |PAT Global |Global ))/m, 'show xlate'],
  [/^\d+ in use, \d+ most used\s*$/m, 'show conn'],
  [/^access-list \S+; \d+ elements/m, 'show access-list'],
  [/^(?:Manual|Auto) NAT Policies \(Section \d\)/m, 'show nat'],
  [/^[ \t]*dst[ \t]+src[ \t]+state/m, 'show crypto isakmp sa'],
  [/^[ \t]*\S+ - Group \d+/m, 'show standby'],
  [/EIGRP(?:(?!EIGRP).)*neighbors/i, 'show ip eigrp neighbors'],
  [/^Interface\s+IP-Address\s+OK\?/m, 'show ip interface brief'],
  [/^Neighbor ID\s+Pri\s+State/m, 'show ip ospf neighbor'],
  [/^Protocol\s+Address\s+Age ?\(min\)/m, 'show ip arp'],
  [/^Interface\s+Grp\s+Prio?\s/m, 'show standby brief'],
  [/^Crypto session current status/m, 'show crypto session'],
  [/^[ \t]*Crypto map tag: /m, 'show crypto ipsec sa'],
  [/^Pro\s+Inside global\s/m, 'show ip nat translations'],
  [/^(?:Standard|Extended) IP access list \S/m, 'show access-lists'],
  [/^Device ID: /m, 'show cdp neighbors detail'],
  [/^\S+ uptime is /m, 'show version'],
  [/^ +Hardware is \S/m, 'show interfaces'],
  [/^ +Internet Address \S+, (?:Area|Interface ID)/m, 'show ip ospf interface'],
  [/^ +Broadcast address is \S/m, 'show ip interface'],
  [/Gateway of last resort|is (?:variably )?subnetted|^Codes: /m, 'show ip route'],
]

/** What a terminal prints where a page ends, and takes back. */
const PAGER = /^\s*--More--[\s\b]*/

/** What a terminal prints above each output where `terminal exec prompt timestamp` is set, and IOS XR always. */
const STAMP =
  /^(?:Load for five secs: .*|Time source is .*|No time source.*|[A-Z][a-z]{2} [A-Z][a-z]{2} +\d+ [\d:.]+ [A-Z]{2,5})$/

/** A prompt with a command behind it, and the words of the command; a prompt alone has none. */
const PROMPT = /^\s*[\w.-]+[#>]\s*(.*)$/
const TYPED = /^(?:[\w.-]+[#>]\s*)?(sh(?:ow?)?\s.+)$/

/** The rows of a pasted output, or a sentence that says what is wrong with it; `first` is the number of its first line. */
export function readPrinted(text: string, first = 1): PrintedTable | string {
  if (text.length > MAX_CHARACTERS) {
    return `The text is ${Math.round(text.length / 1e6)} MB long; paste the output of one command.`
  }
  if (text.trim() === '') return 'Nothing was pasted. Paste what a router printed for a show command.'
  const lines = text
    .split(/\r\n|\r|\n/)
    .map((line, index): Line => ({ number: index + first, text: line.replace(PAGER, '').trimEnd() }))
  const command = typedCommand(lines) ?? SIGNS.find(([sign]) => sign.test(text))?.[1]
  if (command === undefined) {
    return 'It cannot be seen of which command this is the output. Paste it with the prompt and the command: router#show ip route.'
  }
  const body = lines.filter(({ text: own }) => own.trim() !== '' && ![PROMPT, TYPED, STAMP].some((no) => no.test(own)))
  const typed = command.toLowerCase().split(/\s+/)
  const plain = withoutTable(typed)
  const known = readerOf(plain)
  return known
    ? { command: plain === typed ? `${known[0]}${behind(command, known[0])}` : command, ...known[1](body) }
    : { command, byLines: true, ...readLines(body) }
}

/** The first command that was typed, its first word in full. */
function typedCommand(lines: readonly Line[]): string | undefined {
  for (const line of lines) {
    const typed = TYPED.exec(line.text.trim())?.[1]
    if (typed !== undefined) return typed.trim().replace(/^\S+/, 'show')
  }
  return undefined
}

/** Of EIGRP the VRF stands before what is shown. */
function withoutTable(typed: readonly string[]): readonly string[] {
  const at = typed.indexOf('vrf')
  return at < 0 || at + 2 >= typed.length ? typed : [...typed.slice(0, at), ...typed.slice(at + 2)]
}

const readerOf = (typed: readonly string[]) => READERS.find(([name]) => isShort(typed, name.split(' ')))

/** Words behind those of a known command, such as a VRF. */
function behind(typed: string, name: string): string {
  const rest = typed.split(/\s+/).slice(name.split(' ').length)
  return rest.length === 0 ? '' : ` ${rest.join(' ')}`
}

/** `sh ip ro` is short for `show ip route`; words behind it, as a VRF, may follow, but `detail` is another table. */
const isShort = (typed: readonly string[], words: readonly string[]) =>
  words.every((word, index) => word.startsWith(typed[index] ?? ' ')) && !OTHER_TABLE.test(typed[words.length] ?? '')

const OTHER_TABLE = /^(?:det|br|sum|all$|conf|int)/
