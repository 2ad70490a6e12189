/** Every rule: a design that triggers it, with what is said; the reference design, which triggers none of them. */
import { describe, expect, it } from 'vitest'
import { connect } from '../edit/connect'
import { placeDevice } from '../edit/place'
import { chooseRelease, chooseReleaseEverywhere } from '../edit/profile'
import type { Design } from '../model/design'
import { builtIn, edited, forced } from '../testing/designs'
import { RULE_CASES as CASES } from '../testing/rule-cases'
import type { Finding } from './finding'
import { checkDesign, RULES } from './rules'

const reference = builtIn('srnd-figure-c1')
const withDevice = (kind: 'phone' | 'firewall') => edited(reference, placeDevice(reference, kind, { x: 0, y: 0 }))

describe('the reference design', () => {
  it('has nothing to remark but the single cross-over (SEED) and the cryptography of its time', () => {
    expect(checkDesign(reference).map((item) => [item.severity, item.rule, item.summary])).toEqual([
      ['info', 'cross-over', expect.stringContaining('single point of failure')],
      ['info', 'weak-crypto', expect.stringContaining('Diffie-Hellman group 1')],
      ['info', 'dated-crypto', expect.stringContaining('3DES')],
    ])
  })
  it('has no more of the cross-over with a second one', () => {
    const found = checkDesign(edited(reference, connect(reference, 'gateway-1', 'gateway-2')))
    expect(found.map((item) => item.rule)).toEqual(['weak-crypto', 'dated-crypto'])
  })
})

describe('a ring of switches', () => {
  it('is no finding as soon as one of them runs spanning tree', () => {
    const [ring] = CASES.flatMap((item) => (item.rule === 'switch-loop' ? [item.design] : []))
    const one = ring && forced(ring, 'lan-1', { spanningTree: { on: true, priority: 0 } })
    expect(one && checkDesign(one).filter((item) => item.rule === 'switch-loop')).toEqual([])
  })
})

describe('a fix', () => {
  const said = (found: readonly Finding[]) => found.map((item) => `${item.rule} ${item.device ?? ''} ${item.summary}`)
  it.each(CASES)('makes $rule fall silent: $says', ({ rule, design, device, says }) => {
    const before = checkDesign(design)
    const found = before.find((item) => item.rule === rule && item.device === device && item.summary.includes(says))
    if (!found?.fix) return expect(found).toBeDefined()
    expect(found.fix.says).toMatch(/^[A-Z].*\.$/)
    const after = checkDesign(edited(design, found.fix.edit))
    expect(said(after)).not.toContain(said([found])[0])
    expect(said(after).filter((text) => !said(before).includes(text))).toEqual([])
  })
})

describe('a rule', () => {
  it.each(CASES)('$rule says: $says', ({ rule, design, device, says }) => {
    const found = checkDesign(design).filter((item) => item.rule === rule && item.device === device)
    expect(found.map((item) => item.summary).join('\n')).toContain(says)
    for (const item of found) expect(item.remedy).toMatch(/^[A-Z].*\.$/)
  })
  it.each([
    ['when the firewall lets UDP 4500 through', (design: Design) => forced(design, 'firewall', { natTraversal: true })],
    ['when NAT traversal is off', (design: Design) => ({ ...design, vpn: { ...design.vpn, natTraversal: false } })],
    [
      'when the head-ends cannot do it',
      (design: Design) =>
        edited(design, chooseRelease(design, 'gateway-1', '12.2(11)T'), (now) =>
          chooseRelease(now, 'gateway-2', '12.2(11)T'),
        ),
    ],
  ])('about NAT traversal is silent %s', (_case, change) => {
    const later = edited(reference, chooseReleaseEverywhere(reference, '15.9'))
    expect(checkDesign(change(later)).map((item) => item.rule)).not.toContain('nat-traversal')
  })
  it('that fails says so, and the others go on', () => {
    const broken = { ...reference, flows: null } as unknown as Design
    const found = checkDesign(broken)
    expect(found.filter((item) => item.summary.includes('could not be carried out'))).toHaveLength(1)
    expect(found.some((item) => item.rule === 'cross-over')).toBe(true)
  })
  it('is in the table above, each of them', () => {
    expect(RULES.map((rule) => rule.name).filter((name) => !CASES.some((item) => item.rule === name))).toEqual([])
  })
  it('is told gravest first', () => {
    const severities = checkDesign(withDevice('phone')).map((item) => item.severity)
    expect(severities).toEqual(['warning', 'info', 'info', 'info'])
  })
})
