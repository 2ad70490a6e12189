/** A change script, typed line by line as in `configure terminal`, makes one configuration of another, and back. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { SEED_CONFIGS } from '../../testing/seed-configs'
import { changeScript, type IosConfig, parseIos, renderCommand, renderIos, type Statement, typeLine } from '../index'
import { NO_COLUMNS } from '../syntax/indentation'

const seed = (name: keyof typeof SEED_CONFIGS) => parseIos(SEED_CONFIGS[name]).config

/** Types all lines; one that the router refuses is a failure of the script. */
function typed(from: IosConfig, lines: readonly string[]): IosConfig {
  let config = from
  let section: readonly string[] = []
  let columns = NO_COLUMNS
  for (const line of lines) {
    const result = typeLine(config, section, line, columns)
    if (result.kind === 'refused') throw new Error(`"${line}" is refused`)
    ;({ config, section, columns } = result)
  }
  return config
}

const script = (from: string, to: string) => changeScript(parseIos(from).config, parseIos(to).config).lines

describe('the lines to type', () => {
  it('replace, add and take away in their sections', () => {
    const from = 'interface Ethernet0\n description a\n standby 1 priority 120\n standby 1 preempt\n shutdown\n'
    const to = 'interface Ethernet0\n description a\n standby 1 priority 90\n standby 1 preempt\n ip mtu 1400\n'
    expect(script(from, to)).toEqual([
      'interface Ethernet0',
      ' no shutdown',
      'interface Ethernet0',
      ' standby 1 priority 90',
      ' ip mtu 1400',
    ])
  })
  it('leave a section that nothing reads before a line that it would take, and take a no away by the line itself', () => {
    const from = 'no aaa new-model\nhostname r\n'
    const to = 'hostname r\nwebvpn gateway G\n ip address 192.0.2.1\nlldp run\n'
    const lines = script(from, to)
    expect(lines).toEqual(['aaa new-model', 'webvpn gateway G', ' ip address 192.0.2.1', ' exit', 'lldp run'])
    const after = typed(parseIos(from).config, lines)
    expect(renderIos(after)).toContain('\nlldp run')
    expect(renderIos(after)).not.toContain('aaa new-model\nno aaa')
  })
  it('of a trunk are kept as they were typed, as each takes up what was left; its no ends them all', () => {
    const allowed = (words: string) => ` switchport trunk allowed vlan ${words}`
    const port = 'interface FastEthernet4'
    const start = parseIos(`${port}\n${allowed('5-30')}\n`).config
    const lines = [allowed('remove 20'), allowed('add 40'), allowed('40')]
    const after = typed(start, [port, ...lines])
    expect(renderIos(after).match(/allowed vlan .*/g)).toEqual([
      'allowed vlan 5-30',
      'allowed vlan remove 20',
      'allowed vlan add 40',
      'allowed vlan 40',
    ])
    expect(renderIos(typed(after, [port, ' no switchport trunk allowed vlan']))).not.toContain('allowed')
    expect(changeScript(start, after).lines).toEqual([port, ...lines])
  })
  it('write a numbered list anew when an entry comes before others, and add at its end', () => {
    const list = 'access-list 1 permit 10.0.0.0 0.0.0.255\naccess-list 1 deny any\n'
    expect(script('access-list 1 deny any\n', list)).toEqual([
      'no access-list 1',
      'access-list 1 permit 10.0.0.0 0.0.0.255',
      'access-list 1 deny any',
    ])
    expect(script('access-list 1 permit 10.0.0.0 0.0.0.255\n', list)).toEqual(['access-list 1 deny any'])
  })
  it('turn peers by taking them all and typing them in order', () => {
    const map = (...peers: readonly string[]) =>
      `crypto map m 1 ipsec-isakmp\n${peers.map((peer) => ` set peer ${peer}\n`).join('')}`
    expect(script(map('10.0.0.1', '10.0.0.2'), map('10.0.0.2', '10.0.0.1'))).toEqual([
      'crypto map m 1 ipsec-isakmp',
      ' no set peer 10.0.0.1',
      ' no set peer 10.0.0.2',
      'crypto map m 1 ipsec-isakmp',
      ' set peer 10.0.0.2',
      ' set peer 10.0.0.1',
    ])
    expect(script(map('10.0.0.1', '10.0.0.2'), map('10.0.0.2'))).toContain(' no set peer 10.0.0.1')
  })
  it('a list of transform-sets is one line', () => {
    const map = (sets: string) => `crypto dynamic-map d 10\n set transform-set ${sets}\n`
    expect(script(map('t1 t2'), map('t2 t1'))).toEqual(['crypto dynamic-map d 10', ' set transform-set t2 t1'])
  })
  it('let go of a map on its interface before the map itself', () => {
    const from = 'crypto map m 1 ipsec-isakmp\n set peer 10.0.0.1\ninterface Ethernet0\n crypto map m\n'
    expect(script(from, 'interface Ethernet0\n')).toEqual([
      'interface Ethernet0',
      ' no crypto map m',
      'no crypto map m 1 ipsec-isakmp',
    ])
  })
  it('set a physical interface back, say default where a release decides, and tell what cannot be typed', () => {
    const { lines, rest } = changeScript(
      parseIos('version 12.2\nip classless\ninterface Ethernet0\n ip mtu 1400\n').config,
      {
        statements: [],
      },
    )
    expect(lines).toEqual(['default ip classless', 'default interface Ethernet0', 'interface Ethernet0', ' shutdown'])
    expect(rest.map((item) => item.split(':')[0])).toEqual(['version 12.2', 'interface Ethernet0'])
  })
  it('of the two gateways are what differs between them', () => {
    expect(changeScript(seed('gateway-1'), seed('gateway-2')).lines).toEqual([
      'interface FastEthernet0/1',
      ' no description X-Over cable to gateway-2',
      'hostname gateway-2',
      'interface Loopback0',
      ' ip address 198.51.100.2 255.255.255.255',
      'interface FastEthernet0/0',
      ' ip address 10.81.0.4 255.255.255.248',
      ' standby 1 priority 110',
      'interface FastEthernet0/1',
      ' ip address 192.168.81.4 255.255.255.0',
      'ip classless',
    ])
  })
})

/** Lines with their sections, sorted; entries of a list and peers with their place, since it counts. */
function meaning(items: readonly Statement[], section = ''): readonly string[] {
  const ordered = items.filter((item) => item.command.kind === 'access-list' || item.command.kind === 'set-peer')
  return items
    .flatMap((item) => {
      const line = `${section}${renderCommand(item.command, item.negated)}`
      const place = ordered.includes(item) ? `#${ordered.indexOf(item)} ` : ''
      return [`${place}${line}`, ...meaning(item.children, `${line} / `)]
    })
    .sort()
}

const RUNS = Number(process.env.HEADEND_RUNS ?? 1)

describe('properties', () => {
  const usual = (config: IosConfig): IosConfig => ({
    statements: config.statements
      .filter((item) => item.command.kind !== 'end')
      .map((item) => ({ ...item, children: usual({ statements: item.children }).statements })),
  })
  // Of a configuration whose interfaces may come and go, any lines of any sections.
  const text = renderIos(seed('gateway-1')).replaceAll(/^interface FastEthernet0\//gm, 'interface Loopback1')
  const whole = usual(parseIos(text.replace(/^hostname .*$/m, '')).config).statements
  const some = fc
    .tuple(
      fc.array(fc.boolean(), { minLength: 100, maxLength: 100 }),
      fc.constantFrom('10.81.0.3', '10.99.0.9'),
      fc.constantFrom('120', '90'),
    )
    .map(([choose, address, priority]) => {
      let at = 0
      const chosen = () => choose[at++] ?? false
      const statements = whole.filter(chosen).map((item) => ({ ...item, children: item.children.filter(chosen) }))
      const changed = renderIos({ statements })
        .replaceAll('10.81.0.3', address)
        .replaceAll('priority 120', `priority ${priority}`)
      return parseIos(changed).config
    })

  it('applied to the first it gives the second, and the rollback gives the first again', () => {
    fc.assert(
      fc.property(some, some, (a, b) => {
        const there = typed(a, changeScript(a, b).lines)
        expect(meaning(usual(there).statements)).toEqual(meaning(b.statements))
        const back = typed(there, changeScript(b, a).lines)
        expect(meaning(usual(back).statements)).toEqual(meaning(a.statements))
      }),
      { numRuns: 100 * RUNS },
    )
  })
  it('of a configuration with itself is empty', () => {
    fc.assert(
      fc.property(some, (a) => {
        expect(changeScript(a, a)).toEqual({ lines: [], rest: [], marks: [] })
      }),
      { numRuns: 50 },
    )
  })
})
