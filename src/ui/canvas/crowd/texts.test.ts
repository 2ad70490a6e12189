/** Painted names are cut so that what is left fits its room, whatever their letters are wide. */
import { expect, it } from 'vitest'
import { cutTo, textWidth } from './texts'

/** Pixels at the size that texts are measured in. */
const WIDTHS: ReadonlyMap<string, number> = new Map([
  ['m', 100],
  ['…', 90],
  ['i', 20],
])
const FONT = '400 10px test'
const context = {
  font: '',
  measureText: (text: string) => ({ width: [...text].reduce((sum, each) => sum + (WIDTHS.get(each) ?? 55), 0) }),
} as unknown as CanvasRenderingContext2D

it.each(['home-3-176', 'iiiiiiii-mmm', 'mmmmmm-iii', 'phone-224'])('%s', (text) => {
  const whole = textWidth(context, text, FONT)
  expect(cutTo(context, text, FONT, whole)).toBe(text)
  let cuts = 0
  for (let room = 1; room < whole; room++) {
    const cut = cutTo(context, text, FONT, room)
    expect(textWidth(context, cut, FONT)).toBeLessThanOrEqual(room)
    if (cut === '') continue
    cuts++
    expect(cut).toMatch(/^.+….{3}$/)
    expect(text.endsWith(cut.slice(-3))).toBe(true)
  }
  expect(cuts).toBeGreaterThan(0)
  expect(cutTo(context, text, FONT, 1)).toBe('')
})
