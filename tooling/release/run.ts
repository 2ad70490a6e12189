/**
 * `npm run release -- VERSION [--dry-run]`: what a release is made of, in `release/`: the package, its list of parts (CycloneDX), the
 * notes out of CHANGELOG.md; then the version in package.json, a commit and a tag. Nothing is pushed. A dry run leaves the
 * repository as it is and only writes `release/`.
 */
import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { notesOf } from './notes'

const OUTPUT = 'release'
const { values, positionals } = parseArgs({
  options: { 'dry-run': { type: 'boolean', default: false } },
  allowPositionals: true,
})
const [version = ''] = positionals

const run = (command: string, ...words: readonly string[]): string =>
  execFileSync(command, words, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'], maxBuffer: 2 ** 26 })

function release(): string | undefined {
  const made = notesOf(readFileSync('CHANGELOG.md', 'utf8'), version, new Date().toISOString().slice(0, 10))
  if (!made.ok) return made.problem
  const dry = values['dry-run']
  if (!dry && run('git', 'status', '--porcelain') !== '') return 'There are changes that are not committed'
  if (run('git', 'tag', '--list', `v${version}`) !== '') return `v${version} is out already`
  mkdirSync(OUTPUT, { recursive: true })
  if (!dry) {
    run('npm', 'version', version, '--no-git-tag-version', '--allow-same-version')
    writeFileSync('CHANGELOG.md', made.changelog)
  }
  run('npm', 'run', '-s', 'build')
  run('npm', 'pack', '--ignore-scripts', '--silent', '--pack-destination', OUTPUT)
  writeFileSync(`${OUTPUT}/sbom.cdx.json`, run('npm', 'run', '-s', 'sbom'))
  writeFileSync(`${OUTPUT}/notes.md`, made.notes)
  if (dry) return undefined
  // The published shapes bear the version in their names.
  run('npm', 'run', '-s', 'schemas')
  run('git', 'commit', '--all', '--message', `Version ${version}`)
  run('git', 'tag', '--annotate', `v${version}`, '--message', made.notes)
  return undefined
}

const problem = release()
if (problem === undefined) console.log(`${OUTPUT}: package, sbom.cdx.json, notes.md`)
else console.error(`${problem}; nothing was done`)
process.exitCode = problem === undefined ? 0 : 1
