/**
 * `npm run package`: the package as a newcomer has it. It is packed from the build that is there, installed into an empty folder
 * without a registry, and every command of the README, of docs and of examples is run there by its own words, in the order of
 * the paper; papers are read side by side. A command fails when it says that the call or its input is unusable, prints nothing, or crashes.
 */
import { execFileSync, spawn } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { zipSync } from 'fflate'
import { commandsOf, type PaperCommand } from './commands'

const REPORT = 'test-results/reports/package.json'
/** What the papers take for granted that a reader has. */
const GIVEN = [
  'headend reference srnd-figure-c1 > design.json',
  'headend sites add design.json --count 1 --naming store-{n} --out changed.json',
  'cp design.json before.json',
  'headend show design.json gateway-1 "show ip route" > route.txt',
  "printf 'gateway-1#show ip route\\n' | cat - route.txt > session.txt",
  'headend scenario design.json > reload.yaml',
  'headend export design.json --out configs',
  "printf 'enable=Gr4nite\\nadmin=B4salt\\nsnmp=M4rble\\n' > secrets.txt",
]
/** Commands whose answer may be that something is wrong with the design: exit 1. */
const JUDGES = /^headend (check|trace|run|status|sweep|diff|plan|merge|against|failover|import)\b/
/** Who read side by side, each with a folder: as many as the machine of the checks has cores. */
const READERS = 2
/** Milliseconds after which a command is taken for hung. */
const PATIENCE = 600_000

interface Outcome {
  readonly command: PaperCommand
  readonly wrong?: string
}

const PAPERS = [
  'README.md',
  'examples/README.md',
  ...readdirSync('docs').flatMap((name) => (name.endsWith('.md') ? [`docs/${name}`] : [])),
]

/** Packs and installs; the folder with `headend` in `node_modules/.bin`. */
function install(folder: string): string {
  const packed = execFileSync('npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', folder])
  const home = join(folder, 'home')
  mkdirSync(home)
  writeFileSync(join(home, 'package.json'), '{ "name": "newcomer", "private": true }\n')
  const tarball = join(folder, packed.toString().trim())
  execFileSync('npm', ['install', '--offline', '--no-audit', '--no-fund', '--silent', tarball], { cwd: home })
  const installed = readdirSync(join(home, 'node_modules')).filter((name) => !name.startsWith('.'))
  if (installed.join() !== 'headend') throw new Error(`The package brought others with it: ${installed.join(', ')}`)
  return join(home, 'node_modules/.bin')
}

interface Ran {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

function shell(script: string, cwd: string, bin: string): Promise<Ran> {
  return new Promise((done) => {
    const env = { ...process.env, PATH: `${bin}:${process.env.PATH ?? ''}` }
    const child = spawn('bash', ['-c', script], { cwd, env, timeout: PATIENCE })
    const ran = { out: '', err: '' }
    child.stdout.on('data', (chunk: Buffer) => {
      ran.out += chunk.toString()
    })
    child.stderr.on('data', (chunk: Buffer) => {
      ran.err += chunk.toString()
    })
    child.on('close', (code) => done({ code, ...ran }))
  })
}

async function judge(command: PaperCommand, cwd: string, bin: string): Promise<Outcome> {
  const { code, out, err } = await shell(command.script, cwd, bin)
  const good = code === 0 || (code === 1 && JUDGES.test(command.script))
  const last = err.trim().split('\n').at(-1) ?? ''
  if (!good) return { command, wrong: `exit ${code ?? 'none: it was stopped'}: ${last}` }
  if (/^\s+at .*:\d+:\d+\)?$/m.test(err)) return { command, wrong: `it crashed: ${last}` }
  if (out.trim() === '' && !/>\s*\S|--out /.test(command.script)) return { command, wrong: 'it printed nothing' }
  return { command }
}

const zipped = (folder: string): Uint8Array =>
  zipSync(Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name))])))

/** One reader's commands, paper after paper while any is left, in one folder, which begins with what a reader has. */
async function read(papers: string[], cwd: string, bin: string): Promise<readonly Outcome[]> {
  cpSync('examples', cwd, { recursive: true })
  for (const script of GIVEN) {
    const { code, err } = await shell(script, cwd, bin)
    if (code !== 0) throw new Error(`${script}: ${err}`)
  }
  writeFileSync(join(cwd, 'tonight.zip'), zipped(join(cwd, 'configs')))
  const outcomes: Outcome[] = []
  for (let paper = papers.shift(); paper !== undefined; paper = papers.shift())
    for (const command of commandsOf(paper)) outcomes.push(told(await judge(command, cwd, bin)))
  return outcomes
}

function told(outcome: Outcome): Outcome {
  const { paper, line, script } = outcome.command
  console.log(`${outcome.wrong === undefined ? '✓' : '✗'} ${paper}:${line} ${script}`)
  if (outcome.wrong !== undefined) console.error(`  ${outcome.wrong}`)
  return outcome
}

const folder = mkdtempSync(join(tmpdir(), 'headend-package-'))
try {
  const bin = install(folder)
  const unread = [...PAPERS]
  const readers = Array.from({ length: READERS }, (_, at) => {
    const cwd = join(folder, `reader-${at}`)
    mkdirSync(cwd)
    return read(unread, cwd, bin)
  })
  const outcomes = (await Promise.all(readers)).flat()
  const failed = outcomes.filter(({ wrong }) => wrong !== undefined).length
  mkdirSync(resolve(REPORT, '..'), { recursive: true })
  writeFileSync(REPORT, JSON.stringify({ passed: outcomes.length - failed, failed }))
  console.log(`${outcomes.length} commands of the papers, ${failed} failed`)
  process.exitCode = failed > 0 || outcomes.length === 0 ? 1 : 0
} finally {
  rmSync(folder, { recursive: true, force: true })
}
