/**
 * `npm run mutation -- --folder src/net --tests src/net [--most 100] [--seed 1]`: mistakes put into the code of a folder,
 * one at a time, while its tests run: which of them nobody notices. The files on the disk are not touched.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { createVitest, type TestSpecification, type Vitest } from 'vitest/node'
import { randomBy } from '../trust/random'
import { type Mutant, mutantsOf } from './mutants'

const { values } = parseArgs({
  options: {
    folder: { type: 'string', default: 'src/net' },
    tests: { type: 'string', multiple: true, default: ['src/net'] },
    most: { type: 'string', default: '1000000' },
    seed: { type: 'string', default: '1' },
    seconds: { type: 'string', default: 'Infinity' },
  },
})

const files = readdirSync(values.folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !/\.test\.ts$|(^|\/)testing\//.test(name))
  .map((name) => join(values.folder, name))
  .sort()
const random = randomBy(Number(values.seed))
const all = files.flatMap(mutantsOf)
const drawn = all
  .map((mutant) => ({ mutant, at: random() }))
  .sort((a, b) => a.at - b.at)
  .slice(0, Number(values.most))
  .map((item) => item.mutant)

let current: Mutant | undefined

/** A mistake may make code that never ends: its tests are given up after so many times what they take without one. */
const PATIENCE = 6
/** Milliseconds; loading alone takes some. */
const LEAST_PATIENCE = 20_000
let patience = 600_000

interface Tests {
  readonly vitest: Vitest
  readonly specifications: TestSpecification[]
}

async function ready(): Promise<Tests> {
  const vitest = await createVitest(
    'test',
    { watch: true, reporters: [{}], maxWorkers: 1, bail: 1, silent: true, testTimeout: 60_000, teardownTimeout: 2000 },
    {
      plugins: [
        {
          name: 'mutation',
          enforce: 'pre',
          transform: (_code, id) =>
            current && id === resolve(current.file) ? { code: current.text, map: null } : null,
        },
      ],
    },
  )
  await vitest.standalone()
  return { vitest, specifications: await vitest.globTestSpecifications([...values.tests]) }
}

let tests = await ready()

/** The tests beside the mistake first, as most are noticed there; only what they let pass is shown to all others. */
async function noticed(mutant: Mutant | undefined): Promise<boolean> {
  const beside = ({ moduleId }: TestSpecification) => mutant && dirname(moduleId) === dirname(resolve(mutant.file))
  const near = tests.specifications.filter(beside).length
  const isApart = near > 0 && near < tests.specifications.length
  if (isApart && (await failing(mutant, beside))) return true
  return failing(mutant, (item) => !(isApart && beside(item)))
}

/** Whether one of these tests fails with the mistake in place, or never ends. */
async function failing(
  mutant: Mutant | undefined,
  which: (item: TestSpecification) => boolean | undefined,
): Promise<boolean> {
  const { vitest } = tests
  const specifications = tests.specifications.filter((item) => which(item) === true)
  if (specifications.length === 0) return false
  const changed = [current, mutant].flatMap((item) => (item ? [resolve(item.file)] : []))
  current = mutant
  for (const file of changed) vitest.invalidateFile(file)
  const ran = vitest.runTestSpecifications(specifications, false)
  const late = new Promise<'late'>((end) => setTimeout(() => end('late'), patience).unref())
  const result = await Promise.race([ran, late])
  if (result === 'late') {
    ran.catch(() => undefined)
    await Promise.race([vitest.close(), new Promise((end) => setTimeout(end, 10_000).unref())]).catch(() => undefined)
    for (const child of childrenOf(process.pid)) process.kill(child, 'SIGKILL')
    tests = await ready()
    return true
  }
  return result.unhandledErrors.length > 0 || result.testModules.some((item) => !item.ok())
}

/** Processes that this one began: a worker in an endless loop hears no request to end. */
function childrenOf(pid: number): readonly number[] {
  try {
    const text = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim()
    return text === '' ? [] : text.split(' ').map(Number)
  } catch {
    return []
  }
}

const first = Date.now()
if (await noticed(undefined)) throw new Error('the tests fail without any mistake')
patience = Math.max(LEAST_PATIENCE, PATIENCE * (Date.now() - first))
let killed = 0
const started = Date.now()
let tried = 0
for (const mutant of drawn) {
  if (Date.now() - started > Number(values.seconds) * 1000) break
  tried++
  if (await noticed(mutant)) killed++
  else console.log(`${mutant.file}:${mutant.line}\n  - ${mutant.before}\n  + ${mutant.after}`)
}
console.log(
  `${values.folder}: ${tried} of ${all.length} mistakes tried, ${killed} noticed (${((100 * killed) / Math.max(1, tried)).toFixed(1)} %), ${Math.round((Date.now() - started) / 1000)} s`,
)
await tests.vitest.close()
process.exit(0)
