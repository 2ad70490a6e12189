/**
 * Sets of parameters side by side: they change parameters and nothing else, and say so when they lost nothing; and every
 * reading of the keepalive and of the peer list beside silences that somebody measured (FACTS section 1, Seconds by release).
 */

import { describe, expect, it } from 'vitest'
import { readingOf } from '../analysis/index'
import { done } from '../testing/done'
import { reference, release } from '../testing/lab'
import { buildScene } from './build'
import type { Loaded } from './loaded'
import type { FailoverVariant, ReadingsAnswer } from './messages'
import { answer } from './questions/table'
import { settleScene } from './run/settle'

function loadedOf(design = reference()): Loaded {
  const built = buildScene(design)
  return { revision: 1, design, built, ...done(settleScene(built.scene)) }
}

const loaded = loadedOf()

describe('another set of parameters', () => {
  const struck = (variant: FailoverVariant, fault = 'reload:{standby}', site?: string) => {
    const variants = [{ label: 'as designed' }, variant]
    const question = { kind: 'failover', fault, runs: 1, seed: 1, variants, ...(site ? { site } : {}) } as const
    const found = done(answer(loaded, question))
    if (typeof found === 'string' || found.kind !== 'failover') throw new Error(String(found))
    return found.results.map(({ result }) => result)
  }
  it('strikes the same site at the same head-end, also where its history would have led it elsewhere', () => {
    // With five tries per peer the site would not have given the active up at power-on.
    const [own, other] = struck({ label: 'more tries', parameters: { triesPerPeer: 5 } })
    expect([own?.site, own?.peer, other?.site, other?.peer]).toEqual(['soho-24', 'gateway-2', 'soho-24', 'gateway-2'])
    expect(other?.seconds?.min).toBeGreaterThan(20)
  })
  it('that loses nothing where the design does says so', () => {
    const [silent, heard] = struck(
      { label: 'resigns', parameters: { reloadSendsResign: true } },
      'reload:{active}',
      'soho-24',
    )
    expect(silent?.toSite.seconds?.min).toBeGreaterThan(5)
    expect(heard?.silentNever).toBe(1)
    expect(heard?.note).toMatch(
      /^Nothing was lost in any run, where the same fault without these changes silences the call for \d+\.\d to \d+\.\d s\.$/,
    )
  })
})

describe('readings', () => {
  const ask = (seconds: readonly [number, number]): ReadingsAnswer => {
    const marks = [
      { fault: 'reload:{standby}', seconds: seconds[0] },
      { fault: 'reload:{active}', seconds: seconds[1] },
    ]
    const found = done(answer(loaded, { kind: 'readings', marks, runs: 1, seed: 1 }))
    if (typeof found === 'string' || found.kind !== 'readings') throw new Error(String(found))
    return found.result
  }
  it('stand side by side, each with every mark, and the one of the release says why', () => {
    const { rows, asDesigned } = ask([90, 95])
    expect(rows).toHaveLength(6)
    expect(new Set(rows.map((row) => row.label)).size).toBe(6)
    expect(rows.map((row) => row.marks.map(({ site }) => site))).toEqual(rows.map(() => ['soho-24', 'soho-16']))
    expect(rows.map((row) => row.fits)).toEqual(rows.map(() => 'outside'))
    expect(rows[0]?.marks[0]?.text).toMatch(/^90 s cannot be: .* s above the longest of 1 runs/)
    const own = rows.filter((row) => row.asDesigned !== undefined)
    expect(own.map(({ keepalive, peers }) => [keepalive, peers])).toEqual([['on-demand', 'top']])
    expect(asDesigned?.why).toContain('12.2(11)T is older than 12.3(14)T')
  })
  it.each([
    ['12.2(4)T', 'legacy', 'top'],
    ['12.2(11)T', 'on-demand', 'top'],
    ['12.4(15)T', 'on-demand', 'next'],
    ['15.9', 'on-demand', 'next'],
  ])('of %s by itself: %s, %s', (text, keepalive, peers) => {
    const { scene } = buildScene(release(text))
    const configuration = scene.configurations.find((item) => item.device === 'soho-24')
    expect(configuration?.crypto?.isakmp).toMatchObject({ keepalive: { mode: keepalive }, peersAfterDead: peers })
    if (text === '12.2(11)T') expect(readingOf(loaded.network, 'soho-24')).toMatchObject({ keepalive, peers })
  })
})
