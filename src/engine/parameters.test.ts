/** Every parameter at the ends of its range gives an answer, and outside of it a sentence, whoever hands it in. */
import { describe, expect, it } from 'vitest'
import { compileScenario } from '../compile/index'
import { DEFAULT_PARAMETERS, PARAMETER_INFO, parameterProblem } from '../config/index'
import { applied, type Design, parseDesignFile, renderDesignFile } from '../design/index'
import { reference } from '../testing/lab'
import type { Reply } from './messages'
import { Session } from './session'

const design = reference()
const ranges = Object.entries(PARAMETER_INFO).flatMap(([key, { range }]) => (range ? [{ key, range }] : []))
const HOSTILE = [0, -1, 1e-7, 1e308, Number.NaN, Number.POSITIVE_INFINITY, '5', true] as const
const probes = ranges.flatMap(({ key }) => HOSTILE.map((value) => ({ key, value })))
const refused = probes.filter(({ key, value }) => parameterProblem(key, value) !== undefined)

async function load(parameters: Design['parameters']): Promise<Reply | undefined> {
  const session = new Session({ pause: () => Promise.resolve(), clock: () => performance.now() })
  let last: Reply | undefined
  await session.handle({ kind: 'load', id: 1, revision: 1, design: { ...design, parameters } }, (reply) => {
    last = reply
  })
  return last
}

describe('the table of ranges', () => {
  it('holds every number, with its usual value inside and a reason', () => {
    const numbers = Object.entries(DEFAULT_PARAMETERS).filter(([, value]) => typeof value === 'number')
    expect(ranges.map(({ key }) => key).sort()).toEqual(numbers.map(([key]) => key).sort())
    expect(numbers.filter(([key, value]) => parameterProblem(key, value) !== undefined)).toEqual([])
    expect(ranges.filter(({ range }) => range.why.length < 20)).toEqual([])
  })
  it('refuses what is hostile: only some counts and waits may be nothing, or next to it', () => {
    expect(refused.length).toBeGreaterThan(probes.length - ranges.length)
    const large = probes.filter(({ value }) => value !== 0 && value !== 1e-7)
    expect(large.filter((probe) => !refused.includes(probe))).toEqual([])
  })
})

describe('a value out of its range', () => {
  it('is refused in a file, with the field, the range and the reason', () => {
    const text = renderDesignFile({ ...design, parameters: { dpdRetrySeconds: 0 } })
    expect(parseDesignFile(text)).toMatchObject({
      ok: false,
      problems: [
        {
          path: 'parameters.dpdRetrySeconds',
          problem: expect.stringMatching(/from 0\.1 to 3600 s is expected, 0 was found; what repeats faster/),
        },
      ],
    })
  })
  it('is refused by every door alike', () => {
    const passed = refused.filter(({ key, value }) => {
      const parameters = { [key]: value }
      const edited = applied(design, { kind: 'set-design', change: { parameters } })
      const scenario = { name: 's', title: '', story: '', untilSeconds: 1, events: [], calls: [], parameters }
      return typeof edited !== 'string' || compileScenario(design, scenario).problems.length === 0
    })
    expect(passed).toEqual([])
  })
  it('is refused when a lower bound lies above its upper one', () => {
    const edit = { kind: 'set-design', change: { parameters: { setupSecondsMin: 9, setupSecondsMax: 2 } } } as const
    expect(applied(design, edit)).toMatch(/Fastest IKE set-up \(9 s\) must not be more than Slowest/)
  })
})

describe('a value at the end of its range', () => {
  it.each(ranges)('$key is answered', async ({ key, range }) => {
    expect(await load({ [key]: range.least })).toMatchObject({ kind: 'snapshot' })
  })
  it('or next to nothing, where that is allowed, is answered', async () => {
    const small = probes.filter((probe) => probe.value === 1e-7 && !refused.includes(probe))
    expect(small.length).toBeGreaterThan(2)
    expect(await load(Object.fromEntries(small.map(({ key, value }) => [key, value])))).toMatchObject({
      kind: 'snapshot',
    })
  })
  it.each(['least', 'most'] as const)('all at their %s together are answered', async (end) => {
    const parameters = Object.fromEntries(ranges.map(({ key, range }) => [key, range[end]]))
    expect(await load(parameters)).toMatchObject({ kind: 'snapshot' })
  })
})
