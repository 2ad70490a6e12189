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
  })

  it('is played and holds, on two designs', async () => {
    const { out } = await run('scenario')
    const file = join(folder, 'mine.yaml')
    writeFileSync(file, out)
    for (const design of ['srnd-figure-c1', 'srnd-two-crossovers'])
      expect(await run('run', design, '--scenario', file)).toMatchObject({ code: 0, err: '' })
  })
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
    [
      'events:\n  - at: 5s\n    falt: reload:a\n',
      'mine.yaml, line 3, field events.0.falt: the field "falt" is not known; did you mean fault?',
    ],
    [
      'events:\n  - {at: 5s, fault: "reload:a", restore: "reload:a"}\n',
      'line 2, field events.0.restore: one event does one thing',
    ],
    ['colour: red\n', 'docs/scenarios.md has all of them'],
    [
      'until: 20s\ntraffic:\n  - {flow: f, from: a, to: b, every: 5s}\n  - {call: v, from: a, to: b, start: 50s}\n',
      "mine.yaml, line 4, field traffic.1.start: nothing is sent: 50s is not before the scenario's at 20s",
    ],
    ['- 1\n', 'A scenario is an object'],
    ['', 'A scenario is an object'],
  ])('%j is refused with its line', (text, message) => {
    expect(refused(text)).toContain(message)
  })
  it('gives a file in JSON the same scenario as one in YAML', () => {
    const json = '{"title": "x", "until": "60s", "events": [{"at": "5s", "fault": "reload:a"}]}'
    const yaml = 'title: x\nuntil: 60s\nevents:\n  - at: 5s\n    fault: reload:a\n'
    expect(scenarioOfText(json, 'same.json').scenario).toEqual(scenarioOfText(yaml, 'same.yaml').scenario)
  })
})

describe('a problem that only a design shows', () => {
  it('is told with its line, its field and the name that was probably meant', async () => {
    const { code, err } = await played(
      [
        'title: slips',
        'events:',
        '  - {at: 5s, fault: "reload:gatway-2"}',
        '  - {at: 6s, fault: "relaod:gateway-2"}',
        '  - {at: 7s, restore: "reload:gateway-2"}',
        'traffic:',
        '  - {flow: f, from: hq-phone, to: "{site on activ}", every: 5s}',
        '  - {call: voice, from: hq-phone, to: phone-24x}',
        'expectations:',
        '  - {kind: outage, call: vioce, is: none}',
        'parameters:',
        '  triesPerPear: 5',
      ].join('\n'),
    )
    expect(code).toBe(2)
    const lines = err
      .trim()
      .split('\n')
      .map((line) => line.replace(/^headend: .*example.yaml, /, ''))
    expect(lines.toSorted()).toEqual([
      'line 10, field expectations.0.call: there is no call "vioce"; did you mean voice?',
      'line 12, field parameters.triesPerPear: there is no parameter of this name; did you mean triesPerPeer?',
      'line 3, field events.0: there is no device gatway-2; did you mean gateway-2?',
      'line 4, field events.1: "relaod" is not a kind of fault; did you mean reload?',
      'line 5, field events.2: reload passes by itself: there is nothing to restore; remove the event',
      'line 7, field traffic.0.to: no device plays the part {site on activ}; did you mean {site on active}?',
      'line 8, field traffic.1: there is no device phone-24x; did you mean phone-24?',
    ])
  })
  it('is no text that a refused command does not print, and no call of which nothing was sent', async () => {
    const { code, out } = await played(
      'expectations:\n  - {kind: show, at: 1s, device: gateway-1, command: show stanby, contains: Standby, present: false}\n',
    )
    expect(code).toBe(1)
    expect(out).toContain('the terminal refuses it: % Invalid input')
    const file = join(folder, 'late.yaml')
    writeFileSync(
      file,
      'until: 60s\ntraffic:\n  - {call: v, from: hq-phone, to: phone-24, start: 30s}\nexpectations:\n  - {kind: outage, call: v, is: none}\n',
    )
    const cut = await run('run', 'srnd-figure-c1', '--scenario', file, '--until', '20s')
    expect(cut.code).toBe(1)
    expect(cut.out).toContain('no packet of it was sent')
  })
})
