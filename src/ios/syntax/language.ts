/** A language: its declarations and its other words, and every question about a line answered from them. */
import type { About, Availability, Declaration, Effect, NoEffect, Opens, Place, Undeclared } from './grammar'
import { type KnownGroup, type Vocabulary, vocabularyOf } from './known'
import type { Element, Word } from './pattern'

export interface Kinded {
  readonly kind: string
}

/** One line of a tree of statements. */
export interface Tree<C> {
  readonly command: C
  readonly negated: boolean
  readonly line: number
  readonly text: string
  readonly children: readonly Tree<C>[]
}

/** One section's part of the language. */
export interface Section<D extends Kinded> {
  readonly declarations: readonly Declaration<D>[]
  /** Those that a line in full may be, by its first two words. */
  readonly beginningWith: (words: readonly Word[]) => readonly Declaration<D>[]
  readonly vocabulary: Vocabulary
  /** The effect of a line of this section whose command is declared, but which is not read. */
  readonly unread: Effect
}

export interface Language<D extends Kinded> {
  /** The word that sets a command back to what the device does by itself; nothing = the language has none. */
  readonly setsBack: 'default' | undefined
  readonly declarations: readonly Declaration<D>[]
  readonly section: (mode: string) => Section<D>
  readonly declarationOf: (command: D | Undeclared) => Declaration<D> | undefined
  /** A command as the device writes it. */
  readonly write: (command: D | Undeclared, negated: boolean) => string
  /** What a line is about, the general first; of a line that adds up the last word is the line itself. */
  readonly identityOf: (command: D | Undeclared) => About
  readonly opensOf: (command: D | Undeclared) => Opens<D>
  readonly noOf: (command: D | Undeclared) => NoEffect
  readonly orderOf: (command: D | Undeclared) => Place<D> | undefined
  /** Which releases and software have the command; nothing = no declaration knows it. */
  readonly availabilityOf: (command: D | Undeclared) => Availability | undefined
  /** What a line means for paths and times; nothing = the line is not known. */
  readonly effectOf: (command: D | Undeclared, negated: boolean) => Effect | undefined
}

/** What is typed at: its language, and the release that decides which lines it does by itself; empty = not said. */
export interface Target<D extends Kinded> {
  readonly language: Language<D>
  readonly release: string
}

/** Whether a device of the release prints no line for it; of a release that is not said only what all releases do. */
export const isSilent = <D extends Kinded>(
  { language, release }: Target<D>,
  { command, negated }: Pick<Tree<D | Undeclared>, 'command' | 'negated'>,
): boolean => language.declarationOf(command)?.silent(command as D, negated, release) ?? false

/** The section that a line opens; nothing = it opens none. */
export function sectionOpenedBy<D extends Kinded>(language: Language<D>, command: D | Undeclared): string | undefined {
  const opens = language.opensOf(command)
  return opens.kind === 'section' ? opens.mode(command as D) : undefined
}

export interface Parts<D extends Kinded> {
  readonly declarations: readonly Declaration<D>[]
  readonly setsBack: 'default' | undefined
  /** Words that no declaration has, by the mode of their section. */
  readonly known: ReadonlyMap<string, readonly KnownGroup[]>
  /** The effect of a line outside all sections whose command is declared, but which is not read. */
  readonly unread: Effect
}

const OPENS_NOTHING = { kind: 'nothing' } as const
const REMOVES = { kind: 'removes' } as const
const NOT_KNOWN_SECTION: Effect = { kind: 'none', because: 'the section it stands in is not read' }

export function languageOf<D extends Kinded>({ declarations, setsBack, known, unread }: Parts<D>): Language<D> {
  const byKind = new Map<string, Declaration<D>>()
  for (const item of declarations) if (!byKind.has(item.kind)) byKind.set(item.kind, item)
  const unreadIn = new Map<string, Effect>([['global', unread]])
  for (const { opens } of declarations)
    if (opens.kind === 'section') for (const mode of opens.modes) unreadIn.set(mode, opens.unread)
  const sections = new Map<string, Section<D>>()
  const section = (mode: string): Section<D> => {
    const found = sections.get(mode)
    if (found) return found
    const here = declarations.filter((item) => item.modes.includes(mode))
    const made = sectionOf(here, known.get(mode) ?? [], unreadIn.get(mode) ?? NOT_KNOWN_SECTION)
    sections.set(mode, made)
    return made
  }
  const declared = (command: D | Undeclared): command is D => byKind.has(command.kind)
  const ask = <T>(command: D | Undeclared, question: (item: Declaration<D>, command: D) => T): T | undefined => {
    const item = byKind.get(command.kind)
    return item && declared(command) ? question(item, command) : undefined
  }
  const write = (command: D | Undeclared, negated: boolean): string => {
    if (!declared(command)) return (command as Undeclared).text
    const text = byKind.get(command.kind)?.write(command) ?? ''
    return negated ? `no ${text}` : text
  }
  return {
    setsBack,
    declarations,
    section,
    declarationOf: (command) => byKind.get(command.kind),
    write,
    identityOf: (command) =>
      ask(command, (item, own) => {
        const { about, adds } = item.key(own)
        return adds === 'never' ? about : [...about, write(own, false)]
      }) ?? ['', write(command, false)],
    opensOf: (command) => ask(command, (item) => item.opens) ?? OPENS_NOTHING,
    noOf: (command) => ask(command, (item, own) => item.no.does(own)) ?? REMOVES,
    orderOf: (command) => ask(command, (item, own) => item.order(own)),
    availabilityOf: (command) => ask(command, (item, own) => item.has(own)),
    effectOf: (command, negated) =>
      ask(command, (item, own) => item.effect(own, negated)) ?? undeclaredEffect(command as Undeclared),
  }
}

function undeclaredEffect(command: Undeclared): Effect | undefined {
  switch (command.kind) {
    case 'unknown':
      return command.known
    case 'comment':
      return { kind: 'none', because: 'a note for people' }
    case 'removal':
      return { kind: 'simulated' }
  }
}

function sectionOf<D extends Kinded>(
  declarations: readonly Declaration<D>[],
  groups: readonly KnownGroup[],
  unread: Effect,
): Section<D> {
  const index = new Map<string, Declaration<D>[]>()
  const anywhere: Declaration<D>[] = []
  for (const item of declarations) {
    const firsts = spellingsOf(item.elements[0])
    if (!firsts) anywhere.push(item)
    for (const first of firsts ?? [])
      for (const second of spellingsOf(item.elements[1]) ?? ['']) {
        const key = `${first} ${second}`
        const found = index.get(key)
        if (found) found.push(item)
        else index.set(key, [item])
      }
  }
  const at = (key: string) => index.get(key) ?? []
  return {
    declarations,
    beginningWith: (words) => {
      const [first = '', second = ''] = words.slice(0, 2).map((word) => word.text.toLowerCase())
      const exact = second === '' ? [] : at(`${first} ${second}`)
      return [...exact, ...at(`${first} `), ...anywhere]
    },
    vocabulary: vocabularyOf(
      groups,
      declarations.map((item) => item.elements),
    ),
    unread,
  }
}

/** The words that may stand at a place; nothing = any may. */
function spellingsOf(element: Element | undefined): readonly string[] | undefined {
  if (element?.type === 'literal') return element.spellings
  if (element?.type !== 'argument' || !element.choices) return undefined
  return element.choices
}

/** An identity as a text; that of a more particular thing begins with it. */
export const keyOf = (about: About): string => `${about.map((part) => part ?? '').join('\u0000')}\u0000`
