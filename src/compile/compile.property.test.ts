/** What holds for the texts of every design that edits can make. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseAsa } from '../asa/index'
import type { Design } from '../design/index'
import { parseIos } from '../ios/index'
import { saneDraws, startDesigns, wander, wildDraws } from '../testing/random-designs'
import { type CompiledDevice, compileDesign } from './index'

interface Line {
  readonly command: unknown
  readonly negated: boolean
  readonly children: readonly Line[]
}

const meaning = (items: readonly Line[]): unknown =>
  items.map((item) => [item.command, item.negated, meaning(item.children)])

function readBack(device: CompiledDevice) {
  if (device.language === 'none') return undefined
  const read = device.language === 'ios' ? parseIos(device.text) : parseAsa(device.text)
  return { ...read, written: device.config.statements }
}

const compiled = (design: Design) => compileDesign(design).devices

describe('the texts of every design that edits make', () => {
  it('are read back as they were meant, with nothing to remark', () => {
    fc.assert(
      fc.property(startDesigns, saneDraws, (start, draws) => {
        for (const device of compiled(wander(start, draws))) {
          const read = readBack(device)
          if (!read) continue
          expect(read.diagnostics).toEqual([])
          expect(meaning(read.config.statements)).toEqual(meaning(read.written))
        }
      }),
      { numRuns: 100 },
    )
  })
  it('have the lines that were written, no more, whatever was typed', () => {
    fc.assert(
      fc.property(startDesigns, wildDraws, (start, draws) => {
        for (const device of compiled(wander(start, draws))) {
          const read = readBack(device)
          if (!read) continue
          const count = (items: readonly Line[]): number =>
            items.reduce((sum, item) => sum + 1 + count(item.children), 0)
          expect(count(read.config.statements)).toBe(count(read.written))
        }
      }),
      { numRuns: 100 },
    )
  })
  it('are the same texts again', () => {
    fc.assert(
      fc.property(startDesigns, saneDraws, (start, draws) => {
        const design = wander(start, draws)
        expect(compileDesign(design)).toEqual(compileDesign(design))
      }),
      { numRuns: 20 },
    )
  })
})
