/** Published schemas against what they are of: every built-in design, every scenario, and real answers of the command line. */
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Validator } from '@cfworker/json-schema'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { documentSchemas } from '../../tooling/schemas/all'
import { answerTypes } from '../../tooling/schemas/answers'
import { applied, REFERENCE_DESIGNS, renderDesignFile, renderScenarioFile } from '../design/index'
import { run } from './testing/run'

const FOLDER = 'docs/schemas'
const textOf = (name: string): string => readFileSync(join(FOLDER, `${name}.schema.json`), 'utf8')
const validator = (name: string) => new Validator(JSON.parse(textOf(name)), '7')
const problemsOf = (name: string, value: unknown) =>
  validator(name)
    .validate(value)
    .errors.map(({ instanceLocation, error }) => `${instanceLocation} ${error}`)

const folder = mkdtempSync(join(tmpdir(), 'headend-'))
const design = join(folder, 'design.json')
writeFileSync(design, (await run('reference', 'blank-pair')).out)
const oneSite = join(folder, 'one-site.json')
writeFileSync(oneSite, renderDesignFile(withOneSite()))
writeFileSync(join(folder, 'route.txt'), 'Gateway of last resort is not set\n')

/** A failure of each thing takes long for six sites. */
function withOneSite() {
  const whole = REFERENCE_DESIGNS.find(({ name }) => name === 'srnd-figure-c1')?.build()
  if (!whole) throw new Error('the reference design is missing')
  const others = whole.devices.flatMap(({ name }) => (/^(?:soho|home|phone)-(?!24$)/.test(name) ? [name] : []))
  const small = applied(whole, { kind: 'remove-devices', names: others })
  if (typeof small === 'string') throw new Error(small)
  return small
}

describe('the published schemas', () => {
  it('are what the sources make of them, each of something that is answered (npm run schemas writes them)', () => {
    const stale = [...documentSchemas()].filter(([name, text]) => textOf(name) !== text)
    expect(stale.map(([name]) => name)).toEqual([])
    const published = readdirSync(FOLDER).map((file) => file.replace('.schema.json', ''))
    // What is missing, `npm run schemas -- --check` says.
    const known = new Set(['design', 'scenario', ...answerTypes().keys()])
    expect(published.filter((name) => !known.has(name))).toEqual([])
    expect(published.length).toBeGreaterThan(15)
  })
  it('take every built-in design, and refuse a field that is none', () => {
    for (const { build } of REFERENCE_DESIGNS)
      expect(problemsOf('design', JSON.parse(renderDesignFile(build())))).toEqual([])
    const file = JSON.parse(renderDesignFile(REFERENCE_DESIGNS[0]?.build() ?? (undefined as never)))
    expect(problemsOf('design', { ...file, design: { ...file.design, colour: 'red' } })).not.toEqual([])
  })
  it('take every built-in scenario as a file, and every one that the papers show', () => {
    const builtIn = REFERENCE_DESIGNS.flatMap(({ build }) => build().scenarios.map(renderScenarioFile))
    const shown = [...readFileSync('docs/scenarios.md', 'utf8').matchAll(/```yaml\n([\s\S]*?)```/g)].map(
      ([, text = '']) => parse(text),
    )
    const all = [...builtIn.map((text) => JSON.parse(text)), ...shown]
    expect(all.length).toBeGreaterThan(10)
    expect(all.flatMap((item) => problemsOf('scenario', item))).toEqual([])
    expect(problemsOf('scenario', { events: [{ at: 'soon', fault: 'reload:gateway-1' }] })).not.toEqual([])
    expect(problemsOf('scenario', { evnets: [] })).not.toEqual([])
  })
})

describe('real answers', () => {
  const CALLS: readonly (readonly [name: string, ...call: string[]])[] = [
    ['reference', 'reference', '--json'],
    ['check', 'check', 'srnd-figure-c1', '--json'],
    ['status', 'status', oneSite, '--json'],
    ['export', 'export', design, '--out', join(folder, 'configs'), '--json'],
    ['lab', 'export', design, '--to', 'cml', '--out', join(folder, 'lab'), '--files-only', '--json'],
    ['import', 'import', join(folder, 'configs'), '--out', join(folder, 'again.json'), '--json'],
    ['trace', 'trace', oneSite, '--from', 'callmanager', '--to', 'phone-24', '--json'],
    ['run', 'run', 'srnd-figure-c1', '--scenario', 'isp-blip', '--json'],
    ['sweep', 'sweep', oneSite, '--json'],
    ['diff', 'diff', design, design, '--json'],
    ['register', 'register', oneSite, '--json'],
    ['report', 'report', design, '--out', join(folder, 'report.md'), '--json'],
    ['failover', 'failover', oneSite, '--fault', 'reload:gateway-2', '--runs', '2', '--json'],
    ['plan', 'plan', oneSite, '--json'],
    ['sites', 'sites', 'export', oneSite, '--json'],
    ['against', 'against', design, 'gateway-1', join(folder, 'route.txt'), '--json'],
  ]
  it.each(CALLS)('%s is what its schema says', async (name, ...call) => {
    const { out, err, code } = await run(...call)
    expect({ code, err: code === 2 ? err : '' }).toEqual({ code: expect.any(Number), err: '' })
    expect(problemsOf(name, JSON.parse(out))).toEqual([])
  })
})

describe('headend schema', () => {
  it('lists the names, prints one, and says what there is to choose', async () => {
    const { out } = await run('schema')
    expect(out.split('\n')).toContain('scenario')
    expect((await run('schema', 'scenario')).out).toBe(textOf('scenario'))
    expect(await run('schema', 'sweeep')).toMatchObject({
      code: 2,
      err: expect.stringContaining(' against, baseline, check, '),
    })
  })
})
