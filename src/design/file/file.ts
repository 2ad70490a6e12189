/** The save format: `{ format, version, design }` as readable JSON. Older versions are migrated step by step. */
import * as v from 'valibot'
import type { Design } from '../model/design'
import { designSchema } from './schema'

export const FILE_FORMAT = 'headend-design'
export const FILE_VERSION = 1

/** Files larger than this are refused before they are read. */
export const MAX_FILE_CHARACTERS = 20_000_000

export interface FileProblem {
  /** Dotted path into the document; empty for the whole. */
  readonly path: string
  readonly problem: string
}

export type ReadFile = { readonly ok: true; readonly design: Design } | { readonly ok: false; readonly problems: readonly FileProblem[] }

type Json = Readonly<Record<string, unknown>>

/** MIGRATIONS[n] takes a document of version n to version n + 1. */
const MIGRATIONS: readonly ((design: Json) => Json)[] = [
  // Version 0 had no seed, no saved flows and no history.
  (design) => ({ seed: 1, flows: [], history: [], notes: '', parameters: {}, ...design }),
]

/** Reads a saved design. Nothing is half read: it is right, or every problem is named. */
export function parseDesignFile(text: string): ReadFile {
  if (text.length > MAX_FILE_CHARACTERS) return failed('', `The file is ${Math.round(text.length / 1e6)} MB large; a design is far smaller. Choose a file saved by Headend.`)
  const json = readJson(text)
  if (typeof json === 'string') return failed('', `This is no JSON: ${json}. Choose a file saved by Headend.`)
  if (!isRecord(json) || json.format !== FILE_FORMAT) return failed('format', `This is no Headend design: "format" must be "${FILE_FORMAT}".`)
  const { version } = json
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 0) return failed('version', 'The version must be a whole number.')
  if (version > FILE_VERSION) return failed('version', `The file has version ${version}; this Headend reads up to ${FILE_VERSION}. Use a newer one.`)
  if (!isRecord(json.design)) return failed('design', 'The design is missing.')
  const migrated = MIGRATIONS.slice(version).reduce<Json>((design, step) => step(design), json.design)
  const result = v.safeParse(designSchema, migrated)
  if (result.success) return { ok: true, design: result.output as Design }
  return { ok: false, problems: result.issues.slice(0, 20).map((issue) => ({ path: v.getDotPath(issue) ?? '', problem: issue.message })) }
}

function failed(path: string, problem: string): ReadFile {
  return { ok: false, problems: [{ path, problem }] }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    return error instanceof Error ? error.message : 'unreadable'
  }
}

function isRecord(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The text of a saved design; the same design gives the same text. */
export function renderDesignFile(design: Design): string {
  return `${JSON.stringify({ format: FILE_FORMAT, version: FILE_VERSION, design }, null, 2)}\n`
}
