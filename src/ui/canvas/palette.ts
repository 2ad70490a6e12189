/** The theme's colours for what is drawn on a canvas. */
import type { Palette } from './draw'

export function paletteOf(element: Element): Palette {
  const style = getComputedStyle(element)
  const colour = (name: string) => style.getPropertyValue(name).trim()
  return {
    data: colour('--data'),
    back: colour('--return'),
    ipsec: colour('--ipsec'),
    bad: colour('--bad-text'),
    surface: colour('--surface'),
    text: colour('--text'),
  }
}
