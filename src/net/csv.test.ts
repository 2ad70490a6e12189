import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csvCell } from './csv'

describe('a cell', () => {
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
})
