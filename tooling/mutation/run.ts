/**
 * `npm run mutation -- --folder src/net --tests src/net [--tests DIR …] [--most 100] [--seed 1] [--loaded N] [--seconds T]`:
 * mistakes put into the code of a folder, one at a time, while tests run: which of them nobody notices. The files on the
 * disk are not touched. Every mistake that no test reaches is counted by itself.
 */
import { appendFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { createVitest } from 'vitest/node'
import { randomBy } from '../trust/random'
import { type Mutant, type Switched, switched } from './mutants'
import type { Line, Verdict } from './protocol'

const { values } = parseArgs({
  options: {
    folder: { type: 'string', multiple: true, default: ['src/net'] },
    tests: { type: 'string', multiple: true, default: ['src/net'] },
    most: { type: 'string', default: '1000000' },
    seed: { type: 'string', default: '1' },
    loaded: { type: 'string', default: '0' },
    seconds: { type: 'string', default: 'Infinity' },
  },
})

const PLACE = resolve('test-results/mutation')
const JOB = join(PLACE, 'job.json')
const OUT = join(PLACE, 'lines.jsonl')
const TOOLS = resolve('tooling/mutation')
/** Milliseconds without a word after which a mistake counts as one that never ends. */
const SILENCE = 300_000

const filesIn = (folder: string, ending: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .map((name) => join(folder, name))
    .sort()

const isCode = (file: string): boolean => !/\.test\.ts$|(^|\/)testing\//.test(file)
/** Files that replace modules are not for one process. */
const isPlain = (file: string): boolean => !/\bvi\.(mock|doMock|hoisted)\(/.test(readFileSync(file, 'utf8'))

const texts = new Map<string, Switched>()
let first = 0
for (const file of values.folder.flatMap((folder) => filesIn(folder, '.ts')).filter(isCode)) {
  const item = switched(file, first)
  first += item.mutants.length
  texts.set(resolve(file), item)
}
const all = [...texts.values()].flatMap(({ mutants }) => mutants)
const random = randomBy(Number(values.seed))
const drawn = all
  .map((mutant) => ({ mutant, at: random() }))
  .sort((a, b) => a.at - b.at)
  .slice(0, Number(values.most))
  .map((item) => item.mutant)
const tests = values.tests
  .flatMap((place) => (place.endsWith('.test.ts') ? [place] : filesIn(place, '.test.ts')))
  .filter(isPlain)
  .map((file) => resolve(file))

const plugin = {
  name: 'mutation',
  enforce: 'pre' as const,
  transform: (code: string, id: string) => {
    const file = id.split('?')[0] ?? id
    const text = texts.get(file)?.text ?? code
    const isAsked = file.startsWith(resolve('src')) && text.includes("from 'vitest'")
    const own = isAsked ? text.replaceAll("from 'vitest'", `from ${JSON.stringify(join(TOOLS, 'collect.ts'))}`) : text
    return own === code ? null : { code: own, map: null }
  },
}

const linesOf = (): readonly Line[] =>
  readFileSync(OUT, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line): Line => JSON.parse(line))

/** Runs until all mistakes are done or one of them is silent for too long, which is then known to be noticed. */
async function piece(mutants: readonly Mutant[], deadline: number): Promise<void> {
  writeFileSync(JOB, JSON.stringify({ tests, mutants, loaded: Number(values.loaded), out: OUT }))
  const vitest = await createVitest(
    'test',
    {
      config: false,
      root: process.cwd(),
      watch: false,
      silent: true,
      reporters: [{}],
      include: ['tooling/mutation/driver.ts'],
      pool: 'forks',
      maxWorkers: 1,
      isolate: false,
      setupFiles: ['src/testing/property-seed.ts'],
    },
    { plugins: [plugin] },
  )
  const run = vitest.start().then(() => true)
  let last = Date.now()
  let seen = ''
  let isDone = false
  run.then(
    () => (isDone = true),
    () => (isDone = true),
  )
  while (!isDone) {
    await new Promise((go) => setTimeout(go, 500))
    const now = readFileSync(OUT, 'utf8').slice(-200)
    if (now !== seen) [seen, last] = [now, Date.now()]
    if (Date.now() > deadline || (Date.now() - last > SILENCE && seen.includes('"kind"'))) break
  }
  for (const child of childrenOf(process.pid)) if (!isDone) process.kill(child, 'SIGKILL')
  await Promise.race([vitest.close(), new Promise((end) => setTimeout(end, 5000))]).catch(() => undefined)
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

rmSync(PLACE, { recursive: true, force: true })
mkdirSync(PLACE, { recursive: true })
writeFileSync(OUT, '')
process.env.HEADEND_MUTATION = JOB
const began = Date.now()
const deadline = began + Number(values.seconds) * 1000
for (;;) {
  const lines = linesOf()
  const done = new Set(lines.flatMap((line) => (line.kind === 'ended' ? [line.id] : [])))
  for (const line of lines) {
    if (line.kind !== 'begun' || done.has(line.id)) continue
    done.add(line.id)
    appendFileSync(OUT, `${JSON.stringify({ kind: 'ended', id: line.id, verdict: 'noticed', by: 'it never ends' })}\n`)
  }
  const left = drawn.filter(({ id }) => !done.has(id))
  if (left.length === 0 || Date.now() > deadline) break
  const before = done.size
  await piece(left, deadline)
  if (linesOf().filter((line) => line.kind === 'ended').length === before) break
}

const lines = linesOf()
const byId = new Map(all.map((mutant) => [mutant.id, mutant]))
const counts = new Map<Verdict, number>()
for (const line of lines) {
  if (line.kind !== 'ended') continue
  counts.set(line.verdict, (counts.get(line.verdict) ?? 0) + 1)
  const mutant = byId.get(line.id)
  if (mutant && (line.verdict === 'survived' || line.verdict === 'not-reached'))
    console.log(`${line.verdict} ${mutant.file}:${mutant.line}\n  - ${mutant.before}\n  + ${mutant.after}`)
}
const count = (verdict: Verdict): number => counts.get(verdict) ?? 0
const ready = lines.find((line) => line.kind === 'ready')
if (ready?.kind === 'ready') for (const name of ready.failing) console.log(`fails without a mistake: ${name}`)
const noticed = count('noticed')
const judged = noticed + count('survived') + count('not-reached')
console.log(
  `${values.folder.join(' ')}: of ${all.length} mistakes ${judged} tried by ${ready?.kind === 'ready' ? ready.tests : 0} tests, ${noticed} noticed (${((100 * noticed) / Math.max(1, judged)).toFixed(1)} %), ${count('survived')} survived, ${count('not-reached')} not reached by a test; ${count('left-out')} act while loading and were left out; ${Math.round((Date.now() - began) / 1000)} s`,
)
process.exit(0)
