/**
 * An honest unknown in every answer: what hangs on a line that is not simulated is "not known, because of line N", with no
 * number and no finding, in trace, service, failover, a run's calls and the checks.
 */

import { describe, expect, it } from 'vitest'
import { checkConfigurations, failover, playScenario, servedBy, serviceOf } from '../analysis/index'
import { type Fault, parseFault } from '../config/index'
import { done } from '../testing/done'
import { type Lab, settle, settleWith, type TextChange, trace, withPatch } from '../testing/lab'

const below =
  (opener: string, ...lines: readonly string[]): TextChange =>
  (text) =>
    text.replace(opener, [opener, ...lines.map((line) => ` ${line}`)].join('\n'))

function fault(text: string): Fault {
  const found = parseFault(text)
  if (typeof found === 'string') throw new Error(found)
  return found
}

/** The line that a way of the site's path hangs on, whichever it is. */
function hangsOn(lab: Lab, site = 'phone-24'): string | undefined {
  const pair = trace(lab, 'callmanager', site)
  const ways = [pair.forward, pair.return]
  const open = ways.find((way) => way.disposition === 'insufficient-info')
  return open?.notKnown?.because.text.trim()
}

const service = (lab: Lab) => serviceOf(servedBy(lab.built.scene.configurations, lab.built.scene.topology), lab.network)

const LINES: readonly (readonly [string, string, string, string])[] = [
  ['gateway-1', 'interface FastEthernet0/0', 'ip wccp web-cache redirect in', 'an interface'],
  [
    'soho-24',
    'interface Ethernet0',
    'rate-limit input 8000 1500 2000 conform-action transmit exceed-action drop',
    'an interface',
  ],
  ['soho-24', 'crypto map test 1 ipsec-isakmp', 'set security-policy limit 5', 'an entry of a map'],
  ['gateway-1', 'crypto dynamic-map dmap 10', 'set identity SITES', 'a template'],
  ['soho-24', 'crypto isakmp policy 1', 'lifetime bogus', 'IKE'],
  ['gateway-1', 'interface FastEthernet0/0', 'vrrp 3 ip 10.81.0.5', 'a virtual address'],
]

describe('a path through what is open', () => {
  it.each(LINES)('%s, below "%s": %s', (device, opener, line) => {
    const lab = settleWith({ [device]: below(opener, line) })
    const site = device.startsWith('soho') ? device : 'soho-16'
    expect(hangsOn(lab, site.replace('soho', 'phone'))).toBe(line)
    const open = service(lab).find((item) => item.site === site)
    expect(open?.state).toBe('not known')
    expect([open?.toSite, open?.fromSite].map((way) => way?.notKnown?.because.text.trim())).toContain(line)
  })
  it('hangs on a neighbour whose key may not be in force, and on nothing else', () => {
    const chain = ['key chain K', ' key 1', '  key-string s3cret', '  accept-lifetime 00:00:00 Jan 1 2030 infinite']
    const keyed = (text: string) =>
      `${text.replace('interface FastEthernet0/1', 'interface FastEthernet0/1\n ip authentication mode eigrp 64 md5\n ip authentication key-chain eigrp 64 K')}\n${chain.join('\n')}\n`
    const lab = settleWith({ 'gateway-1': keyed, 'gateway-2': keyed })
    const states = service(lab).map((item) => [item.site, item.state])
    const open = states.filter(([, state]) => state === 'not known')
    expect(open.length).toBeGreaterThan(0)
    expect(states.filter(([, state]) => state === 'in service').length).toBeGreaterThan(0)
  })
})

describe('what is said of a line that is not read', () => {
  const half = 'ip route 0.0.0.0 0.0.0.0 10.81.0.1 frobnicate 7'
  const strange = 'ip rout 0.0.0.0 0.0.0.0 10.81.0.1'
  const told = (line: string) => {
    const usual = { section: [], text: 'ip route 0.0.0.0 0.0.0.0 10.81.0.1' }
    const insert = [{ section: [], text: line, after: usual.text }]
    const lab = settle(withPatch('gateway-2', { delete: [usual], insert }))
    const about = lab.built.diagnostics.filter((item) => item.device === 'gateway-2' && item.summary.includes(line))
    return { lab, about: about.map((item) => item.summary) }
  }
  it.each([
    [half, `Not known whether the default route of gateway-2 is there, or where it leads: "${half}", read as far as "`],
    [
      strange,
      `Not known whether the default route of gateway-2 is there, or where it leads: "${strange}", nearest to which is "ip route 0.0.0.0 0.0.0.0 10.81.0.1"`,
    ],
  ])('names the consequence, the line and how it was read: %s', (line, expected) => {
    const { lab, about } = told(line)
    expect(about).toHaveLength(1)
    expect(about[0]).toContain(expected)
    const open = service(lab).find((item) => item.state === 'not known')
    expect(open?.reason).toContain('the default route of gateway-2')
    expect(open?.reason).toContain(line === half ? 'read as far as' : 'nearest to which is')
  })
  it('a word of no command opens nothing, and is told', () => {
    const lab = settle(withPatch('gateway-2', { insert: [{ section: [], text: 'frobnicate all' }] }))
    expect(service(lab).map((item) => item.state)).not.toContain('not known')
    expect(lab.built.diagnostics.map((item) => item.summary)).toContain(
      '"frobnicate all" is not understood: no command that is known begins with "frobnicate"',
    )
  })
  it('a new form of a word that is known opens what its section is about', () => {
    const lab = settleWith({ 'soho-24': below('interface Ethernet0', 'ip frobnicate 3') })
    expect(service(lab).find((item) => item.site === 'soho-24')?.state).toBe('not known')
    expect(service(lab).find((item) => item.site === 'soho-16')?.state).toBe('in service')
  })
})

describe('answers with numbers', () => {
  const line = 'set security-policy limit 5'
  const lab = settleWith({ 'soho-24': below('crypto map test 1 ipsec-isakmp', line) })

  it('a failover gives no run, for this site alone', () => {
    const asked = (site: string) =>
      done(failover(lab.network, { fault: fault('reload:gateway-1'), site, runs: 1, seed: 1 }))
    const open = asked('soho-24')
    expect(open).toMatchObject({ runs: 0, bins: [], marks: [], notKnown: { because: { device: 'soho-24' } } })
    expect(open).not.toHaveProperty('seconds')
    expect(asked('soho-16')).toMatchObject({ runs: 1 })
  })
  it('a run says it of the call, and of no silence', () => {
    const call = (name: string, to: string) => ({ name, from: 'callmanager', to, codec: 'g729', start: 0 }) as const
    const plan = {
      name: 'x',
      until: 5e6,
      events: [],
      flows: [],
      transfers: [],
      calls: [call('open', 'phone-24'), call('sure', 'phone-16')],
    }
    const { result } = done(playScenario(lab.network, plan))
    const [open, sure] = result.calls
    expect([open?.forward.notKnown, open?.return.notKnown].some((item) => item?.because.text.trim() === line)).toBe(
      true,
    )
    expect(sure).toMatchObject({ silences: [], forward: { lost: 0 }, return: { lost: 0 } })
    expect(sure?.forward).not.toHaveProperty('notKnown')
  })
})

describe('findings', () => {
  const findings = (lab: Lab) =>
    checkConfigurations({ ...lab.built.scene, texts: lab.built.texts }).flatMap(({ check, found }) =>
      found.map((item) => ({ rule: check.name, ...item })),
    )
  it('are not made from what is open', () => {
    const silent = (text: string) => text.replace(' reverse-route\n', ' reverse-route frobnicate\n')
    const rule = findings(settleWith({ 'gateway-1': silent })).filter((item) => item.rule === 'no-reverse-route')
    expect(rule).toMatchObject([{ severity: 'warning', notKnown: { because: { device: 'gateway-1' } } }])
    const sure = findings(settleWith({ 'gateway-1': (text) => text.replace(' reverse-route\n', '') }))
    expect(sure.filter((item) => item.rule === 'no-reverse-route').map(({ severity }) => severity)).toEqual(['error'])
  })
})
