/**
 * Layouts compared without their values: a line's template is the line with every value masked, and a table's columns
 * are where its words begin. Displays of labels are compared by templates, tables by columns.
 */

const MASKS: readonly (readonly [RegExp, string])[] = [
  [/\b[0-9a-f]{4}\.[0-9a-f]{4}\.[0-9a-f]{4}\b/g, 'MAC'],
  [/"[^"]*"/g, 'NAME'],
  [/\b(?:(?:[A-Z][A-Za-z-]*)?Ethernet|Loopback|Vlan|Tunnel|BDI|Fa|Gi|Vl|Lo)\d[\d/.]*/g, 'IF'],
  [/\b\d+\.\d+\.\d+\.\d+(?:\/\d+)?/g, 'IP'],
  [/0x[0-9A-F]+\(\d+\)/g, 'SPI'],
  [/\b(?:\d+:\d\d:\d\d|\d+[wdy]\d+[dhw])\b/g, 'AGE'],
  [/\d+(?:\.\d+)?/g, '#'],
]

/** A line with its values masked; columns of padding shrink to one space, indentation stays. */
export function templateOf(line: string): string {
  const masked = MASKS.reduce((text, [pattern, mask]) => text.replaceAll(pattern, mask), line)
  const indent = /^[ \t]*/.exec(masked)?.[0] ?? ''
  return indent + masked.slice(indent.length).replaceAll(/ {2,}/g, ' ').trimEnd()
}

export const templatesOf = (text: string): ReadonlySet<string> => new Set(text.split('\n').map(templateOf))

/** Offsets at which the words of a line begin. */
export function columnsOf(line: string): readonly number[] {
  return [...line.matchAll(/\S+/g)].map((match) => match.index)
}

/** Offsets after which the words of a line end: for numbers that stand to the right. */
export function endsOf(line: string): readonly number[] {
  return [...line.matchAll(/\S+/g)].map((match) => match.index + match[0].length)
}
