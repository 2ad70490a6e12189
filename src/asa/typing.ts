/** `configure terminal` of a firewall: lines typed one after the other. */
import { type Columns, type Refusal, typeInto } from '../ios/index'
import { ASA } from './commands'
import { firewallRelease } from './script'
import type { AsaConfig, AsaStatement } from './types'

export type TypedAsa =
  | {
      readonly kind: 'taken'
      readonly config: AsaConfig
      readonly section: readonly string[]
      readonly changed: boolean
      readonly columns: Columns
      readonly remark?: string
    }
  | { readonly kind: 'refused'; readonly refusal: Refusal }

/** A list that is cleared, by a PIX 6 in fewer words, lets go of the interfaces that it was bound to. */
const CLEARS = /^clear (?:configure )?access-list (\S+)$/

/** Types a line in a section; a line of global mode leaves the section. */
export function typeAsaLine(config: AsaConfig, section: readonly string[], line: string, columns?: Columns): TypedAsa {
  const words = config.dialect === 'pix' ? line.replace(CLEARS, 'clear configure access-list $1') : line
  const typed = typeInto(
    { language: ASA, release: firewallRelease(config) },
    config.statements,
    section,
    words,
    columns,
  )
  if (typed.kind === 'refused') return typed
  const { statements, ...rest } = typed
  const cleared = CLEARS.exec(line.trim())?.[1]
  return { ...rest, config: { ...config, statements: statements.filter((item) => !isBoundTo(item, cleared)) } }
}

const isBoundTo = ({ command }: AsaStatement, list: string | undefined): boolean =>
  command.kind === 'access-group' && command.list === list
