/** Scenario files: what the documentation shows is played and comes out as it says; problems are told with their line. */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { scenarioOfText } from './scenario-text'
import { run } from './testing/run'

const folder = mkdtempSync(join(tmpdir(), 'headend-'))
const documentation = readFileSync('docs/scenarios.md', 'utf8')
const examples = [...documentation.matchAll(/```yaml\n(.*?)```/gs)].map(([, text]) => text ?? '')

const played = async (text: string) => {
  const file = join(folder, 'example.yaml')
  writeFileSync(file, text)
  return run('run', 'srnd-figure-c1', '--scenario', file)
}

describe('the documentation of scenarios', () => {
  it('has an example of each part', () => {
    expect(examples).toHaveLength(4)
  })
  it.each(examples.map((text, at) => [at + 1, text] as const))(
    'example %i comes out as it says',
    async (_at, text) => {
      const { code, out, err } = await played(text)
      expect(err).toBe('')
      expect(out).not.toContain('NOT AS EXPECTED')
      expect(code).toBe(0)
    },
    30_000,
  )
  it('names every kind of fault that the language of faults has', async () => {
    const { err } = await run('failover', 'srnd-figure-c1', '--fault', 'nothing:gateway-1')
    const kinds = /known: ([a-z, -]+)/.exec(err)?.[1]?.trim().split(', ') ?? []
    expect(kinds.length).toBeGreaterThan(10)
    expect(kinds.filter((kind) => !documentation.includes(`\`${kind}:`))).toEqual([])
  })
})

describe('a scenario to begin with', () => {
  it('for a design says who plays which part, and is played there', async () => {
    const { out } = await run('scenario', 'new', 'srnd-figure-c1')
    expect(out).toContain('#   {active} is "gateway-1"')
    const file = join(folder, 'own.yaml')
    writeFileSync(file, out)
    expect(await run('run', 'srnd-figure-c1', '--scenario', file)).toMatchObject({ code: 0, err: '' })
    expect(await run('scenario', 'new')).toEqual(await run('scenario'))
  }, 30_000)

  it('is played and holds, on two designs', async () => {
    const { out } = await run('scenario')
    const file = join(folder, 'mine.yaml')
    writeFileSync(file, out)
    for (const design of ['srnd-figure-c1', 'srnd-two-crossovers'])
      expect(await run('run', design, '--scenario', file)).toMatchObject({ code: 0, err: '' })
  }, 30_000)
})

describe('a scenario file with a problem', () => {
  const refused = (text: string) => {
    try {
      scenarioOfText(text, 'mine.yaml')
      return ''
    } catch (error) {
      return error instanceof Error ? error.message : ''
    }
  }
  it.each([
    [
      'title: x\nevents:\n  - at: soon\n    fault: reload:a\n',
      'mine.yaml, line 3, field events.0.at: "soon" is no time',
    ],
    ['events:\n  - at: 5s\n', 'mine.yaml, line 2, field events.0: say what happens'],
    ['{\n  "until": "60s",\n  "colour": "red"\n}', 'mine.yaml, line 3, field colour'],
    ['events:\n  - at: [\n', 'mine.yaml, line '],
    ['a: &a [x, x]\nb: &b [*a, *a, *a, *a]\nc: &c [*b, *b, *b, *b]\nd: [*c, *c, *c, *c, *c, *c]\n', 'mine.yaml'],
    ['- 1\n', 'A scenario is an object'],
    ['', 'A scenario is an object'],
  ])('%j is refused with its line', (text, message) => {
    expect(refused(text)).toContain(message)
  })
  it('gives a file in JSON the same scenario as one in YAML', () => {
    const json = '{"title": "x", "until": "60s", "events": [{"at": "5s", "fault": "reload:a"}]}'
    const yaml = 'title: x\nuntil: 60s\nevents:\n  - at: 5s\n    fault: reload:a\n'
    expect(scenarioOfText(json, 'same.json')).toEqual(scenarioOfText(yaml, 'same.yaml'))
  })
})
