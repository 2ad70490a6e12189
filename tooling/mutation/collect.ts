/**
 * Stands in for `vitest` in the tests that are run with mistakes: what they describe is collected, so that single tests
 * can be run again and again in one process.
 */
import { vi, expect as whole } from 'vitest'

type Body = (...values: readonly unknown[]) => unknown

export interface Test {
  readonly file: string
  readonly name: string
  readonly run: () => Promise<void>
}

interface Suite {
  readonly name: string
  readonly before: Body[]
  readonly after: Body[]
}

interface Collection {
  file: string
  tests: Test[]
  suites: Suite[]
}

declare global {
  var __collection: Collection | undefined
}

function collection(): Collection {
  globalThis.__collection ??= { file: '', tests: [], suites: [] }
  return globalThis.__collection
}

/** Everything that is described while the file is loaded. */
export async function testsOf(file: string, load: () => Promise<unknown>): Promise<readonly Test[]> {
  const all = collection()
  all.file = file
  all.tests = []
  all.suites = [{ name: '', before: [], after: [] }]
  await load()
  return all.tests
}

function add(name: string, body: Body): void {
  const all = collection()
  const suites = [...all.suites]
  const run = async () => {
    for (const { before } of suites) for (const item of before) await item()
    try {
      await body({ expect: whole })
    } finally {
      for (const { after } of suites.toReversed()) for (const item of after) await item()
    }
  }
  all.tests.push({
    file: all.file,
    name: [...suites.map((suite) => suite.name), name].filter(Boolean).join(' > '),
    run,
  })
}

/** A test's options stand before its body or behind it, and are not needed here. */
const bodyOf = (rest: readonly unknown[]): Body => {
  const body = rest.find((item) => typeof item === 'function')
  if (!body) throw new Error('a test without a body')
  return (...values) => body(...values)
}

const each =
  (one: (name: string, ...rest: unknown[]) => void) =>
  (rows: readonly unknown[]) =>
  (name: string, ...rest: unknown[]) => {
    const body = bodyOf(rest)
    for (const [index, row] of rows.entries())
      one(`${name} #${index}`, () => body(...(Array.isArray(row) ? row : [row])))
  }

const itself = (name: string, ...rest: unknown[]): void => add(name, bodyOf(rest))
const group = (name: string, ...rest: unknown[]): void => {
  const { suites } = collection()
  suites.push({ name, before: [], after: [] })
  bodyOf(rest)()
  suites.pop()
}
const nothing = (): void => undefined
const chosen = (isSkipped: boolean) => (isSkipped ? nothing : itself)

export const it = Object.assign(itself, {
  each: each(itself),
  skip: nothing,
  skipIf: chosen,
  runIf: (isRun: boolean) => chosen(!isRun),
})
export const describe = Object.assign(group, {
  each: each(group),
  skip: nothing,
  skipIf: (is: boolean) => (is ? nothing : group),
})

const hook = (which: 'before' | 'after') => (body: Body) => {
  collection().suites.at(-1)?.[which].push(body)
}
export const beforeEach = hook('before')
export const afterEach = hook('after')
/** What is made once for all tests is made for each: it must be the same after a mistake. */
export const beforeAll = hook('before')
export const afterAll = hook('after')

export const expect = whole
export { vi }
