/** Sites in bulk: many at once are the same as one by one, a table goes out and in, and what is wrong is told where it stands. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { designOf, reference } from '../../testing/many-sites'
import { counted } from '../../testing/work-counter'
import { applied, checkDesign, type Design, parseDesignFile, placeSite, renderDesignFile } from '../index'
import { type PlanRow, planSites, type SiteTemplate } from './add'
import { beyondTable, planChanges, removeSites } from './change'
import { sitesIn, valuesOf } from './read'
import { readSites, sitesText } from './table'

const done = (result: Design | string): Design => {
  if (typeof result === 'string') throw new Error(result)
  return result
}
const added = (design: Design, rows: readonly PlanRow[], template?: SiteTemplate): Design => {
  const { edit, problems } = planSites(design, rows, template)
  expect(problems).toEqual([])
  return edit ? done(applied(design, edit)) : design
}
const names = (design: Design) => sitesIn(design).map(({ router }) => router.name)
const rowsOf = (design: Design) => sitesIn(design).map(valuesOf)
const withoutSites = (design: Design) => done(applied(design, removed(design, names(design))))
const removed = (design: Design, gone: readonly string[]) => {
  const edit = removeSites(design, gone)
  if (typeof edit === 'string') throw new Error(edit)
  return edit
}

const TEMPLATE: SiteTemplate = { box: 'c806', release: '12.2(11)T' }
const sometimes = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: undefined, freq: 2 })
/** Rows of all kinds; addresses and names are left to the plan. */
const row: fc.Arbitrary<PlanRow> = fc
  .record({
    nat: sometimes(fc.constantFrom('cookie-spi', 'per-server', 'single-client', 'none' as const)),
    access: sometimes(fc.constantFrom('dsl', 'cable', 'ethernet', 'wan' as const)),
    up: sometimes(fc.integer({ min: 64, max: 100_000 })),
    loss: sometimes(fc.constantFrom(0, 0.5, 2)),
    box: sometimes(fc.constantFrom('c806', 'c881')),
    peers: sometimes(fc.constantFrom(['gateway-2', 'gateway-1'], ['gateway-1'], [])),
    qos: sometimes(fc.boolean()),
    description: sometimes(fc.constantFrom('', 'a, "b"', '=1+1', "'-x")),
    length: sometimes(fc.constantFrom(28, 29, 30)),
    phone: sometimes(fc.constant('none')),
  })
  .map((values) => Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as PlanRow)
const rows = fc.array(row, { minLength: 1, maxLength: 8 })
const naming = fc.constantFrom(undefined, 'store-{n:3}', 'soho-{octets}', 'vpn{n}')
const fit = fc.constantFrom('lowest', 'next', 'tightest' as const)

describe('sites in bulk', () => {
  it('are the same as one by one', () => {
    fc.assert(
      fc.property(rows, naming, fit, (many, pattern, fits) => {
        const base: Design = { ...reference(), addresses: { fit: fits } }
        const template = { ...TEMPLATE, ...(pattern === undefined ? {} : { naming: pattern }) }
        // With no box of its own a row is like its template, not like the row before it.
        const single = many.reduce<Design>((design, one) => added(design, [one], template), base)
        expect(renderDesignFile(added(base, many, template))).toBe(renderDesignFile(single))
        expect(parseDesignFile(renderDesignFile(single)).ok).toBe(true)
      }),
      { numRuns: 15 },
    )
  })
  it('go out as a table and come in as the same design', () => {
    fc.assert(
      fc.property(rows, naming, (many, pattern) => {
        const design = added(reference(), many, { ...TEMPLATE, ...(pattern === undefined ? {} : { naming: pattern }) })
        const { rows: read, problems } = readSites(sitesText(rowsOf(design)))
        expect(problems).toEqual([])
        expect(beyondTable(design)).toEqual([])
        expect(planChanges(design, read)).toMatchObject({ changed: [], problems: [], same: names(design).length })
        const again = added(withoutSites(design), read)
        expect({ ...again, history: [], flows: [], scenarios: [] }).toEqual({
          ...design,
          history: [],
          flows: [],
          scenarios: [],
        })
      }),
      { numRuns: 10 },
    )
  })
  it('are changed as one by one, and changed back', () => {
    fc.assert(
      fc.property(fc.array(row, { minLength: 6, maxLength: 6 }), (wanted) => {
        const design = added(
          withoutSites(reference()),
          Array.from({ length: 6 }, () => ({})),
          TEMPLATE,
        )
        const changes = names(design).map((site, at): PlanRow => {
          const { nat, phone: _phone, length: _length, ...rest } = wanted[at] ?? {}
          return { ...rest, ...(nat === undefined || nat === 'none' ? {} : { nat }), site }
        })
        const { edit, problems } = planChanges(design, changes)
        expect(problems).toEqual([])
        const many = edit ? done(applied(design, edit)) : design
        const single = changes.reduce((now, change) => {
          const one = planChanges(now, [change]).edit
          return one ? done(applied(now, one)) : now
        }, design)
        expect(many).toEqual(single)
        const back = planChanges(many, rowsOf(design)).edit
        expect(back ? done(applied(many, back)) : many).toEqual(design)
      }),
      { numRuns: 10 },
    )
  })
  it('get a policy for the codec and the line of the same row', () => {
    const design = reference()
    const site = names(design)[0] ?? ''
    const policyAfter = (...rows: readonly PlanRow[]) =>
      rows
        .reduce((now, change) => {
          const { edit } = planChanges(now, [change])
          return edit ? done(applied(now, edit)) : now
        }, design)
        .devices.flatMap((device) => (device.kind === 'soho' && device.name === site ? [device.voicePolicy] : []))
    const line = { site, up: 128 }
    const atOnce = policyAfter({ ...line, codec: 'g711', voiceFirst: true })
    expect(atOnce).toEqual(policyAfter(line, { site, codec: 'g711' }, { site, voiceFirst: true }))
    expect(atOnce).not.toEqual(policyAfter({ ...line, voiceFirst: true }))
  })
  it('may change places in one step', () => {
    const design = reference()
    const [a, b] = rowsOf(design)
    const { edit, problems } = planChanges(design, [
      { site: a?.site ?? '', ...(b?.lan ? { lan: b.lan } : {}) },
      { site: b?.site ?? '', ...(a?.lan ? { lan: a.lan } : {}) },
    ])
    expect(problems).toEqual([])
    expect(
      edit &&
        rowsOf(done(applied(design, edit)))
          .slice(0, 2)
          .map(({ lan }) => lan),
    ).toEqual([b?.lan, a?.lan])
  })
  it('fill the pools of the source document, and are told when these are full', () => {
    const design = withoutSites(reference())
    const { sites, problems } = planSites(
      design,
      Array.from({ length: 193 }, () => ({})),
    )
    expect(sites).toHaveLength(192)
    expect(problems).toEqual([{ field: 'lan', problem: expect.stringContaining('no free /29 left') }])
    const full = added(
      design,
      Array.from({ length: 192 }, () => ({})),
    )
    expect(checkDesign(full).filter(({ severity }) => severity === 'error')).toEqual([])
    expect(withoutSites(full).devices.filter(({ kind }) => kind === 'soho')).toEqual([])
  })
})

describe('a table of sites', () => {
  it('is told what is wrong by line, column and field', () => {
    const { rows: read, problems } = readSites('Site;Subnet;NAT;Notes\nsoho-a;10.81.2.8/29;\nsoho-b;10.81.2.9;what\n')
    expect(read.map(({ site }) => site)).toEqual(['soho-a', 'soho-b'])
    expect(problems).toEqual([
      { line: 3, column: 2, field: 'lan', problem: '"10.81.2.9" is no network: write it like 10.81.2.8/29' },
      { line: 3, column: 3, field: 'nat', problem: expect.stringContaining('is none of') },
    ])
    expect(readSites('Site;Notes\na;b').unread).toEqual(['Notes'])
  })
  it('may be a bare list of names, or of networks', () => {
    expect(readSites('shop-a\nshop-b').rows.map(({ site }) => site)).toEqual(['shop-a', 'shop-b'])
    expect(readSites('10.81.2.8/29,shop-a').columns).toEqual(['lan', 'site'])
  })
  it.each([
    ['lan', { lan: { subnet: { address: 0x0a510200, length: 29 } } }, 'soho-vp has 10.81.2.0/29 on Ethernet1'],
    ['public', { public: '203.0.113.1' }, 'not free'],
    ['public', { public: '8.8.8.8' }, 'no access network'],
    ['peers', { peers: ['gateway-9'] }, 'no head-end'],
    ['box', { box: 'c9999' }, 'no box'],
    ['release', { box: 'c806', release: '17.9' }, 'does not run'],
    ['site', { site: 'gateway-1' }, 'already a device'],
    ['callManager', { callManager: 'nobody' }, 'no server'],
  ])('is refused by its %s', (field, values, words) => {
    const { edit, problems } = planSites(reference(), [{ ...(values as PlanRow), line: 7 }])
    expect(edit).toBeUndefined()
    expect(problems).toEqual([{ line: 7, field, problem: expect.stringContaining(words) }])
  })
  it('gives nobody the name that a later row asks for', () => {
    const { sites } = planSites(reference(), [{}, { site: 'soho-8' }])
    expect(sites.map((site) => site.names.router)).toEqual(['soho-2-8', 'soho-8'])
  })
})

describe('one site more', () => {
  const work = (count: number) => {
    let design = designOf(count)
    // The first makes the ledger, which goes on with the design from then on.
    const place = () => {
      const edit = placeSite(design, { x: 0, y: 0 })
      if (typeof edit !== 'string') design = done(applied(design, edit))
    }
    place()
    place()
    // The Internet, the devices, the cables: lists that are written anew, whatever is added.
    const lists = () => design.devices.length + design.links.length + (design.devices[0]?.interfaces.length ?? 0)
    return { units: counted(place), lists: lists() }
  }
  it('looks at no more beside many than beside few, but for the lists that are copied', () => {
    const [few, many] = [work(6), work(300)]
    expect(few.units).toBeGreaterThan(0)
    expect(many.units - few.units).toBeLessThanOrEqual(4 * (many.lists - few.lists))
  })
})
