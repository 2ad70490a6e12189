/**
 * A scenario's file, in JSON or YAML, which is a superset of it: every problem is told with file, line and field. The reading
 * is the library `yaml`'s (ISC, no dependency), as it keeps where each value stands.
 */
import { type Document, LineCounter, parseDocument } from 'yaml'
import { MAX_SCENARIO_CHARACTERS, type Scenario, scenarioFrom } from '../engine/session'
import { Unusable } from './command'

/** A scenario, and how a problem of it is told that is found only on a design. */
export interface SourcedScenario {
  readonly scenario: Scenario
  /** `events.0: there is no device x` with where that stands. */
  readonly told: (problem: string) => string
}

/** Throws Unusable with every problem of the file. */
export function scenarioOfText(text: string, file: string): SourcedScenario {
  if (text.length > MAX_SCENARIO_CHARACTERS) throw new Unusable(`${file}: the file is far larger than any scenario`)
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  const lineAt = (offset: number) => lines.linePos(offset).line
  if (document.errors.length > 0)
    refuse(document.errors.map(({ pos, message }) => `${file}, line ${lineAt(pos[0])}: ${message}`))
  const read = scenarioFrom(contentOf(document, file), nameOf(file))
  const placed = (path: string, problem: string) => {
    const offset = offsetOf(document, path)
    const line = offset === undefined ? '' : `, line ${lineAt(offset)}`
    return `${file}${line}${path === '' ? '' : `, field ${path}`}: ${problem}`
  }
  if (!read.ok) return refuse(read.problems.map(({ path, problem }) => placed(path, problem)))
  return {
    scenario: read.scenario,
    told: (problem) => {
      const { path, rest } = pathOf(problem, document)
      return placed(path, rest)
    },
  }
}

/** Which traffic a problem names by its kind and name, as `call "voice"` or `flow "x", from`. */
const TRAFFIC = /^(?<kind>call|flow|transfer) "(?<name>.*?)"(?:, (?<field>from|to))?: (?<rest>.*)$/s
/** A path before its sentence. */
const PATH = /^(?<path>[A-Za-z]+(?:\.[A-Za-z0-9-]+)*): (?<rest>.*)$/s

/** The field of the file that a problem found on a design is about. */
function pathOf(problem: string, document: Document): { readonly path: string; readonly rest: string } {
  const { kind = '', name = '', field, rest = '' } = TRAFFIC.exec(problem)?.groups ?? {}
  if (kind !== '') {
    const traffic: unknown = document.toJS().traffic
    const at = Array.isArray(traffic) ? traffic.findIndex((item) => item?.[kind] === name) : -1
    if (at >= 0) return { path: `traffic.${at}${field === undefined ? '' : `.${field}`}`, rest }
  }
  const found = PATH.exec(problem)?.groups
  return found?.path === undefined ? { path: '', rest: problem } : { path: found.path, rest: found.rest ?? '' }
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
