/** Sites that are not in service are found, those of one reason together. */
import { describe, expect, it } from 'vitest'
import type { SiteStatus } from '../../engine/messages'
import { hurtEntries } from './hurt'

const way = { works: true, disposition: 'accepted' } as const
const site = (name: string, state: SiteStatus['state'], reason?: string): SiteStatus => ({
  site: name,
  from: 'hq',
  to: name,
  state,
  toSite: way,
  fromSite: way,
  lan: '',
  ...(reason === undefined ? {} : { reason }),
})

describe('the findings of service', () => {
  it('are none where all sites are in service', () => {
    expect(hurtEntries([site('a', 'in service'), site('b', 'in service')])).toEqual([])
  })
  it('tell those of one state and reason together, the gravest first, and what is not known as a warning', () => {
    const sites = [
      site('a', 'in service'),
      site('b', 'not known', 'because of line 48.'),
      ...['c', 'd', 'e', 'f'].map((name) => site(name, 'hears nothing', 'firewall: no route.')),
      site('g', 'silent', 'no SA.'),
    ]
    expect(hurtEntries(sites).map(({ severity, device, summary }) => [severity, device, summary])).toEqual([
      ['error', 'g', 'g: silent in the settled network: no SA'],
      ['error', 'c', 'c, d, e and 1 more: hear nothing in the settled network: firewall: no route'],
      ['warning', 'b', 'b: not known in the settled network: because of line 48'],
    ])
  })
})
