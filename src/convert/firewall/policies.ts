/**
 * What modular policies do with classes of conversations, and how long a firewall remembers them. A class is a list: what
 * it permits is of the class. What a module or a deeper inspection drops is not known, for that class alone.
 */
import { type AsaStatement, asaEffectOf, readRule } from '../../asa/index'
import {
  type AccessList,
  type AccessListEntry,
  type FirewallConfig,
  type FirewallPolicy,
  notKnownAt,
  type Source,
} from '../../config/index'
import { lookUp, type NameTable } from '../../net/index'
import { ANY, portsOfMatch, protocolOf } from '../filters/words'
import { type AsaReader, all, type Item } from './statements'

type Policies = Pick<FirewallConfig, 'policies' | 'timeouts'>

export function readPolicies(reader: AsaReader, lists: NameTable<AccessList>): Policies {
  const { statements } = reader
  const applied = all(statements, 'service-policy').flatMap(({ command }) =>
    classesOf(statements, command.policy).map((item) => ({ item, zone: command.interface })),
  )
  const actions = applied.flatMap(({ item, zone }) =>
    all(item.children, 'class-action').map((action) => ({ words: action.command.words, item, zone, action })),
  )
  const policies = actions.flatMap(({ words, item, zone, action }): readonly FirewallPolicy[] => {
    const does = whatItDoes(reader, words, action.source)
    const of = does && listsOf(reader, lists, item.command.name)
    return does && of ? [{ ...(zone === undefined ? {} : { zone }), of, ...does, source: action.source }] : []
  })
  const timeouts = timeoutsOf(statements)
  return {
    ...(policies.length > 0 ? { policies } : {}),
    ...(timeouts ? { timeouts } : {}),
  }
}

const classesOf = (statements: readonly AsaStatement[], policy: string): readonly Item<'policy-class'>[] =>
  all(statements, 'policy-map')
    .filter(({ command }) => command.name === policy)
    .flatMap(({ children }) => all(children, 'policy-class'))

type Does = Partial<Pick<FirewallPolicy, 'notKnown' | 'keepSeconds' | 'stateless' | 'inspects' | 'decrementsTtl'>>

function whatItDoes(reader: AsaReader, words: string, source: Source): Does | undefined {
  const idle = /^set connection timeout (?:.+ )?(?:idle|tcp) (\d[\d:]*)/.exec(words)?.[1]
  if (idle !== undefined) return { keepSeconds: secondsOf(idle) }
  if (words === 'set connection decrement-ttl') return { decrementsTtl: true }
  if (words === 'set connection advanced-options tcp-state-bypass') return { stateless: true }
  if (/^set connection advanced-options\b/.test(words)) return open(reader, source, 'what its TCP map lets through')
  if (/^(?:sfr|cxsc|ips|csc)\b/.test(words) && !/\b(?:monitor-only|promiscuous)\b/.test(words))
    return open(reader, source, 'what the module lets through')
  const [, protocol, maps = ''] = /^inspect (\S+)(.*)$/.exec(words) ?? []
  if (protocol === undefined) return undefined
  const deeper = maps.split(/\s+/).some((map) => map !== '' && drops(reader.statements, map))
  const unsure = deeper ? open(reader, source, `what inspection of ${protocol} lets through`) : undefined
  const inspects = maps === ' error' ? undefined : INSPECTED.get(protocol)
  return inspects ? { ...unsure, inspects } : unsure
}

/** What inspection lets through that no rule does; of other protocols it looks into what a rule lets through. */
const INSPECTED: ReadonlyMap<string, NonNullable<FirewallPolicy['inspects']>> = new Map([
  ['icmp', 'icmp'],
  ['ipsec-pass-thru', 'ipsec'],
])

const open = ({ device }: AsaReader, source: Source, summary: string): Does => ({
  notKnown: notKnownAt(device, source, summary),
})

/** Whether a map of deeper inspection (`policy-map type inspect sip STRICT`) throws anything away. */
const drops = (statements: readonly AsaStatement[], map: string): boolean =>
  statements.some(
    ({ command, children }) =>
      command.kind === 'deeper-policy' && command.words.endsWith(` ${map}`) && throwsAway(children),
  )
const throwsAway = (lines: readonly AsaStatement[]): boolean =>
  lines.some(
    ({ command, negated, children }) => asaEffectOf(command, negated)?.kind === 'consequential' || throwsAway(children),
  )

const EVERYTHING: AccessList = {
  name: 'class-default',
  type: 'extended',
  entries: [{ sequence: 1, action: 'permit', source: ANY, destination: ANY, line: { line: 0, text: '' } }],
}

/** The lists that must all permit what is of a class; nothing when no packet is of it. */
function listsOf(reader: AsaReader, lists: NameTable<AccessList>, name: string): readonly AccessList[] | undefined {
  if (name === 'class-default') return [EVERYTHING]
  const matches = all(reader.statements, 'class-map')
    .filter(({ command }) => command.name === name)
    .flatMap(({ children }) => all(children, 'class-match'))
  const found = matches.flatMap(({ command, source }) => listOf(reader, lists, command.words, source) ?? [])
  return found.length > 0 ? found : undefined
}

function listOf(
  { device }: AsaReader,
  lists: NameTable<AccessList>,
  words: string,
  source: Source,
): AccessList | undefined {
  const [first = '', ...rest] = words.split(/\s+/)
  switch (first) {
    case 'any':
      return EVERYTHING
    case 'access-list':
      return lookUp(lists, rest[0] ?? '')
    case 'default-inspection-traffic':
      return listOfRules('default-inspection-traffic', DEFAULT_INSPECTION, source)
    case 'port': {
      const [protocol = '', ...ports] = rest
      return listOfRules(words, [`permit ${protocol} any any ${ports.join(' ')}`], source)
    }
  }
  // Marks, tunnel groups, flows: whether a packet has them is not looked at.
  const notKnown = notKnownAt(device, source, `whether it is ${words}`)
  return { ...EVERYTHING, entries: EVERYTHING.entries.map((entry) => ({ ...entry, notKnown, line: source })) }
}

/** Ports of `match default-inspection-traffic` (ASA firewall configuration guide, default inspections). */
const DEFAULT_INSPECTION = [
  'permit tcp any any eq 2748',
  'permit udp any any eq 53',
  'permit tcp any any eq 21',
  'permit udp any any range 2123 3386',
  'permit tcp any any eq 1720',
  'permit udp any any range 1718 1719',
  'permit tcp any any eq 80',
  'permit icmp any any',
  'permit tcp any any eq 389',
  'permit udp any any eq 500',
  'permit udp any any eq 2427',
  'permit udp any any eq 2727',
  'permit udp any any range 137 138',
  'permit udp any any eq 1812',
  'permit tcp any any eq 514',
  'permit tcp any any eq 554',
  'permit tcp any any eq 5060',
  'permit udp any any eq 5060',
  'permit tcp any any eq 2000',
  'permit tcp any any eq 25',
  'permit tcp any any eq 1521',
  'permit udp any any eq 111',
  'permit udp any any eq 69',
  'permit udp any any eq 177',
]

/** Rules between any two ends, as a list. */
export function listOfRules(name: string, rules: readonly string[], line: Source): AccessList | undefined {
  const entries = rules.flatMap((text, index): readonly AccessListEntry[] => {
    const read = readRule(text)
    if (typeof read === 'string') return []
    const { protocol, destinationPort } = read.rule
    const number = protocolOf(protocol)
    return [
      {
        sequence: index + 1,
        action: 'permit',
        source: ANY,
        destination: ANY,
        line,
        ...(number === undefined ? {} : { protocol: number }),
        ...(destinationPort && destinationPort.kind !== 'group'
          ? { destinationPort: portsOfMatch(destinationPort) }
          : {}),
      },
    ]
  })
  return entries.length > 0 ? { name, type: 'extended', entries } : undefined
}

/** `1:02:03` in seconds; 0 = it is kept for good. */
function secondsOf(text: string): number {
  const seconds = text.split(':').reduce((sum, part) => sum * 60 + Number(part), 0)
  return seconds === 0 ? FOR_GOOD : seconds
}
const FOR_GOOD = 1e9

const TIMED: ReadonlyMap<string, keyof NonNullable<FirewallConfig['timeouts']>> = new Map([
  ['conn', 'tcp'],
  ['udp', 'udp'],
  ['icmp', 'icmp'],
  ['xlate', 'xlate'],
  ['pat-xlate', 'patXlate'],
])

/** What `timeout` lines say of conversations; a later line about one of them counts. */
function timeoutsOf(statements: readonly AsaStatement[]): FirewallConfig['timeouts'] {
  const found: { -readonly [K in keyof NonNullable<FirewallConfig['timeouts']>]: number } = {}
  for (const { command } of all(statements, 'timeout'))
    for (const [, word = '', time = ''] of command.words.matchAll(/(?:^| )([\w-]+) (\d[\d:]*)/g)) {
      const of = TIMED.get(word)
      if (of) found[of] = secondsOf(time)
    }
  return Object.keys(found).length > 0 ? found : undefined
}
