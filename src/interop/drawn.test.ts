/**
 * Configurations drawn from the declarations of both languages, imported and exported: the text is the same byte for byte,
 * every line has its verdict, and lines and sections that nothing reads disturb no other line, wherever they stand.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ASA, asaEffectOf, parseAsa, renderAsa, standingAsa } from '../asa/index'
import { compileDesign } from '../compile/index'
import { effectOf, IOS, parseIos, renderIos } from '../ios/index'
import { drawnLanguage, sectionOf, textOf } from '../testing/drawn-lines'
import { ASA_VALUES, IOS_VALUES } from '../testing/drawn-values'
import { importConfigurations } from './index'

const SEED = Number(process.env.HEADEND_SEED ?? 64)
const RUNS = Number(process.env.HEADEND_RUNS ?? 1)

interface Line {
  readonly command: { readonly kind: string }
  readonly negated: boolean
  readonly line: number
  readonly text: string
  readonly children: readonly Line[]
}

interface Subject {
  readonly texts: fc.Arbitrary<string>
  readonly read: (text: string) => readonly Line[]
  readonly effect: (line: Line) => { readonly kind: string } | undefined
}

/** The text of a router or a firewall, as it prints it. */
const ROUTER: Subject = {
  texts: sectionOf(
    drawnLanguage(IOS, IOS_VALUES, new Set(['version', 'exit', 'eigrp-exit', 'hostname', 'banner']), SEED),
    'global',
    8,
  ).map((lines) =>
    renderIos(
      parseIos(
        `version 15.9\nhostname base\ninterface Loopback7\n ip address 10.9.9.9 255.255.255.255\n!\n${textOf(lines)}end\n`,
      ).config,
    ),
  ),
  read: (text) => parseIos(text).config.statements as readonly Line[],
  effect: (line) => effectOf(line.command as never, line.negated),
}
const FIREWALL: Subject = {
  texts: sectionOf(
    drawnLanguage(ASA, ASA_VALUES, new Set(['asa-version', 'hostname', 'global nameif', 'global ip-address']), SEED),
    'global',
    8,
  ).map((lines) => renderAsa(parseAsa(`ASA Version 9.1(2)\nhostname base\n!\n${textOf(lines)}`).config)),
  read: (text) => parseAsa(text).config.statements as readonly Line[],
  effect: (line) => asaEffectOf(line.command as never, line.negated),
}

/** As a PIX 6 says it: interfaces on lines of their own, which name the hardware; what it prints of several is the last. */
const PIX: Subject = {
  ...FIREWALL,
  texts: sectionOf(
    drawnLanguage(ASA, ASA_VALUES, new Set(['asa-version', 'hostname', 'interface']), SEED),
    'global',
    8,
  ).map((lines) => {
    const own = 'interface ethernet0 auto\nnameif ethernet0 outside security0\nhostname base'
    const { config } = parseAsa(`PIX Version 6.3(5)\n${own}\n!\n${textOf(lines)}`)
    return renderAsa({ ...config, statements: standingAsa(config.statements) })
  }),
}

const flat = (items: readonly Line[], path = ''): readonly (Line & { readonly path: string })[] =>
  items.flatMap((item) => {
    const own = `${path}/${item.negated ? 'no ' : ''}${item.command.kind} ${item.text}`
    return [{ ...item, path: own }, ...flat(item.children, own)]
  })

const UNREAD = fc.constantFrom('frobnicate 7', 'no frobnicate all', 'zyx-service mode fast', 'no zyx-service')
const SECTIONS = fc.constantFrom(
  ['frobnicate all', ' hostname other', ' shutdown', '  ip address 10.0.0.1 255.0.0.0'],
  ['zyx-service list', ' no shutdown', ' permit ip any any', ' exit'],
  ['no frobnicate some', ' description x'],
)

describe.each([
  ['a router', ROUTER],
  ['a firewall', FIREWALL],
  ['a PIX', PIX],
] as const)('%s', (_name, { texts, read, effect }) => {
  it('comes out of the import as it went in, and every line has its verdict', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { design, normalised, devices } = importConfigurations([{ name: 'base.cfg', text }], { values: {} })
        const out = design && compileDesign(design).devices.find((item) => item.text !== '')?.text
        expect(normalised).toEqual([])
        expect(out).toBe(text)
        const {
          simulated = 0,
          noEffect = 0,
          consequential = 0,
          unknown = 0,
        } = devices.find((item) => item.file)?.lines ?? {}
        expect(simulated + noEffect + consequential + unknown).toBe(flat(read(text)).length)
        expect(unknown).toBe(0)
      }),
      { numRuns: 12 * RUNS },
    )
  })
  it('a line that nothing reads, anywhere: it comes back at its place, and every other line is read as before', () => {
    const cases = texts.chain((text) => fc.tuple(fc.constant(text), fc.constantFrom(...flat(read(text))), UNREAD))
    fc.assert(
      fc.property(cases, ([text, before, words]) => {
        const rows = text.split('\n')
        const indent = /^\s*/.exec(rows[before.line - 1] ?? '')?.[0] ?? ''
        const more = [...rows.slice(0, before.line - 1), indent + words, ...rows.slice(before.line - 1)].join('\n')
        const after = flat(read(more))
        expect(after.filter((item) => item.line !== before.line).map((item) => item.path)).toEqual(
          flat(read(text)).map((item) => item.path),
        )
        const own = after.find((item) => item.line === before.line)
        expect([own?.text, own?.command.kind]).toEqual([words, 'unknown'])
        // Under a command that takes any words it is that command's, with other words than it has.
        expect([undefined, 'consequential']).toContain(own && effect(own)?.kind)
      }),
      { numRuns: 60 * RUNS },
    )
  })
  it('a section that nothing reads, anywhere: it owns its lines, and every other line is read as before', () => {
    const cases = texts.chain((text) => fc.tuple(fc.constant(text), fc.constantFrom(...read(text)), SECTIONS))
    fc.assert(
      fc.property(cases, ([text, before, section]) => {
        const rows = text.split('\n')
        const more = [...rows.slice(0, before.line - 1), ...section, '!', ...rows.slice(before.line - 1)].join('\n')
        const isOwn = (item: Line) => item.line >= before.line && item.line < before.line + section.length
        const after = flat(read(more))
        expect(after.filter((item) => !isOwn(item)).map((item) => item.path)).toEqual(
          flat(read(text)).map((item) => item.path),
        )
        expect(after.filter(isOwn).every((item) => item.path.startsWith(`/unknown ${section[0]}`))).toBe(true)
      }),
      { numRuns: 40 * RUNS },
    )
  })
})
