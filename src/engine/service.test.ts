/**
 * Whether a site is in service is what the simulator does with its packets: at random moments of random trouble, and in
 * the cases where tables once said otherwise. The seed is kept: a failure names its design and its script.
 */

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { playScenario, servedBy, serviceOf, tracePair } from '../analysis/index'
import type { ScenarioPlan } from '../config/index'
import { formatPrefix, lookUp, prefix } from '../net/index'
import {
  atSeconds,
  createNetwork,
  forkNetwork,
  type Network,
  runUntil,
  runUntilSettled,
  type SimTime,
  viewOf,
} from '../sim/index'
import { done } from '../testing/done'
import { type Lab, play, reference, settle, settleWith, toldOtherwise, without } from '../testing/lab'
import { saneDraws } from '../testing/random-designs'
import { blows, drawn, later, strike, told } from '../testing/random-faults'

const services = ({ built: { scene } }: Lab, network: Network) =>
  serviceOf(servedBy(scene.configurations, scene.topology), network)

/** Longest flight of a trace and its return, ARP included. */
const FLIGHT_SECONDS = 16

/** Whether nothing happens by itself while a packet flies: only then is its moment one moment. */
function isStill(network: Network): boolean {
  const fork = forkNetwork(network)
  runUntil(fork, later(fork, FLIGHT_SECONDS))
  return fork.shifts === network.shifts
}

/** Both ways of a site by this rule, and by the path that is drawn. */
function bothTold(lab: Lab, network: Network, n: number) {
  const all = services(lab, network)
  const { from, to, toSite, fromSite } = all[n % Math.max(1, all.length)] ?? NOBODY
  const ends = { from, to, protocol: 'udp', port: 16384, now: true } as const
  const pair = tracePair(network, lab.built.scene.configurations, ends)
  if (typeof pair === 'string') return []
  return [
    { way: `${from} → ${to}`, here: toSite.disposition, traced: pair.forward.disposition },
    { way: `${to} → ${from}`, here: fromSite.disposition, traced: pair.return.disposition },
  ]
}

const NOWHERE = { works: false, disposition: 'insufficient-info' } as const
const NOBODY = { from: '', to: '', toSite: NOWHERE, fromSite: NOWHERE }

/** Words for a packet that nobody took: which one is said depends on who was asked last. */
const LOST: readonly string[] = ['neighbor-unreachable', 'link-down', 'insufficient-info']
const said = (disposition: string) => (LOST.includes(disposition) ? 'lost' : disposition)

describe('the service of a site', () => {
  it('is what the trace of the moment says, both ways, whatever is drawn and whatever strikes it', () => {
    const seen: string[] = []
    fc.assert(
      fc.property(
        saneDraws,
        blows,
        fc.array(fc.tuple(fc.nat(90), fc.nat(20)), { minLength: 3, maxLength: 5 }),
        (draws, script, moments) => {
          const lab = drawn(draws)
          const network = forkNetwork(lab.network)
          strike(lab, network, script)
          for (const [moment, n] of [...moments].sort(([a], [b]) => a - b)) {
            runUntil(network, Math.max(network.now, later(lab.network, moment)) as SimTime)
            if ([...network.links.values()].some((link) => link.lossPercent > 0)) continue
            for (const { way, here, traced } of bothTold(lab, network, n)) {
              // While the traced packet flies, time goes on: what changes in between is the only excuse.
              if (said(here) !== said(traced) && !isStill(network)) continue
              expect(said(here), `${way} at ${moment} s: ${told(lab, script).join('; ')}`).toBe(said(traced))
              seen.push(said(here))
            }
          }
        },
      ),
      { numRuns: 9, seed: 9 },
    )
    expect(seen.filter((end) => end === 'accepted').length).toBeGreaterThan(10)
    expect(seen.filter((end) => end !== 'accepted').length).toBeGreaterThan(10)
  })

  const lab = settle(reference())
  const states = (of: Lab) => Object.fromEntries(services(of, of.network).map(({ site, state }) => [site, state]))

  it('is there for all six of the reference design', () => {
    expect(new Set(Object.values(states(lab)))).toEqual(new Set(['in service']))
  })
  it('ends in one direction for the sites behind a cross-over that is cut, minutes after', () => {
    const cut = play(lab, [[5, 'fault', 'cut:gateway-1/FastEthernet0/1']], 240)
    expect(states(cut)).toMatchObject({
      'soho-24': 'hears nothing',
      'soho-48': 'hears nothing',
      'soho-vp': 'in service',
    })
  })
  it('ends both ways while the gateway is off, whatever the tables of the sites say', () => {
    const off = play(lab, [[5, 'fault', 'power:gateway-1']], 9)
    expect(lookUp(viewOf(off.network).devices, 'soho-vp')?.ipsecSas.length).toBeGreaterThan(0)
    expect(states(off)).toMatchObject({ 'soho-vp': 'silent', 'soho-24': 'hears nothing' })
  })
  it('is not there without reverse routes, though every tunnel is', () => {
    const bare = settle(without('gateway-2', ['crypto dynamic-map dmap 10'], 'reverse-route'))
    expect(Object.values(states(bare)).filter((state) => state === 'hears nothing')).toHaveLength(2)
  })
  it('is not known where a line decides that is not read, and the line is named', () => {
    const half = (text: string) => text.replace(/^ip route 0\.0\.0\.0 0\.0\.0\.0 .*$/m, '$& frobnicate')
    const doubtful = settleWith({ 'gateway-1': half })
    const found = services(doubtful, doubtful.network).find(({ site }) => site === 'soho-16')
    expect(found?.state).toBe('not known')
    expect(found?.toSite.notKnown?.because.device).toBe('gateway-1')
  })
  it('is in clear where a line keeps voice out of the tunnel, and firewall and provider let it pass', () => {
    const open = toldOtherwise(
      lab.built,
      new Map([
        // Voice to headquarters is exempted, as somebody does who wants to "keep the load off the tunnel".
        [
          'soho-24',
          (text: string) =>
            text.replace(
              'access-list 101 permit ip 10.81.2.24 0.0.0.7 any',
              'access-list 101 deny udp 10.81.2.24 0.0.0.7 10.1.0.0 0.0.0.255\n$&',
            ),
        ],
        [
          'firewall',
          (text: string) =>
            text.replace(/^access-list OUTSIDE-IN /m, 'access-list OUTSIDE-IN extended permit ip any any\n$&'),
        ],
      ]),
    )
    const configurations = open.scene.configurations.map((item) => ({
      ...item,
      staticRoutes: item.staticRoutes.flatMap((route) =>
        item.kind === 'internet' && formatPrefix(route.prefix) === '198.51.100.1/32'
          ? [route, { ...route, prefix: prefix('10.1.0.0/24') }]
          : [route],
      ),
    }))
    const scene = { ...open.scene, configurations }
    const network = createNetwork(scene)
    runUntilSettled(network, atSeconds(1200))
    const found = services({ ...lab, built: { ...open, scene } }, network)
    const [hurt, ...others] = found.filter(({ state }) => state !== 'in service')
    expect(others).toEqual([])
    expect(hurt).toMatchObject({
      site: 'soho-24',
      state: 'in clear',
      toSite: { works: true },
      fromSite: { works: true },
    })
    expect(hurt?.toSite.reason).toBeUndefined()
    expect(hurt?.reason).toContain('everybody on the way can read it')
    expect(hurt?.fromSite.reason).toBe(hurt?.reason)
  })
  it('is in the log of a run exactly, however short it was gone', () => {
    const strikes = [
      [5, 'fault'],
      [5.2, 'restore'],
      [5.4, 'fault'],
      [5.7, 'restore'],
    ] as const
    const fault = { kind: 'cut', device: 'home-16', interface: 'Outside' } as const
    const plan: ScenarioPlan = {
      name: 'blips',
      until: 20e6,
      events: strikes.map(([at, action]) => ({ at: at * 1e6, action, fault })),
      calls: [],
      flows: [],
      transfers: [],
    }
    const { configurations, topology } = lab.built.scene
    const { service, start } = done(playScenario(lab.network, plan, { served: servedBy(configurations, topology) }))
    const told = service.get('soho-16')?.map((span) => [(span.at - start) / 1e6, span.service.state])
    expect(told).toEqual([
      [0, 'in service'],
      ...strikes.map(([at, action]) => [at, action === 'fault' ? 'silent' : 'in service']),
    ])
  })
  it('ends both ways for all when nobody is at headquarters', () => {
    const off = play(lab, [[5, 'fault', 'power:callmanager']], 20)
    expect(new Set(Object.values(states(off)))).toEqual(new Set(['silent']))
  })
})
