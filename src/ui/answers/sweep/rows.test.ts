/** The matrix: one row for a cause, one column for sites that are alike, the worst of a group in its cell. */
import { describe, expect, it } from 'vitest'
import type { SiteVerdict, SweepCase, SweepResult } from '../../../engine/messages'
import { columnsOf, rowsOf, shortTitle } from './rows'

const site = (name: string, verdict: SiteVerdict['verdict'], outageSeconds?: number): SiteVerdict => ({
  site: name,
  verdict,
  reason: 'because',
  at: 0 as SiteVerdict['at'],
  from: 'hq',
  to: name,
  ...(outageSeconds === undefined ? {} : { outageSeconds }),
})

const ownFailure = (name: string): SiteVerdict => ({ ...site(name, 'silent'), own: true })

const caseOf = (scope: SweepCase['scope'], sites: readonly SiteVerdict[]): SweepCase => ({
  fault: 'power:x',
  faults: [{ kind: 'power', device: 'x' }],
  same: [],
  kind: 'device',
  title: 'x',
  scope,
  sites,
})

function resultOf(cases: readonly SweepCase[]): SweepResult {
  const classes = [{ peer: 'gateway-1', sites: ['a', 'b'] }, { sites: ['c'] }]
  const struckAt = 0 as SweepResult['struckAt']
  const judgements: SweepResult['judgements'] = { whole: { verdict: 'none' }, scopes: [] }
  return {
    scope: 'all',
    cases,
    singlePoints: [],
    judgements,
    pairs: [],
    pairsRun: 0,
    classes,
    downBefore: [],
    struckAt,
  }
}

describe('the matrix', () => {
  it('has a column for each group of like sites', () => {
    expect(columnsOf(resultOf([])).map(({ title, peer }) => [title, peer])).toEqual([
      ['a + 1 alike', 'gateway-1'],
      ['c', 'no tunnel'],
    ])
  })
  it('tells the worst of a group, and the range of its seconds', () => {
    const cases = [
      caseOf({ kind: 'head-end' }, [site('a', 'outage', 21.5), site('b', 'outage', 23), site('c', 'fine')]),
      caseOf({ kind: 'head-end' }, [site('a', 'fine'), site('b', 'hears nothing'), site('c', 'silent')]),
    ]
    const rows = rowsOf(resultOf(cases), cases, 'head-end')
    expect(rows.map((row) => row.cells.map((cell) => cell?.text))).toEqual([
      ['21.5–23.0 s', 'fine'],
      ['hears nothing', 'silent'],
    ])
  })
  it('tells the failure of one of several like sites once, by the site itself', () => {
    const own = [ownFailure('a'), site('b', 'fine'), site('c', 'fine')]
    const other = [site('a', 'fine'), ownFailure('b'), site('c', 'fine')]
    const cases = [caseOf({ kind: 'site', site: 'a' }, own), caseOf({ kind: 'site', site: 'b' }, other)]
    const rows = rowsOf(resultOf(cases), cases, 'site')
    expect(rows).toHaveLength(1)
    expect(rows[0]?.detail).toContain('the same at one other site like it')
    expect(rows[0]?.cells.map((cell) => cell?.text)).toEqual(['own failure', 'fine'])
  })
  it('writes interfaces as the canvas labels them', () => {
    expect(shortTitle('link gateway-1 FastEthernet0/1 – firewall GigabitEthernet0/2')).toBe(
      'link gateway-1 Fa0/1 – firewall Gi0/2',
    )
  })
})
