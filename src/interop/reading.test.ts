/** Public configurations: every line is known, what is not read disturbs nothing, and it comes back at its place. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { effectOf, parseIos, renderIos, type Statement } from '../ios/index'
import { SEED_CONFIGS } from '../testing/seed-configs'
import { importConfigurations } from './index'

const FOLDER = join(import.meta.dirname, 'testing/configs')
const FILES = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.cfg'))
  .map((name) => ({ name, text: readFileSync(join(FOLDER, name), 'utf8') }))

interface Line {
  readonly line: number
  readonly depth: number
  /** The lines around it and its own, as they are read. */
  readonly path: string
  readonly effect: string
}

function linesOf(items: readonly Statement[], path = '', depth = 0): readonly Line[] {
  return items.flatMap(({ command, negated, line, text, children }) => {
    const own = `${path}/${command.kind} ${text}`
    return [
      { line, depth, path: own, effect: effectOf(command, negated)?.kind ?? 'not known' },
      ...linesOf(children, own, depth + 1),
    ]
  })
}

const read = (text: string) => linesOf(parseIos(text).config.statements)

describe('every line of a public configuration', () => {
  it('is known, with its effect', () => {
    const lines = FILES.flatMap(({ name, text }) => read(text).map((line) => ({ ...line, name })))
    expect(lines.length).toBeGreaterThan(1500)
    expect(lines.filter((line) => line.effect === 'not known')).toEqual([])
    const share = (effect: string) =>
      Math.round((lines.filter((line) => line.effect === effect).length / lines.length) * 100)
    const shares = { simulated: share('simulated'), none: share('none'), consequential: share('consequential') }
    // biome-ignore lint/suspicious/noConsole: what is simulated of them is worth seeing
    console.info(`Lines of ${FILES.length} public configurations, in percent:`, shares)
    expect(Object.values(shares).reduce((sum, value) => sum + value, 0)).toBeGreaterThan(98)
  })
})

describe('the share of lines that is simulated', () => {
  const CASES = join(import.meta.dirname, 'testing/cases')
  const cases = readdirSync(CASES, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.cfg'))
    .map((name) => ({ name, text: readFileSync(join(CASES, name), 'utf8') }))
  const shares = [...FILES, ...cases].flatMap(({ name, text }) =>
    importConfigurations([{ name, text }], { values: {} }).devices.flatMap(({ kind, lines }) => {
      if (!lines) return []
      const all = lines.simulated + lines.noEffect + lines.consequential + lines.unknown
      // A few lines are no configuration of a device.
      return all < 5 ? [] : [{ isFirewall: kind === 'firewall', share: lines.simulated / all }]
    }),
  )
  const medianOf = (isFirewall: boolean): number => {
    const own = shares.filter((item) => item.isFirewall === isFirewall).map(({ share }) => share)
    return own.sort((a, b) => a - b)[Math.floor(own.length / 2)] ?? 0
  }

  it('is 60 % at the median router and 40 % at the median firewall, at least', () => {
    expect(shares.filter(({ isFirewall }) => isFirewall).length).toBeGreaterThan(3)
    expect(shares.filter(({ isFirewall }) => !isFirewall).length).toBeGreaterThan(40)
    const medians = { router: Math.round(medianOf(false) * 100), firewall: Math.round(medianOf(true) * 100) }
    // biome-ignore lint/suspicious/noConsole: as above
    console.info(`Simulated at the median of ${shares.length} devices, in percent:`, medians)
    expect(medians.router).toBeGreaterThanOrEqual(60)
    expect(medians.firewall).toBeGreaterThanOrEqual(40)
  })
})

/** Words that stand in no list. */
const UNREAD = fc.constantFrom('frobnicate 7', 'zyx-service mode fast')
/** Sections that are not read, with lines that would mean something elsewhere. */
const SECTIONS = fc.constantFrom(
  ['voice service voip', ' allow-connections h323 to sip', ' sip', '  bind control source-interface Loopback0'],
  ['archive', ' log config', '  logging enable', '  hidekeys'],
  ['frobnicate all', ' hostname other', ' shutdown', '  ip address 10.0.0.1 255.0.0.0'],
)

describe.each([
  ...FILES,
  ...Object.entries(SEED_CONFIGS).map(([name, text]) => ({ name, text: renderIos(parseIos(text).config) })),
])('$name', ({ text }) => {
  const rows = text.split('\n')
  const whole = read(text)
  const paths = whole.map((line) => line.path)

  it('with a line anywhere that is not read: every other line is read as before', () => {
    const places = whole.filter((line) => !/^\s*!/.test(rows[line.line - 1] ?? '')).map((line) => line.line)
    fc.assert(
      fc.property(fc.constantFrom(...places), UNREAD, (place, words) => {
        const indent = /^\s*/.exec(rows[place - 1] ?? '')?.[0] ?? ''
        const more = [...rows.slice(0, place - 1), indent + words, ...rows.slice(place - 1)].join('\n')
        const after = read(more)
        expect(after.filter((line) => line.line !== place).map((line) => line.path)).toEqual(paths)
        const own = after.find((line) => line.line === place)
        // In a section that is not read it is that section's.
        expect(own?.effect).toBe(own?.path.replace(/[^/]*$/, '').includes('/unknown ') ? 'none' : 'not known')
      }),
      { numRuns: 12 },
    )
  })
  it('with a section anywhere that is not read: it owns its lines, and every other line is read as before', () => {
    const places = whole
      .filter(({ line, depth }) => depth === 0 && /^[^\s!]/.test(rows[line - 1] ?? ''))
      .map((line) => line.line)
    fc.assert(
      fc.property(fc.constantFrom(...places), SECTIONS, (place, section) => {
        const more = [...rows.slice(0, place - 1), '!', ...section, '!', ...rows.slice(place - 1)].join('\n')
        const isOwn = (line: Line) => line.line > place && line.line <= place + section.length
        const after = read(more)
        expect(after.filter((line) => !isOwn(line)).map((line) => line.path)).toEqual(paths)
        expect(after.filter(isOwn).every((line) => line.path.includes(`/unknown ${section[0]}`))).toBe(true)
      }),
      { numRuns: 8 },
    )
  })
})
