/** The lines of a failover pair: each link has its address, a policy may be a share, and a services module is an ASA before 8.3. */
import { describe, expect, it } from 'vitest'
import { asaEffectOf, parseAsa } from '../../asa/index'
import { convertAsa } from '../asa'

const PORTS = ['0/0', '0/1', '0/2', '0/3']
  .map(
    (port, at) =>
      `interface GigabitEthernet${port}\n nameif n${at}\n security-level ${at}\n ip address 10.${at}.0.1 255.255.255.0 standby 10.${at}.0.2\n`,
  )
  .join('')
const PAIR = `ASA Version 8.4
hostname fw
${PORTS}interface GigabitEthernet1/0
interface GigabitEthernet1/1
failover
failover lan unit primary
failover lan interface folan GigabitEthernet1/0
failover interface-policy 50%
failover link fostate GigabitEthernet1/1
failover interface ip folan 10.255.0.1 255.255.255.252 standby 10.255.0.2
failover interface ip fostate 10.255.1.1 255.255.255.252 standby 10.255.1.2
`
const convert = (text: string, release = 'asa-8.4') => convertAsa('fw', parseAsa(text).config, { release })

describe('a pair', () => {
  it('has an address on the link of the units and one on that of the states', () => {
    const { configuration, diagnostics } = convert(PAIR)
    expect(configuration.firewall?.failover?.link).toMatchObject({ interface: 'GigabitEthernet1/0', length: 30 })
    expect(diagnostics).toEqual([])
  })
  it('takes over when as many interfaces fail as its policy says, also as a share of those that are watched', () => {
    expect(convert(PAIR).configuration.firewall?.failover?.policy).toBe(2)
    expect(convert(PAIR.replace('50%', '3')).configuration.firewall?.failover?.policy).toBe(3)
    expect(convert(PAIR.replace('50%', '1%')).configuration.firewall?.failover?.policy).toBe(1)
  })
})

describe('a services module', () => {
  const text = PAIR.replace('ASA Version 8.4', 'FWSM Version 3.2(13) <context>').concat(
    'access-list a extended permit ip any any\naccess-group a in interface n1\n',
  )
  it('is known by its first line', () => {
    const [first] = parseAsa(text).config.statements
    expect(first && asaEffectOf(first.command, first.negated)).toEqual({ kind: 'simulated' })
    expect(first?.text).toBe('FWSM Version 3.2(13) <context>')
  })
  it('passes nothing from an interface without a list: that is said to be not known', () => {
    const open = convert(text, 'asa-8.2').configuration.interfaces.flatMap(({ zone, passage }) =>
      passage ? [zone?.name] : [],
    )
    expect(open).toEqual(['n0', 'n2', 'n3'])
  })
})
