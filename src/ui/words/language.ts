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
}

const ENGLISH: Spoken = { language: 'en', table: undefined, patterns: [] }
const spoken = createStore<Spoken>(() => ENGLISH)

const LOADERS: Readonly<Record<Exclude<Language, 'en'>, () => Promise<Table>>> = {
  de: () => import('./de/index').then((module) => module.GERMAN),
}

const SLOT = /\{(\w+)\}/g

/** A text in the page's language, with values for its names. */
export function t<Words extends Text>(text: Words, ...[values]: Values<Words>): string {
  return filled(spoken.getState().table?.get(text) ?? text, new Map(Object.entries(values ?? {})))
}

/** A text that was put together elsewhere, in the page's language where the catalogue has it. */
export function said(text: string): string {
  const { table, patterns } = spoken.getState()
  if (!table) return text
  const whole = table.get(text)
  if (whole !== undefined) return whole
  for (const { finds, slots, words } of patterns) {
    const found = finds.exec(text)
    if (found) return filled(words, new Map(slots.map((slot, at) => [slot, found[at + 1] ?? ''])))
  }
  return text
}

const filled = (words: string, values: ReadonlyMap<string, string | number>) =>
  words.replace(SLOT, (whole, slot: string) => String(values.get(slot) ?? whole))

/** Draws again when the language changes. */
export function useWords(): { readonly t: typeof t; readonly said: typeof said } {
  useStore(spoken)
  return WORDS
}
const WORDS = { t, said }

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
    const table = language === 'en' ? undefined : await LOADERS[language]()
    if (viewStore.getState().language !== language) return
    document.documentElement.lang = language
    spoken.setState(table ? { language, ...prepared(table) } : ENGLISH, true)
  }
  viewStore.subscribe((state, before) => {
    if (state.language !== before.language) void follow()
  })
  void follow()
}

export function prepared(table: Table): Omit<Spoken, 'language'> {
  const entries: readonly (readonly [string, string])[] = Object.entries(table)
  return { table: new Map(entries), patterns: entries.filter(([text]) => text.includes('{')).map(patternOf) }
}

function patternOf([text, words]: readonly [string, string]): Pattern {
  const parts = text
    .split(SLOT)
    .map((part, at) => (at % 2 === 0 ? part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&') : '(.+)'))
  return {
    finds: new RegExp(`^${parts.join('')}$`),
    slots: [...text.matchAll(SLOT)].map(([, slot = '']) => slot),
    words,
  }
}

export { LANGUAGES }
