import { describe, expect, it } from 'vitest'
import { parseIos } from '../ios/index'
import { convertIos } from './index'

const read = (sets: string) => {
  const text = `hostname r
crypto isakmp policy 1
 authentication pre-share
crypto ipsec transform-set plain esp-aes esp-sha-hmac
crypto ipsec transform-set guarded ah-sha-hmac esp-aes
access-list 101 permit ip 10.1.0.0 0.0.255.255 10.2.0.0 0.0.255.255
crypto map M 10 ipsec-isakmp
 set peer 192.0.2.1
 set transform-set ${sets}
 match address 101
crypto dynamic-map D 10
 set transform-set ${sets}
`
  return convertIos('r', parseIos(text).config, { release: '12.4(15)T' })
}

describe('a transform-set with AH', () => {
  it('leaves open what has it for its first choice, by its line', () => {
    const { configuration, diagnostics } = read('guarded plain')
    expect(configuration.notKnown?.map(({ scope, because }) => [scope, because.line])).toEqual([
      [{ kind: 'map-entry', map: 'M', sequence: 10 }, 5],
      [{ kind: 'dynamic-map', map: 'D' }, 5],
    ])
    expect(diagnostics.map(({ severity, line }) => [severity, line])).toContainEqual(['warning', 5])
  })
  it('behind another is a second choice: it is said, and nothing hangs on it', () => {
    const { configuration, diagnostics } = read('plain guarded')
    expect(configuration.notKnown).toBeUndefined()
    expect(diagnostics.map(({ severity, line }) => [severity, line])).toContainEqual(['info', 5])
  })
})
