/** SVG as text. Every text and attribute is escaped here and nowhere else. */

type Attributes = Readonly<Record<string, string | number | undefined>>

/** An element; its children are elements. */
export function element(name: string, attributes: Attributes, ...children: readonly string[]): string {
  const words = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [` ${key}="${escaped(typeof value === 'number' ? rounded(value) : value)}"`],
  )
  return `<${name}${words.join('')}>${children.join('')}</${name}>`
}

/** An element that holds a text. */
export function words(name: string, attributes: Attributes, text: string): string {
  return element(name, attributes, escaped(text))
}

const rounded = (value: number) => String(Math.round(value * 10) / 10)

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Signs that XML does not allow are left out: they would spoil the whole drawing. */
function escaped(text: string): string {
  return text
    .replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign)
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
}
