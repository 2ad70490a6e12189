/** A unit of a pair as the design has it: which it is, whether it hands its table over, and the interface of its link. */
import { describe, expect, it } from 'vitest'
import { parseAsa } from '../../asa/index'
import { readPair } from './failover'

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
