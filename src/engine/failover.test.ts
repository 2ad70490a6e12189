/**
 * The ranges of a failover under every profile (FACTS section 1), by mechanism: how long until the dead peer is noticed,
 * how many silent peers are tried in vain, and the time of a negotiation. Every second has a cause.
 */
import { describe, expect, it } from 'vitest'
import { type FailoverResult, failover } from '../analysis/index'
import type { Parameters } from '../config/index'
import { atSeconds, createNetwork, type Network, runUntilSettled } from '../sim/index'
import { reference } from '../testing/lab'
import { buildScene } from './build'

const RUNS = 12
const design = reference()

/**
 * The design settled under a profile. Its line fails long enough that .24 gives gateway-1 up, however often that is
 * tried, and so ends on the standby.
 */
function settledWith(parameters: Partial<Parameters>): Network {
  const silent = (parameters.triesPerPeer ?? 1) * 10 + 2
  const history = design.history.map((event) => (event.action === 'restore' ? { ...event, atSeconds: silent } : event))
  const { scene } = buildScene({ ...design, history })
  const network = createNetwork({ ...scene, parameters: { ...scene.parameters, ...parameters } })
  if (!runUntilSettled(network, atSeconds(1200))) throw new Error('it does not settle')
  return network
}

function distribution(network: Network, device: string, site: string, runs = RUNS): FailoverResult {
  const fault = { kind: 'reload', device, orderly: false, bootSeconds: 600 } as const
  const work = failover(network, { fault, site, runs, seed: 7 })
  for (;;) {
    const next = work.next()
    if (!next.done) continue
    if (typeof next.value === 'string') throw new Error(next.value)
    return next.value
  }
}

/** Seconds from the failure until the peer counts as dead. */
const NOTICED = { 'on-demand': [20, 20], periodic: [10, 20], legacy: [20, 30] } as const
/** Seconds of a set-up at least and at most, with the round trips of its messages, and the packets of 20 ms. */
const SETUP = [0.5, 4.5] as const

const profiles = (Object.keys(NOTICED) as (keyof typeof NOTICED)[]).flatMap((profile) =>
  (['top', 'next'] as const).flatMap((restart) => [1, 5].map((tries) => [profile, restart, tries] as const)),
)

describe.each(profiles)('%s, list from the %s, tries %d', (keepaliveProfile, peerRestart, triesPerPeer) => {
  const network = settledWith({ keepaliveProfile, peerRestart, triesPerPeer })
  const [soon, late] = NOTICED[keepaliveProfile]

  /** The dead router is tried once more only where the list begins anew and it stands first. */
  it.each([
    ['standby', 'gateway-2', 'soho-24', 0],
    ['active', 'gateway-1', 'soho-vp', peerRestart === 'top' ? 10 * triesPerPeer : 0],
  ] as const)('%s reloaded, site on it', (_name, device, site, inVain) => {
    const result = distribution(network, device, site)
    expect(result).toMatchObject({ peer: device, silentNever: 0, silentForGood: 0, runs: RUNS })
    expect(result.seconds?.min).toBeGreaterThanOrEqual(soon + inVain + SETUP[0])
    expect(result.seconds?.max).toBeLessThanOrEqual(late + inVain + SETUP[1])
    expect(result.causes['peer-attempt'] ?? 0).toBeCloseTo(inVain, 1)
    expect(Object.values(result.causes).reduce((sum, item) => sum + item, 0)).toBeCloseTo(result.mean, 2)
    expect(Object.keys(result.causes).sort()).toEqual(
      ['negotiation', ...(inVain > 0 ? ['peer-attempt'] : []), 'retries', 'unnoticed'].sort(),
    )
  })
})

describe('the profile that the product starts with', () => {
  const network = settledWith({})
  const standby = distribution(network, 'gateway-2', 'soho-24', 40)
  const active = distribution(network, 'gateway-1', 'soho-vp', 40)
  it('holds what the source document heard, and says that this proves nothing', () => {
    expect(standby.marks.map((mark) => mark.within)).toEqual([true, false])
    expect(active.marks.map((mark) => mark.within)).toEqual([false, true])
    expect(standby.marks[0]?.text).toContain('that fits, but one sample by ear proves no mechanism')
  })
  it('is the same for the same seed', () => {
    expect(distribution(network, 'gateway-2', 'soho-24', 40)).toEqual(standby)
  })
  it('names what it assumes, counts every run once, and orders its percentiles', () => {
    const { bins, seconds, assumptions } = active
    expect(bins.reduce((sum, bin) => sum + bin.runs, 0)).toBe(40)
    const { min, p5, p50, p95, max } = seconds ?? { min: 0, p5: 0, p50: 0, p95: 0, max: 0 }
    const ordered = [min, p5, p50, p95, max]
    expect([...ordered].sort((a, b) => a - b)).toEqual(ordered)
    expect(assumptions.find((item) => item.key === 'peerRestart')).toMatchObject({
      standing: 'assumption',
      value: 'release',
    })
  })
  it('costs less in keepalives during a call than idle, periodic the same always', () => {
    const { price } = distribution(settledWith({ keepaliveProfile: 'periodic' }), 'gateway-2', 'soho-24', 1)
    expect(standby.price.perSiteInCall).toBeLessThan(standby.price.perSiteIdle)
    expect(price.perSiteInCall).toBeGreaterThan(0.15)
    expect(price.inCall).toBeGreaterThan(standby.price.inCall)
  })
})

describe('a fault that the call does not feel', () => {
  it('is told as such', () => {
    const result = distribution(settledWith({}), 'gateway-2', 'soho-vp', 3)
    expect(result).toMatchObject({ silentNever: 3, bins: [], mean: 0 })
    expect(result.seconds).toBeUndefined()
  })
})
