/** Probes by the names they had before 12.4(4)T are the same probes (Cisco IOS IP SLAs Command Reference). */
import { describe, expect, it } from 'vitest'
import { convertIos } from '../../../convert/index'
import { parseIos, renderIos } from '../../../ios/index'

const convert = (text: string) => convertIos('r', parseIos(text).config, { release: '12.4' })

const MODERN = `interface FastEthernet0/0
 ip address 192.0.2.2 255.255.255.252
!
ip sla 1
 icmp-echo 192.0.2.1 source-interface FastEthernet0/0
 timeout 1000
 frequency 3
ip sla schedule 1 life forever start-time now
track 1 rtr 1 reachability
`
const AS_TYPED = ' type echo protocol ipIcmpEcho 192.0.2.1 source-interface FastEthernet0/0'

describe.each([
  ['ip sla monitor', 'ip sla monitor'],
  ['rtr', 'rtr'],
])('%s', (_title, name) => {
  const text = MODERN.replaceAll('ip sla', name).replace(/^ icmp-echo .*$/m, AS_TYPED)

  it('is the probe that ip sla is, and what hangs on it hangs on it', () => {
    const withoutText = (value: unknown) => JSON.stringify(value).replaceAll(/"text":"[^"]*"/g, '')
    const [older, newer] = [convert(text), convert(MODERN)]
    expect(newer.configuration.probes).toHaveLength(1)
    expect(withoutText(older.configuration.probes)).toBe(withoutText(newer.configuration.probes))
    expect(older.configuration.tracked?.map(({ what }) => what.kind)).toEqual(['probe'])
    expect(older.diagnostics).toEqual([])
  })
  it('is written as it was read', () => {
    const lines = renderIos(parseIos(text).config)
      .split('\n')
      .filter((line) => line !== '!' && line !== '')
    expect(lines).toEqual(text.split('\n').filter((line) => line !== '!' && line !== ''))
  })
})

it('an operation of another kind leaves its object taken to be up, and says so', () => {
  const { configuration, diagnostics } = convert(
    MODERN.replaceAll('ip sla', 'ip sla monitor').replace(
      /^ icmp-echo .*$/m,
      ' type jitter dest-ipaddr 192.0.2.1 dest-port 9',
    ),
  )
  expect(configuration.tracked?.map(({ what }) => what.kind)).toEqual(['taken-as-up'])
  expect(diagnostics.map(({ summary }) => summary)).toEqual(['What object 1 tracks is not simulated'])
})
