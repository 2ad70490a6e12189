/**
 * The page's texts in another language. The English text is the key of the catalogue, stands in the code where it is shown, and
 * costs nothing to load; a language is one table of them, loaded when it is chosen. What a table lacks is shown in English.
 */
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import { LANGUAGES, type Language, viewStore } from '../../store/index'
import type { GERMAN } from './de/index'

/** Every text of the catalogue: one that is asked for and not in it is an error of types. */
export type Text = keyof typeof GERMAN

/** Names between braces: what is put in their place is given with the text. */
export type Slots<Words extends string> = Words extends `${string}{${infer Slot}}${infer Rest}`
  ? Slot | Slots<Rest>
  : never

type Values<Words extends string> = [Slots<Words>] extends [never]
  ? readonly []
  : readonly [values: Readonly<Record<Slots<Words>, string | number>>]

/** A language: every text of the catalogue in it. */
export type Table = Readonly<Record<Text, string>>

interface Spoken {
  readonly language: Language
  /** None in English. */
  readonly table: ReadonlyMap<string, string> | undefined
  readonly patterns: readonly Pattern[]
}

/** A text with names in it, as it is found again in a finished one. */
interface Pattern {
  readonly finds: RegExp
  readonly slots: readonly string[]
  readonly words: string
  /** Letters besides its names: of several patterns that fit, the one that says most is meant. */
  readonly letters: number
  /** It is a sentence itself, and may be found in one. */
  readonly ofSentences: boolean
  /** The title of a built-in scenario. */
  readonly isTitle: boolean
}

const OF_A_SCENARIO = ' ⟨scenario⟩'

const ENGLISH: Spoken = { language: 'en', table: undefined, patterns: [] }
const spoken = createStore<Spoken>(() => ENGLISH)

/** A language's texts, and those of them that finished texts are looked for in. */
interface Catalogue {
  readonly table: Table
  readonly foundAgain: ReadonlyMap<string, string>
}

const LOADERS: Readonly<Record<Exclude<Language, 'en'>, () => Promise<Catalogue>>> = {
  de: () => import('./de/index').then(({ GERMAN, FOUND_AGAIN }) => ({ table: GERMAN, foundAgain: FOUND_AGAIN })),
}

const SLOT = /\{(\w+)\}/g

/** A text in the page's language, with values for its names. */
export function t<Words extends Text>(text: Words, ...[values]: Values<Words>): string {
  return filled(spoken.getState().table?.get(text) ?? plain(text), new Map(Object.entries(values ?? {})))
}

/** A text that was put together elsewhere, in the page's language where the catalogue has it. */
export const said = (text: string): string => saidIn(spoken.getState(), text)

/** The same in a language that is given. */
export function saidIn({ table, patterns }: Omit<Spoken, 'language'>, text: string): string {
  if (!table) return plain(text)
  return table.get(text) ?? saidBy(patterns, text, table) ?? plain(text)
}

function saidBy(patterns: readonly Pattern[], text: string, table: ReadonlyMap<string, string>): string | undefined {
  const isSentence = SENTENCE.test(text)
  for (const { finds, slots, words, ofSentences } of patterns) {
    const found = isSentence && !ofSentences ? null : finds.exec(text)
    if (!found || slots.some((slot, at) => slot === MUST_BE_KNOWN && !ofThePage(found[at + 1] ?? '', table))) continue
    return filled(words, new Map(slots.map((slot, at) => [slot, inside(slot, found[at + 1] ?? '', table)])))
  }
  return undefined
}

/** A title or a label is not found in a text of sentences, which is somebody's own. */
const SENTENCE = /[.;!?](\s|$)/

/** One English word may be two in another language: what tells them apart stands in ⟨ ⟩ behind it, and is not shown. */
const plain = (text: string): string => text.replace(/ ⟨.*⟩$/, '')

/** The title of a scenario: the program's own in the page's language, one that somebody wrote as it is. */
export const titleOf = (title: string): string => titleIn(spoken.getState(), title)

export function titleIn({ table, patterns }: Omit<Spoken, 'language'>, title: string): string {
  if (!table) return title
  const text = `${title}${OF_A_SCENARIO}`
  return (
    table.get(text) ??
    saidBy(
      patterns.filter(({ isTitle }) => isTitle),
      text,
      table,
    ) ??
    title
  )
}

/** What stands within a text is a name, and left alone, but where it is itself a text of the page. */
function inside(slot: string, value: string, table: ReadonlyMap<string, string>): string {
  if (slot === 'at') return value.replace(/^(\d+)\.(\d+)$/, '$1,$2')
  if (slot === 'scenario') return table.get(`${value}${OF_A_SCENARIO}`) ?? table.get(value) ?? value
  return OF_THE_PAGE.has(slot) ? (ofThePage(value, table) ?? value) : value
}

const ofThePage = (value: string, table: ReadonlyMap<string, string>): string | undefined =>
  table.get(value) ?? table.get(value.replace(/^./, (letter) => letter.toUpperCase()))

/** Where little else stands in a text, any sentence would fit it: it is meant only if this of its names is a text of the page. */
const MUST_BE_KNOWN = 'known'
const OF_THE_PAGE: ReadonlySet<string> = new Set(['title', 'kind', 'theme', 'what', MUST_BE_KNOWN])

const filled = (words: string, values: ReadonlyMap<string, string | number>) =>
  words.replace(SLOT, (whole, slot: string) => String(values.get(slot) ?? whole))

interface Words {
  readonly t: typeof t
  readonly said: typeof said
}

/** Draws again when the language changes; another object in each, for what is remembered by it. */
export const useWords = (): Words => useStore(spoken, wordsOf)

const wordsOf = ({ language }: Spoken): Words => WORDS[language]
const WORDS: Readonly<Record<Language, Words>> = { en: { t, said }, de: { t, said } }

/** Nouns that the catalogue has both forms of, for one and for several. */
type Noun = {
  [T in Text]: T extends `{count} ${infer One}s` ? (`{count} ${One}` extends Text ? One : never) : never
}[Text]

/** How many of something, in the language's form for so many. */
export function counted(count: number, noun: Noun): string {
  const text = count === 1 ? (`{count} ${noun}` as const) : (`{count} ${noun}s` as const)
  return filled(spoken.getState().table?.get(text) ?? text, new Map([['count', count]]))
}

/** A text that goes on within a sentence; only its first letter changes, for names stay as they are. */
export const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)

/** A number with so many digits behind the point or comma, and nothing between its thousands. */
export function decimal(value: number, digits: number): string {
  const text = value.toFixed(digits)
  return spoken.getState().language === 'en' ? text : text.replace('.', ',')
}

/** A number as it is, with the language's point or comma: as a field shows it. */
export const plainNumber = (value: number): string =>
  spoken.getState().language === 'en' ? String(value) : String(value).replace('.', ',')

/** The number that was typed, also with the language's comma; NaN when it is none. */
export const typedNumber = (text: string): number =>
  Number(spoken.getState().language === 'en' ? text : text.replace(/^(\s*-?\d+),(\d+\s*)$/, '$1.$2'))

/** A number without digits behind the point, its thousands parted as the language parts them. */
export const wholeNumber = (value: number): string => value.toLocaleString(spoken.getState().language)

/** For what the engine says, which is English whatever the page's language is: how it is to be pronounced. Nothing to say on an English page. */
export const english = (): 'en' | undefined => (spoken.getState().language === 'en' ? undefined : 'en')

/** A number with as many digits behind the point as are given, as the language writes it. */
export function numberText(value: number, digits: number): string {
  return new Intl.NumberFormat(spoken.getState().language, {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(value)
}

/** How the language writes dates; English ones as the browser is set. */
export const localeOf = (): string | undefined => {
  const { language } = spoken.getState()
  return language === 'en' ? undefined : language
}

/** Follows the language that is chosen, with the table that it needs. */
export function startLanguage(): void {
  const follow = async () => {
    const { language } = viewStore.getState()
    const catalogue = language === 'en' ? undefined : await LOADERS[language]()
    if (viewStore.getState().language !== language) return
    document.documentElement.lang = language
    spoken.setState(catalogue ? { language, ...prepared(catalogue) } : ENGLISH, true)
  }
  viewStore.subscribe((state, before) => {
    if (state.language !== before.language) void follow()
  })
  void follow()
}

export function prepared({ table, foundAgain }: Catalogue): Omit<Spoken, 'language'> {
  return {
    table: new Map(Object.entries(table)),
    patterns: [...foundAgain]
      .filter(([text]) => text.includes('{'))
      .map(patternOf)
      .sort((a, b) => b.letters - a.letters),
  }
}

function patternOf([text, words]: readonly [string, string]): Pattern {
  const slots = [...text.matchAll(SLOT)].map(([, slot = '']) => slot)
  const parts = text
    .split(SLOT)
    .map((part, at) => (at % 2 === 0 ? part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&') : shapeOf(part)))
  return {
    finds: new RegExp(`^${parts.join('')}$`),
    slots,
    words,
    letters: text.replace(SLOT, '').length,
    ofSentences: SENTENCE.test(text),
    isTitle: text.endsWith(OF_A_SCENARIO),
  }
}

const NUMBERS: ReadonlySet<string> = new Set(['count', 'number', 'seconds', 'at', 'level'])
const ONE_WORD: ReadonlySet<string> = new Set(['device', 'port', 'peer', 'site', 'letter', 'zone'])

/** What can stand in a place of a text: a number, one word, or whatever there is. */
const shapeOf = (slot: string): string => (NUMBERS.has(slot) ? '([\\d.,]+)' : ONE_WORD.has(slot) ? '(\\S+)' : '(.+)')

export { LANGUAGES }
