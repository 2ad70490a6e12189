/** The report holds everything, of the reference design and of hostile ones. */

import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { servedBy } from '../../analysis/index'
import { type Block, compileDesign, type WrittenDocument } from '../../compile/index'
import type { Design } from '../../design/index'
import { done } from '../../testing/done'
import { reference, settle } from '../../testing/lab'
import { examine } from '../findings'
import { ENGINE_VERSION } from '../version'
import { writeReport } from './report'
import { revisionOf } from './revision'

function reportOf(design: Design): WrittenDocument {
  const { built, network } = settle(design)
  const loaded = {
    revision: 1,
    design,
    built,
    network,
    keyframes: [network],
    settledAt: network.lastChange,
    service: { served: servedBy(built.scene.configurations, built.scene.topology), logs: [] },
  }
  return done(writeReport(loaded, '2026-11-26', true))
}

const isOf =
  <Kind extends Block['kind']>(kind: Kind) =>
  (block: Block): block is Extract<Block, { readonly kind: Kind }> =>
    block.kind === kind

/** The blocks of one numbered part. */
function partOf({ blocks }: WrittenDocument, title: string): readonly Block[] {
  const from = blocks.findIndex((block) => block.kind === 'heading' && block.text === title)
  if (from < 0) throw new Error(`no part "${title}"`)
  const rest = blocks.slice(from + 1)
  const to = rest.findIndex((block) => block.kind === 'heading' && block.part !== undefined)
  return to < 0 ? rest : rest.slice(0, to)
}

const report = reportOf(reference())

describe('the report of the reference design', () => {
  it('says first that the cross-over is the only single point of failure of the head-end block (SEED)', () => {
    const [list] = partOf(report, 'Summary').filter(isOf('list'))
    expect(list?.items.join('\n')).toMatch(/only single point of failure of the head-end block is: .*cross-over/)
    expect(list?.items[0]).toContain('6 of 6 sites are in service')
    expect(list?.items[1]).toBe('6 of 6 sites have a tunnel in the settled network: 4 on gateway-1, 2 on gateway-2.')
  })
  it('measures both reloads, with their assumptions, and says that a fit proves nothing', () => {
    const part = partOf(report, 'How long a call is silent')
    const headings = part.filter(isOf('heading')).map((block) => block.text)
    expect(headings[0]).toMatch(/standby is reloaded \(reload:gateway-2\), heard at soho-(24|48)/)
    expect(headings[1]).toMatch(/active is reloaded \(reload:gateway-1\), heard at soho-/)
    expect(JSON.stringify(part)).toContain('that fits, but one sample by ear proves no mechanism')
    const tables = part.filter(isOf('table'))
    expect(tables[0]?.rows[0]?.slice(0, 3)).toEqual(['200', '0', '0'])
    expect(tables.at(-1)?.rows.some((row) => row.includes('assumption'))).toBe(true)
  })
  it('has a drawing for each overlay, with every device in it', () => {
    const figures = partOf(report, 'Drawings').filter(isOf('figure'))
    expect(figures.map((figure) => figure.title)).toEqual([
      'Cabling',
      'Addressing',
      'HSRP',
      'EIGRP adjacencies',
      'Tunnels',
      'Firewall zones',
    ])
    for (const { svg } of figures) for (const { name } of reference().devices) expect(svg).toContain(`>${name}</text>`)
    expect(figures[2]?.svg).toMatch(/ACTIVE, group 1.*STANDBY, group 1/s)
    expect(figures[4]?.svg).toContain('>to gateway-2</text>')
  })
  it('holds every configuration, of those that are alike the first in full and of the others what is their own', () => {
    const part = partOf(report, 'Configurations')
    const codes = part.filter(isOf('code')).map((block) => block.text)
    const texts = compileDesign(reference()).devices.flatMap((device) => (device.text === '' ? [] : [device]))
    const inFull = texts.filter(({ text }) => codes.includes(text)).map(({ device }) => device)
    expect(inFull).toEqual(['firewall', 'gateway-1', 'soho-vp'])
    const headings = part.filter(isOf('heading')).map((block) => block.text)
    expect(headings).toContain('soho-48.cfg: as soho-vp.cfg, but for')
    // Whatever a text has that its like has not is told.
    const like = texts.find(({ device }) => device === 'soho-vp')?.text.split('\n') ?? []
    const own = texts.find(({ device }) => device === 'soho-48')?.text.split('\n') ?? []
    const told = codes[headings.indexOf('soho-48.cfg: as soho-vp.cfg, but for')]?.split('\n') ?? []
    const missing = own.filter((line) => !like.includes(line) && !told.includes(`+ ${line}`))
    expect([own.length, missing]).toEqual([like.length, []])
    expect(told.length).toBeLessThan(own.length)
    expect(report.markdown).toContain('+  ip address 10.81.2.49 255.255.255.248')
  })
  it('is dated, and says which state of the design it speaks of', () => {
    expect(report.facts).toContainEqual(['Date', '2026-11-26'])
    const revision = (of: WrittenDocument) => of.facts?.find(([name]) => name === 'Revision')?.[1]
    expect(revision(report)).toMatch(/^[0-9a-f]{16}$/)
    expect(revisionOf(reference())).toBe(revision(report))
    expect(revisionOf({ ...reference(), notes: 'changed' })).not.toBe(revision(report))
  })
  it('tells every finding, and every site of the register', () => {
    const { built } = settle(reference())
    const [found] = partOf(report, 'Findings').filter(isOf('table'))
    for (const { summary } of examine(reference(), built).findings)
      expect(found?.rows.some((row) => row.includes(summary))).toBe(true)
    const [sites, calls] = partOf(report, 'Remote register').filter(isOf('table'))
    expect(calls?.rows.map((row) => row.slice(1, 5))).toEqual(sites?.rows.map(() => ['212', '84.8', '0 / 2', '5 / 13']))
    expect(sites?.rows.map((row) => row[0])).toEqual(['soho-vp', 'soho-16', 'soho-24', 'soho-32', 'soho-40', 'soho-48'])
    expect(sites?.rows.filter((row) => row.at(-1) === 'on the standby')).toHaveLength(2)
  })
  it('walks a path to the active and one to the standby, hop by hop with the lines that decide', () => {
    const walks = partOf(report, 'The path of a packet').filter(isOf('table'))
    expect(walks).toHaveLength(4)
    const viaStandby = walks[2]?.rows.map((row) => row[1])
    // CallManager → firewall → active → cross-over → standby → firewall → Internet (SEED).
    expect(viaStandby?.filter((name) => name !== 'hq-lan' && name !== 'stick-lan').slice(0, 6)).toEqual([
      'callmanager',
      'firewall',
      'gateway-1',
      'gateway-2',
      'firewall',
      'internet',
    ])
    expect(walks[2]?.rows.some((row) => row.at(-1)?.includes('reverse-route'))).toBe(true)
  })
  it('has a matrix of what fails by groups of like sites, the head-end block first, with reasons and what to do', () => {
    const blocks = partOf(report, 'What fails when one thing fails')
    const [points, groups, block] = blocks.filter(isOf('table'))
    expect(points?.rows[0]?.slice(0, 3)).toEqual([
      'Head-end block',
      'cross-over gateway-1 Fa0/1 – gateway-2 Fa0/1',
      'soho-24, soho-48',
    ])
    expect(points?.rows[0]?.[4]).toContain('second cross-over')
    const grouped = groups?.rows.flatMap((row) => row[2]?.split(', ') ?? [])
    expect(grouped?.sort()).toEqual(['soho-16', 'soho-24', 'soho-32', 'soho-40', 'soho-48', 'soho-vp'])
    expect(block?.rows.find((row) => row[0]?.startsWith('cross-over'))?.join(' ')).toMatch(/● fine.*✕ hears nothing/)
  })
  it('asks nobody for anything: no script, no address that is fetched', () => {
    expect(report.html).not.toMatch(
      /<script|https?:\/\/(?!www\.w3\.org)[^<]*["'] ?(src|href)|src="(?!data:)|href="(?!#)/,
    )
  })
  it('names the version that wrote it, which is the one of the package', () => {
    expect(report.facts).toContainEqual(['Written by', `Headend ${ENGINE_VERSION}`])
    expect(JSON.parse(readFileSync('package.json', 'utf8')).version).toBe(ENGINE_VERSION)
  })
})

describe('a design that means harm', () => {
  const nasty = '</style></title><script>alert(1)</script>|`<img src=x onerror=alert(2)>'
  const base = reference()
  const hostile = reportOf({ ...base, name: nasty, notes: `${nasty}\n# not a heading`, devices: base.devices, seed: 7 })
  it('brings no element into the page', () => {
    expect(hostile.html).not.toMatch(/<script|<img src=x/)
    expect(hostile.html.match(/<\/style>/g)).toHaveLength(1)
  })
  it('brings neither element, heading nor column into the Markdown', () => {
    const before = hostile.markdown.split('## 2. Drawings')[0] ?? ''
    expect(before).not.toMatch(/(?<!\\)<|(?<!\\)\||^# not/m)
  })
})

describe('a design with nothing in it', () => {
  it('has a report all the same', () => {
    const empty: Design = { ...reference(), devices: [], links: [], history: [], flows: [], scenarios: [] }
    const { html } = reportOf(empty)
    expect(html).toContain('The design has no remote router.')
  })
})
