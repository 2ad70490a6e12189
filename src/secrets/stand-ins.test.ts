import { describe, expect, it } from 'vitest'
import { readType7, withStandIns } from './index'

describe('withStandIns', () => {
  it('puts the same word where the same secret stood, another where another did, also hidden as type 7', () => {
    // 02 05 0D 48 08 09 is `cisco` hidden.
    const lines = [
      'crypto isakmp key cisco address 10.1.1.1',
      'crypto isakmp key other address 10.1.1.2',
      'key chain K\n key 1\n  key-string 7 02050D480809',
      'hostname cisco',
    ]
    expect(withStandIns(lines)).toEqual([
      'crypto isakmp key secret-1 address 10.1.1.1',
      'crypto isakmp key secret-2 address 10.1.1.2',
      expect.stringMatching(/^key chain K\n key 1\n {2}key-string 7 00[0-9A-F]{16}$/),
      'hostname cisco',
    ])
    const [, hidden = ''] = /key-string 7 (\S+)/.exec(withStandIns(lines)[2] ?? '') ?? []
    expect(readType7(hidden)).toBe('secret-1')
  })

  it('stays within eight characters, and takes the keys of a design', () => {
    const keys = Array.from({ length: 1200 }, (_none, at) => ({ kind: 'pre-shared-key', key: `k${at}` }))
    const words = withStandIns(keys).map(({ key }) => key)
    expect(new Set(words).size).toBe(1200)
    expect(Math.max(...words.map((word) => word.length))).toBe(8)
    const baseline = {
      roles: { soho: { on: true, text: 'username admin secret {secret:admin}' } },
      secrets: [{ name: 'admin', value: 'k' }],
    }
    expect(withStandIns(baseline)).toEqual({ ...baseline, secrets: [{ name: 'admin', value: 'secret-1' }] })
    expect(withStandIns({ keyChain: 'K', key: 'k' })).toEqual({ keyChain: 'K', key: 'secret-1' })
  })
})
