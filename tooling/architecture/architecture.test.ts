/**
 * Canaries: a small house in which every rule is broken once, on purpose. A rule that stays silent here is no
 * rule. The house is written to a temporary folder, beside imports that are allowed and must not be reported.
 */
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findCircles } from './circles'
import { type Broken, CIRCLE_RULE, readHouse } from './house'
import type { Import } from './imports'
import { peeks } from './insides'
import { CORE, LAYERS } from './layers'
import { rulesFor } from './rules'

const ROOT = resolve(import.meta.dirname, '../..')

/** Rule, file that breaks it, what that file says. */
const CANARIES: readonly (readonly [string, string, string])[] = [
  ['layer-net', 'src/net/canary.ts', "import '../config/index'"],
  ['layer-design', 'src/design/canary.ts', "import '../sim/index'"],
  ['layer-ios', 'src/ios/canary.ts', "import '../design/index'"],
  ['layer-asa', 'src/asa/canary.ts', "import '../config/index'"],
  ['layer-config', 'src/config/canary.ts', "import '../ios/index'"],
  ['layer-compile', 'src/compile/canary.ts', "import '../sim/index'"],
  ['layer-secrets', 'src/secrets/canary.ts', "import '../config/index'"],
  ['layer-convert', 'src/convert/canary.ts', "import '../design/index'"],
  ['layer-sim', 'src/sim/canary.ts', "import '../design/index'"],
  ['layer-console', 'src/console/canary.ts', "import '../design/index'"],
  ['layer-analysis', 'src/analysis/canary.ts', "import '../ios/index'"],
  ['layer-drawing', 'src/drawing/canary.ts', "import '../compile/index'"],
  ['layer-interop', 'src/interop/canary.ts', "import '../sim/index'"],
  ['layer-engine', 'src/engine/canary.ts', "import '../store/index'"],
  ['layer-store', 'src/store/canary.ts', "import '../engine/session'"],
  ['layer-ui', 'src/ui/canary.tsx', "import '../sim/index'"],
  ['layer-cli', 'src/cli/canary.ts', "import '../sim/index'"],
  ['layer-entry', 'src/main.tsx', "import './sim/index'"],
  ['front-door', 'src/ui/door.tsx', "import '../design/model'"],
  ['known-layer', 'src/attic/canary.ts', "import '../net/index'"],
  ['light-client', 'src/engine/client.ts', "import './session'"],
  ['no-tests-in-product', 'src/net/uses-test.ts', "import './address.test'"],
  ['package-react', 'src/store/screen.tsx', "import 'react'"],
  ['package-zustand', 'src/engine/state.ts', "import 'zustand/vanilla'"],
  ['package-idb', 'src/ui/record.ts', "import 'idb'"],
  ['package-ip-num', 'src/design/plan.ts', "import 'ip-num'"],
  ['no-node-in-page', 'src/ios/reads.ts', "import 'node:fs'"],
  ['no-tools-in-product', 'src/cli/tool.ts', "import 'fast-check'"],
  ['declared-package', 'src/cli/stray.ts', "import 'acorn'"],
  ['there', 'src/net/lost.ts', "import './nowhere'"],
  ['no-circle', 'src/net/left.ts', "import type { Right } from './right'\nexport type Left = Right"],
  ['sim-kernel', 'src/sim/kernel/canary.ts', "import '../protocols/one/machine'"],
  ['sim-protocols', 'src/sim/protocols/one/up.ts', "import '../../node/node'"],
  ['sim-node', 'src/sim/node/up.ts', "import '../network/network'"],
  ['sim-network', 'src/sim/network/up.ts', "import '../index'"],
  ['sim-protocols-apart', 'src/sim/protocols/one/across.ts', "import '../two/machine'"],
  ['protocol-roles', 'src/sim/protocols/one/read.ts', "import './machine'"],
  ['sim-text', 'src/sim/node/reads.ts', "import '../../ios/index'"],
  ['sim-registry', 'src/sim/network/knows.ts', "import '../protocols/one/machine'"],
  ['sim-trace', 'src/sim/rib/canary.ts', "import '../trace'"],
  ['sim-tables', 'src/sim/tables.ts', "import './node/node'"],
]

/** Ways to write an import that must all be seen; each crosses the wall of design. */
const SPELLINGS: readonly string[] = [
  "import type { X } from '../sim/index'\nexport type Y = X",
  "export { x } from '../sim/index'",
  "export type { X } from '../sim/index'",
  "export const later = () => import('../sim/index')",
  "export type Y = import('../sim/index').X",
  "export * from '../sim/index'",
]

const ALLOWED: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    Object.keys(LAYERS).map((layer) => [`src/${layer}/index.ts`, 'export type X = 1\nexport const x = 1']),
  ),
  'src/net/address.test.ts': "import 'vitest'\nimport '../sim/index'\nimport 'fast-check'",
  'src/net/right.ts': "import type { Left } from './left'\nexport type Right = Left",
  'src/design/model.ts': "import '../net/index'",
  'src/engine/session.ts': "import '../sim/index'\nimport '../compile/index'",
  'src/engine/messages.ts': "import '../design/index'",
  'src/store/run.ts': "import 'zustand/vanilla'\nimport '../engine/client'\nimport '../engine/messages'",
  'src/ui/app.tsx': "import 'react'\nimport '../store/index'\nimport '../ios/index'",
  'src/cli/main.ts': "import 'node:fs'\nimport '../engine/session'",
  'src/sim/trace.ts': "import './kernel/time'",
  'src/sim/kernel/time.ts': "import '../../net/index'",
  'src/sim/protocols/one/machine.ts': "import '../../kernel/time'\nimport '../../../config/index'",
  'src/sim/protocols/two/machine.ts': "import '../../kernel/time'",
  'src/sim/protocols/testing/script.ts': "import 'vitest'\nimport '../one/machine'",
  'src/sim/protocols/one/one.test.ts': "import '../testing/script'\nimport './machine'",
  'src/sim/protocols/one/lines.ts': "import '../../../ios/syntax/facts'",
  'src/ios/syntax/facts.ts': 'export const x = 1',
  'src/sim/protocols/all.ts': "import './one/machine'",
  'src/sim/protocols/ipsec/look.ts': "import '../../kernel/time'",
  'src/sim/node/node.ts': "import '../protocols/all'\nimport '../protocols/ipsec/look'\nimport '../trace'",
  'src/sim/network/network.ts': "import '../node/node'",
}

describe('the walls of the house', () => {
  const folder = mkdtempSync(join(tmpdir(), 'headend-house-'))
  let broken: readonly Broken[] = []

  beforeAll(() => {
    for (const [file, text] of Object.entries(ALLOWED)) write(folder, file, text)
    for (const [, file, text] of CANARIES) write(folder, file, text)
    for (const [index, text] of SPELLINGS.entries()) write(folder, `src/design/spelling-${index}.ts`, text)
    copyFileSync(join(ROOT, 'package.json'), join(folder, 'package.json'))
    broken = readHouse(folder).broken
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it.each(CANARIES)('%s is reported in %s', (rule, file) => {
    expect(broken.filter((each) => each.from === file).map((each) => each.rule)).toContain(rule)
  })

  it.each(SPELLINGS.map((text, index) => [text, index] as const))('sees %s', (_text, index) => {
    expect(broken.some((each) => each.from === `src/design/spelling-${index}.ts`)).toBe(true)
  })

  it('has a canary for every rule, and every rule a remedy', () => {
    const rules = rulesFor({ product: [], tools: [] })
    expect(CANARIES.map(([rule]) => rule).sort()).toEqual([...rules.map((rule) => rule.name), CIRCLE_RULE].sort())
    for (const { name, remedy } of rules) expect(remedy, name).toMatch(/\w/)
  })

  it('is silent about what is allowed', () => {
    expect(broken.filter((each) => each.from in ALLOWED)).toEqual([])
  })

  it('refuses to call a house sound that it could not read', () => {
    const empty = mkdtempSync(join(tmpdir(), 'headend-empty-'))
    write(empty, 'src/net/index.ts', 'export const x = 1')
    expect(() => readHouse(empty)).toThrow(/No import was read/)
    rmSync(empty, { recursive: true, force: true })
  })
})

describe('the insides of a network', () => {
  it('are seen by nobody outside the simulator and the tests', () => {
    const folder = mkdtempSync(join(tmpdir(), 'headend-insides-'))
    write(folder, 'src/analysis/peeks.ts', 'const a = network.nodes.get(name)\nconst b = ({ queue }: Network) => queue')
    write(folder, 'src/sim/network/own.ts', 'const a = network.nodes.get(name)')
    write(folder, 'src/analysis/asks.ts', 'const a = lookAt(network, name)')
    expect(peeks(folder).map(({ file, line }) => `${file}:${line}`)).toEqual([
      'src/analysis/peeks.ts:1',
      'src/analysis/peeks.ts:2',
    ])
    rmSync(folder, { recursive: true, force: true })
  })
})

describe('circles', () => {
  const link = (from: string, to: string, lazy = false): Import => ({ from, to: { kind: 'file', path: to }, lazy })

  it('are told the shortest way round, once for each file in them', () => {
    const imports = [link('a', 'b'), link('b', 'c'), link('c', 'd'), link('d', 'a'), link('c', 'a'), link('e', 'a')]
    expect(findCircles(imports)).toEqual([
      ['a', 'b', 'c'],
      ['d', 'a', 'b', 'c'],
    ])
  })

  it('hold a file that imports itself, and are broken by import()', () => {
    expect(findCircles([link('a', 'a')])).toEqual([['a']])
    expect(findCircles([link('a', 'b'), link('b', 'a', true)])).toEqual([])
  })
})

describe('the core layers', () => {
  it.each(CORE)('%s is compiled without page and Node, and linted without clock', (layer) => {
    const typescript = readFileSync(join(ROOT, 'tooling/tsconfig.core.json'), 'utf8')
    const biome = readFileSync(join(ROOT, 'biome.json'), 'utf8')
    expect(typescript).toContain(`"../src/${layer}"`)
    expect(biome).toContain(`"src/${layer}/**"`)
  })
})

function write(folder: string, file: string, text: string): void {
  mkdirSync(dirname(join(folder, file)), { recursive: true })
  writeFileSync(join(folder, file), `${text}\n`)
}
