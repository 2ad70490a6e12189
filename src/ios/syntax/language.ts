/** A language: its declarations, and every question about a command answered from them. */
import type { About, Declaration, NoEffect, Opens, Place, Undeclared } from './grammar'

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

export interface Language<D extends Kinded> {
  readonly declarations: readonly Declaration<D>[]
  /** The declarations of a section, by its mode. */
  readonly standingIn: (mode: string) => readonly Declaration<D>[]
  readonly declarationOf: (command: D | Undeclared) => Declaration<D> | undefined
  /** A command as the device writes it. */
  readonly write: (command: D | Undeclared, negated: boolean) => string
  /** What a line is about, the general first; of a line that adds up the last word is the line itself. */
  readonly identityOf: (command: D | Undeclared) => About
  readonly opensOf: (command: D | Undeclared) => Opens<D>
  readonly noOf: (command: D | Undeclared) => NoEffect
  readonly orderOf: (command: D | Undeclared) => Place | undefined
}

const OPENS_NOTHING = { kind: 'nothing' } as const

export function languageOf<D extends Kinded>(declarations: readonly Declaration<D>[]): Language<D> {
  const byMode = new Map<string, Declaration<D>[]>()
  const byKind = new Map<string, Declaration<D>>()
  for (const item of declarations) {
    if (!byKind.has(item.kind)) byKind.set(item.kind, item)
    for (const mode of item.modes) {
      const found = byMode.get(mode)
      if (found) found.push(item)
      else byMode.set(mode, [item])
    }
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
    declarations,
    standingIn: (mode) => byMode.get(mode) ?? [],
    declarationOf: (command) => byKind.get(command.kind),
    write,
    identityOf: (command) =>
      ask(command, (item, known) => {
        const { about, adds } = item.key(known)
        return adds === 'never' ? about : [...about, write(known, false)]
      }) ?? ['', write(command, false)],
    opensOf: (command) => ask(command, (item) => item.opens) ?? OPENS_NOTHING,
    noOf: (command) => ask(command, (item, known) => item.no.does(known)) ?? { kind: 'removes' },
    orderOf: (command) => ask(command, (item, known) => item.order(known)),
  }
}

/** An identity as a text; that of a more particular thing begins with it. */
export const keyOf = (about: About): string => `${about.map((part) => part ?? '').join('\u0000')}\u0000`
