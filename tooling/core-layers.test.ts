/** Canaries for the core layers: a clock, a timer, a page or unseeded randomness in one of them must be reported. */
import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { CORE } from './architecture/layers'

const ROOT = resolve(import.meta.dirname, '..')
const folder = mkdtempSync(join(tmpdir(), 'headend-core-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** What lint says of one file, under this project's biome.json. */
function lint(file: string, text: string): string {
  mkdirSync(dirname(join(folder, file)), { recursive: true })
  copyFileSync(join(ROOT, 'biome.json'), join(folder, 'biome.json'))
  writeFileSync(join(folder, file), text)
  const args = ['lint', '--vcs-enabled=false', '--reporter=github', file]
  const { stdout } = spawnSync(join(ROOT, 'node_modules/.bin/biome'), args, { cwd: folder, encoding: 'utf8' })
  return stdout
}

function compile(text: string): string {
  const project = join(folder, 'tsconfig.json')
  const core = join(ROOT, 'tooling/tsconfig.core.json')
  writeFileSync(join(folder, 'canary.ts'), text)
  writeFileSync(project, JSON.stringify({ extends: core, include: ['canary.ts'], exclude: [] }))
  return spawnSync('node_modules/.bin/tsc', ['-p', project], { cwd: ROOT, encoding: 'utf8' }).stdout
}

describe('lint in the core', () => {
  const forbidden = ['Math.random()', 'Date.now()', 'new Date()', 'performance.now()', 'console.log(1)', 'setTimeout']

  it.each(CORE)('reports clocks, timers and unseeded randomness in %s', (layer) => {
    const report = lint(`src/${layer}/canary.ts`, forbidden.map((text, i) => `export const x${i} = ${text}\n`).join(''))
    for (const [index, text] of forbidden.entries()) expect(report, text).toMatch(new RegExp(`line=${index + 1},`))
  })

  it('lets tests look at the clock', () => {
    expect(lint('src/net/canary.test.ts', 'export const x = performance.now()\n')).not.toContain('noRestrictedGlobals')
  })

  it('reports any and non-null assertions', () => {
    const report = lint('src/net/canary.ts', 'export const x = (y: any, z?: number) => [y, z!]\n')
    expect(report).toContain('noExplicitAny')
    expect(report).toContain('noNonNullAssertion')
  })
})

describe('the compiler in the core', () => {
  it('knows no page, no timer and no Node', () => {
    const names = ['window', 'document', 'setTimeout', 'fetch', 'process', 'Buffer', 'console']
    const report = compile(names.map((name, i) => `export const x${i} = ${name}\n`).join(''))
    for (const name of names) expect(report).toContain(`Cannot find name '${name}'`)
  })

  it('knows the language', () => {
    expect(compile('export const x: number | undefined = [1, 2].toSorted().at(-1)\n')).toBe('')
  })
})
