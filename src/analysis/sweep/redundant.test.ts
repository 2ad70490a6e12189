/** What a sweep recommends, there twice: the failure that was for good is one no more, or is still, and why. */

import { describe, expect, it } from 'vitest'
import { type Fault, parseFault } from '../../config/index'
import { REFERENCE_DESIGNS } from '../../design/index'
import { done } from '../../testing/done'
import { type Lab, settle } from '../../testing/lab'
import { fieldOf } from './ground'
import { runCase } from './run-case'
import type { SiteVerdict } from './verdict'

const template = (name: string): Lab => {
  const found = REFERENCE_DESIGNS.find((item) => item.name === name)
  if (!found) throw new Error(`there is no template ${name}`)
  return settle(found.build())
}

function faultOf(text: string): Fault {
  const fault = parseFault(text)
  if (typeof fault === 'string') throw new Error(fault)
  return fault
}

/** What a failure does to each site. */
function told({ built, network }: Lab, text: string): readonly SiteVerdict[] {
  const fault = faultOf(text)
  const field = done(fieldOf(built.scene, network, true))
  if (typeof field === 'string') throw new Error(field)
  return done(runCase(field.ground, [fault], () => false))
}

const verdicts = (lab: Lab, text: string) => told(lab, text).map(({ verdict }) => verdict)

describe('two CallManagers', () => {
  const lab = template('two-callmanagers')
  it('after the first is gone every site is silent until its phone has turned to the other', () => {
    const sites = told(lab, 'power:callmanager')
    expect(sites.map(({ verdict }) => verdict)).toEqual(['outage', 'outage', 'outage'])
    // Three keepalives of thirty seconds are missed, the first of them up to thirty seconds after the loss.
    for (const { outageSeconds = 0, reason } of sites) {
      expect(reason).toMatch(/^Silent both ways until phone-\d: phone is registered with|^As soho-1/)
      expect(outageSeconds).toBeGreaterThan(60)
      expect(outageSeconds).toBeLessThan(125)
    }
  })
  it('the one that nobody is with is not missed', () => {
    expect(verdicts(lab, 'power:callmanager-2')).toEqual(['fine', 'fine', 'fine'])
  })
  it('what both of them stand at is still a single point', () => {
    expect(verdicts(lab, 'power:hq-lan')).toEqual(['silent', 'silent', 'silent'])
  })
})

describe('two providers at headquarters', () => {
  const lab = template('two-providers')
  it.each(['power:provider-a'])('%s is an outage that ends: the sites turn to the other', (fault) => {
    const sites = told(lab, fault)
    expect(sites.map(({ verdict }) => verdict)).toEqual(['outage', 'outage', 'outage'])
    for (const { reason } of sites) expect(reason).toContain('192.0.2.10')
  })
  it('the provider that nobody is with is not missed', () => {
    expect(verdicts(lab, 'power:provider-b')).toEqual(['fine', 'fine', 'fine'])
  })
})

describe('a firewall pair on two switches', () => {
  const lab = template('firewall-pair')
  it.each([
    // The hold time of the units; detection of a dead peer takes as long, so that a site may have moved meanwhile.
    ['power:firewall', 13, 20],
    ['power:stick-lan-1', 15, 45],
  ])('%s is an outage that ends', (fault, least, most) => {
    const sites = told(lab, fault)
    expect(sites.map(({ verdict }) => verdict)).toEqual(['outage', 'outage', 'outage'])
    for (const { outageSeconds = 0 } of sites) {
      expect(outageSeconds).toBeGreaterThan(least)
      expect(outageSeconds).toBeLessThan(most)
    }
  })
  it.each(['power:firewall-2', 'cut:firewall/GigabitEthernet0/3', 'power:stick-lan-2'])('%s is not noticed', (fault) =>
    expect(verdicts(lab, fault)).toEqual(['fine', 'fine', 'fine']),
  )
})
