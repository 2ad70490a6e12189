/** The theme's colours, read once for all that is painted with them. */

const NAMES = [
  'page',
  'surface',
  'surface-2',
  'line',
  'line-strong',
  'text',
  'text-2',
  'accent',
  'good',
  'good-text',
  'warn',
  'warn-text',
  'bad',
  'bad-text',
  'unknown',
  'unknown-text',
  'cable',
  'crossover',
  'hsrp',
  'eigrp',
  'ipsec',
  'data',
  'return',
] as const

export type Colours = Readonly<Record<(typeof NAMES)[number], string>> & {
  readonly sans: string
  readonly mono: string
}

export function coloursOf(element: Element): Colours {
  const style = getComputedStyle(element)
  const entries = [...NAMES, 'sans', 'mono'].map((name) => [name, style.getPropertyValue(`--${name}`).trim()])
  return Object.fromEntries(entries) as Colours
}
