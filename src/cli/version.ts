/** The version of the package that this file belongs to, from the sources as from the bundle: both lie two folders down. */
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { object, parse, string } from 'valibot'

const MANIFEST = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'package.json')

export const readVersion = (): string =>
  parse(object({ version: string() }), JSON.parse(readFileSync(MANIFEST, 'utf8'))).version
