/** A hub whose sites are static entries of its crypto map, as people run it: roles and service are told from the tunnels. */
import { describe, expect, it } from 'vitest'
import { failover, servedBy, serviceOf } from '../analysis/index'
import { importConfigurations } from '../interop/index'
import { lookUp } from '../net/index'
import { configurationOf, viewOf } from '../sim/index'
import { done } from '../testing/done'
import { type Lab, play, settle, trace, typed } from '../testing/lab'
import { settleScene } from './run/settle'
import { typedAt } from './testing/factory'

const IKE = [
  'crypto isakmp policy 5',
  ' encr aes 256',
  ' authentication pre-share',
  ' group 14',
  'crypto isakmp key OneKeyForAll77 address 0.0.0.0 0.0.0.0',
  'crypto ipsec transform-set AES esp-aes 256 esp-sha256-hmac',
]

interface End {
  readonly outside: string
  readonly lan: number
  /** Peers with the LANs behind them. */
  readonly peers: readonly (readonly [address: string, lan: number])[]
}

/** LANs are 10.20.N.0/24; the provider has the first address before each router. */
const file = (name: string, { outside, lan, peers }: End) => ({
  name: `${name}.cfg`,
  text: `${[
    'version 15.4',
    `hostname ${name}`,
    ...IKE,
    ...peers.flatMap(([address], at) => [
      `crypto map OUT ${10 * (at + 1)} ipsec-isakmp`,
      ` set peer ${address}`,
      ' set transform-set AES',
      ` match address ${100 + at}`,
    ]),
    'interface GigabitEthernet0/0',
    ` ip address ${outside} 255.255.255.248`,
    ' crypto map OUT',
    'interface GigabitEthernet0/1',
    ` ip address 10.20.${lan}.1 255.255.255.0`,
    `ip route 0.0.0.0 0.0.0.0 ${outside.replace(/\d+$/, (last) => String(Number(last) - 1))}`,
    ...peers.map(
      ([, far], at) => `access-list ${100 + at} permit ip 10.20.${lan}.0 0.0.0.255 10.20.${far}.0 0.0.0.255`,
    ),
    'end',
  ].join('\n')}\n`,
})

const HQ = file('hq', {
  outside: '203.0.113.2',
  lan: 0,
  peers: [
    ['198.51.100.10', 1],
    ['198.51.100.18', 2],
  ],
})
const BR1 = file('br1', { outside: '198.51.100.10', lan: 1, peers: [['203.0.113.2', 0]] })
const BR2 = file('br2', { outside: '198.51.100.18', lan: 2, peers: [['203.0.113.2', 0]] })

const service = ({ built: { scene }, network }: Lab) =>
  serviceOf(servedBy(scene.configurations, scene.topology), network).map(({ site, from, state }) => [site, from, state])

describe('a hub of static entries and its branches', () => {
  const { design } = importConfigurations([HQ, BR1, BR2], { values: {} })
  if (!design) throw new Error('nothing was imported')
  const lab = settle(design)
  it('are cabled to a provider, and the branches are its sites, measured from its LAN', () => {
    expect(design.devices.map(({ name, kind }) => `${name} ${kind}`)).toContain('internet internet')
    expect(service(lab)).toEqual([
      ['br1', 'hq', 'not known'],
      ['br2', 'hq', 'not known'],
    ])
  })
  it('each is measured from the head-end that its tunnel leads to, where there are two that have nothing to do with each other', () => {
    const far = file('dc', {
      outside: '203.0.113.10',
      lan: 50,
      peers: [
        ['198.51.100.26', 3],
        ['198.51.100.34', 4],
      ],
    })
    const br3 = file('br3', { outside: '198.51.100.26', lan: 3, peers: [['203.0.113.10', 50]] })
    const both = importConfigurations([HQ, BR1, BR2, far, br3], { values: {} }).design
    expect(both && service(settle(both)).map(([site, from]) => `${site} ${from}`)).toEqual([
      'br1 hq',
      'br2 hq',
      'br3 dc',
    ])
  })
  it('whether a tunnel that nobody has asked for would come up is for a trace to say; once it stands they are in service', () => {
    const pair = trace(lab, 'hq/GigabitEthernet0/1', 'br1/GigabitEthernet0/1')
    expect([pair.forward.disposition, pair.return.disposition]).toEqual(['accepted', 'accepted'])
    const asked = typed(lab, 'hq', ['ip sla'], (text) =>
      text.replace(
        /^end$/m,
        [
          'ip sla 1',
          ' icmp-echo 10.20.1.1 source-interface GigabitEthernet0/1',
          'ip sla schedule 1 start-time now',
          'end',
        ].join('\n'),
      ),
    )
    expect(service(play(asked, [], 120))).toEqual([
      ['br1', 'hq', 'in service'],
      ['br2', 'hq', 'not known'],
    ])
    expect(service(play(asked, [[60, 'fault', 'power:hq']], 300))[0]).toEqual(['br1', 'hq', 'silent'])
  })
  it('a call is between the routers themselves where no phone is drawn: silent while the hub reloads, and until the tunnel is back', () => {
    const result = done(
      failover(lab.network, { fault: { kind: 'reload', device: 'hq', orderly: false }, site: 'br1', runs: 2, seed: 1 }),
    )
    if (typeof result === 'string') throw new Error(result)
    expect([result.runs, result.silentForGood]).toEqual([2, 0])
    expect(result.seconds?.min).toBeGreaterThan(lab.built.scene.parameters.bootSeconds)
  })
  it('keep what is drawn of them when a line is typed: a LAN that is not drawn stays up, and sites are sites', () => {
    const { built } = lab
    const loaded = { revision: 1, design, built, ...done(settleScene(built.scene)) }
    const { after, refused } = typedAt(loaded, 'hq', 'enable\nconfigure terminal\nno ip domain lookup\nend')
    expect(refused).toEqual([])
    const up = ({ network }: Pick<Lab, 'network'>) =>
      lookUp(viewOf(network).devices, 'hq')?.interfaces.flatMap(({ name, lineUp }) => (lineUp ? [name] : []))
    expect([up(lab), up(after)]).toEqual(Array(2).fill(['GigabitEthernet0/0', 'GigabitEthernet0/1']))
    expect(configurationOf(after.network, 'hq')?.standing).toBe('head-end')
  })
})
