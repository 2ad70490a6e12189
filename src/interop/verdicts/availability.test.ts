/** A line that a release or a software does not have is told as refused; what the product writes is never among them. */
import { describe, expect, it } from 'vitest'
import { parseAsa } from '../../asa/index'
import { compileDesign } from '../../compile/index'
import { convertAsa, convertIos } from '../../convert/index'
import { REFERENCE_DESIGNS } from '../../design/index'
import { parseIos } from '../../ios/index'
import { importConfigurations } from '../index'
import { firewallOf, iosOf } from './availability'
import { consequencesOf } from './consequences'
import { asaVerdicts, iosVerdicts } from './verdicts'

function refusedByIos(text: string, release: string): readonly string[] {
  const { config } = parseIos(text)
  const verdicts = iosVerdicts(config.statements, convertIos('r', config, { release }).configuration, iosOf(release))
  return verdicts.flatMap((item) => item.refused ?? [])
}

function refusedByFirewall(text: string, release: string): readonly string[] {
  const { config } = parseAsa(text)
  const { configuration } = convertAsa('f', config, { release })
  return asaVerdicts(config.statements, configuration, firewallOf(release, config.dialect)).flatMap(
    (item) => item.refused ?? [],
  )
}

describe('a line that came with a later release', () => {
  it.each([
    ['ip route 0.0.0.0 0.0.0.0 10.0.0.1 track 1', '12.2(11)T', '12.3(8)T'],
    ['crypto isakmp keepalive 10 2 periodic', '12.2(11)T', '12.3(7)T'],
    ['crypto pki trustpoint vpn-ca', '12.2(11)T', '12.3(7)T'],
    ['crypto keyring K', '12.2(11)T', '12.2(15)T'],
    ['crypto ikev2 keyring K', '12.4(15)T', '15.1(1)T'],
    ['router eigrp NAMED', '12.4(15)T', '15.0(1)M'],
    ['object-group network N', '12.4(15)T', '12.4(20)T'],
    ['crypto dynamic-map d 1\n reverse-route remote-peer 10.0.0.1', '12.2(11)T', '12.2(13)T'],
    ['interface FastEthernet0/0\n standby 1 track 5 decrement 20', '12.2(11)T', '12.2(15)T'],
    ['ip access-list extended L\n 10 permit ip any any', '12.2(11)T', '12.2(15)T'],
  ])('%j on %s', (text, release, since) => {
    expect(refusedByIos(text, release)).toEqual([`IOS ${release} does not have it: it came with ${since}`])
    expect(refusedByIos(text, '15.9')).toEqual([])
    // A train alone may be any release of it.
    const [train] = since.split('(')
    expect(refusedByIos(text, train ?? '')).toEqual([])
  })
  it('is taken in the forms that the old release has', () => {
    const old =
      'ip route 0.0.0.0 0.0.0.0 10.0.0.1\ncrypto isakmp keepalive 10\ncrypto ca trustpoint vpn-ca\ncrypto dynamic-map d 1\n reverse-route\nrouter eigrp 64\nip prefix-list P seq 5 permit 10.81.2.0/23 ge 29\nno crypto ikev2 keyring K\n'
    expect(refusedByIos(old, '12.2(11)T')).toEqual([])
  })
  it('or that its software has not', () => {
    const text = 'ip inspect name fw tcp\ninterface GigabitEthernet0/0/0\n ip inspect fw out\n'
    expect(refusedByIos(text, '17.12')).toEqual(['IOS XE does not have it', 'IOS XE does not have it'])
    expect(refusedByIos(text, '15.9')).toEqual([])
  })
  it.each([
    [
      'static (inside,outside) 10.0.0.0 10.0.0.0 netmask 255.0.0.0',
      'asa-9.1',
      'ASA 9.1 does not have it any more: 8.3 ended it',
    ],
    ['object network N\n host 10.0.0.1', 'asa-8.2', 'ASA 8.2 does not have it: it came with 8.3'],
    [
      'nameif ethernet0 outside security0\nsame-security-traffic permit intra-interface',
      'pix-6.3',
      'PIX does not have it',
    ],
  ])('of a firewall: %j on %s', (text, release, says) => {
    expect(new Set(refusedByFirewall(text, release))).toEqual(new Set([says]))
  })
})

describe('what is said', () => {
  it('stands beside the line, in the import and in the remarks', () => {
    const text = 'version 12.3\nhostname r\nrouter eigrp NAMED\n!\n'
    const { diagnostics } = importConfigurations([{ name: 'r.cfg', text }], { values: {} })
    const told = diagnostics.filter((item) => item.severity === 'warning')
    expect(told.map((item) => [item.line, item.summary])).toEqual([
      [
        3,
        '"router eigrp NAMED" is not what this release is known to have: IOS 12.3 does not have it: it came with 15.0(1)M',
      ],
    ])
  })
  it('never of what the product writes', () => {
    const texts = REFERENCE_DESIGNS.flatMap((item) => compileDesign(item.build()).devices)
    expect(texts.length).toBeGreaterThan(20)
    const refused = texts.flatMap((device) => {
      if (device.language === 'none') return []
      const of = device.language === 'ios' ? refusedByIos : refusedByFirewall
      return of(device.text, device.release).map((why) => `${device.device}: ${why}`)
    })
    expect(refused).toEqual([])
  })
  it('once for each line, and nothing of a line that the device takes', () => {
    const { config } = parseIos('crypto ikev2 keyring K\nip cef\n')
    const { configuration } = convertIos('r', config, { release: '12.4' })
    const verdicts = iosVerdicts(config.statements, configuration, iosOf('12.4'))
    expect(consequencesOf(verdicts, [], 'left out').map((item) => item.line)).toEqual([1])
  })
})

it('a Catalyst switch that says 12.2 runs a train of its own', () => {
  const lines =
    'version 12.2\nswitch 1 provision ws-c3750g-24ts\nip sla 1\n icmp-echo 10.0.0.2\ntrack 2 ip sla 1 reachability\n'
  const { statements } = parseIos(lines).config
  expect(iosOf('12.2', statements).release).toBe('')
  expect(iosOf('12.2(11)T', parseIos(lines.replace(/switch .*\n/, '')).config.statements).release).toBe('12.2(11)T')
  const { diagnostics } = importConfigurations([{ name: 'sw.cfg', text: `${lines}hostname sw\n` }], { values: {} })
  expect(diagnostics.filter(({ summary }) => summary.includes('release'))).toEqual([])
})
