/** The bar's words for how many sites are in service, and who is hurt since when. */
import { describe, expect, it } from 'vitest'
import type { ServiceState, SimTime, SiteStatus } from '../../engine/messages'
import { byHurt, lastKnownSummary, serviceSummary, sinceText } from './words'

const way = { works: true, disposition: 'accepted' } as const
const site = (name: string, state: ServiceState, since?: number): SiteStatus => ({
  ...{ site: name, from: 'callmanager', to: name, lan: '', hsrp: 'active', toSite: way, fromSite: way, state },
  ...(since === undefined ? {} : { since: since as SimTime }),
})
const start = 91_000_000

describe('the summary of service', () => {
  it.each([
    [[], ''],
    [[site('a', 'in service')], '1/1 in service'],
    [
      [site('a', 'in service'), site('b', 'hears nothing', start + 5_020_000), site('c', 'hears nothing', start + 5e6)],
      '1/3 in service · 2 hear nothing since 5.0 s',
    ],
    [
      [site('a', 'not registered'), site('b', 'silent', start - 12_500_000)],
      '0/2 in service · 1 silent since before the scenario · 1 not registered',
    ],
    [
      [site('a', 'silent', start + 5e6), site('b', 'silent', start - 12_500_000)],
      '0/2 in service · 2 silent, the first since before the scenario',
    ],
  ])('%#', (sites, text) => {
    expect(serviceSummary(sites, start)).toBe(text)
  })
  it('is said to be the last that was known, of the sites that are still there', () => {
    const sites = [site('a', 'in service'), site('gone', 'silent')]
    expect(lastKnownSummary(sites, [{ name: 'a' }, { name: 'new' }], start)).toBe('Last known: 1/1 in service')
    expect(lastKnownSummary(sites, [{ name: 'of another document' }], start)).toBe('')
  })
  it('puts the hurt first, and counts from the zero of the clock that is shown', () => {
    const sites = [site('a', 'in service'), site('b', 'is not heard'), site('c', 'silent')]
    expect(byHurt(sites).map((item) => item.site)).toEqual(['c', 'b', 'a'])
    expect(sinceText(start + 18_700_000, start)).toBe('18.7 s')
  })
})
