/**
 * Runs the tests with one mistake after the other, in one process: each test once without any, to learn which places it
 * reaches, then for each mistake the tests that reach it, the quickest first, until one fails. After a failure the same test
 * is run without the mistake: where it fails still, the mistake has left something behind, and everything is loaded anew.
 */
import { appendFileSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, it, vi } from 'vitest'
import { type Test, testsOf } from './collect'
import type { Mutant } from './mutants'
import type { Job, Line, Verdict } from './protocol'
import { switches } from './runtime'

const job: Job = JSON.parse(readFileSync(process.env.HEADEND_MUTATION ?? '', 'utf8'))
const tell = (line: Line): void => appendFileSync(job.out, `${JSON.stringify(line)}\n`)

/** Milliseconds until a test that waits is given up. */
const WAITS = 20_000
/** Milliseconds of tests for one mistake. */
const MOST_FOR_ONE = 60_000

interface Known {
  readonly test: Test
  readonly milliseconds: number
  readonly passed: number
}

async function passes(test: Test, id: number, usual: number): Promise<boolean> {
  switches.make(id, usual)
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('late')), WAITS)
  })
  try {
    await Promise.race([test.run(), late])
    return true
  } catch {
    return false
  } finally {
    clearTimeout(timer)
    switches.make(-1, Number.POSITIVE_INFINITY)
  }
}

async function load(files: readonly string[]): Promise<readonly Test[]> {
  const tests: Test[] = []
  for (const file of files) tests.push(...(await testsOf(file, () => import(/* @vite-ignore */ file))))
  return tests
}

interface Baseline {
  known: Map<string, Known>
  /** Names of the tests that reach a place. */
  readonly reaching: ReadonlyMap<number, readonly string[]>
  readonly whileLoading: ReadonlySet<number>
}

const nameOf = ({ file, name }: Test): string => `${file}: ${name}`

async function learn(): Promise<Baseline> {
  switches.make(-1, Number.POSITIVE_INFINITY)
  const tests = await load(job.tests)
  const whileLoading = switches.taken().reached
  const known = new Map<string, Known>()
  const reaching = new Map<number, string[]>()
  const failing: string[] = []
  for (const test of tests) {
    const began = performance.now()
    switches.taken()
    const isGood = await passes(test, -1, Number.POSITIVE_INFINITY)
    const { reached, passed } = switches.taken()
    if (!isGood) {
      failing.push(nameOf(test))
      continue
    }
    known.set(nameOf(test), { test, milliseconds: performance.now() - began, passed })
    for (const id of reached) reaching.set(id, [...(reaching.get(id) ?? []), nameOf(test)])
  }
  tell({ kind: 'ready', tests: known.size, failing })
  return { known, reaching, whileLoading }
}

async function anew(base: Baseline): Promise<void> {
  vi.resetModules()
  const tests = new Map((await load(job.tests)).map((test) => [nameOf(test), test]))
  base.known = new Map(
    [...base.known].flatMap(([name, known]) => {
      const test = tests.get(name)
      return test ? [[name, { ...known, test }]] : []
    }),
  )
}

/** The name of the test that notices a mistake. */
async function noticedBy(base: Baseline, { id }: Mutant): Promise<string | undefined> {
  const names = (base.reaching.get(id) ?? []).toSorted(
    (a, b) => (base.known.get(a)?.milliseconds ?? 0) - (base.known.get(b)?.milliseconds ?? 0),
  )
  const until = performance.now() + MOST_FOR_ONE
  for (const name of names) {
    const known = base.known.get(name)
    if (!known || performance.now() > until) continue
    if (await passes(known.test, id, known.passed)) continue
    if (await passes(known.test, -1, Number.POSITIVE_INFINITY)) return name
    await anew(base)
    const again = base.known.get(name)
    if (again && !(await passes(again.test, id, again.passed))) {
      await anew(base)
      return name
    }
  }
  return undefined
}

/** With a mistake that acts while files are loaded: everything is loaded with it. */
async function noticedLoading({ id }: Mutant, base: Baseline): Promise<string | undefined> {
  vi.resetModules()
  switches.make(id, Number.POSITIVE_INFINITY)
  try {
    for (const test of await load(job.tests)) {
      const known = base.known.get(nameOf(test))
      if (known && !(await passes(test, id, known.passed))) return nameOf(test)
    }
    return undefined
  } catch {
    return 'loading'
  } finally {
    switches.make(-1, Number.POSITIVE_INFINITY)
  }
}

it('makes one mistake after the other', { timeout: 100_000_000 }, async () => {
  fc.configureGlobal({ ...fc.readConfigureGlobal(), endOnFailure: true })
  const base = await learn()
  let loaded = 0
  for (const mutant of job.mutants) {
    const { id } = mutant
    tell({ kind: 'begun', id })
    const end = (verdict: Verdict, by?: string) => tell({ kind: 'ended', id, verdict, ...(by ? { by } : {}) })
    if (base.reaching.has(id)) {
      const by = await noticedBy(base, mutant)
      end(by ? 'noticed' : 'survived', by)
    } else if (!base.whileLoading.has(id)) end('not-reached')
    else if (loaded++ >= job.loaded) end('left-out')
    else {
      const by = await noticedLoading(mutant, base)
      end(by ? 'noticed' : 'survived', by)
      await anew(base)
    }
  }
  expect(base.known.size).toBeGreaterThan(0)
})
