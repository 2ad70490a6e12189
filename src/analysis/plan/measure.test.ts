/** A measured call beside the plan: on a quiet line they differ by what is told, in a full queue it is lost, behind a policy not. */

import { describe, expect, it } from 'vitest'
import { DEFAULT_PLAN, type PlanBasis } from '../../config/index'
import { usualVoicePolicy } from '../../design/index'
import { done } from '../../testing/done'
import { type Lab, reference, settle, toldOtherwise } from '../../testing/lab'
import { type MeasuredSound, measureCall } from './measure'
import { sitePlans } from './plan'

const SITE = 'soho-vp'
const BASIS: PlanBasis = { values: DEFAULT_PLAN, sites: new Map(), platforms: [] }

function measured({ built, network }: Lab, basis = BASIS) {
  return done(measureCall({ ...built.scene, network }, basis, SITE))
}

/** With a buffer that holds what the shape has a packet wait: else some of it comes too late, and how much is a matter of few packets. */
const BUFFERED: PlanBasis = { ...BASIS, values: { ...DEFAULT_PLAN, jitterBufferMs: 80 } }

function soundsOf(lab: Lab): readonly MeasuredSound[] {
  const found = measured(lab, BUFFERED)
  if (found.kind === 'not-measured') throw new Error(found.reason)
  return found.sounds
}

const of = (sounds: readonly MeasuredSound[], way: 'up' | 'down', load: 'idle' | 'transfer') => {
  const found = sounds.find((item) => item.way === way && item.load === load)
  if (!found) throw new Error(`nothing ${way} ${load}`)
  return found
}

const plain = settle(reference())
const voicePolicy = usualVoicePolicy(reference(), SITE)
const first = settle({
  ...reference(),
  devices: reference().devices.map((item) => (item.name === SITE ? ({ ...item, voicePolicy } as typeof item) : item)),
})

describe('a measured call', () => {
  const [without, with_] = [soundsOf(plain), soundsOf(first)]
  it('differs on a quiet line from the plan by routers, and by nothing else', () => {
    const { meanMs, planned, why, lost } = of(without, 'up', 'idle')
    expect(lost).toBe(0)
    const told = planned.parts.find(({ label }) => label.includes('routers'))?.ms ?? 0
    expect(Math.abs(planned.networkMs - meanMs - told)).toBeLessThan(0.1)
    expect(why).toHaveLength(1)
    expect(why[0]).toMatch(/routers and firewalls/)
  })
  it('is lost in part in one full queue, and worse than behind a policy', () => {
    const [bad, good] = [of(without, 'up', 'transfer'), of(with_, 'up', 'transfer')]
    expect(bad.lost).toBeGreaterThan(0)
    expect(bad.why.join(' ')).toContain('in full queues')
    expect(good.lost).toBe(0)
    expect(good.planned.situation).toBe('transfer with priority')
    expect(good.sound.r).toBeGreaterThan(bad.sound.r)
    expect(Math.abs(good.sound.r - good.planned.r)).toBeLessThan(5)
  })
  it('goes first by the plan only where a policy has a class for it, and holds something', () => {
    const planned = ({ built, network }: { readonly built: Lab['built']; readonly network?: Lab['network'] }) => {
      const found = sitePlans({ ...built.scene, ...(network ? { network } : {}) }, BASIS).find(
        ({ site }) => site === SITE,
      )
      if (found?.kind !== 'planned') throw new Error('not planned')
      return [found.queues.up.first, found.queues.down.first]
    }
    const told = (line: RegExp, instead: string) => ({
      built: toldOtherwise(first.built, new Map([[SITE, (text) => text.replace(line, instead)]])),
    })
    const shaped = settle({
      ...reference(),
      devices: reference().devices.map((item) =>
        item.kind === 'head-end' ? { ...item, siteShapingPercent: 75 } : item,
      ),
    })
    expect(planned(plain)).toEqual([false, false])
    expect(planned(first)).toEqual([true, false])
    // Without its shape the policy holds nothing before the modem; with another DSCP its class is not the call's.
    expect(planned(told(/^ +shape average.*$/m, ''))).toEqual([false, false])
    expect(planned(told(/match ip dscp ef/, 'match ip dscp af11'))).toEqual([false, false])
    expect(planned(shaped)).toEqual([false, true])
  })
  it.each([
    ['g729', 10],
    ['g729', 60],
    ['g711', 30],
  ] as const)(
    'of %s and %i ms in a packet is sent so, and differs on a quiet line by what is told alone',
    (codec, intervalMs) => {
      const found = measured(plain, { ...BASIS, values: { ...DEFAULT_PLAN, codec, intervalMs, routerMs: 0 } })
      if (found.kind === 'not-measured') throw new Error(found.reason)
      const { sent, meanMs, planned, lost } = of(found.sounds, 'up', 'idle')
      expect(Math.abs(sent - 3700 / intervalMs)).toBeLessThanOrEqual(1)
      expect(lost).toBe(0)
      expect(Math.abs(planned.networkMs - meanMs)).toBeLessThan(0.2)
    },
  )
})
