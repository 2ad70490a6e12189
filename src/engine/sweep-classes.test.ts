/** Sites that only shared devices treat differently are no class: a sweep tells what running each of them tells. */
import { describe, expect, it } from 'vitest'
import { type SweepResult, sweep } from '../analysis/index'
import { importConfigurations } from '../interop/index'
import { done } from '../testing/done'
import { type Lab, settle } from '../testing/lab'

const IKE = [
  'crypto isakmp policy 10',
  ' encr aes',
  ' authentication pre-share',
  ' group 2',
  'crypto isakmp key OneKeyForAll77 address 0.0.0.0',
  'crypto ipsec transform-set T esp-aes esp-sha-hmac',
  ' mode transport',
  'crypto ipsec profile P',
  ' set transform-set T',
]

const tunnel = (number: number, own: string, source: string, far: string, ...more: readonly string[]) => [
  `interface Tunnel${number}`,
  ` ip address ${own} 255.255.255.252`,
  ` tunnel source ${source}`,
  ` tunnel destination ${far}`,
  ...more,
]

const PROTECTED = ' tunnel protection ipsec profile P'
const SPOKES = [1, 2, 3]

function hub(atThird: readonly string[]): string {
  return [
    'version 15.2',
    'hostname hub',
    ...IKE,
    ...SPOKES.flatMap((spoke) =>
      tunnel(
        spoke,
        `10.254.${spoke}.1`,
        'GigabitEthernet0/0',
        `198.51.100.${4 * spoke - 2}`,
        PROTECTED,
        ...(spoke === 3 ? atThird : []),
      ),
    ),
    'interface GigabitEthernet0/0',
    ' ip address 203.0.113.2 255.255.255.252',
    'interface GigabitEthernet0/1',
    ' ip address 10.0.0.1 255.255.255.0',
    'router eigrp 100',
    ' network 10.0.0.0',
    ' passive-interface GigabitEthernet0/1',
    'ip route 0.0.0.0 0.0.0.0 203.0.113.1',
    'end',
  ].join('\n')
}

const spoke = (number: number): string =>
  [
    'version 15.2',
    `hostname spoke${number}`,
    ...IKE,
    ...tunnel(0, `10.254.${number}.2`, 'FastEthernet0/0', '203.0.113.2', PROTECTED),
    'interface FastEthernet0/0',
    ` ip address 198.51.100.${4 * number - 2} 255.255.255.252`,
    'interface FastEthernet0/1',
    ` ip address 10.${number}.0.1 255.255.255.0`,
    'router eigrp 100',
    ' network 10.0.0.0',
    `ip route 0.0.0.0 0.0.0.0 198.51.100.${4 * number - 3}`,
    'end',
  ].join('\n')

function labOf(...atThird: readonly string[]): Lab {
  const texts = [hub(atThird), ...SPOKES.map(spoke)].map((text, at) => ({ name: `${at}.cfg`, text: `${text}\n` }))
  const { design } = importConfigurations(texts, { values: {} })
  if (!design) throw new Error('nothing was imported')
  return settle(design)
}

function swept({ built, network }: Lab, everySite: boolean): SweepResult {
  const result = done(sweep(built.scene, network, { scope: 'head-end', double: false, everySite }))
  if (typeof result === 'string') throw new Error(result)
  return result
}

const classes = (lab: Lab) => swept(lab, false).classes.map(({ sites }) => sites)

describe('spokes of one hub', () => {
  it('are one class where it has the same for each of them, whatever the numbers of its tunnels', () => {
    expect(classes(labOf())).toEqual([['spoke1', 'spoke2', 'spoke3']])
  })
  it.each([
    ['a list', ' ip access-group CLOSED in'],
    ['a cost', ' delay 90000'],
    ['a keepalive that a protected tunnel cannot have', ' keepalive 10 3'],
  ])('are two where one of its tunnels has %s', (_what, line) => {
    expect(classes(labOf(line))).toEqual([['spoke1', 'spoke2'], ['spoke3']])
  })
  it('are told of as running each of them tells', () => {
    const lab = labOf(' keepalive 10 3')
    const told = (result: SweepResult) =>
      result.cases.map(({ fault, sites }) => [fault, sites.map(({ site, verdict }) => `${site} ${verdict}`).sort()])
    expect(told(swept(lab, false))).toEqual(told(swept(lab, true)))
  })
})
