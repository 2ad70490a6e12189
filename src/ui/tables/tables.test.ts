import { describe, expect, it } from 'vitest'
import { applied, type Design, type Edit, REFERENCE_DESIGNS } from '../../design/index'
import type { DesignTable, TableRow } from './column'
import { deviceTable } from './devices'
import { addressTable, interfaceTable } from './interfaces'
import { linkTable } from './links'
import { cellsOf, cellsText, pasteCells } from './paste'
import { shownRows, windowOf } from './rows'
import { siteTable } from './sites'

const found = REFERENCE_DESIGNS.find(({ name }) => name === 'srnd-figure-c1')
if (!found) throw new Error('the reference design is missing')
const seed = found.build()

const TABLES: Readonly<Record<string, (design: Design) => DesignTable<TableRow>>> = {
  devices: (design) => widened(deviceTable(design)),
  interfaces: (design) => widened(interfaceTable(design)),
  addresses: (design) => widened(addressTable(design)),
  links: (design) => widened(linkTable(design)),
  sites: (design) => widened(siteTable(design, [])),
}
const widened = <Row extends TableRow>(table: DesignTable<Row>) => table as unknown as DesignTable<TableRow>

function done(design: Design, edit: Edit | string): Design {
  const next = typeof edit === 'string' ? edit : applied(design, edit)
  if (typeof next === 'string') throw new Error(next)
  return next
}

describe.each(Object.entries(TABLES))('the table of %s', (_name, make) => {
  const { rows, columns } = make(seed)
  it('takes every text that stands in its cells, and nothing changes by it', () => {
    expect(rows.length).toBeGreaterThan(5)
    const cells = rows.flatMap((row) =>
      columns.flatMap((column) => (column.edit && column.has?.(row) !== false ? [{ row, column }] : [])),
    )
    expect(cells.length).toBeGreaterThan(rows.length - 1)
    const changed = cells.filter(({ row, column }) => {
      const edit = column.edit?.(row, column.get(row), seed) ?? 'it is only read'
      return done(seed, edit) !== seed
    })
    expect(changed.map(({ row, column }) => `${column.title} of ${row.key}`)).toEqual([])
  })
})

describe('cells from a spreadsheet', () => {
  const { rows, columns } = TABLES.devices?.(seed) ?? { rows: [], columns: [] }
  const from = (title: string) => columns.slice(columns.findIndex((column) => column.title === title))
  const target = (title: string, first: string) => ({
    rows: rows.slice(rows.findIndex(({ key }) => key === first)),
    columns: from(title),
    again: (design: Design, key: string) => TABLES.devices?.(design).rows.find((row) => row.key === key),
  })

  it('are set as one step, a name last of its row', () => {
    const order = ['gateway-1', 'gateway-2'].map((name) => rows.findIndex(({ key }) => key === name))
    expect((order[1] ?? 0) - (order[0] ?? 0)).toBe(1)
    const pasted = done(seed, pasteCells(seed, cellsOf('101\r\n102\r\n'), target('HSRP priority', 'gateway-1')))
    const priorities = pasted.devices.flatMap((device) => (device.kind === 'head-end' ? [device.hsrp.priority] : []))
    expect(priorities).toEqual([101, 102])
    const titles = columns.map(({ title }) => title)
    const line = titles.map((title) =>
      title === 'Name'
        ? 'hub'
        : title === 'X'
          ? '77'
          : (columns
              .find((column) => column.title === title)
              ?.get(rows.find(({ key }) => key === 'gateway-1') ?? rows[0] ?? { key: '', device: '' }) ?? ''),
    )
    const renamed = done(seed, pasteCells(seed, [line], target('Name', 'gateway-1')))
    expect(renamed.devices.find(({ name }) => name === 'hub')?.position.x).toBe(77)
  })
  it('are refused as a whole, with the cell that is wrong', () => {
    expect(pasteCells(seed, cellsOf('101\n999'), target('HSRP priority', 'gateway-1'))).toMatch(
      /^Row 2, column 1 .* between 0 and 255\. Nothing was pasted\.$/,
    )
    expect(pasteCells(seed, cellsOf('head-end'), target('Kind', 'firewall'))).toMatch(/can only be read/)
  })
  it('come back from what a table gives to a spreadsheet', () => {
    const [, ...lines] = cellsOf(cellsText(rows, columns))
    expect(done(seed, pasteCells(seed, lines, target('Name', rows[0]?.key ?? '')))).toBe(seed)
  })
})

describe('rows', () => {
  const { rows, columns } = TABLES.devices?.(seed) ?? { rows: [], columns: [] }
  it('are filtered by words in any cell, and sorted as people count', () => {
    const phones = shownRows(rows, columns, 'phone soho', { by: 'Name', down: false }).map(({ key }) => key)
    expect(phones.length).toBeGreaterThan(3)
    expect(phones.indexOf('phone-16')).toBeGreaterThan(phones.indexOf('phone-0'))
    const down = shownRows(rows, columns, '', { by: 'X', down: true }).map(({ key }) => key)
    const xs = down.map((name) => seed.devices.find((device) => device.name === name)?.position.x ?? 0)
    expect(xs).toEqual([...xs].sort((a, b) => b - a))
  })
  it('are drawn where they are seen, however many there are', () => {
    expect(windowOf(0, 600, 30, 100_000)).toEqual([0, 28])
    const [from, to] = windowOf(1_500_000, 600, 30, 100_000)
    expect([from, to - from]).toEqual([49_992, 36])
  })
})
