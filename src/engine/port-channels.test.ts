/** Port-channels: a bundle of cables between routers, and to a switch that knows of none. */
import { describe, expect, it } from 'vitest'
import { compileDesign } from '../compile/index'
import { convertIos } from '../convert/index'
import { endsOf } from '../design/index'
import { importConfigurations } from '../interop/index'
import { parseIos } from '../ios/index'
import { lookUp } from '../net/index'
import { atSeconds, forkNetwork, runUntil, type SimTime, schedule, viewOf } from '../sim/index'
import { play, settle, trace } from '../testing/lab'
import { later, routers, routesAt, shown, up, walked } from '../testing/routers'

const port = (name: string, ...lines: readonly string[]) => [`interface ${name}`, ...lines.map((line) => ` ${line}`)]
const MEMBERS = ['GigabitEthernet0/0', 'GigabitEthernet0/1'] as const
const members = MEMBERS.flatMap((name) => port(name, 'no ip address', 'channel-group 1 mode active'))
const EIGRP = ['router eigrp 1', ' network 10.0.0.0', ' no auto-summary']
const router = (n: 1 | 2) => [
  ...port('Port-channel1', 'no ip address'),
  ...port('Port-channel1.10', 'encapsulation dot1Q 10', `ip address 10.0.10.${n} 255.255.255.0`),
  ...port('Port-channel1.20', 'encapsulation dot1Q 20', `ip address 10.0.20.${n} 255.255.255.0`),
  ...members,
  ...port('GigabitEthernet0/2', `ip address 10.${n}.0.1 255.255.0.0`),
  ...EIGRP,
]
const CABLES = MEMBERS.map((name) => `r1/${name} r2/${name}`)

const file = (name: string, lines: readonly string[]) => ({
  name: `${name}.cfg`,
  text: `version 15.9\nhostname ${name}\n${lines.join('\n')}\nend\n`,
})

describe('a Port-channel', () => {
  const lab = routers({ r1: router(1), r2: router(2) }, CABLES)
  it('carries subinterfaces over its members, with the bandwidth of all', () => {
    expect(lab.diagnostics).toEqual([])
    expect(up(lab, 'r1')).toEqual(expect.arrayContaining(['Port-channel1', 'Port-channel1.10', 'Port-channel1.20']))
    expect(routesAt(lab, 'r1')).toEqual(
      expect.arrayContaining(['10.2.0.0/16 eigrp Port-channel1.10', '10.2.0.0/16 eigrp Port-channel1.20']),
    )
    const told = lab.configurations[0]?.interfaces.find(({ name }) => name === 'Port-channel1')
    expect([told?.bandwidthKbit, told?.over]).toEqual([
      2_000_000,
      { interface: 'GigabitEthernet0/0', others: ['GigabitEthernet0/1'] },
    ])
    expect(walked(lab, '10.1.0.1', '10.2.0.1').there).toBe('accepted')
  })
  it('lives while one of its members does, whichever, and comes back with the first', () => {
    for (const gone of MEMBERS) {
      const less = later(lab, 30, [1, 'fault', `cut:r1/${gone}`])
      expect(up(less, 'r1')).toContain('Port-channel1.10')
      expect(up(less, 'r1')).not.toContain(gone)
      expect(walked(less, '10.1.0.1', '10.2.0.1').there).toBe('accepted')
    }
    const none = later(lab, 30, [1, 'fault', 'cut:r1/GigabitEthernet0/0'], [2, 'fault', 'cut:r1/GigabitEthernet0/1'])
    expect(up(none, 'r1')).toEqual(['GigabitEthernet0/2'])
    const back = later(none, 60, [1, 'restore', 'cut:r1/GigabitEthernet0/1'])
    expect(walked(back, '10.1.0.1', '10.2.0.1').there).toBe('accepted')
    const shut = later(lab, 30, [1, 'fault', 'shut:r2/GigabitEthernet0/0'])
    expect(walked(shut, '10.1.0.1', '10.2.0.1').there).toBe('accepted')
  })
  it.each([
    ['passive', 'active', true],
    ['passive', 'passive', false],
    ['desirable', 'auto', true],
    ['auto', 'auto', false],
    ['active', 'desirable', false],
    ['on', 'active', false],
    ['on', 'on', true],
  ])('of %s at one end and %s at the other comes up or not', (near, far, comesUp) => {
    const moded = (n: 1 | 2, mode: string) => router(n).map((line) => line.replace('mode active', `mode ${mode}`))
    const both = routers({ r1: moded(1, near), r2: moded(2, far) }, CABLES)
    expect(up(both, 'r2').includes('Port-channel1')).toBe(comesUp)
    expect(up(both, 'r2')).toContain('GigabitEthernet0/0')
    expect(walked(both, '10.1.0.1', '10.2.0.1').there === 'accepted').toBe(comesUp)
  })
  it('with too few members is down, by lacp min-links, and so are its subinterfaces', () => {
    const told = (n: 1 | 2) =>
      router(n).flatMap((line) => (line === 'interface Port-channel1' ? [line, ' lacp min-links 2'] : [line]))
    const two = routers({ r1: told(1), r2: told(2) }, CABLES)
    expect(two.diagnostics).toEqual([])
    expect(up(two, 'r1')).toEqual(expect.arrayContaining(['Port-channel1', 'Port-channel1.10']))
    const one = later(two, 30, [1, 'fault', 'cut:r1/GigabitEthernet0/0'])
    expect(up(one, 'r1').filter((name) => name.startsWith('Port-channel'))).toEqual([])
    expect(up(one, 'r1')).toContain('GigabitEthernet0/1')
    expect(shown(one, 'r1', told(1), 'show etherchannel summary')).toMatch(/Po1\(RD\) +LACP +Gi0\/0\(D\) Gi0\/1\(s\)/)
    const back = later(one, 30, [1, 'restore', 'cut:r1/GigabitEthernet0/0'])
    expect(walked(back, '10.1.0.1', '10.2.0.1').there).toBe('accepted')
  })
  it('of one member asks the other end as well', () => {
    const single = (n: 1 | 2, mode: string) => [
      ...port('Port-channel1', `ip address 10.0.0.${n} 255.255.255.0`),
      ...port('GigabitEthernet0/0', `channel-group 1 mode ${mode}`),
    ]
    const [cable = ''] = CABLES
    const of = (mode: string) => up(routers({ r1: single(1, mode), r2: single(2, 'passive') }, [cable]), 'r1')
    expect([of('active'), of('passive')].map((names) => names.includes('Port-channel1'))).toEqual([true, false])
  })
  it('hears once what a switch floods to all of its members', () => {
    const plain = (name: string, n: number) => [...port(name, `ip address 10.0.0.${n} 255.255.255.0`)]
    const on = routers(
      { r1: [...plain('Port-channel1', 1), ...members], r2: plain('GigabitEthernet0/0', 2) },
      ['r1/GigabitEthernet0/0 sw/1', 'r1/GigabitEthernet0/1 sw/2', 'r2/GigabitEthernet0/0 sw/3'],
      { switches: { sw: ['1', '2', '3'] } },
    )
    expect(walked(on, '10.0.0.2', '10.0.0.1').there).toBe('accepted')
    const one = later(on, 30, [1, 'fault', 'cut:r1/GigabitEthernet0/0'])
    expect(walked(one, '10.0.0.2', '10.0.0.1').there).toBe('accepted')
    const rows = lookUp(viewOf(one.network).devices, 'r1')?.interfaces
    expect(rows?.find(({ name }) => name === 'Port-channel1')?.lineUp).toBe(true)
  })
  it('comes in with a cable for each member, and goes out as it was', () => {
    const files = [file('r1', router(1)), file('r2', router(2))]
    const { design, diagnostics } = importConfigurations(files, { values: {} })
    if (!design) throw new Error('nothing was imported')
    expect(diagnostics.filter(({ severity }) => severity !== 'info')).toEqual([])
    const between = design.links.filter((link) => endsOf(link).every(({ device }) => /^r[12]$/.test(device)))
    expect(between.map((link) => endsOf(link).map((end) => end.interface))).toEqual(MEMBERS.map((name) => [name, name]))
    const texts = compileDesign(design).devices.flatMap((item) => (item.text === '' ? [] : [item.text]))
    expect(texts).toEqual(files.map(({ text }) => text))
    const lab = settle(design)
    expect(trace(lab, 'r1', 'r2', 'icmp').forward.disposition).toBe('accepted')
    const cut = play(lab, [[1, 'fault', 'cut:r1/GigabitEthernet0/0']], 30)
    expect(trace(cut, 'r1', 'r2', 'icmp').forward.disposition).toBe('accepted')
  })
  it('follows lines that are typed at a running router: members come and go', () => {
    const typed = (lines: readonly string[]) => {
      const network = forkNetwork(lab.network)
      const text = `hostname r1\n${lines.join('\n')}\n`
      const { configuration } = convertIos('r1', parseIos(text).config, { release: '15.9' })
      const event = { action: 'reconfigure', device: 'r1', configuration, lines: [], at: network.now } as const
      schedule(network, event)
      runUntil(network, (network.now + atSeconds(20)) as SimTime)
      return up({ ...lab, network }, 'r1')
    }
    const without = router(1).filter((line) => !line.includes('channel-group'))
    expect(typed(without).filter((name) => name.startsWith('Port-channel'))).toEqual([])
    const one = router(1).join('\n').replace(' channel-group 1 mode active\n', '').split('\n')
    expect(typed(one)).toContain('Port-channel1.10')
  })
})
