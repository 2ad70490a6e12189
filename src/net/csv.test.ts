/** Tables: what is written is read again, nothing of it is a formula, and every cell is told by its place. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csvCell, csvText, parseCsv } from './index'

const cells = (text: string) => parseCsv(text).rows.map((row) => row.cells)

describe('a table', () => {
  it('carries no formula, whatever the texts are (OWASP, CSV injection)', () => {
    expect(csvCell('=HYPERLINK("http://x")')).toBe(`"'=HYPERLINK(""http://x"")"`)
    fc.assert(
      fc.property(fc.string(), (text) => {
        const cell = csvCell(text)
        const value = cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell
        expect(value).not.toMatch(/^\s*[=+\-@]/)
        expect(value === text || value === `'${text}`).toBe(true)
      }),
      { numRuns: 200 },
    )
  })
  it('is read as it was written', () => {
    const cell = fc.oneof(
      fc.string(),
      fc.constantFrom('=1+1', "'=x", 'a"b', 'a,b;c\td', 'two\r\nlines', ' -2', '\u00e4'),
    )
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 }), (rows) => {
        const kept = rows.filter((row) => row.some((text) => text !== ''))
        expect(cells(csvText([['head', 'of', 'it'], ...rows])).slice(1)).toEqual(kept)
      }),
      { numRuns: 200 },
    )
  })
  it('is told by tabs, semicolons or commas, with or without a byte-order mark', () => {
    expect(cells('\uFEFFa\tb, c\n1\t2')).toEqual([
      ['a', 'b, c'],
      ['1', '2'],
    ])
    expect(cells('a;b,c;d\r\n1;2,5;3\r\n')).toEqual([
      ['a', 'b,c', 'd'],
      ['1', '2,5', '3'],
    ])
    expect(parseCsv('"a;b;c",d\n').delimiter).toBe(',')
    expect([parseCsv('a;b,c').delimiter, parseCsv('one').delimiter]).toEqual([',', ','])
  })
  it('knows the line of every row, behind cells of several lines and empty lines', () => {
    expect(parseCsv('a,b\n"1\n2",3\n\n4,5').rows.map((row) => row.line)).toEqual([1, 2, 5])
  })
  it('tells which quotation mark is never closed', () => {
    expect(cells('a\r1\r\n2\n')).toEqual([['a'], ['1'], ['2']])
    expect(cells('"a"b ,"c" d\n')).toEqual([['ab', 'cd']])
    expect(parseCsv('a,b\n1,"2\n3').unclosed).toEqual({ line: 2, column: 2 })
  })
})
