/** What shared devices say of single sites: parts that speak of one alone, whatever they are nested in. */
import { describe, expect, it } from 'vitest'
import { ip, type Prefix, prefixOf } from '../../net/index'
import { mentionsIn, Territory } from './mentions'

const network = (text: string, length: number): Prefix => prefixOf(ip(text), length)

describe('the parts of a configuration that speak of one site', () => {
  const territory = new Territory()
  territory.add('a', [ip('198.51.100.2')], [network('10.1.0.0', 24), network('192.0.2.0', 24)])
  territory.add('b', [ip('198.51.100.6')], [network('10.2.0.0', 24), network('192.0.2.0', 24)])
  const mentions = (value: unknown) => mentionsIn(value, territory, (field) => field === 'source')

  it('are the largest: an entry with all that stands in it', () => {
    const [one, other] = [
      { sequence: 10, peers: [{ address: ip('198.51.100.2') }], pfs: 5 },
      { sequence: 20, peers: [{ address: ip('198.51.100.6') }] },
    ]
    expect(mentions({ maps: [{ name: 'M', entries: [one, other, { sequence: 30, peers: [] }] }] })).toEqual([
      { site: 'a', part: one, after: 0 },
      { site: 'b', part: other, after: 0 },
    ])
  })
  it('are in tables by name as well; of what speaks of two, each part is its own', () => {
    const [one, other] = [{ host: ip('10.1.0.9') }, { host: ip('10.2.0.9') }]
    const lists = { A: { entries: [one, one] }, both: { entries: [one, other] } }
    expect(mentions(lists)).toEqual([
      { site: 'a', part: lists.A, after: 0 },
      { site: 'a', part: one, after: 0 },
      { site: 'b', part: other, after: 0 },
    ])
  })
  it('are those of a larger network in which no other site lies, and not those of one that holds two or that several share', () => {
    const sites = (value: unknown) => mentions(value).map(({ site }) => site)
    expect(sites([{ address: ip('10.1.0.0'), length: 24 }])).toEqual(['a'])
    expect(sites([{ address: ip('10.1.0.0'), length: 16 }])).toEqual(['a'])
    expect(sites([{ address: ip('10.2.0.0'), wildcard: ip('0.0.255.255') }])).toEqual(['b'])
    expect(sites([{ address: ip('10.0.0.0'), length: 8 }])).toEqual([])
    expect(sites([ip('192.0.2.1')])).toEqual([])
  })
  it('tell how much that is said of all stands before them', () => {
    const entry = (text: string) => ({ source: 0, destination: { address: ip(text), wildcard: ip('0.0.0.255') } })
    const all = { destination: { address: ip('0.0.0.0'), wildcard: ip('255.255.255.255') } }
    const list = [entry('10.1.0.0'), all, entry('10.2.0.0')]
    expect(mentions(list).map(({ site, after }) => [site, after])).toEqual([
      ['a', 0],
      ['b', 1],
    ])
  })
  it('nothing is made of what is left out', () => {
    expect(mentions([{ source: ip('10.1.0.1') }])).toEqual([])
  })
})
