/** Writers of YAML and XML for the little that the formats need. Every text is quoted: none can be taken for markup. */

/** Scalars, lists, and mappings as Maps or as objects of a format's own words; what is undefined is left out. */
export type Yaml = string | number | boolean | object

/** JSON's strings are YAML's; texts of several lines stand as blocks where nothing of theirs is lost by it. */
export function yamlOf(value: Yaml): string {
  return `${lines(value, '').join('\n')}\n`
}

function lines(value: Yaml, indent: string): readonly string[] {
  if (Array.isArray(value))
    return value.length === 0 ? [`${indent}[]`] : value.flatMap((item) => listed(item as Yaml, indent))
  if (typeof value !== 'object') return [`${indent}${scalar(value)}`]
  const pairs = entriesOf(value)
  return pairs.length === 0 ? [`${indent}{}`] : pairs.flatMap(([key, item]) => pair(key, item, indent))
}

const entriesOf = (value: object): readonly (readonly [string, Yaml])[] => {
  const entries: readonly (readonly [string, unknown])[] = value instanceof Map ? [...value] : Object.entries(value)
  return entries.flatMap(([key, item]) => (item === undefined || item === null ? [] : [[key, item as Yaml] as const]))
}

const scalar = (value: string | number | boolean): string => JSON.stringify(value)
const keyText = (key: string): string =>
  /^[A-Za-z][A-Za-z0-9_-]*$/.test(key) && !RESERVED.test(key) ? key : scalar(key)
const RESERVED = /^(?:y|n|yes|no|on|off|true|false|null)$/i

function pair(key: string, value: Yaml, indent: string): readonly string[] {
  if (typeof value === 'string' && isBlock(value)) {
    const body = value.slice(0, -1).split('\n')
    return [`${indent}${keyText(key)}: |2`, ...body.map((line) => (line === '' ? '' : `${indent}  ${line}`))]
  }
  if (typeof value !== 'object' || isEmpty(value)) return [`${indent}${keyText(key)}: ${lines(value, '').join('')}`]
  return [`${indent}${keyText(key)}:`, ...lines(value, `${indent}  `)]
}

const isEmpty = (value: object): boolean => entriesOf(value).length === 0
/** One line break at its end, and nothing that a block would not give back. */
const isBlock = (text: string): boolean =>
  /[^\n]\n$/.test(text) && !/[^\n\x20-\x7e]/.test(text) && !text.startsWith('\n')

function listed(item: Yaml, indent: string): readonly string[] {
  if (typeof item !== 'object' || isEmpty(item)) return [`${indent}- ${lines(item, '').join('')}`]
  const [first = '', ...rest] = lines(item, `${indent}  `)
  return [`${indent}- ${first.trimStart()}`, ...rest]
}

/** Text for an attribute or the inside of an element; what XML cannot hold at all becomes a question mark. */
export function xmlText(text: string): string {
  return [...text]
    .map((character) => XML.get(character) ?? (isXml(character.codePointAt(0) ?? 0) ? character : '?'))
    .join('')
}

/** XML 1.0, production Char. */
const isXml = (code: number): boolean =>
  code === 0x9 ||
  code === 0xa ||
  code === 0xd ||
  (code >= 0x20 && code < 0xd800) ||
  (code > 0xdfff && code < 0xfffe) ||
  code > 0xffff

const XML: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ["'", '&apos;'],
  ['\n', '&#10;'],
])
