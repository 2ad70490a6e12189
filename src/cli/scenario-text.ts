/**
 * A scenario's file, in JSON or YAML, which is a superset of it: every problem is told with file, line and field. The reading
 * is the library `yaml`'s (ISC, no dependency), as it keeps where each value stands.
 */
import { type Document, LineCounter, parseDocument } from 'yaml'
import { MAX_SCENARIO_CHARACTERS, type Scenario, scenarioFrom } from '../engine/session'
import { Unusable } from './command'

/** Throws Unusable with every problem of the file. */
export function scenarioOfText(text: string, file: string): Scenario {
  if (text.length > MAX_SCENARIO_CHARACTERS) throw new Unusable(`${file}: the file is far larger than any scenario`)
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  const lineAt = (offset: number) => lines.linePos(offset).line
  if (document.errors.length > 0)
    refuse(document.errors.map(({ pos, message }) => `${file}, line ${lineAt(pos[0])}: ${message}`))
  const read = scenarioFrom(contentOf(document, file), nameOf(file))
  if (read.ok) return read.scenario
  return refuse(
    read.problems.map(({ path, problem }) => {
      const offset = offsetOf(document, path)
      const line = offset === undefined ? '' : `, line ${lineAt(offset)}`
      return `${file}${line}${path === '' ? '' : `, field ${path}`}: ${problem}`
    }),
  )
}

/** Aliases that multiply each other are refused by the library, in a sentence. */
function contentOf(document: Document, file: string): unknown {
  try {
    return document.toJS()
  } catch (error) {
    return refuse([`${file}: ${error instanceof Error ? error.message : 'it cannot be read'}`])
  }
}

function refuse(problems: readonly string[]): never {
  throw new Unusable(problems.join('\nheadend: '))
}

const nameOf = (file: string) => (file.split('/').at(-1) ?? file).replace(/(?:\.scenario)?\.(?:json|ya?ml)$/, '')

/** Where the value of a path stands, or, when it is missing, what it is missing in. */
function offsetOf(document: Document, path: string): number | undefined {
  const parts = path === '' ? [] : path.split('.').map((part) => (/^\d+$/.test(part) ? Number(part) : part))
  for (let length = parts.length; length >= 0; length--) {
    const node: unknown = document.getIn(parts.slice(0, length), true)
    if (isPlaced(node)) return node.range[0]
  }
  return undefined
}

const isPlaced = (node: unknown): node is { readonly range: readonly [number, ...number[]] } =>
  typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range)
