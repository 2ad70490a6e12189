import { describe, expect, it } from 'vitest'
import type { Configuration } from '../../../config/index'
import { ip, lookUp, prefix, wordTable } from '../../../net/index'
import { A, B, hub, LAN, type Lab, line, pair, permit, spoke, withIsakmp } from '../testing/ike'
import { allOf } from './register'

const problemOf = (lab: Lab) => lab.script.state('soho').entries[0]?.problem

describe('what cannot be agreed', () => {
  const preshared = (config: Configuration, key: string | undefined, peers = '0.0.0.0/0') =>
    withIsakmp(config, {
      policies: [
        {
          priority: 1,
          encryption: '3des',
          hash: 'sha',
          authentication: 'pre-share',
          group: 1,
          lifetimeSeconds: 86_400,
        },
      ],
      keys: key === undefined ? [] : [{ key, peers: prefix(peers), source: line(3, 'crypto isakmp key') }],
    })

  it('no common policy: named at both ends, and not asked again with every packet', () => {
    const lab = pair(
      undefined,
      withIsakmp(hub('gw'), {
        policies: [
          {
            priority: 10,
            encryption: 'aes',
            hash: 'sha',
            authentication: 'rsa-sig',
            group: 2,
            lifetimeSeconds: 86_400,
          },
        ],
      }),
    )
    lab.talk(9, ['soho'], 0.1)
    expect(lab.script.journal('refused').join()).toContain('encryption aes here, 3des offered')
    expect(problemOf(lab)).toContain('no-proposal-chosen')
    expect(lab.times('attempt', 'soho')).toHaveLength(1)
    lab.talk(12, ['soho'], 0.1)
    expect(lab.times('attempt', 'soho')).toHaveLength(2)
  })

  it('certificates here, a pre-shared key there', () => {
    const lab = pair(undefined, preshared(hub('gw'), 'secret'))
    lab.packet('soho')
    lab.run(5)
    expect(lab.script.journal('refused').join()).toContain('authentication pre-share here, rsa-sig offered')
    expect(lab.live('soho')).toEqual([])
  })

  it('rsa-sig without a trustpoint is never offered', () => {
    const bare = spoke('soho', LAN, [A])
    const lab = pair(withIsakmp(bare, { trustpoint: undefined as never }))
    lab.packet('soho')
    lab.run(5)
    expect(lab.script.effects('send')).toEqual([])
    expect(problemOf(lab)).toContain('no trustpoint is configured')
  })

  it('pre-shared keys that differ', () => {
    const lab = pair(preshared(spoke('soho', LAN, [A]), 'one'), preshared(hub('gw'), 'other'))
    lab.packet('soho')
    lab.run(6)
    expect(lab.script.journal('refused').join()).toContain('its pre-shared key is not ours')
    expect(problemOf(lab)).toContain('authentication-failed')
    expect(allOf(lab.script.state('gw').sas)).toEqual([])
  })

  it('no key for this peer', () => {
    const lab = pair(preshared(spoke('soho', LAN, [A]), 'one', `${B}/32`), preshared(hub('gw'), 'one'))
    lab.packet('soho')
    lab.run(6)
    expect(problemOf(lab)).toContain(`no pre-shared key for ${A}`)
  })

  it('one wildcard key for all sites works (FACTS section 2)', () => {
    const lab = pair(preshared(spoke('soho', LAN, [A]), 'one'), preshared(hub('gw'), 'one'))
    lab.packet('soho')
    lab.run(6)
    expect(lab.live('gw')).toHaveLength(1)
  })

  it('no common transform-set: phase 1 stands, phase 2 does not', () => {
    const site = spoke('soho', LAN, [A])
    const aes = site.crypto?.transformSets.map((set) => ({ ...set, cipher: 'esp-aes' })) ?? []
    const lab = pair({ ...site, ...(site.crypto ? { crypto: { ...site.crypto, transformSets: aes } } : {}) })
    lab.packet('soho')
    lab.run(6)
    expect(allOf(lab.script.state('soho').sas).map((sa) => sa.phase)).toEqual(['QM_IDLE'])
    expect(lab.script.journal('quick-refused').join()).toContain(
      'no common transform-set: t1, t2 here, esp-aes esp-sha-hmac offered',
    )
    expect(problemOf(lab)).toContain('refused quick mode: no-proposal-chosen')
    expect(lab.script.effects('sa-up')).toEqual([])
  })

  it('a PFS group that only the head-end wants', () => {
    const headEnd = hub('gw')
    const strict = headEnd.crypto?.dynamicMaps.map((item) => ({ ...item, pfsGroup: 2 })) ?? []
    const lab = pair(undefined, {
      ...headEnd,
      ...(headEnd.crypto ? { crypto: { ...headEnd.crypto, dynamicMaps: strict } } : {}),
    })
    lab.packet('soho')
    lab.run(6)
    expect(lab.script.journal('quick-refused').join()).toContain('PFS group 2 here, none offered')
  })

  it('a template whose list does not cover the selectors', () => {
    const headEnd = hub('gw')
    const strict = headEnd.crypto?.dynamicMaps.map((item) => ({ ...item, match: { value: '110' } })) ?? []
    const config = {
      ...headEnd,
      accessLists: wordTable({ 110: permit('110', prefix('0.0.0.0/0'), prefix('10.81.4.0/22')) }),
    }
    const lab = pair(undefined, {
      ...config,
      ...(headEnd.crypto ? { crypto: { ...headEnd.crypto, dynamicMaps: strict } } : {}),
    })
    lab.packet('soho')
    lab.run(6)
    expect(lab.script.journal('quick-refused').join()).toContain(
      'no entry of crypto map test covers 10.81.2.0/29 ↔ 0.0.0.0/0',
    )
  })

  it('a wildcard with holes is no network to negotiate', () => {
    const site = spoke('soho', LAN, [A])
    const [entry] = lookUp(site.accessLists, '101')?.entries ?? []
    const holes = entry ? [{ ...entry, source: { address: ip('10.81.2.0'), wildcard: ip('0.0.1.7') } }] : []
    const lab = pair({ ...site, accessLists: wordTable({ 101: { name: '101', type: 'extended', entries: holes } }) })
    lab.packet('soho')
    expect(problemOf(lab)).toContain('wildcard with holes')
  })
})
