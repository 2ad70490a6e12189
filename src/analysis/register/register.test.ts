/** SEED's cross-reference between subnet and hostname: .24 and .48 on the standby, the others on the active. */
import { describe, expect, it } from 'vitest'
import { DEFAULT_PLAN, type PlanBasis } from '../../config/index'
import { type Lab, reference, settle, struck } from '../../testing/lab'
import { callLines } from '../plan/brief'
import { sitePlans } from '../plan/plan'
import { servedBy, serviceOf } from '../service/service'
import { registerCsv } from './csv'
import { register } from './register'

const BASIS: PlanBasis = { values: DEFAULT_PLAN, sites: new Map(), platforms: [] }
const rowsOf = ({ network, built }: Lab) =>
  register({
    calls: callLines({ ...built.scene, network }, BASIS),
    configurations: built.scene.configurations,
    network,
    services: serviceOf(servedBy(built.scene.configurations, built.scene.topology), network),
  })
const lab = settle(reference())

describe('the register of the reference design', () => {
  const rows = rowsOf(lab)
  it('says which subnet is whose, and which head-end it is on', () => {
    expect(rows.map((row) => [row.site, row.lans.join(), row.current?.device, row.hsrp])).toEqual([
      ['soho-vp', '10.81.2.0/29', 'gateway-1', 'active'],
      ['soho-16', '10.81.2.16/29', 'gateway-1', 'active'],
      ['soho-24', '10.81.2.24/29', 'gateway-2', 'standby'],
      ['soho-32', '10.81.2.32/29', 'gateway-1', 'active'],
      ['soho-40', '10.81.2.40/29', 'gateway-1', 'active'],
      ['soho-48', '10.81.2.48/29', 'gateway-2', 'standby'],
    ])
  })
  it('knows the address behind the NAT and the one that the head-end sees', () => {
    expect(rows[2]).toMatchObject({ outside: '192.168.1.102', translated: '203.0.113.34' })
    expect(rows[2]?.peers).toEqual([
      { address: '198.51.100.1', device: 'gateway-1' },
      { address: '198.51.100.2', device: 'gateway-2' },
    ])
  })
  it('knows the lives of the SAs: 86400 and 3600 s (FACTS section 2)', () => {
    for (const { ike, ipsec } of rows) {
      expect((ike?.ageSeconds ?? 0) + (ike?.remainingSeconds ?? 0)).toBeGreaterThanOrEqual(86_398)
      expect((ike?.ageSeconds ?? 0) + (ike?.remainingSeconds ?? 0)).toBeLessThanOrEqual(86_400)
      expect((ipsec?.ageSeconds ?? 0) + (ipsec?.remainingSeconds ?? 0)).toBeLessThanOrEqual(3600)
    }
  })
  it('tells of each site’s call what the planner tells: bytes, what fits, and how it sounds in the worse direction', () => {
    const plans = new Map(
      sitePlans({ ...lab.built.scene, network: lab.network }, BASIS).map((plan) => [plan.site, plan]),
    )
    expect(rows).toHaveLength(6)
    for (const { site, call } of rows) {
      const plan = plans.get(site)
      if (plan?.kind !== 'planned' || call?.kind !== 'planned') throw new Error(`${site} is not planned`)
      expect(call).toMatchObject({ bytes: plan.call.wire, kbit: plan.call.kbit, up: plan.up, down: plan.down })
      const all = (situation: string) =>
        [...plan.sound.up, ...plan.sound.down].filter((item) => item.situation === situation).map(({ r }) => r)
      expect(call.quiet.r).toBe(Math.min(...all('idle')))
      expect(call.busy).toMatchObject({
        r: Math.min(...all('transfer without priority')),
        situation: 'transfer without priority',
      })
    }
  })
  it('has no re-peering to tell of: each has had one peer', () => {
    expect(rows.every((row) => row.rePeered === undefined && row.since !== undefined)).toBe(true)
  })
})

describe('after the standby was powered off', () => {
  const rows = rowsOf(struck(lab, { kind: 'power', device: 'gateway-2' }))
  it('its sites have moved, and since when', () => {
    const moved = rows.filter((row) => row.rePeered !== undefined)
    expect(moved.map((row) => row.site)).toEqual(['soho-24', 'soho-48'])
    for (const row of moved) expect(row).toMatchObject({ current: { device: 'gateway-1' }, since: row.rePeered })
  })
})

describe('the CSV', () => {
  it('has a line for every site below its headings', () => {
    const lines = registerCsv(rowsOf(lab)).split('\r\n')
    expect(lines[0]).toContain('site,lan,outside address,translated address')
    expect(lines[3]).toMatch(
      /^soho-24,10\.81\.2\.24\/29,192\.168\.1\.102,203\.0\.113\.34,gateway-1 gateway-2,gateway-2,/,
    )
    expect(lines[3]).toContain(',212,84.8,0,2,5,13,')
    expect(lines).toHaveLength(8)
  })
  it('ends with why a site is not in service, and is empty where it is', () => {
    const lines = (rows: ReturnType<typeof rowsOf>) => registerCsv(rows).trimEnd().split('\r\n').slice(1)
    expect(lines(rowsOf(lab)).every((line) => line.endsWith(','))).toBe(true)
    const off = rowsOf(struck(lab, { kind: 'power', device: 'soho-24' })).find((row) => row.site === 'soho-24')
    if (!off) throw new Error('soho-24 is not in the register')
    expect(off.service?.state).not.toBe('in service')
    expect(lines([off])[0]).toContain(off.service?.reason)
    const { service: _, ...unmeasured } = off
    expect(lines([unmeasured])[0]).toMatch(/,not known,.*was not looked at/)
  })
})
