/** Configurations in the style of real ones: nothing of them is lost, called a slip or wrongly found; what is said of each is kept. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { compileDesign } from '../compile/index'
import { importConfigurations } from '../interop/index'
import { buildScene } from './build'
import { examine } from './findings'

const FOLDER = join(import.meta.dirname, '../interop/testing/real')
const FILES = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.cfg'))
  .map((name) => ({ name, text: readFileSync(join(FOLDER, name), 'utf8') }))

/** What a terminal prints around a configuration: it is left out, and said. */
const PRINTED = /^(?:: Saved|\[OK\]|Building configuration\.\.\.|Current configuration : .*)$/

function readOf({ name, text }: (typeof FILES)[number]) {
  const imported = importConfigurations([{ name, text }], { values: {} })
  const { design, devices, diagnostics } = imported
  if (!design) throw new Error(`${name}: nothing was imported`)
  const out = compileDesign(design).devices.find((item) => item.text !== '')?.text ?? ''
  const built = buildScene(design)
  const { findings } = examine(design, built)
  return { devices, diagnostics, out, findings, built }
}

const READ = new Map(FILES.map((file) => [file.name, readOf(file)]))
const read = (name: string) => {
  const found = READ.get(name)
  if (!found) throw new Error(name)
  return found
}

describe.each(FILES)('$name', ({ name, text }) => {
  it('comes back as it was, but for what a terminal printed around it', () => {
    const kept = text.split('\n')
    while (kept.length > 0 && (PRINTED.test(kept[0] ?? '') || (kept[0] === '' && text.startsWith('Building'))))
      kept.shift()
    const without = kept.filter((line) => !PRINTED.test(line))
    expect(read(name).out).toBe(without.join('\n'))
  })
  it('has no line that is not known, and none that is called wrong', () => {
    const { devices, diagnostics, built } = read(name)
    expect(devices.map(({ lines }) => lines?.unknown)).toEqual([0])
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
    expect(built.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
  })
})

describe('what is found of all of them', () => {
  it('is what was read once, rule by rule', async () => {
    const told = FILES.map(({ name }) => {
      const { devices, findings } = read(name)
      const rules = new Set(findings.map(({ rule, severity }) => `  ${severity} ${rule}`))
      return [`${name}: ${devices[0]?.kind}`, ...[...rules].sort()].join('\n')
    })
    await expect(`${told.join('\n\n')}\n`).toMatchFileSnapshot('../interop/testing/real/found.txt')
  })
  it('is, of the lines that change paths or times, mostly what they do', () => {
    expect(median(FILES.map(({ name }) => shareOf(name, 'bearing')))).toBeGreaterThan(0.9)
  })
  // A third of what a device prints is its management that no terminal shows: of all lines the share is what it is (docs/import.md).
  it.each([
    ['routers', false, 0.6],
    ['firewalls', true, 0.45],
  ])('is, of all lines of the %s, what the paper says', (_, isFirewall, least) => {
    const own = FILES.filter(({ name }) => (read(name).devices[0]?.kind === 'firewall') === isFirewall)
    expect(own.length).toBeGreaterThan(8)
    expect(median(own.map(({ name }) => shareOf(name, 'all')))).toBeGreaterThan(least)
  })
})

/** What is simulated of all lines, or of those that bear on paths and times: all but the ones without effect. */
function shareOf(name: string, of: 'all' | 'bearing'): number {
  const { simulated = 0, consequential = 0, unknown = 0, noEffect = 0 } = read(name).devices[0]?.lines ?? {}
  return simulated / Math.max(1, simulated + consequential + unknown + (of === 'all' ? noEffect : 0))
}

function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b)
  const [low, high] = [Math.floor((sorted.length - 1) / 2), Math.floor(sorted.length / 2)]
  return ((sorted[low] ?? 0) + (sorted[high] ?? 0)) / 2
}
