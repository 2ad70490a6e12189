/** A change of the address plan: every line of every device before it is done, and none when it is changed back. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compileDesign } from '../compile/index'
import {
  addressOverview,
  applied,
  type Design,
  type Edit,
  findFree,
  growthOf,
  planSites,
  summaryOf,
} from '../design/index'
import { formatPrefix, prefix, subnetAt } from '../net/index'
import { reference } from '../testing/many-sites'
import { linesOfEdit } from './address-lines'
import { lineWords } from './line-words'

const done = (result: Design | string): Design => {
  if (typeof result === 'string') throw new Error(result)
  return result
}
const texts = (design: Design) => compileDesign(design).devices.map(({ device, text }) => [device, text])
const pools = (design: Design, to: readonly string[]): Edit => ({ kind: 'set-vpn', vpn: { ...design.vpn, pools: to } })
const WORLD = prefix('10.81.0.0/16')
const pool = fc
  .tuple(fc.integer({ min: 20, max: 26 }), fc.nat())
  .map(([length, n]) => formatPrefix(subnetAt(WORLD, length, n % 2 ** (length - 16)) ?? WORLD))

describe('a pool', () => {
  it('changed and changed back leaves every line as it was, and what is shown is what changes', () => {
    const design = reference()
    const before = texts(design)
    fc.assert(
      fc.property(fc.uniqueArray(pool, { minLength: 1, maxLength: 4 }), (to) => {
        const edit = pools(design, to)
        const after = done(applied(design, edit))
        const shown = linesOfEdit(design, edit)
        const changed = texts(after).flatMap(([device, text], at) => (text === before[at]?.[1] ? [] : [device]))
        expect(typeof shown === 'string' ? shown : shown.map(({ device }) => device)).toEqual(changed)
        expect(texts(done(applied(after, pools(after, design.vpn.pools))))).toEqual(before)
      }),
      { numRuns: 5 },
    )
  })
  it('that is added needs one line of access-list 1 on both gateways and one route on the firewall', () => {
    const design = reference()
    const growth = growthOf(design)
    expect(growth.map(({ block, sites }) => [block, sites])).toContainEqual(['10.81.8.0/21', 256])
    const edit = growth.find(({ block }) => block === '10.81.8.0/21')?.edit
    const lines = edit && linesOfEdit(design, edit, true)
    expect(typeof lines === 'string' || lines === undefined ? lines : lineWords(lines)).toMatch(
      /^one access-list 1 line on gateway-1 and gateway-2; one access-list VPNDMZ-IN line, one route on firewall$/,
    )
  })
  it('is drawn with who is where, and what is free in which pieces', () => {
    const [first] = addressOverview(reference()).blocks
    expect(first).toMatchObject({ kind: 'sites', block: '10.81.2.0/23', size: 512, taken: 48, holds: 64, free: 58 })
    expect(first?.cells[2]).toMatchObject({ block: '10.81.2.16/29', taken: 1, who: ['soho-16'] })
    expect(first?.freeBlocks.slice(0, 2)).toEqual(['10.81.2.8/29', '10.81.2.56/29'])
    expect(findFree(reference(), 27)).toMatchObject({ lowest: '10.81.2.64/27', tightest: '10.81.2.64/27' })
  })
  it('of the source document is not one block with its neighbour: the cover swallows the head-end LAN', () => {
    const { merged, cover, swallows, dangers } = summaryOf(reference())
    expect(merged).toBeUndefined()
    expect(cover).toBe('10.81.0.0/21')
    expect(swallows).toEqual(['10.81.0.0/29'])
    expect(dangers.join()).toContain('distance above 170')
    expect(summaryOf(done(applied(reference(), pools(reference(), ['10.9.0.0/24', '10.9.1.0/24'])))).merged).toEqual([
      '10.9.0.0/23',
    ])
  })
  it('keeps what is reserved, and says for what', () => {
    const design: Design = {
      ...reference(),
      addresses: { reserved: [{ block: '10.81.2.0/24', for: 'the branch in Ulm' }] },
    }
    expect(planSites(design, [{}]).sites[0]?.lan).toBe('10.81.3.0/29')
    const lan = { subnet: prefix('10.81.2.8/29') }
    expect(planSites(design, [{ lan }]).problems[0]?.problem).toContain('reserved for the branch in Ulm')
  })
})

describe('an access network that is full', () => {
  it('goes on in the next one, whose gateway its customers have', () => {
    const base = reference()
    const change = { accessGateway: '203.0.113.1/28', moreAccess: ['192.0.2.1/24'] }
    const small = done(applied(base, { kind: 'set-device', name: 'internet', change }))
    const { sites, edit } = planSites(
      small,
      Array.from({ length: 20 }, () => ({})),
    )
    expect(sites.some((site) => site.public.startsWith('203.0.113.'))).toBe(true)
    expect(sites.at(-1)?.public).toMatch(/^192\.0\.2\.\d+\/24$/)
    const home = `home-${sites.at(-1)?.names.router.slice('soho-'.length)}`
    const compiled = compileDesign(done(edit ? applied(small, edit) : small)).devices.find(
      ({ device }) => device === home,
    )
    expect(JSON.stringify(compiled)).toContain(JSON.stringify(3_221_225_985))
  })
})
