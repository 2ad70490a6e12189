/**
 * Every check: a design that triggers it; the reference design, which does not, or whose remark is a true one; and its
 * fix, after which it is silent and nothing new is found.
 */
import { describe, expect, it } from 'vitest'
import { type Design, type Finding, NO_HISTORY, perform, RULES, withFreshKey } from '../design/index'
import { CHECK_CASES } from '../testing/check-cases'
import { QUEUE_CHECK_CASES } from '../testing/check-cases-queues'
import { REAL_CHECK_CASES } from '../testing/check-cases-real'
import { SIZE_CHECK_CASES } from '../testing/check-cases-sizes'
import { TUNNEL_CHECK_CASES } from '../testing/check-cases-tunnels'
import { reference, withPatch } from '../testing/lab'
import { buildScene } from './build'
import { examine } from './findings'

const CASES = [...CHECK_CASES, ...REAL_CHECK_CASES, ...SIZE_CHECK_CASES, ...QUEUE_CHECK_CASES, ...TUNNEL_CHECK_CASES]

const findingsOf = (design: Design): readonly Finding[] => examine(design, buildScene(design)).findings

function fixed(design: Design, finding: Finding): Design {
  if (!finding.fix) throw new Error('it has no fix')
  const result = perform(design, NO_HISTORY, withFreshKey(finding.fix.edit, 'mFq31xWc07'))
  if (typeof result === 'string') throw new Error(result)
  return result.design
}

/** Without their line numbers, which a fix moves. */
const names = (findings: readonly Finding[]) => new Set(findings.map((item) => `${item.rule}: ${item.device ?? ''}`))

describe('the reference design', () => {
  const found = findingsOf(reference())
  it('has no errors, and only what is true of the source document’s own network', () => {
    expect(found.map((item) => [item.severity, item.rule])).toEqual([
      ['warning', 'preempt-delay'],
      ['warning', 'path-mtu-hole'],
      ['warning', 'path-mtu-hole'],
      ['info', 'cross-over'],
      ['info', 'weak-crypto'],
      ['info', 'dated-crypto'],
      ['info', 'eigrp-authentication'],
      ['info', 'tcp-mss'],
      ['info', 'pre-classify'],
    ])
  })
  it('tells of each why it matters, where that is known from, and what to do', () => {
    for (const item of found) {
      expect(item.why).toMatch(/\.$/)
      expect(item.source).not.toBe('')
      expect(item.remedy).toMatch(/^[A-Z].*\.$/)
    }
  })
})

describe('a check', () => {
  it.each(CASES)('$rule says: $says', ({ rule, design, says }) => {
    const found = findingsOf(design()).filter((item) => item.rule === rule)
    expect(found.map((item) => item.summary).join('\n')).toContain(says)
  })

  it.each(CASES.filter((item) => item.clean))('$rule is silent where it should be', ({ rule, clean }) => {
    expect(findingsOf(clean?.() ?? reference()).filter((item) => item.rule === rule)).toEqual([])
  })

  it.each(CASES.filter((item) => item.fixes !== false))(
    '$rule is put right by one click ($says)',
    ({ rule, design }) => {
      const before = design()
      const found = findingsOf(before)
      const firing = found.filter((item) => item.rule === rule)
      let after = before
      for (let left = firing; left.length > 0; left = findingsOf(after).filter((item) => item.rule === rule)) {
        const [first] = left
        if (!first?.fix) throw new Error(`no fix for: ${first?.summary}`)
        expect(first.fix.says).toMatch(/\.$/)
        expect(structuredClone(first.fix)).toEqual(first.fix)
        const next = fixed(after, first)
        expect(next).not.toBe(after)
        after = next
        expect(left.length).toBeLessThan(20)
      }
      const known = names(found)
      expect([...names(findingsOf(after))].filter((name) => !known.has(name))).toEqual([])
    },
  )

  it('is in the table above, each of them', () => {
    const rules = examine(reference(), buildScene(reference())).rules.map((rule) => rule.name)
    const ofDesign = new Set(RULES.map((rule) => rule.name))
    const shown = new Set(CASES.map((item) => item.rule))
    expect(rules.filter((name) => !ofDesign.has(name) && !shown.has(name))).toEqual([])
  })

  it('can be muted, and is then only counted', () => {
    const design = { ...reference(), mutedRules: ['preempt-delay'] }
    const { findings, rules } = examine(design, buildScene(design))
    expect(findings.map((item) => item.rule)).not.toContain('preempt-delay')
    expect(rules.find((rule) => rule.name === 'preempt-delay')).toMatchObject({ muted: true, found: 1 })
  })

  it('speaks of a changed line once, though the design and the texts both say it', () => {
    const design = withPatch('gateway-1', {
      delete: [{ section: ['crypto dynamic-map dmap 10'], text: 'reverse-route' }],
    })
    const found = findingsOf(design).filter((item) => item.rule === 'no-reverse-route')
    expect(found).toHaveLength(1)
    expect(found[0]).toMatchObject({ device: 'gateway-1', severity: 'error' })
  })
})
