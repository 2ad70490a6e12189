/**
 * What a simulated line says is read word by word: of each command that is called simulated every value, changed or left
 * out, changes what the simulator is told or what is remarked. A word that is kept and does not act stands below with its
 * reason, so that nothing is taken for simulated that nobody reads.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ASA, asaEffectOf, parseAsa } from '../asa/index'
import { effectOf, IOS, type Kinded, type Language, parseIos, readCommand } from '../ios/index'
import { drawnLanguage, type Values } from '../testing/drawn-lines'
import { ASA_VALUES, IOS_VALUES } from '../testing/drawn-values'
import { convertAsa, convertIos } from './index'

const textOf = (name: string) => readFileSync(join(import.meta.dirname, `testing/consumed/${name}.cfg`), 'utf8')

const ONLY_SHOWN = 'it is printed as it was typed, and means nothing else'
const A_NAME = 'a name that others point at, or nobody'
const ENCODED = 'how the word behind it is written, which is what is read'
const TOGETHER = 'read only together with other words of its line'

/** Words that are kept and change nothing by themselves. */
const SAYS_NOTHING: ReadonlyMap<string, string> = new Map([
  ['version release', 'the release is told beside the text'],
  ['asa-version release', 'the release is told beside the text'],
  ['ip-cef distributed', 'where in the router packets are forwarded changes no path'],
  ['interface template', ONLY_SHOWN],
  ['interface pointToPoint', 'of a subinterface in its head, and of its circuit'],
  ['ip-sla by', 'the same probe by the word of an older release'],
  ['router-eigrp-named name', A_NAME],
  ['ip-route name', A_NAME],
  ['ip-nat-static extendable', 'several static entries of one address are taken in any case'],
  ['ip-nat-static protocol', TOGETHER],
  ['ip-nat-static localPort', TOGETHER],
  ['ip-nat-static globalPort', TOGETHER],
  ['ip-nat-pool mask', 'first and last address say what is in the pool'],
  ['ip-nat-pool length', 'first and last address say what is in the pool'],
  ['isakmp-key-hostname key', 'aggressive mode is not simulated, and said to be'],
  ['isakmp-key-hostname noXauth', 'aggressive mode is not simulated, and said to be'],
  ['isakmp-key-hostname type', ENCODED],
  ['keyring-key-hostname key', 'aggressive mode is not simulated, and said to be'],
  ['keyring-key-hostname type', ENCODED],
  ['ipsec-nat-transparency word', 'two spellings of one word'],
  ['trustpoint flavour', 'two spellings of one word'],
  ['ikev2-policy name', A_NAME],
  ['ikev2-peer name', A_NAME],
  ['ip-address-dhcp clientId', 'pools here know a client by its interface'],
  ['ip-address-dhcp hostname', 'pools here know a client by its interface'],
  ['min-links who', 'two spellings of one line'],
  ['ip-unnumbered poll', 'it asks for a host by ARP, as every interface does here'],
  ['atm-pvc circuit', A_NAME],
  ['standby-timers helloInMsec', ENCODED],
  ['standby-timers holdInMsec', ENCODED],
  ['standby-authentication-md5 type', ENCODED],
  ['ospf-network-type nonBroadcast', TOGETHER],
  ['ospf-authentication-key type', ENCODED],
  ['ospf-digest-key key', 'the first of two keys of one number stands'],
  ['ospf-digest-key type', ENCODED],
  ['tunnel-protection shared', 'tunnels of one source share what they may in any case'],
  ['fair-queue words', 'each conversation has a queue of its own here, however many'],
  ['qos-fair-queue queues', 'each conversation has a queue of its own here, however many'],
  ['reverse-route gateway', TOGETHER],
  ['reverse-route tag', 'where `set reverse-route tag` stands it counts instead'],
  ['inspect-match-list named', 'two spellings of one line'],
  ['qos-match-list named', 'two spellings of one line'],
  ['qos-match-dscp ip', 'no IPv6 packet is simulated that it would leave out'],
  ['qos-match-precedence ip', 'no IPv6 packet is simulated that it would leave out'],
  ['ospf-distances intra', TOGETHER],
  ['sla-echo typed', 'two spellings of one line'],
  ['eigrp-vrf-family unicast', 'there is no other family'],
  ['eigrp-family unicast', 'there is no other family'],
  ['metric-weights tos', 'always 0 (IOS command reference)'],
  ['redistribute process', TOGETHER],
  ['track-threshold of', 'the line that begins the object says it'],
  ['key-string type', ENCODED],
  ['key-string key', 'the first key of a chain that a group uses is another'],
  ['policy-action words', ONLY_SHOWN],
  ['qos-police cir', 'two spellings of one word'],
  [
    'qos-police conform',
    'what conforms passes; by `drop` it is open what does, where the policy stands on an interface',
  ],
  ['access-list extended', 'two spellings of one word'],
  ['access-list log', 'what is logged changes no path'],
  ['access-list logWords', 'what is logged changes no path'],
  ['dhcpd-router second', 'hosts here have one gateway'],
  ['interface hardware', 'the speed of a PIX is the word of its port'],
  ['ip-address nameif', TOGETHER],
  ['ip-address-leased nameif', TOGETHER],
  ['management-only rest', ONLY_SHOWN],
  ['monitor-interface name', 'only a name that an interface has'],
  ['name description', ONLY_SHOWN],
  ['object type', TOGETHER],
  ['object-group type', TOGETHER],
  ['object-group protocol', 'the entry that names the group says its protocol'],
  ['asa-version context', 'the release is told beside the text'],
  ['service-policy rest', TOGETHER],
  ['qos-queue-limit unit', 'packets in any case'],
])

interface Line {
  readonly command: { readonly kind: string }
  readonly negated: boolean
  readonly children: readonly Line[]
}

const flat = (items: readonly Line[]): readonly Line[] => items.flatMap((item) => [item, ...flat(item.children)])

const swapped = (items: readonly Line[], target: Line, command: Line['command']): readonly Line[] =>
  items.map((item) =>
    item === target ? { ...item, command } : { ...item, children: swapped(item.children, target, command) },
  )

const told = (configuration: unknown): string =>
  JSON.stringify(configuration, (key, value: unknown) =>
    ['source', 'line', 'text', 'device'].includes(key) ? undefined : value,
  )

/** Values of each argument of the commands that are called simulated, by `kind field`. */
function valuesOf<D extends Kinded>(language: Language<D>, values: Values): ReadonlyMap<string, readonly unknown[]> {
  const found = new Map<string, Map<string, unknown>>()
  for (const [mode, drawn] of drawnLanguage(language, values, new Set(), 64).pools)
    for (const { line } of drawn.flat()) {
      const read = readCommand(language, mode, line, 'in full')
      if (read.kind !== 'read' || language.effectOf(read.command, read.negated)?.kind !== 'simulated') continue
      for (const [field, value] of Object.entries(read.command)) {
        if (field === 'kind') continue
        const name = `${read.command.kind} ${field}`
        found.set(name, (found.get(name) ?? new Map()).set(JSON.stringify(value), value))
      }
    }
  return new Map([...found].map(([name, of]) => [name, [...of.values()]]))
}

const TRIES = 8

/** The command with another value of a field, or without it. */
function others(command: Line['command'], field: string, values: readonly unknown[]): readonly Line['command'][] {
  const now: unknown = Reflect.get(command, field)
  const own = typeof now === 'string' ? [`${now}x`] : typeof now === 'number' ? [now + 1] : []
  const { [field]: _gone, ...without } = command as unknown as Readonly<Record<string, unknown>>
  const with_ = [...values.slice(0, TRIES), ...own].filter((value) => JSON.stringify(value) !== JSON.stringify(now))
  const made = with_.map((value) => ({ ...command, [field]: value }))
  return now === undefined ? made : [...made, without as unknown as Line['command']]
}

function unread(
  texts: readonly string[],
  values: ReadonlyMap<string, readonly unknown[]>,
  parse: (text: string) => readonly Line[],
  convert: (statements: readonly Line[], text: string) => unknown,
) {
  const open = new Set([...values.keys()].filter((name) => !SAYS_NOTHING.has(name)))
  for (const text of texts) {
    const statements = parse(text)
    const whole = told(convert(statements, text))
    const acts = (item: Line, command: Line['command']) => {
      try {
        return told(convert(swapped(statements, item, command), text)) !== whole
      } catch {
        // A command that no grammar makes: whoever stumbles over its word reads it.
        return true
      }
    }
    for (const item of flat(statements))
      for (const name of open) {
        const [kind, field = ''] = name.split(' ')
        if (kind !== item.command.kind) continue
        if (others(item.command, field, values.get(name) ?? []).some((other) => acts(item, other))) open.delete(name)
      }
  }
  return [...open].sort()
}

describe('every word of what is called simulated', () => {
  it('of a router is read, or says nothing by itself', { timeout: 60_000 }, () => {
    const found = unread(
      ['router', 'ospf', 'another', 'old'].map(textOf),
      valuesOf(IOS, IOS_VALUES),
      (text) => parseIos(text).config.statements as readonly Line[],
      (statements, text) =>
        convertIos('r', { statements } as never, { release: text.startsWith('version 12.2') ? '12.2(11)T' : '15.9' }),
    )
    expect(found).toEqual([])
    expect(effectOf({ kind: 'version', release: '15.9' } as never, false)?.kind).toBe('simulated')
  })
  it('of a firewall is read, or says nothing by itself', { timeout: 60_000 }, () => {
    const found = unread(
      ['firewall', 'pix', 'five'].map(textOf),
      valuesOf(ASA, ASA_VALUES),
      (text) => parseAsa(text).config.statements as readonly Line[],
      (statements, text) =>
        text.startsWith('PIX')
          ? convertAsa('f', { dialect: 'pix', statements } as never, { release: 'pix-6.3(5)' })
          : convertAsa('f', { dialect: 'asa', statements } as never, { release: 'asa-9.1' }),
    )
    expect(found).toEqual([])
    expect(asaEffectOf({ kind: 'asa-version' } as never, false)?.kind).toBe('simulated')
  })
})
