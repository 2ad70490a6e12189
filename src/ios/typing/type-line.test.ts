/** `configure terminal`: what a typed line does to the running configuration. */
import { describe, expect, it } from 'vitest'
import { SEED_CONFIGS } from '../../testing/seed-configs'
import { parseIos, renderIos, type Typed, typeLine } from '../index'
import { NO_COLUMNS } from '../syntax/indentation'

const CONFIG = `hostname gateway-1
!
interface FastEthernet0/0
 description Private
 ip address 10.81.0.3 255.255.255.248
 no ip redirects
 standby 1 ip 10.81.0.5
 standby 1 priority 120
 standby 1 preempt
!
interface FastEthernet0/1
 ip address 192.168.81.3 255.255.255.0
!
router eigrp 64
 network 192.168.81.0
 no auto-summary
!
ip route 0.0.0.0 0.0.0.0 10.81.0.1
!
access-list 1 permit 10.81.2.0 0.0.1.255
access-list 1 deny any
!
end
`

/** Types lines one after the other; the text at the end, and what the last one came to. */
function type(lines: readonly string[], text = CONFIG): { readonly text: string; readonly last: Typed } {
  let { config } = parseIos(text)
  let section: readonly string[] = []
  let columns = NO_COLUMNS
  let last: Typed = { kind: 'taken', config, section, columns, changed: false }
  for (const line of lines) {
    last = typeLine(config, section, line, columns)
    if (last.kind === 'refused') break
    ;({ config, section, columns } = last)
  }
  return { text: renderIos(config), last }
}

/** The lines that came and went. */
function change(...lines: readonly string[]): { readonly more: readonly string[]; readonly less: readonly string[] } {
  const before = renderIos(parseIos(CONFIG).config).split('\n')
  const after = type(lines).text.split('\n')
  return {
    more: after.filter((line) => !before.includes(line)),
    less: before.filter((line) => !after.includes(line)),
  }
}

describe('a remark behind a typed line', () => {
  it('is left out where the line reads without it, as in a text', () => {
    const { text } = type(['interface FastEthernet0/0', 'delay 20 ! slow', 'exit ! out', 'hostname other !'])
    expect(text).toContain(' delay 20\n')
    expect(text).toContain('hostname other\n')
    expect(renderIos(parseIos(text).config)).toBe(text)
  })
  it('is kept where the exclamation mark is the line’s own', () => {
    const { text } = type(['interface FastEthernet0/0', 'description a ! b'])
    expect(text).toContain(' description a ! b\n')
  })
})

describe('a line', () => {
  it('is added to its section, shortened words written out', () => {
    expect(change('int fa0/1', 'shut')).toEqual({ more: [' shutdown'], less: [] })
  })
  it('replaces the line about the same thing', () => {
    expect(change('interface FastEthernet0/0', 'standby 1 priority 90')).toEqual({
      more: [' standby 1 priority 90'],
      less: [' standby 1 priority 120'],
    })
  })
  it('of global mode leaves the section', () => {
    const { last } = type(['interface FastEthernet0/1', 'ip route 10.9.0.0 255.255.0.0 10.81.0.1'])
    expect(last).toMatchObject({ kind: 'taken', section: [], changed: true })
  })
  it('of a list is added after the entries of its list', () => {
    const { text } = type(['access-list 1 permit 10.81.4.0 0.0.3.255'])
    expect(text).toContain('access-list 1 deny any\naccess-list 1 permit 10.81.4.0 0.0.3.255\n')
  })
  it('of a list that has it, wherever, or whose number is taken, changes nothing', () => {
    const LIST = 'ip access-list extended A\n permit ip host 10.0.0.1 any\n 50 permit ip host 10.0.0.5 any\n'
    const typed = (...lines: readonly string[]) => {
      const { text, last } = type(['ip access-list extended A', ...lines], LIST)
      return [text.trimEnd().split('\n').slice(1), last.kind === 'taken' && last.remark]
    }
    const same = [' permit ip host 10.0.0.1 any', ' 50 permit ip host 10.0.0.5 any']
    expect(typed('70 permit ip host 10.0.0.1 any')).toEqual([same, undefined])
    expect(typed('50 deny ip any any')).toEqual([same, '% Duplicate sequence number'])
    expect(typed('10 deny ip any any')).toEqual([same, '% Duplicate sequence number'])
    expect(typed('remark a', 'remark a')).toEqual([[...same, ' remark a'], 'Duplicate remark statement'])
    expect(typed('remark a', 'deny ip any any', 'remark a')).toEqual([
      [...same, ' remark a', ' deny ip any any', ' remark a'],
      undefined,
    ])
  })
  it('that opens a section there is none of makes it', () => {
    const { text, last } = type(['route-map RRI permit 10', 'match ip address 1'])
    expect(text).toContain('route-map RRI permit 10\n match ip address 1\n')
    expect(last).toMatchObject({ section: ['route-map RRI permit 10'] })
  })
})

describe('a no', () => {
  it.each<[string[], string[], string[]]>([
    [['interface FastEthernet0/0', 'no standby 1 preempt'], [], [' standby 1 preempt']],
    [['interface FastEthernet0/0', 'no description'], [], [' description Private']],
    [['interface FastEthernet0/1', 'no ip proxy-arp'], [' no ip proxy-arp'], []],
    [['interface FastEthernet0/1', 'no shutdown'], [], []],
    [['no ip route 0.0.0.0 0.0.0.0 10.81.0.1'], [], ['ip route 0.0.0.0 0.0.0.0 10.81.0.1']],
    [['no access-list 1'], [], ['access-list 1 permit 10.81.2.0 0.0.1.255', 'access-list 1 deny any']],
    [['no router eigrp 64'], [], ['router eigrp 64', ' network 192.168.81.0', ' no auto-summary']],
  ])('%j', (lines, more, less) => {
    expect(change(...lines)).toEqual({ more, less })
  })
  it('takes an entry by its number, its own or the one it has by its place; the others keep theirs', () => {
    const LIST =
      'ip access-list extended A\n permit ip host 10.0.0.1 any\n remark a\n permit ip host 10.0.0.2 any\n permit ip any any\n'
    const left = (...lines: readonly string[]) =>
      type(['ip access-list extended A', ...lines], LIST)
        .text.trimEnd()
        .split('\n')
        .slice(1)
    expect(left('no 20')).toEqual([' permit ip host 10.0.0.1 any', ' remark a', ' 30 permit ip any any'])
    expect(left('no 10', 'no 20')).toEqual([' remark a', ' 30 permit ip any any'])
    expect(left('no 40')).toHaveLength(4)
  })
  it('takes an entry of a numbered list that stands outside of the section', () => {
    const { text, last } = type(['ip access-list standard 1', 'no 10'])
    expect(last).toMatchObject({ changed: true })
    expect(text).toContain('access-list 1 deny any\n!\nip access-list standard 1\n no 10\n')
  })
  it('takes an entry of a prefix-list by its number or its words', () => {
    const LIST = 'ip prefix-list P permit 10.1.0.0/16\nip prefix-list P seq 20 permit 10.2.0.0/16\n'
    expect(type(['no ip prefix-list P seq 5'], LIST).text).toBe('ip prefix-list P seq 20 permit 10.2.0.0/16\n')
    expect(type(['no ip prefix-list P permit 10.2.0.0/16'], LIST).text).toBe('ip prefix-list P permit 10.1.0.0/16\n')
  })
  it('is taken back by the line itself', () => {
    expect(change('interface FastEthernet0/0', 'ip redirects')).toEqual({ more: [], less: [' no ip redirects'] })
    expect(change('router eigrp 64', 'auto-summary')).toEqual({ more: [' auto-summary'], less: [' no auto-summary'] })
  })
  it('does not remove a physical interface', () => {
    const { last } = type(['no interface FastEthernet0/1'])
    expect(last).toMatchObject({ changed: false, remark: '% Removal of physical interfaces is not permitted' })
  })
})

describe('what is refused', () => {
  it('is marked at the word that does not fit, or as incomplete', () => {
    expect(type(['ip route 1.2.3.4']).last).toEqual({ kind: 'refused', refusal: { kind: 'incomplete' } })
    // route, routing
    expect(type(['ip rout 1.2.3.4']).last).toEqual({ kind: 'refused', refusal: { kind: 'ambiguous' } })
    expect(type(['hostnam x y']).last).toEqual({ kind: 'refused', refusal: { kind: 'invalid', at: 10 } })
    expect(type(['frobnicate']).last).toEqual({ kind: 'refused', refusal: { kind: 'invalid', at: 0 } })
  })
})

describe('every line of a configuration typed at itself', () => {
  it.each(Object.entries(SEED_CONFIGS))('leaves %s as it is', (_, text) => {
    const { config } = parseIos(text)
    const whole = renderIos(config)
    let section: readonly string[] = []
    let columns = NO_COLUMNS
    // A note is written again each time.
    for (const line of whole.split('\n').filter((row) => !/^access-list \d+ remark/.test(row))) {
      const typed = typeLine(config, section, line, columns)
      if (typed.kind === 'refused') throw new Error(`"${line}" is refused in ${section.join(' / ')}`)
      if (typed.changed) throw new Error(`"${line}" changes the configuration`)
      ;({ section, columns } = typed)
    }
    expect(section.length).toBeLessThan(2)
  })
})

describe('the end of a section', () => {
  const LINES = [
    ...['router eigrp HUB', 'address-family ipv4 unicast autonomous-system 65', 'topology base', 'redistribute static'],
    ...['exit-af-topology', 'af-interface FastEthernet0/0', 'passive-interface', 'exit-af-interface'],
    ...['network 10.0.0.0', 'exit-address-family'],
  ]
  const typedLines = (lines: readonly string[]) =>
    type(lines)
      .text.split('\n')
      .filter((line) => line.trim() !== '!' && line.trim() !== '')
  it('leaves it, and stands behind it as a router prints it', () => {
    const text = typedLines(LINES)
    const at = text.indexOf('router eigrp HUB')
    expect(text.slice(at, at + 10)).toEqual(
      ['router eigrp HUB', ' address-family ipv4 unicast autonomous-system 65', '  topology base'].concat(
        ['   redistribute static', '  exit-af-topology', '  af-interface FastEthernet0/0', '   passive-interface'],
        ['  exit-af-interface', '  network 10.0.0.0', ' exit-address-family'],
      ),
    )
    expect(type(LINES).last).toMatchObject({ kind: 'taken', section: ['router eigrp HUB'] })
  })
  it('typed again changes nothing', () => {
    expect(typedLines([...LINES, ...LINES])).toEqual(typedLines(LINES))
  })
})

/** IOS network management command reference: destinations, filters, histories and sources by VRF stand beside each other. */
describe('lines of logging and of names', () => {
  const standing = (...lines: readonly string[]) => change(...lines).more.filter((line) => /^(?:logging|ip)/.test(line))
  it.each([
    ['logging source-interface Loopback0', 'logging source-interface GigabitEthernet0 vrf Mgmt'],
    ['logging history size 2', 'logging history alerts'],
    ['logging discriminator A severity drops 4', 'logging discriminator B severity drops 5'],
    ['logging host 10.1.1.9', 'logging host 10.1.1.9 vrf Mgmt'],
    ['logging host 10.1.1.9', 'logging host 10.1.1.9 transport tcp port 1514'],
    ['ip host core 10.0.0.1', 'ip host vrf Mgmt core 10.9.0.1'],
    ['ip name-server 10.0.0.53 10.0.0.54', 'ip name-server vrf Mgmt 10.9.0.53'],
  ])('%s stays beside %s', (...lines) => {
    expect(standing(...lines).sort()).toEqual([...lines].sort())
  })
  it.each([
    [['logging buffered 4096', 'logging buffered 8192 warnings'], ['logging buffered 8192 warnings']],
    [
      ['logging source-interface Loopback0', 'logging source-interface Loopback1'],
      ['logging source-interface Loopback1'],
    ],
    [['logging host 10.1.1.9', 'logging 10.1.1.9'], ['logging 10.1.1.9']],
    [
      ['logging host 10.1.1.9 vrf Mgmt', 'logging host 10.1.1.9', 'no logging host 10.1.1.9'],
      ['logging host 10.1.1.9 vrf Mgmt'],
    ],
    [['logging source-interface Loopback0', 'no logging source-interface Loopback0'], []],
    [['ip host core 10.0.0.1', 'ip host core 10.0.0.2'], ['ip host core 10.0.0.2']],
  ])('of %j stay %j', (lines, left) => {
    expect(standing(...lines)).toEqual(left)
  })
})
