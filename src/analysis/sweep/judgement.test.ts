/** "None" is said only where every failure was judged. */
import { describe, expect, it } from 'vitest'
import type { SimTime } from '../../sim/index'
import { judgementsOf } from './judgement'
import type { SweepCase } from './types'
import type { Verdict } from './verdict'

const failing = (kind: SweepCase['scope']['kind'], ...verdicts: readonly Verdict[]): SweepCase => ({
  fault: 'power:x',
  faults: [{ kind: 'power', device: 'x' }],
  same: [],
  kind: 'device',
  title: 'device x',
  scope: { kind },
  sites: verdicts.map((verdict, index) => ({
    site: `soho-${index}`,
    verdict,
    reason: `because ${verdict}`,
    at: 0 as SimTime,
    from: 'hq',
    to: `phone-${index}`,
  })),
})

const NOTHING = { verdict: 'not known', reason: 'no site has a path to lose before anything fails' }

describe('what a sweep says where it has found no single point', () => {
  it.each<readonly [string, readonly SweepCase[], object]>([
    ['none, when every site had a path and kept it', [failing('stick', 'fine', 'outage')], { verdict: 'none' }],
    ['found, when one lost it for good', [failing('stick', 'fine'), failing('stick', 'silent')], { verdict: 'found' }],
    ['not known, when no site had a path to lose', [failing('stick'), failing('stick')], NOTHING],
    [
      'not known, when an answer hangs on a line that is not read',
      [failing('stick', 'fine', 'not known')],
      { verdict: 'not known', reason: 'after device x, soho-1: because not known' },
    ],
    ['found, whatever else is not known', [failing('stick', 'not known', 'silent')], { verdict: 'found' }],
  ])('%s', (_title, cases, judgement) => {
    const { whole, scopes } = judgementsOf(cases)
    expect(whole).toEqual(judgement)
    expect(scopes).toEqual([{ ...judgement, scope: 'stick' }])
  })
  it('is said by scope, and of none that was not swept', () => {
    const { whole, scopes } = judgementsOf([failing('stick', 'silent'), failing('head-end', 'fine')])
    expect(whole).toEqual({ verdict: 'found' })
    expect(scopes).toEqual([
      { verdict: 'found', scope: 'stick' },
      { verdict: 'none', scope: 'head-end' },
    ])
  })
})
