/** JSON Schemas of what the command line answers with --json: made of the types that its code is held to. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createGenerator, type Schema } from 'ts-json-schema-generator'

const TYPES = join(import.meta.dirname, '../../src/cli/json.ts')
const SETTINGS = join(import.meta.dirname, 'tsconfig.json')

/** `SweepJson` → `sweep`, for each answer that a command prints whole. */
export function answerTypes(): ReadonlyMap<string, string> {
  const found = [
    ...readFileSync(TYPES, 'utf8').matchAll(
      /\/\*\* `([\w -]+) --json`[\s\S]*?\*\/\nexport (?:interface|type) (\w+)Json\b/g,
    ),
  ]
  return new Map(found.map(([, , name = '']) => [kebab(name), `${name}Json`]))
}

const kebab = (name: string): string =>
  name.replace(/[A-Z]/g, (letter, at: number) => `${at === 0 ? '' : '-'}${letter.toLowerCase()}`)

export function answerSchemas(): ReadonlyMap<string, object> {
  const generator = createGenerator({
    path: TYPES,
    tsconfig: SETTINGS,
    skipTypeCheck: true,
    topRef: false,
    additionalProperties: false,
    sortProps: false,
  })
  return new Map([...answerTypes()].map(([name, type]) => [name, withTables(generator.createSchema(type))]))
}

/** A table by names that anybody chose: its type has no field, its value any. */
function withTables(schema: Schema): Schema {
  const { definitions = {}, ...rest } = schema
  const named = Object.entries(definitions).map(
    ([name, definition]): [string, NonNullable<Schema['definitions']>[string]] => [
      name,
      name === 'NameTable<string>' ? { type: 'object', additionalProperties: { type: 'string' } } : definition,
    ],
  )
  return named.length === 0 ? schema : { ...rest, definitions: Object.fromEntries(named) }
}
