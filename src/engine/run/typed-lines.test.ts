/** Lines that a scenario types at a device: however far they stand in. */
import { expect, it } from 'vitest'
import { textAfter } from './plan'

const before = { device: 'r', fileName: 'r.cfg', language: 'ios', text: 'hostname r\n' } as const
const BLOCK = ['archive', ' log config', '  hidekeys', ' path flash:a']

it.each(['  ', '    ', '\t'])('%j a level is one level', (unit) => {
  const lines = BLOCK.map((line) => unit.repeat(line.length - line.trimStart().length) + line.trim())
  expect(textAfter(before, lines)).toEqual(textAfter(before, BLOCK))
  expect(textAfter(before, lines)).toMatchObject({ text: expect.stringContaining('\n log config\n  hidekeys\n') })
})
