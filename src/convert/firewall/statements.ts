/** A firewall's statements by kind, as its converters ask for them. */
import type { AsaCommand, AsaStatement } from '../../asa/index'
import type { Diagnostic, Source } from '../../config/index'
import { readingText } from '../../ios/index'

type Kind = AsaCommand['kind']

export interface Item<K extends Kind> {
  readonly command: Extract<AsaCommand, { readonly kind: K }>
  readonly source: Source
  readonly children: readonly AsaStatement[]
}

/** What the parts of the converter share. */
export interface AsaReader {
  readonly device: string
  readonly statements: readonly AsaStatement[]
  readonly diagnostics: Diagnostic[]
}

export function sourceOf({ command, line, text }: AsaStatement): Source {
  const readAs = command.kind === 'unknown' ? readingText(command) : undefined
  return { line, text, ...(readAs === undefined ? {} : { readAs }) }
}

/** Statements of a kind that are not negated. */
export function all<K extends Kind>(statements: readonly AsaStatement[], kind: K): readonly Item<K>[] {
  return statements.flatMap((item) =>
    item.command.kind === kind && !item.negated
      ? [
          {
            command: item.command as Extract<AsaCommand, { readonly kind: K }>,
            source: sourceOf(item),
            children: item.children,
          },
        ]
      : [],
  )
}

export function warn(reader: AsaReader, { line }: Source, summary: string, detail: string, remedy: string): void {
  reader.diagnostics.push({ severity: 'warning', device: reader.device, line, summary, detail, remedy })
}
