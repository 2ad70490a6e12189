/** What a terminal prints of lists that have groups, and entries that are not read. */
import { describe, expect, it } from 'vitest'
import { parseAsa } from '../../asa/index'
import type { Configuration } from '../../config/index'
import { convertAsa, convertIos } from '../../convert/index'
import { parseIos } from '../../ios/index'
import type { DeviceTables } from '../../sim/index'
import { firewallLists } from './firewall-lists'
import { accessLists, LISTS_15, prefixLists, routeMaps } from './lists'

type Context = Parameters<typeof accessLists>[0]
const context = (configuration: Configuration) => ({ configuration }) as unknown as Context
const hits = (list: string, counts: readonly number[]) =>
  ({
    policyHits: [],
    accessHits: counts.map((count, index) => ({ list, index, hits: count })),
  }) as unknown as DeviceTables

describe('a router', () => {
  const { configuration } = convertIos(
    'r',
    parseIos(
      [
        'object-group network HUBS',
        ' host 198.51.100.1',
        ' host 198.51.100.2',
        'ip access-list extended L',
        ' remark of the outside',
        ' permit udp object-group HUBS any eq isakmp',
        ' permit tcp any any eq 22 established colour blue',
        ' deny icmp any any echo log',
        'ip prefix-list SITES seq 5 permit 10.81.2.0/23 ge 29 le 29',
        'route-map RRI permit 10',
        ' match ip address prefix-list SITES',
        ' match community 7',
      ].join('\n'),
    ).config,
    { release: '15.9' },
  )
  it('prints a line with groups once, and what is not read as it was typed', () => {
    expect(accessLists(context(configuration), hits('L', [3, 2]), LISTS_15, 'L').split('\n')).toEqual([
      'Extended IP access list L',
      '    10 permit udp object-group HUBS any eq isakmp (5 matches)',
      '    20 permit tcp any any eq 22 established colour blue',
      '    30 deny icmp any any echo log',
    ])
  })
  it('names prefix-lists, in route-maps and alone', () => {
    expect(routeMaps(context(configuration), hits('', []), 'RRI')).toContain('    ip address prefix-lists: SITES ')
    expect(routeMaps(context(configuration), hits('', []), 'RRI')).toContain('    community 7 ')
    expect(prefixLists(context(configuration)).split('\n')).toEqual([
      'ip prefix-list SITES: 1 entries',
      '   seq 5 permit 10.81.2.0/23 ge 29 le 29',
    ])
  })
})

describe('a firewall', () => {
  const text = [
    'ASA Version 9.1',
    'object-group network GATEWAYS',
    ' network-object host 198.51.100.1',
    ' network-object host 198.51.100.2',
    'access-list IN remark of the gateways',
    'access-list IN extended permit esp any object-group GATEWAYS log',
    'access-list IN extended deny ip any any',
  ]
  it('counts remarks as lines, and prints what a group comes to below its rule', () => {
    const { configuration } = convertAsa('fw', parseAsa(text.join('\n')).config, { release: 'asa-9.1' })
    const lines = firewallLists(
      { ...context(configuration), text: text.join('\n') },
      hits('IN', [1, 4, 0]),
      'IN',
    ).split('\n')
    const hashes = lines.map((line) => / (0x[0-9a-f]{8}) ?$/.exec(line)?.[1])
    expect(new Set(hashes.filter((hash) => hash !== undefined)).size).toBe(5)
    expect(lines.map((line) => line.replace(/ 0x[0-9a-f]{8} ?$/, ''))).toEqual([
      'access-list IN; 3 elements; name hash:',
      'access-list IN line 1 remark of the gateways ',
      'access-list IN line 2 extended permit esp any object-group GATEWAYS log informational interval 300 (hitcnt=5)',
      '  access-list IN line 2 extended permit esp any host 198.51.100.1 log informational interval 300 (hitcnt=1)',
      '  access-list IN line 2 extended permit esp any host 198.51.100.2 log informational interval 300 (hitcnt=4)',
      'access-list IN line 3 extended deny ip any any (hitcnt=0)',
    ])
  })
})
