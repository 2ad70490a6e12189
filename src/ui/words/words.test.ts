/** The catalogue and its second language: the same names in both, nothing that is shown nowhere, nothing of the inspector left out. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { CHECKS } from '../../analysis/index'
import { PARAMETER_INFO, PLAN_INFO } from '../../config/index'
import {
  builtInScenarios,
  CRYPTO_PRESETS,
  LAYOUTS,
  REFERENCE_DESIGNS,
  RELEASES,
  RULES,
  releaseWords,
} from '../../design/index'
import { drawLayer, LAYERS } from '../../drawing/index'
import { ALIGNMENTS, SPREADS } from '../canvas/arranging'
import { PLACEABLES } from '../canvas/placeables'
import { KIND_WORDS } from '../canvas/selecting'
import { SETTINGS } from '../inspector/fields'
import { FOUND_AGAIN, GERMAN } from './de/index'
import { prepared, said, saidIn, t, titleIn } from './language'
import { unspokenOf } from './testing/unspoken'

const SOURCES = join(import.meta.dirname, '../..')

function textsUnder(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return entry.name === 'de' || entry.name === 'testing' ? [] : textsUnder(path)
    return /(?<!\.test)\.tsx?$/.test(entry.name) ? [readFileSync(path, 'utf8')] : []
  })
}

const slots = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort()
const { table, patterns } = prepared({ table: GERMAN, foundAgain: FOUND_AGAIN })
const isKnown = (text: string) => table?.has(text) || patterns.some(({ finds }) => finds.test(text))

/** A label that is new may wait for its words, and is shown in English meanwhile; more than a few may not. */
function expectNearlyAll(texts: readonly string[]): void {
  const missing = [...new Set(texts)].filter((text) => !isKnown(text))
  expect(missing.length <= 4 ? [] : missing).toEqual([])
}

/** By right the same in every language, or English: prompts of devices, and what is printed or exported. */
const UNTRANSLATED: readonly RegExp[] = [/#show ip route$/, /^(HSRP|ARP|EIGRP|MTU|Trustpoint|shutdown)$/]

/** What is drawn into a picture or printed is exported, and English. */
const EXPORTED = /^picture\//

describe('the page', () => {
  it('has no text that does not go through the catalogue', () => {
    const root = join(SOURCES, 'ui')
    const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) =>
      /(?<!\.test)\.tsx?$/.test(file),
    )
    const unspoken = files
      .filter((file) => !EXPORTED.test(file))
      .flatMap((file) => unspokenOf(file, readFileSync(join(root, file), 'utf8')).map((item) => ({ file, ...item })))
      .filter(({ text, asked }) => !(asked && isKnown(text)) && !UNTRANSLATED.some((rule) => rule.test(text)))
    expect(files.length).toBeGreaterThan(100)
    expect(unspoken.map(({ file, line, text }) => `${file}:${line} ${text}`)).toEqual([])
  })
  it('is read as it stands: texts, attributes and the ends of choices, and nothing of a device', () => {
    const source =
      'notify("Gone"), <p title={on ? "Up" : t("Down")}>Some {name} text<code>show run</code>{here && `at $' +
      '{x} Moscow`}</p>'
    expect(unspokenOf('a.tsx', source).map(({ text }) => text)).toEqual(['Gone', 'Up', 'Some', 'text', 'at … Moscow'])
  })
})

describe('the catalogue', () => {
  it('has the same names in both languages, and no text is empty', () => {
    for (const [english, german] of Object.entries(GERMAN)) {
      expect([english, slots(german)]).toEqual([english, slots(english)])
      expect(german.trim()).not.toBe('')
    }
  })
  it('has no text that is shown nowhere', () => {
    const all = ['ui', 'design', 'drawing', 'store', 'config', 'analysis']
      .flatMap((folder) => textsUnder(join(SOURCES, folder)))
      .join('\n')
    const made = (text: string) =>
      text.includes('{') || text.endsWith(' ✓') || /^All |: interval|^Tunnels$|^Change note$/.test(text)
    const capital = new Set(Object.values(KIND_WORDS).map(([one]) => one.toLowerCase()))
    const lost = Object.keys(GERMAN).filter(
      (text) =>
        !made(text) &&
        !capital.has(text.toLowerCase()) &&
        !all.includes(text.replace(/ ⟨(?:scenario|key)⟩$/, '')) &&
        !all.includes(text.replaceAll("'", "\\'").replaceAll('\n', '\\n')),
    )
    expect(lost).toEqual([])
  })
  it('has nearly all that the palette, the menus and the fields of every kind of device say', () => {
    const settings = Object.values(SETTINGS).flat()
    const shown = [
      ...PLACEABLES.flatMap(({ title, hint }) => [title, hint]),
      ...LAYOUTS.map(({ title }) => title),
      ...[...ALIGNMENTS, ...SPREADS].map(([, title]) => title),
      ...Object.values(KIND_WORDS).map(([, many]) => `All ${many}`),
      ...settings.map(({ label }) => label).filter((label) => !/^(ip|qos) /.test(label)),
      ...settings.flatMap(({ hint }) => (typeof hint === 'string' ? [hint] : [])),
    ]
    expectNearlyAll(shown)
    expect(shown.length).toBeGreaterThan(60)
    expect(REFERENCE_DESIGNS.length).toBeGreaterThan(0)
  })
  it('has nearly every label and heading that stands in a file of the inspector', () => {
    const files = textsUnder(join(SOURCES, 'ui/inspector')).join('\n')
    const labels = [...files.matchAll(/(?:label|Explained text)="([^"]+)"/g)].map(([, label = '']) => label)
    expect(labels.length).toBeGreaterThan(50)
    expectNearlyAll(labels.filter((label) => !STAYS.has(label)))
  })
})

describe('fixed words of the core', () => {
  const german = { table, patterns }
  const missing = (texts: readonly string[]) => [...new Set(texts)].filter((text) => !isKnown(text))
  it('have their German: what is assumed and where it is from, rules, releases, presets, layouts, designs to begin with', () => {
    const assumed = [...Object.values(PARAMETER_INFO), ...Object.values(PLAN_INFO)]
    const shown = [
      ...assumed.flatMap(({ label, source, choices = [] }) => [
        label,
        source,
        ...choices.map(([, meaning]) => meaning),
      ]),
      ...[...RULES, ...CHECKS].map(({ title }) => title),
      ...RELEASES.flatMap(({ release }) => releaseWords(release)),
      ...CRYPTO_PRESETS.flatMap(({ title, about }) => [title, about]),
      ...LAYOUTS.map(({ hint }) => hint),
      ...REFERENCE_DESIGNS.flatMap(({ title, description }) => [title, description]),
    ]
    expect(shown.length).toBeGreaterThan(250)
    expect(missing(shown.filter((text) => !SAME_IN_GERMAN.has(text)))).toEqual([])
  })
  it('have their German: the legend of every layer', () => {
    const design = REFERENCE_DESIGNS[0]?.build()
    const rows = design
      ? LAYERS.flatMap(({ name }) => drawLayer(name, { design, view: undefined, sites: [] }).legend)
      : []
    expect(rows.length).toBeGreaterThan(10)
    expect(missing(rows.map(({ text }) => text))).toEqual([])
  })
  it('have their German: titles of built-in scenarios; one that somebody wrote stays as it is', () => {
    const titles = REFERENCE_DESIGNS.flatMap(({ build }) => builtInScenarios(build()).map(({ title }) => title))
    expect(new Set(titles).size).toBeGreaterThan(12)
    expect(titles.filter((title) => titleIn(german, title) === title)).toEqual([])
    expect(['Change', 'Undo it', 'none'].map((title) => titleIn(german, title))).toEqual(['Change', 'Undo it', 'none'])
    expect(saidIn(german, 'Add scenario Reload of the standby')).toBe('Szenario Neustart des Standby hinzufügen')
  })
  it('have their German: what the store tells', () => {
    const root = join(SOURCES, 'store')
    const told = readdirSync(root, { recursive: true, encoding: 'utf8' })
      .filter((file) => /(?<!\.test)\.ts$/.test(file))
      .flatMap((file) => unspokenOf(file, readFileSync(join(root, file), 'utf8')))
      .map(({ text }) =>
        text
          .replace(/\s*…\s*/g, ' 1 ')
          .replace(/ 1 (?=[.:)”])/g, ' 1')
          .replace(/(?<=[(“]) 1/g, '1')
          .trim(),
      )
    expect(told.length).toBeGreaterThan(5)
    expect(missing(told)).toEqual([])
  })
})

/** Names, and words that both languages have. */
const SAME_IN_GERMAN: ReadonlySet<string> = new Set(['G.729', 'G.711'])

/** The same in every language, or a line of IOS. */
const STAYS = new Set(['shutdown', 'HSRP', 'EIGRP', 'MTU', 'PRF', 'ARP', 'IKE SAs', 'IPsec SAs', 'Trustpoint'])

describe('a text', () => {
  it('is English as it stands, with its names filled in', () => {
    expect(t('Undo {step}', { step: 'Move' })).toBe('Undo Move')
    expect(said('whatever there is')).toBe('whatever there is')
  })
  it('of few words of its own is not found in a sentence that happens to hold them', () => {
    const german = { table, patterns }
    expect(saidIn(german, 'HSRP priority of gateway-1')).toBe('HSRP-Priorität von gateway-1')
    const texts = Object.values(PARAMETER_INFO).flatMap(({ label, source }) => [label, source])
    const mixed = texts.filter((text) => !table?.has(text) && saidIn(german, text) !== text)
    expect(texts.length).toBeGreaterThan(60)
    expect(mixed).toEqual([])
  })
  it('of the engine is not taken for a label that begins like it', () => {
    const german = { table, patterns }
    const sentences = [
      'Remove the line; nothing else needs it.',
      'Add a second cable between the head-ends.',
      'Show the route at gateway-1: it is gone.',
      'crypto isakmp stopped. It was told to.',
      'Change the peer of soho-24. It is dead.',
      'Settled at last s after power-on',
    ]
    expect(sentences.map((text) => saidIn(german, text))).toEqual(sentences)
  })
  it('that was put together elsewhere is found again by its pattern', () => {
    const found = patterns.find(({ finds }) => finds.test('Rate from gateway-1 (kbit/s)'))
    expect(found?.finds.exec('Rate from gateway-1 (kbit/s)')?.[1]).toBe('gateway-1')
  })
})
