/** `schema`: the published shape of a file or of an answer, as JSON Schema. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Call, type Command, type Streams, Unusable } from '../command'

export const schemaCommand: Command = {
  name: 'schema',
  summary: 'the JSON Schema of a design, a scenario file, or what a command answers with --json',
  verbatim: true,
  words: ['[NAME]'],
  options: [],
  examples: [
    ['', 'lists them'],
    ['scenario > scenario.schema.json', 'for an editor that completes and checks scenario files'],
    ['sweep', 'what sweep --json answers'],
  ],
  run: printSchema,
}

const ENDING = '.schema.json'
const HERE = dirname(fileURLToPath(import.meta.url))

/** Beside the bundle in the package, in the papers of a checkout. */
const FOLDERS = [join(HERE, '../schemas'), join(HERE, '../../../docs/schemas')]

function printSchema(call: Call, streams: Streams): number {
  const folder = FOLDERS.find((path) => existsSync(path))
  if (folder === undefined) throw new Unusable('the schemas are not there: install the package again')
  const names = readdirSync(folder)
    .flatMap((file) => (file.endsWith(ENDING) ? [file.slice(0, -ENDING.length)] : []))
    .sort()
  const [name] = call.words
  if (name === undefined) {
    streams.out(names.map((item) => `${item}\n`).join(''))
    return 0
  }
  if (!names.includes(name)) throw new Unusable(`there is no schema "${name}": choose ${names.join(', ')}`)
  streams.out(readFileSync(join(folder, `${name}${ENDING}`), 'utf8'))
  return 0
}
