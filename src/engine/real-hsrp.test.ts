/**
 * HSRP as real head-ends configure it (FACTS section 9): version 2, milliseconds, keys, tracked objects; static routes
 * that hang on objects; a crypto map whose end is the virtual address; interfaces in a VRF; partners beside the sites.
 */
import { describe, expect, it } from 'vitest'
import { checkConfigurations, headEnds } from '../analysis/index'
import type { AddressPattern } from '../config/index'
import { exec } from '../console/index'
import { formatIp, formatPrefix, ip, lookUp, nameTable, prefix, tableEntries } from '../net/index'
import { atSeconds, configurationOf, createNetwork, runUntilSettled, viewOf } from '../sim/index'
import { type Lab, news, play, release, settleWith, trace } from '../testing/lab'

const STICK = 'interface FastEthernet0/0'
const GATEWAYS = ['gateway-1', 'gateway-2'] as const

const below =
  (opener: string, ...lines: readonly string[]) =>
  (text: string) =>
    text.replace(opener, [opener, ...lines.map((line) => ` ${line}`)].join('\n'))
const end =
  (...lines: readonly string[]) =>
  (text: string) =>
    `${text}\n${lines.join('\n')}\n`
const all =
  (...changes: readonly ((text: string) => string)[]) =>
  (text: string) =>
    changes.reduce((now, change) => change(now), text)
const at = (names: readonly string[], change: (text: string) => string) =>
  Object.fromEntries(names.map((name) => [name, change]))

const row = (lab: Lab, device: string) => {
  const found = lookUp(viewOf(lab.network).devices, device)
  if (!found) throw new Error(`no ${device}`)
  return found
}
const group = (lab: Lab, device: string) => {
  const [found] = row(lab, device).hsrp
  if (!found) throw new Error(`no group at ${device}`)
  return found
}
const states = (lab: Lab) => GATEWAYS.map((name) => group(lab, name).state)
const toSite = (lab: Lab, site = 'phone-24') => trace(lab, 'callmanager', site).forward.disposition

describe('version 2', () => {
  it('has its own virtual MAC', () => {
    const lab = settleWith(at(GATEWAYS, below(STICK, 'standby version 2')))
    expect(states(lab)).toEqual(['active', 'standby'])
    expect(group(lab, 'gateway-1').virtualMac).toBe('0000.0c9f.f001')
    expect(toSite(lab)).toBe('accepted')
  })
  it('is not heard by version 1: both become active', () => {
    expect(states(settleWith({ 'gateway-2': below(STICK, 'standby version 2') }))).toEqual(['active', 'active'])
  })
})

describe('delays', () => {
  it('longer than the quiet that settles a network are waited for', () => {
    const delayed = settleWith(at(GATEWAYS, below(STICK, 'standby delay minimum 30 reload 150')))
    expect(states(delayed)).toEqual(['active', 'standby'])
    expect(toSite(delayed)).toBe('accepted')
    const late = { 'gateway-1': below(STICK, 'standby delay reload 100', 'standby 1 preempt delay minimum 90') }
    expect(states(settleWith(late))).toEqual(['active', 'standby'])
  })
})

describe('authentication', () => {
  const md5 = (key: string) => below(STICK, `standby 1 authentication md5 key-string ${key}`)
  it.each([
    ['the same key', md5('s3cret'), md5('s3cret'), ['active', 'standby']],
    [
      'the same key of a chain',
      md5('s3cret'),
      all(
        below(STICK, 'standby 1 authentication md5 key-chain K'),
        end('key chain K', ' key 1', '  key-string s3cret'),
      ),
      ['active', 'standby'],
    ],
    ['another key', md5('s3cret'), md5('other'), ['active', 'active']],
    ['a key at one end', md5('s3cret'), end('! none'), ['active', 'active']],
    ['another word', below(STICK, 'standby 1 authentication text abc'), end('! none'), ['active', 'active']],
  ])('with %s', (_what, one, two, expected) => {
    expect(states(settleWith({ 'gateway-1': one, 'gateway-2': two }))).toEqual(expected)
  })
})

describe('milliseconds', () => {
  const fast = below(STICK, 'standby 1 timers msec 250 msec 750')
  it.each([
    ['version 1', fast],
    ['version 2', all(fast, below(STICK, 'standby version 2'))],
  ])('in %s a dead active router is missed after 0.75 s', (_what, change) => {
    const lab = settleWith(at(GATEWAYS, change))
    expect([states(lab), group(lab, 'gateway-2').holdSeconds]).toEqual([['active', 'standby'], 0.75])
    const later = play(lab, [[1, 'fault', 'hang:gateway-1']], 5)
    const taken = news(lab, later).find((item) => item.device === 'gateway-2' && item.data?.to === 'active')
    const seconds = ((taken?.at ?? 0) - lab.network.now) / 1e6 - 1
    expect(seconds).toBeGreaterThan(0.45)
    expect(seconds).toBeLessThanOrEqual(0.76)
  })
})

describe('seconds by release', () => {
  const gateways = (text: string) => settleWith({}, release(text))
  /** Seconds from an event at 1 s until the other gateway is active. */
  const taken = (lab: Lab, fault: string, seconds = 20) => {
    const later = play(lab, [[1, 'fault', fault]], seconds)
    const found = news(lab, later).find((item) => item.device === 'gateway-2' && item.data?.to === 'active')
    return ((found?.at ?? Number.NaN) - lab.network.now) / 1e6 - 1
  }
  it('on shutdown 12.2 says nothing and its hold time runs; 15.9 resigns, and the standby is active at once', () => {
    expect(taken(gateways('12.2(11)T'), 'shut:gateway-1/FastEthernet0/0')).toBeGreaterThan(6.9)
    expect(taken(gateways('15.9'), 'shut:gateway-1/FastEthernet0/0')).toBeLessThan(0.1)
  })
  it('the hold time of 15.9 lasts up to a fifth longer, that of 12.2 exactly', () => {
    const hang = 'hang:gateway-1'
    const [old, later] = [taken(gateways('12.2(11)T'), hang), taken(gateways('15.9'), hang)]
    expect(old).toBeGreaterThanOrEqual(7)
    expect(old).toBeLessThanOrEqual(10.01)
    expect(later).toBeGreaterThanOrEqual(7)
    expect(later).toBeLessThanOrEqual(12.01)
  })
  it('after a boot 15.9 waits 5 s before a group leaves Init, after an interface-up 1 s; standby delay says otherwise', () => {
    const left = (lab: Lab, from = 0) =>
      [...lab.network.journal].find(
        ({ at, device, data }) => at > from && device === 'gateway-1' && data?.from === 'init' && data.to === 'listen',
      )?.at
    expect([left(gateways('12.2(11)T'), -1), left(gateways('15.9'), -1)]).toEqual([0, 5e6])
    const told = settleWith({ 'gateway-1': below(STICK, 'standby delay minimum 3 reload 20') }, release('15.9'))
    expect(left(told, -1)).toBe(20e6)
    const events = [
      [1, 'fault', 'cut:gateway-1/FastEthernet0/0'],
      [2, 'restore', 'cut:gateway-1/FastEthernet0/0'],
    ] as const
    const back = told.network.now + 2e6
    expect(((left(play(told, events, 10), told.network.now) ?? 0) - back) / 1e6).toBeCloseTo(3, 3)
  })
})

describe('probes', () => {
  const PROBE = ['ip sla 1', ' icmp-echo 10.81.0.1 source-interface FastEthernet0/0', ' frequency 5', ' timeout 1000']
  const START = 'ip sla schedule 1 life forever start-time now'
  const probing = (track: readonly string[], probe: readonly string[] = [...PROBE, START]) =>
    settleWith({
      'gateway-1': all(below(STICK, 'standby 1 track 10 decrement 30'), end(...probe, ...track)),
      'gateway-2': below(STICK, 'standby 1 preempt'),
    })
  // The firewall does not answer its own interface's echo any more.
  const silence = 'silent:gateway-1/FastEthernet0/0,in'
  const firstLoss = (lab: Lab, later: Lab) =>
    ((news(lab, later).find((item) => item.device === 'gateway-1' && item.event === 'tracked')?.at ?? 0) -
      lab.network.now) /
    1e6
  it.each([
    ['by its state', ['track 10 ip sla 1'], 0],
    ['by reachability', ['track 10 ip sla 1 reachability'], 0],
    ['after a delay', ['track 10 ip sla 1 reachability', ' delay down 7 up 3'], 7],
    [
      'in a list of weights',
      ['track 1 ip sla 1', 'track 10 list threshold weight', ' object 1 weight 20', ' threshold weight up 20 down 10'],
      0,
    ],
  ])(
    'a probe that is answered no more takes its object down, %s: within a frequency and a timeout',
    (_how, track, delay) => {
      const lab = probing(track)
      expect([states(lab), group(lab, 'gateway-1').priority]).toEqual([['active', 'standby'], 120])
      const later = play(lab, [[1, 'fault', silence]], 40)
      expect(group(later, 'gateway-1').priority).toBe(90)
      const seconds = firstLoss(lab, later) - 1
      expect(seconds).toBeGreaterThan(delay)
      expect(seconds).toBeLessThanOrEqual(delay + 5 + 1.01)
      const back = play(later, [[1, 'restore', silence]], 40)
      expect([states(back), group(back, 'gateway-1').priority]).toEqual([['active', 'standby'], 120])
    },
  )
  it.each([
    ['of which there is none', []],
    ['that nothing starts', PROBE],
  ])('a probe %s keeps its object down', (_which, probe) => {
    expect(group(probing(['track 10 ip sla 1'], probe), 'gateway-1').priority).toBe(90)
  })
  it('by other words is not simulated, and its object is taken to be up', () => {
    expect(group(probing(['track 10 ip sla 1'], ['ip sla 1', ' udp-echo 10.81.0.1 7']), 'gateway-1').priority).toBe(120)
  })
  it('is shown as it stands, with what hangs on it', () => {
    const { network, built } = probing(['track 10 ip sla 1 reachability', ' delay down 7'])
    const configuration = configurationOf(network, 'gateway-1')
    if (!configuration) throw new Error('no gateway-1')
    const text = built.texts.find(({ device }) => device === 'gateway-1')?.text ?? ''
    const context = { view: viewOf(network), configuration, text }
    expect(exec(context, 'show track 10').output).toMatch(
      /^Track 10\n {2}IP SLA 1 reachability\n {2}Reachability is Up\n {4}\d changes?, last change [\d:]+\n {2}Delay up 0 secs, down 7 secs\n {2}Latest operation return code: OK\n {2}Latest RTT \(millisecs\) 1\n {2}Tracked by:\n {4}HSRP FastEthernet0\/0 1$/,
    )
    // The first echo is lost to ARP, as a ping's is.
    expect(exec(context, 'show ip sla statistics').output).toMatch(
      /Latest RTT: 1 milliseconds\n[\s\S]*return code: OK\nNumber of successes: [1-9]\d*\nNumber of failures: 1\nOperation time to live: Forever$/,
    )
  })
})

describe('tracked objects', () => {
  const tracking = (...object: readonly string[]) =>
    settleWith({
      'gateway-1': all(below(STICK, 'standby 1 track 10 decrement 30'), end(...object)),
      'gateway-2': below(STICK, 'standby 1 preempt'),
    })
  it.each([
    ['an interface', ['track 10 interface FastEthernet0/1 line-protocol']],
    ['an interface whose name is shortened', ['track 10 interface fa0/1  line-protocol']],
    ['a route', ['track 10 ip route 192.168.81.0 255.255.255.0 reachability']],
    [
      'a list',
      [
        'track 1 interface FastEthernet0/1 line-protocol',
        'track 2 interface Loopback0 line-protocol',
        'track 10 list boolean and',
        ' object 1',
        ' object 2',
      ],
    ],
  ])('%s that goes down lowers the priority, and the other router takes over', (_what, object) => {
    const lab = tracking(...object)
    expect([states(lab), group(lab, 'gateway-1').priority]).toEqual([['active', 'standby'], 120])
    const later = play(lab, [[1, 'fault', 'shut:gateway-1/FastEthernet0/1']], 30)
    expect([states(later), group(later, 'gateway-1').priority]).toEqual([['standby', 'active'], 90])
    const back = play(later, [[1, 'restore', 'shut:gateway-1/FastEthernet0/1']], 30)
    expect(states(back)).toEqual(['active', 'standby'])
  })
  it.each(['track 10 ip route 203.0.113.0 255.255.255.0 metric threshold'])(
    '"%s" is not simulated, and taken to be up',
    (line) => {
      expect(group(tracking(line), 'gateway-1').priority).toBe(120)
    },
  )
  it('takes its static route out of the table and back', () => {
    const change = end(
      'ip route 192.0.2.0 255.255.255.0 10.81.0.1 track 10',
      'track 10 interface FastEthernet0/1 line-protocol',
    )
    const lab = settleWith({ 'gateway-1': change })
    const has = (now: Lab) =>
      row(now, 'gateway-1').routes.some(({ route }) => formatPrefix(route.prefix) === '192.0.2.0/24')
    const later = play(lab, [[1, 'fault', 'shut:gateway-1/FastEthernet0/1']], 5)
    const back = play(later, [[1, 'restore', 'shut:gateway-1/FastEthernet0/1']], 5)
    expect([has(lab), has(later), has(back)]).toEqual([true, false, true])
  })
})

/** The provider and the firewall let the virtual address be reached as they do the first gateway's own. */
function reachable(lab: Lab): Lab {
  const [own, virtual] = [ip('198.51.100.1'), ip('10.81.0.5')]
  const also = (pattern: AddressPattern) => (pattern.address === own ? { ...pattern, address: virtual } : pattern)
  const configurations = lab.built.scene.configurations.map((config) => ({
    ...config,
    staticRoutes: config.staticRoutes.flatMap((route) =>
      route.prefix.address === own && config.kind === 'internet'
        ? [route, { ...route, prefix: prefix('10.81.0.5/32') }]
        : [route],
    ),
    accessLists: nameTable(
      tableEntries(config.accessLists).map(([name, list]) => [
        name,
        {
          ...list,
          entries: list.entries.flatMap((item) => {
            const more = { ...item, source: also(item.source), destination: also(item.destination) }
            return config.kind === 'firewall' ? [item, more] : [item]
          }),
        },
      ]),
    ),
  }))
  const scene = { ...lab.built.scene, configurations }
  const network = createNetwork(scene)
  runUntilSettled(network, atSeconds(300))
  return { ...lab, built: { ...lab.built, scene }, network }
}

describe('crypto map … redundancy', () => {
  const redundant = (text: string) =>
    text
      .replace(/^crypto map test local-address .*\n/m, '')
      .replace(/^ crypto map test$/m, ' crypto map test redundancy VPNHA')
      .replace(' standby 1 ip', ' standby 1 name VPNHA\n standby 1 ip')
  const peers = (text: string) =>
    text.replace(/ set peer 198\.51\.100\.1\n set peer 198\.51\.100\.2/, ' set peer 10.81.0.5')
  const lab = reachable(settleWith({ ...at(GATEWAYS, redundant), 'soho-24': peers }))
  const headEndOf = ({ network, built }: Lab) => headEnds(network, built.scene.configurations)('soho-24')
  it('ends at the virtual address, at the active router alone', () => {
    const [active, standby] = GATEWAYS.map((name) => row(lab, name))
    expect(active?.ikeSas.map((sa) => formatIp(sa.local))).toEqual(['10.81.0.5'])
    expect(active?.routes.some(({ route }) => route.protocol === 'rri')).toBe(true)
    expect([standby?.ikeSas, standby?.routes.filter(({ route }) => route.protocol === 'rri')]).toEqual([[], []])
    expect(toSite(lab)).toBe('accepted')
    expect(headEndOf(lab)).toMatchObject({ device: 'gateway-1', holds: true, hsrp: 'active' })
  })
  it('after a take-over the site negotiates anew with the other router', () => {
    const later = play(lab, [[1, 'fault', 'power:gateway-1']], 120)
    expect(row(later, 'gateway-2').ikeSas.map((sa) => formatIp(sa.local))).toEqual(['10.81.0.5'])
    expect(headEndOf(later)).toMatchObject({ device: 'gateway-2', holds: true })
    const back = play(later, [[1, 'restore', 'power:gateway-1']], 300)
    expect([states(back), row(back, 'gateway-2').ikeSas]).toEqual([['active', 'standby'], []])
    expect(row(back, 'gateway-1').ikeSas).toHaveLength(1)
  })
  it('makes a head-end with the virtual address of each gateway, and the site has its peer', () => {
    const { configurations, topology } = lab.built.scene
    const found = checkConfigurations({ configurations, topology, texts: lab.built.texts }).flatMap((item) =>
      item.found.filter(({ device }) => device === 'soho-24').map(() => item.check.name),
    )
    expect(found).not.toContain('strange-peer')
  })
})

describe('beside the sites', () => {
  const names = (lab: Lab) => {
    const { configurations, topology } = lab.built.scene
    const results = checkConfigurations({ configurations, topology, texts: lab.built.texts })
    return results.filter((item) => item.found.some((one) => one.severity === 'error')).map((item) => item.check.name)
  }
  it('a partner with a static entry is no site', () => {
    const partner = all(
      (text) => text.replace('crypto map test 1 ipsec', 'crypto map test 65000 ipsec'),
      end(
        'ip access-list extended PARTNER',
        ' permit ip 10.1.0.0 0.0.0.255 192.0.2.0 0.0.0.255',
        'crypto map test 10 ipsec-isakmp',
        ' set peer 203.0.113.250',
        ' set transform-set t2',
        ' match address PARTNER',
      ),
    )
    const lab = settleWith(at(GATEWAYS, partner))
    expect(names(lab)).toEqual([])
    expect(toSite(lab)).toBe('accepted')
  })
  it('an interface of a VRF is in no global table, and no neighbour is there', () => {
    const lab = settleWith(at(GATEWAYS, below('interface FastEthernet0/1', 'ip vrf forwarding XO')))
    expect(row(lab, 'gateway-1').eigrpNeighbors).toEqual([])
    expect(toSite(lab)).not.toBe('accepted')
    expect(row(lab, 'gateway-1').vrfRoutes?.map(({ vrf, routes }) => [vrf, routes.length])).toEqual([['XO', 1]])
  })
})
