/** JSON Schemas of the files that people write: made of the schemas that validate them, so that there is one truth. */
import { type JsonSchema, toJsonSchema } from '@valibot/to-json-schema'
import { FILE_FORMAT } from '../../src/design/file/file'
import { FILE_VERSION } from '../../src/design/file/migrations'
import { scenarioSchema } from '../../src/design/model/scenario-schema'
import { designSchema } from '../../src/design/model/schema'

/** What a schema cannot say (a check in words) is left to the program, which says it better. */
const CONVERTED = { errorMode: 'ignore' } as const

/** A saved design of this version; older ones are read too, and brought up. */
export function designFile(): JsonSchema {
  return {
    type: 'object',
    properties: {
      format: { const: FILE_FORMAT },
      version: { const: FILE_VERSION },
      design: toJsonSchema(designSchema, CONVERTED),
    },
    required: ['format', 'version', 'design'],
  }
}

/** Times as the file has them: `2m30s`, or a number of seconds. */
const TIME: JsonSchema = {
  anyOf: [
    { type: 'number', minimum: 0 },
    { type: 'string', pattern: '^(?:\\d+(?:\\.\\d+)?(?:h|ms|m|s)?)+$' },
  ],
}

type Properties = Readonly<Record<string, JsonSchema | boolean>>

/** A scenario of its own file: the document's, with times by their short names, and calls, flows and transfers as traffic. */
export function scenarioFile(): JsonSchema {
  const document = toJsonSchema(scenarioSchema, CONVERTED)
  const { calls, flows, transfers, events, untilSeconds: _until, ...about } = propertiesOf(document)
  const traffic = [
    trafficOf(calls, 'call', ['codec']),
    trafficOf(flows, 'flow', ['protocol', 'port']),
    trafficOf(transfers, 'transfer', ['size']),
  ]
  return {
    type: 'object',
    properties: {
      $schema: { type: 'string' },
      ...timed(about),
      until: TIME,
      events: { type: 'array', items: { anyOf: eventsOf(events) } },
      traffic: { type: 'array', items: { anyOf: traffic } },
    },
    additionalProperties: false,
  }
}

const propertiesOf = (schema: JsonSchema | boolean | undefined): Properties =>
  typeof schema === 'object' ? (schema.properties ?? {}) : {}

const itemOf = (schema: JsonSchema | boolean | undefined): JsonSchema =>
  typeof schema === 'object' && typeof schema.items === 'object' && !Array.isArray(schema.items) ? schema.items : {}

/** Fields that are a time, named and written as in the file, however deep. */
function timed(properties: Properties): Properties {
  return Object.fromEntries(
    Object.entries(properties).map(([name, schema]) =>
      name.endsWith('Seconds') ? [name.slice(0, -'Seconds'.length), TIME] : [name, inside(schema)],
    ),
  )
}

function inside(schema: JsonSchema | boolean): JsonSchema | boolean {
  if (typeof schema === 'boolean') return schema
  const { properties, required, items, anyOf, oneOf, ...rest } = schema
  return {
    ...rest,
    ...(properties ? { properties: timed(properties) } : {}),
    ...(required ? { required: required.map((name) => name.replace(/Seconds$/, '')) } : {}),
    ...(items && !Array.isArray(items) ? { items: inside(items) } : {}),
    ...(anyOf ? { anyOf: anyOf.map(inside) } : {}),
    ...(oneOf ? { anyOf: oneOf.map(inside) } : {}),
  }
}

/** `usual` fields may be left out of the file. */
function trafficOf(list: JsonSchema | boolean | undefined, key: string, usual: readonly string[]): JsonSchema {
  const schema = inside(itemOf(list))
  if (typeof schema === 'boolean') return {}
  const { name, ...others } = propertiesOf(schema)
  return {
    ...schema,
    properties: { [key]: name ?? true, ...others },
    required: [key, ...(schema.required ?? []).filter((field) => field !== 'name' && !usual.includes(field))],
  }
}

/** `{at, fault}`, `{at, restore}`, both with a kind, a target and parameters, and `{at, configure, lines}`. */
function eventsOf(list: JsonSchema | boolean | undefined): JsonSchema[] {
  const words: JsonSchema = { type: 'string', pattern: '^[^\\r\\n]*$' }
  const choices = itemOf(list)
  const lines = [...(choices.anyOf ?? []), ...(choices.oneOf ?? [])].map((item) => propertiesOf(item).lines)
  const about: Properties = {
    target: words,
    parameters: { type: 'object', additionalProperties: { type: ['number', 'string', 'boolean'] } },
  }
  const event = (properties: Properties, required: readonly string[]): JsonSchema => ({
    type: 'object',
    properties: { at: TIME, ...properties },
    required: ['at', ...required],
    additionalProperties: false,
  })
  return [
    event({ fault: words, ...about }, ['fault']),
    event({ restore: words, ...about }, ['restore']),
    event({ configure: words, lines: lines.find((item) => item !== undefined) ?? true }, ['configure', 'lines']),
  ]
}
