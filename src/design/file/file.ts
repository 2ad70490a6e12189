/**
 * The save format: `{ format, version, design }` as readable JSON. Reading gives a whole design or names every problem;
 * nothing is half read, and no text makes it throw.
 */
import * as v from 'valibot'
import type { Design } from '../model/design'
import { designSchema } from '../model/schema'
import { withOwnIds } from './ids'
import { FILE_VERSION, type Json, migrate } from './migrations'
import { inOrder } from './order'
import { type FileProblem, problemsOf } from './problems'

export const FILE_FORMAT = 'headend-design'

/** Files larger than this are refused before they are read. */
export const MAX_FILE_CHARACTERS = 100_000_000

export type ReadFile =
  | {
      readonly ok: true
      readonly design: Design
      /** What was wrong with the file and is mended in the design, a sentence for each; absent = nothing was. */
      readonly mended?: readonly string[]
    }
  | { readonly ok: false; readonly problems: readonly FileProblem[] }

/** Reads a saved design of this version or an older one. */
export function parseDesignFile(text: string): ReadFile {
  if (text.length > MAX_FILE_CHARACTERS) {
    const size = Math.round(text.length / 1e6)
    return failed('', `The file is ${size} MB large; a design is far smaller. Choose a file saved by Headend.`)
  }
  const json = readJson(text)
  if ('problem' in json) return failed('', `This is no JSON: ${json.problem}. Choose a file saved by Headend.`)
  const opened = openFile(json.value)
  if ('problem' in opened) return failed(opened.path, opened.problem)
  const result = v.safeParse(designSchema, opened.design)
  if (result.success) return { ok: true, ...withOwnIds(result.output) }
  return { ok: false, problems: problemsOf(result.issues, opened.design) }
}

/** The design inside a file, brought to the present version; its fields are not checked yet. */
function openFile(file: unknown): { readonly design: Json } | FileProblem {
  if (!isRecord(file) || file.format !== FILE_FORMAT) {
    return { path: 'format', problem: `This is no Headend design: "format" must be "${FILE_FORMAT}".` }
  }
  const { version, design } = file
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 0) {
    return { path: 'version', problem: 'The version must be a whole number. Choose a file saved by Headend.' }
  }
  if (version > FILE_VERSION) {
    const problem = `The file has version ${version}; this Headend reads up to ${FILE_VERSION}. Use a newer one.`
    return { path: 'version', problem }
  }
  if (!isRecord(design)) return { path: 'design', problem: 'The design is missing. Choose a file saved by Headend.' }
  return { design: migrate(design, version) }
}

function failed(path: string, problem: string): ReadFile {
  return { ok: false, problems: [{ path, problem }] }
}

function readJson(text: string): { readonly value: unknown } | { readonly problem: string } {
  try {
    return { value: JSON.parse(text) }
  } catch (error) {
    return { problem: error instanceof Error ? error.message : 'unreadable' }
  }
}

export function isRecord(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

const LISTS = ['devices', 'links'] as const
const EMPTY: Pick<Design, (typeof LISTS)[number]> = { devices: [], links: [] }

/**
 * The text of a saved design: the same design gives the same text, however it came about. A device or cable that was written
 * before is not written anew, so that an edit costs what it changes and not what stands beside it.
 */
export function renderDesignFile(design: Design): string {
  const frame = JSON.stringify(
    { format: FILE_FORMAT, version: FILE_VERSION, design: { ...design, ...EMPTY } },
    inOrder,
    2,
  )
  // No text in a file holds a line break as such, so that each of these is met once, where the design's own list stands.
  const filled = LISTS.reduce((text, list) => {
    const [before = '', after = ''] = text.split(`\n    "${list}": []`)
    return `${before}\n    "${list}": ${listText(design[list])}${after}`
  }, frame)
  return `${filled}\n`
}

const listText = (items: readonly object[]): string =>
  items.length === 0 ? '[]' : `[\n${items.map(partText).join(',\n')}\n    ]`

/** Writes devices and cables ahead of `renderDesignFile`, one each step, for who cannot wait for all of a very large design at once. */
export function* writtenAhead(design: Design): Generator<void> {
  for (const part of [...design.devices, ...design.links]) {
    if (written.has(part)) continue
    partText(part)
    yield
  }
}

const written = new WeakMap<object, string>()

function partText(part: object): string {
  const known = written.get(part)
  if (known !== undefined) return known
  const text = `      ${JSON.stringify(part, inOrder, 2).replaceAll('\n', '\n      ')}`
  written.set(part, text)
  return text
}
