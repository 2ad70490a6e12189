/** Every published schema by its name, each with the version that it is of. */
import { readFileSync } from 'node:fs'
import { answerSchemas } from './answers'
import { designFile, scenarioFile } from './documents'

export const FOLDER = 'docs/schemas'

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { readonly version: string }

export const documentSchemas = (): ReadonlyMap<string, string> =>
  new Map([
    ['design', written('design', 'A design as Headend saves it', designFile())],
    ['scenario', written('scenario', 'A scenario file for headend run', scenarioFile())],
  ])

export const allSchemas = (): ReadonlyMap<string, string> =>
  new Map([
    ...documentSchemas(),
    ...[...answerSchemas()].map(
      ([name, schema]) => [name, written(name, `What headend ${name} answers with --json`, schema)] as const,
    ),
  ])

/** Draft 7, which editors and validators know best. */
function written(name: string, title: string, schema: object): string {
  const { $schema: _schema, ...rest } = schema as { readonly $schema?: string }
  const about = { $schema: 'http://json-schema.org/draft-07/schema#', $id: `headend:${version}:${name}`, title }
  return `${JSON.stringify({ ...about, ...rest }, null, 2)}\n`
}
