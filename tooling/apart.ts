/**
 * Unit tests share modules with other files of their process: loading them anew for each file takes longer than the tests
 * themselves. A file that replaces modules or the clock, or is about the page's one state, stands apart.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const REPLACES = /\bvi\.(mock|doMock|resetModules|stubGlobal|useFakeTimers)\(/
const ONE_STATE = 'src/store/'

const isTest = (name: string): boolean => /\.test\.tsx?$/.test(name)

/** The test files, relative to the repository, that need modules of their own. */
export function testsApart(): string[] {
  return ['src', 'tooling'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter(isTest)
      .map((name) => join(folder, name))
      .filter((file) => file.startsWith(ONE_STATE) || REPLACES.test(readFileSync(file, 'utf8'))),
  )
}
