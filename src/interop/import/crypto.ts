/** A router's crypto maps: which waits, which begins, and where they are applied. They tell a device's role. */
import type { Statement } from '../../ios/index'
import { interfaceSections } from './interfaces'
import { commands, hasCommand, last, type Section, sections } from './statements'

export interface CryptoFacts {
  /** The map whose entry refers to a template, and where it stands. */
  readonly responder?: {
    readonly map: string
    readonly template: string
    readonly local?: string
    readonly interface?: string
  }
  /** The first entry that begins by itself. */
  readonly initiator?: { readonly entry: Section<'crypto-map'>; readonly interface?: string }
}

export function cryptoFacts(statements: readonly Statement[]): CryptoFacts {
  const entries = sections(statements, 'crypto-map')
  const appliedAt = (map: string) =>
    interfaceSections(statements).find(({ children }) => last(children, 'crypto-map-apply')?.map === map)?.command.name
  const waits = entries.find(({ command }) => command.dynamic !== undefined)?.command
  const begins = entries.find(initiates)
  const local = waits && commands(statements, 'crypto-map-local-address').find((item) => item.map === waits.map)
  const at = waits && appliedAt(waits.map)
  const out = begins && appliedAt(begins.command.map)
  return {
    ...(waits?.dynamic === undefined
      ? {}
      : {
          responder: {
            map: waits.map,
            template: waits.dynamic,
            ...(local ? { local: local.interface } : {}),
            ...(at === undefined ? {} : { interface: at }),
          },
        }),
    ...(begins ? { initiator: { entry: begins, ...(out === undefined ? {} : { interface: out }) } } : {}),
  }
}

/** An entry that says what it protects; its peers may still be placeholders. */
export const initiates = ({ command, children }: Section<'crypto-map'>): boolean =>
  command.dynamic === undefined && (hasCommand(children, 'set-peer') || hasCommand(children, 'match-address'))

/** Addresses of a map entry's peers, in order. */
export function peersOf(entry: Section<'crypto-map'>): readonly string[] {
  return commands(entry.children, 'set-peer').map((item) => item.peer)
}
