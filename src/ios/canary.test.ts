/** A command that no file of the product knows: its declaration and its type are all that it takes. */
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { IOS } from './commands/all'
import type { Declared } from './commands/types'
import { KNOWN } from './known/all'
import { FREE, NO_SECRETS, OPENS_NOTHING, one, PRINTED, removes, SIMULATED, since } from './syntax/facts'
import { declarer } from './syntax/grammar'
import { languageOf } from './syntax/language'
import { patchesOf } from './syntax/patch'
import { readText } from './syntax/reader'
import { scriptOf } from './syntax/script'
import { standingLines } from './syntax/standing'

// #region command
interface Canary {
  readonly kind: 'canary'
  readonly seed: number
}

const CANARY = declarer<Canary>()({
  kind: 'canary',
  modes: ['interface'],
  pattern: 'canary <seed:int>',
  make: (a) => ({ seed: a.number('seed') }),
  write: (c) => `canary ${c.seed}`,
  key: one('canary'),
  several: undefined,
  change: 'in place',
  order: FREE,
  opens: OPENS_NOTHING,
  silent: PRINTED,
  disturbs: 'connection',
  no: removes(),
  has: since('15.9'),
  secrets: NO_SECRETS,
  effect: SIMULATED,
})
// #endregion

// Declarations are looked up by kind, so that each is only asked about its own commands.
const language = languageOf<Declared | Canary>({
  declarations: [...IOS.declarations, CANARY] as unknown as Parameters<
    typeof languageOf<Declared | Canary>
  >[0]['declarations'],
  setsBack: 'default',
  known: KNOWN,
  unread: { kind: 'none', because: 'a test' },
})
const read = (...lines: readonly string[]) => readText(language, lines.join('\n')).statements
const written = (items: ReturnType<typeof read>): readonly string[] =>
  items.flatMap((item) => [language.write(item.command, item.negated), ...written(item.children)])

describe('a declaration alone', () => {
  const from = read('interface Ethernet0', ' canary 1', ' canary 2')
  const to = read('interface Ethernet0', ' canary 3')

  it('is read, written, and has its effect', () => {
    expect(written(from)).toEqual(['interface Ethernet0', 'canary 1', 'canary 2'])
    const canary = from[0]?.children[0]
    expect(canary && language.effectOf(canary.command, false)).toEqual({ kind: 'simulated' })
  })
  it('replaces the line about the same thing, changes by script and by patch', () => {
    expect(standingLines(language, from)[0]?.children.map((item) => item.text)).toEqual(['canary 2'])
    const script = scriptOf(language)
    expect(script(from, to, '15.9')).toEqual({
      lines: ['interface Ethernet0', ' canary 3'],
      rest: [],
      marks: [{ line: 1, cuts: 'connection' }],
    })
    expect(script(to, read('interface Ethernet0'), '15.9').lines).toEqual(['interface Ethernet0', ' no canary 3'])
    const patches = patchesOf(language)
    expect(patches.same(patches.apply(from, patches.diff(from, to)), to)).toBe(true)
  })
})

describe('nothing stands for "like most commands"', () => {
  const sources = ['ios', 'asa', 'convert', 'console'].flatMap((layer) =>
    readdirSync(`src/${layer}`, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
      .map((name) => ({ name: `${layer}/${name}`, text: readFileSync(`src/${layer}/${name}`, 'utf8') })),
  )
  /** Switches over the kind of a command, with all of their branches. */
  const switches = sources.flatMap(({ name, text }) =>
    [...text.matchAll(/^( *)switch \((?:\w+\.)*kind\) \{$([\s\S]*?)^\1\}$/gm)].map((found) => ({
      name,
      branches: found[2] ?? '',
    })),
  )
  it('in a switch over kinds, which names each', () => {
    expect(switches.length).toBeGreaterThan(20)
    // What an argument may be is open: a choice of words is a type as well.
    const commands = switches.filter(({ name }) => name !== 'ios/syntax/pattern.ts')
    expect(commands.filter(({ branches }) => /^ *default:/m.test(branches)).map(({ name }) => name)).toEqual([])
  })
  it('and each declaration says each of its facts: what several share is no usual value that one of them replaces', () => {
    const files = ['src/ios/commands', 'src/asa', 'src/sim/protocols'].flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
        .map((name) => readFileSync(`${folder}/${name}`, 'utf8')),
    )
    const declarations = files.flatMap((text) => {
      const shared = new Map(
        [...text.matchAll(/^const (\w+) = \{$([\s\S]*?)^\}/gm)].map(([, name, body]) => [name, keysOf(body, '  ')]),
      )
      return [...text.matchAll(/^( *)(?:return |export const \w+ = )?declare\w*\(\{$([\s\S]*?)^\1\}\)/gm)].map(
        ([, indent = '', body = '']) => {
          const own = keysOf(body, `${indent}  `)
          const spread = [...body.matchAll(/^ *\.\.\.([A-Z_]+),$/gm)].flatMap(([, name]) => shared.get(name) ?? [])
          return { kind: /kind: '?([\w-]+)/.exec(body)?.[1], twice: spread.filter((key) => own.includes(key)) }
        },
      )
    })
    expect(declarations.length).toBeGreaterThan(250)
    expect(declarations.filter(({ twice }) => twice.length > 0)).toEqual([])
  })
})

const keysOf = (body: string | undefined, indent: string): readonly string[] =>
  [...(body ?? '').matchAll(new RegExp(`^${indent}(\\w+)(?::|,$)`, 'gm'))].flatMap(([, key]) => key ?? [])
