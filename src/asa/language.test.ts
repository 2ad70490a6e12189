/** The firewall's language, both dialects: nothing is lost, what is written is read back, changes find their place. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type AsaStatement, applyAsaPatch, asaEffectOf, asaStatement, parseAsa, renderAsa } from './index'

const flat = (items: readonly AsaStatement[]): readonly AsaStatement[] =>
  items.flatMap((item) => [item, ...flat(item.children)])
const meaning = (items: readonly AsaStatement[]): unknown =>
  items.map((item) => [item.command, item.negated, meaning(item.children)])
const unknown = (text: string) =>
  flat(parseAsa(text).config.statements).filter((item) => item.command.kind === 'unknown')

/** FACTS section 8, as PIX 6.x and ASA 8.3+ write it. */
const PIX = `PIX Version 6.3
nameif ethernet0 outside security0
nameif ethernet1 vpndmz security50
nameif ethernet2 inside security100
hostname pix
fixup protocol skinny 2000
access-list from-inet permit esp any host 198.51.100.1
access-list from-inet permit udp any host 198.51.100.1 eq isakmp
access-list from-vpn permit ip 10.81.2.0 255.255.254.0 10.1.0.0 255.255.255.0
access-list from-vpn permit esp host 198.51.100.1 any
ip address outside 198.51.100.254 255.255.255.252
ip address vpndmz 10.81.0.1 255.255.255.248
static (vpndmz,outside) 198.51.100.1 198.51.100.1 netmask 255.255.255.255
static (inside,vpndmz) 10.1.0.0 10.1.0.0 netmask 255.255.255.0
access-group from-inet in interface outside
access-group from-vpn in interface vpndmz
route vpndmz 198.51.100.1 255.255.255.255 10.81.0.3 1
route outside 0.0.0.0 0.0.0.0 198.51.100.253 1
`
const ASA = `ASA Version 9.1
hostname asa
interface GigabitEthernet0/1
 nameif vpndmz
 security-level 50
 ip address 10.81.0.1 255.255.255.248
same-security-traffic permit intra-interface
access-list OUTSIDE-IN extended permit esp any host 198.51.100.1
access-list OUTSIDE-IN extended permit udp any host 198.51.100.1 eq isakmp
access-group OUTSIDE-IN in interface outside
route vpndmz 198.51.100.1 255.255.255.255 10.81.0.3 1
`

describe('the lines of FACTS section 8', () => {
  it.each([
    ['pix', PIX],
    ['asa', ASA],
  ] as const)('%s: every line is understood, and rendered as it stands', (dialect, text) => {
    const { config, diagnostics } = parseAsa(text)
    expect(config.dialect).toBe(dialect)
    expect(diagnostics).toEqual([])
    expect(unknown(text)).toEqual([])
    expect(renderAsa(config).replaceAll('!\n', '')).toBe(text)
  })
  it('names a port as ASA does: UDP 500 is isakmp', () => {
    const text = renderAsa(parseAsa('access-list A extended permit udp any any eq 500').config)
    expect(text).toContain('eq isakmp')
  })
})

describe('a translation without interfaces', () => {
  it.each([
    ['nat source static A B', 'nat (any,any) source static A B'],
    ['object network A\n nat static 192.0.2.1', 'object network A\n nat (any,any) static 192.0.2.1'],
    ['object network A\nnat dynamic interface', 'object network A\n nat (any,any) dynamic interface'],
  ])('%s holds between any', (text, printed) => {
    const { config, diagnostics } = parseAsa(text)
    expect(diagnostics).toEqual([])
    expect(renderAsa(config).replaceAll('!\n', '').trim()).toBe(printed)
  })
})

describe('what cannot be read', () => {
  it.each([
    ['access-list A extended permit esp any host', 'an address is missing'],
    ['access-list A extended permit nonsense any any', '"nonsense" is not a protocol'],
    ['access-list A extended permit udp any any eq nowhere', '"nowhere" is not a port'],
    ['access-list A extended permit ip 10.0.0.0 any', 'the mask after 10.0.0.0 is missing'],
    ['access-list A extended permit ip any any twice', '"twice" does not fit here'],
    ['static [inside,outside] 10.0.0.1 10.0.0.1 netmask 255.255.255.255', 'brackets'],
  ])('%j is kept and explained', (text, words) => {
    const { config, diagnostics } = parseAsa(text)
    expect(diagnostics.map((item) => `${item.summary} ${item.detail}`).join()).toContain(words)
    expect(renderAsa(config).trim()).toBe(text)
  })
})

describe('changes by hand', () => {
  const base = parseAsa(ASA).config
  it('take lines away and put lines at their anchor', () => {
    const patch = {
      delete: [{ section: [], text: 'same-security-traffic permit intra-interface' }],
      insert: [
        {
          section: [],
          text: 'access-list OUTSIDE-IN extended deny esp host 203.0.113.66 any',
          after: 'access-list OUTSIDE-IN extended permit esp any host 198.51.100.1',
        },
        { section: ['interface GigabitEthernet0/1'], text: 'shutdown' },
      ],
    }
    const text = renderAsa(applyAsaPatch(base, patch))
    expect(text).not.toContain('same-security')
    expect(text).toContain('198.51.100.1\naccess-list OUTSIDE-IN extended deny esp host 203.0.113.66 any\naccess-list')
    expect(text).toContain(' shutdown\n')
  })
  it('bring a whole interface with its lines', () => {
    const insert = [
      { section: [], text: 'interface GigabitEthernet0/7' },
      { section: ['interface GigabitEthernet0/7'], text: 'nameif guests' },
    ]
    expect(renderAsa(applyAsaPatch(base, { delete: [], insert }))).toContain(
      'interface GigabitEthernet0/7\n nameif guests\n',
    )
  })
  it('of nothing change nothing', () => {
    expect(renderAsa(applyAsaPatch(base, { delete: [], insert: [] }))).toBe(renderAsa(base))
  })
})

const octet = fc.integer({ min: 0, max: 255 })
const address = fc.tuple(fc.integer({ min: 1, max: 223 }), octet, octet, octet).map((parts) => parts.join('.'))
const word = fc.stringMatching(/^[A-Z][A-Z-]{0,8}$/)
const end = fc.oneof(
  fc.constant({ kind: 'any' } as const),
  address.map((host) => ({ kind: 'host', address: host }) as const),
  address.map((network) => ({ kind: 'network', address: network, mask: '255.255.255.0' }) as const),
)
const port = fc.oneof(
  fc.record({
    kind: fc.constantFrom('eq' as const, 'gt' as const, 'lt' as const, 'neq' as const),
    port: fc.nat(65535),
  }),
  fc.tuple(fc.nat(65535), fc.nat(65535)).map(([first, last]) => ({ kind: 'range', first, last }) as const),
)
const rule = fc
  .record({
    list: word,
    action: fc.constantFrom('permit' as const, 'deny' as const),
    protocol: fc.constantFrom('ip', 'esp', 'icmp', 'tcp', 'udp'),
    source: end,
    destination: end,
    log: fc.boolean(),
    destinationPort: fc.option(port, { nil: undefined }),
  })
  .map(({ destinationPort, ...rest }) =>
    asaStatement({
      kind: 'access-list',
      extended: true,
      ...rest,
      ...(destinationPort && (rest.protocol === 'tcp' || rest.protocol === 'udp') ? { destinationPort } : {}),
    }),
  )
const route = fc
  .tuple(word, address, address, fc.integer({ min: 1, max: 255 }))
  .map(([name, network, gateway, metric]) =>
    asaStatement({ kind: 'route', interface: name, address: network, mask: '255.255.255.0', gateway, metric }),
  )

describe('properties', () => {
  it('what is rendered is read back with the same meaning', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(rule, route), { maxLength: 10 }), (statements) => {
        const text = renderAsa({ dialect: 'asa', statements })
        expect(meaning(parseAsa(text).config.statements)).toEqual(meaning(statements))
      }),
      { numRuns: 200 },
    )
  })
  it('no line is lost, and nothing throws', () => {
    const any = fc.oneof(
      fc.constantFrom(...PIX.split('\n'), ...ASA.split('\n')),
      fc.string({ maxLength: 40 }).map((text) => text.replace(/[\r\n]/g, ' ')),
    )
    fc.assert(
      fc.property(fc.array(any, { maxLength: 20 }), (lines) => {
        const kept = flat(parseAsa(lines.join('\n')).config.statements).map((item) => item.text)
        expect(kept).toEqual(lines.map((line) => line.trim()).filter((line) => line !== '' && line !== '!'))
      }),
      { numRuns: 200 },
    )
  })
})

it('reads what a PIX prints of an interface without an address, and no more goes than that', () => {
  const text = 'nameif ethernet3 intf3 security6\nip address inside 10.1.0.1 255.255.255.0\nno ip address intf3\n'
  const { config, diagnostics } = parseAsa(text)
  expect(diagnostics).toEqual([])
  expect(renderAsa(config)).toBe(text)
})

describe('a line of deeper inspection', () => {
  const MAP = 'policy-map type inspect http M\n parameters\n'
  const effectOf = (words: string) => {
    const [map] = parseAsa(`${MAP}  ${words}\n`).config.statements
    const action = map?.children[0]?.children[0]
    return action && asaEffectOf(action.command, action.negated)?.kind
  }

  it.each([
    'drop-connection log',
    'reset',
    'protocol-violation action drop',
    'message-length maximum 4096',
    'mask',
    'rate-limit 10',
  ])('%s matters', (words) => expect(effectOf(words)).toBe('consequential'))
  it.each([
    'log',
    'no mask-banner',
    'message-length maximum client auto',
    'id-randomization',
    'no protocol-violation action drop',
  ])('%s changes no path', (words) => expect(effectOf(words)).toBe('none'))
  it('what it is not known to say is not known', () => expect(effectOf('frobnicate 7')).toBeUndefined())
})
