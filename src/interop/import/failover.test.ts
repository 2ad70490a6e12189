/** A unit of a pair as the design has it: which it is, whether it hands its table over, and the interface of its link. */
import { describe, expect, it } from 'vitest'
import { parseAsa } from '../../asa/index'
import { convertAsa } from '../../convert/index'
import { parseIp } from '../../net/index'
import { readPair } from './failover'
import { readFirewall } from './firewall'

const LINK = `failover lan interface folink GigabitEthernet0/3
failover interface ip folink 192.168.255.1 255.255.255.248 standby 192.168.255.2
`
const pairOf = (lines: string) => readPair(parseAsa(`ASA Version 9.1(2)\nhostname fw\n${lines}`).config.statements)

describe('a unit of a pair', () => {
  it.each([
    ['primary', '192.168.255.1/29'],
    ['secondary', '192.168.255.2/29'],
  ])('that is the %s has its end of the link', (unit, address) => {
    expect(pairOf(`failover\nfailover lan unit ${unit}\n${LINK}`)).toMatchObject({
      failover: { unit, stateful: false },
      link: { name: 'GigabitEthernet0/3', role: 'failover', addressing: { kind: 'static', address } },
    })
  })
  it('hands its table over where a line says which link it takes', () => {
    expect(pairOf(`failover\nfailover lan unit primary\n${LINK}failover link folink\n`)?.failover.stateful).toBe(true)
  })
  it('is what the last of repeated lines says, as it is simulated', () => {
    const text = `ASA Version 9.1(2)\nhostname fw\ninterface GigabitEthernet0/3\nfailover\nfailover lan unit secondary\nfailover lan unit primary\nfailover lan interface old GigabitEthernet0/2\n${LINK}failover interface ip folink 10.0.0.1 255.255.255.252 standby 10.0.0.2\n`
    const { config } = parseAsa(text)
    const { failover } = convertAsa('fw', config, { release: 'asa-9.1' }).configuration.firewall ?? {}
    expect(failover?.link).toMatchObject({ interface: 'GigabitEthernet0/3', own: parseIp('10.0.0.1'), length: 30 })
    expect(readFirewall(config)).toMatchObject({
      failover: { unit: failover?.unit },
      interfaces: [{ name: 'GigabitEthernet0/3', addressing: { address: '10.0.0.1/30' } }],
    })
    expect(failover?.unit).toBe('primary')
  })
  it('is none where a later line switches failover off', () => {
    const { config } = parseAsa(`failover\nfailover lan unit primary\n${LINK}no failover\n`)
    expect(readFirewall(config).failover).toBeUndefined()
  })
  it.each([
    ['failover is off', `failover lan unit primary\n${LINK}`],
    ['no line says which link', 'failover\nfailover lan unit primary\n'],
    [
      'the link has no addresses',
      'failover\nfailover lan unit primary\nfailover lan interface folink GigabitEthernet0/3\n',
    ],
    [
      'the addresses are another link’s',
      'failover\nfailover lan unit primary\nfailover lan interface folink GigabitEthernet0/3\nfailover interface ip state 10.0.0.1 255.255.255.0 standby 10.0.0.2\n',
    ],
  ])('is none where %s', (_, lines) => {
    expect(pairOf(lines)).toBeUndefined()
  })
})
