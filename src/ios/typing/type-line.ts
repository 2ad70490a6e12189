/** `configure terminal` of a router: lines typed, and what may be typed next. */
import { IOS } from '../commands/all'
import type { Declared } from '../commands/types'
import { saidVersion } from '../silent'
import type { IosConfig } from '../statement'
import type { Columns } from '../syntax/indentation'
import { type Expected, expectedAfter, modeOfSection, promptOfSection, type Refusal } from '../syntax/mode'
import { readCommand } from '../syntax/read-command'
import type { TextEnd } from '../syntax/text-block'
import { typeInto } from '../syntax/typing'

export type Typed =
  | {
      readonly kind: 'taken'
      readonly config: IosConfig
      readonly section: readonly string[]
      readonly changed: boolean
      /** For the next line: where lines stand that it may stand below. */
      readonly columns: Columns
      /** What the router says, such as that a physical interface cannot be removed. */
      readonly remark?: string
    }
  | { readonly kind: 'refused'; readonly refusal: Refusal }

/** Types a line in a section, below the lines that were typed before it; a line of global mode leaves the section. */
export function typeLine(config: IosConfig, section: readonly string[], line: string, columns?: Columns): Typed {
  const release = saidVersion(config.statements)
  const typed = typeInto({ language: IOS, release }, config.statements, section, line, columns)
  if (typed.kind === 'refused') return typed
  const { statements, ...rest } = typed
  return { ...rest, config: typed.changed ? { statements } : config }
}

/** What ends the text that a typed line begins, as a banner's does; nothing = it begins none. */
export function textBegunBy(section: readonly string[], line: string): TextEnd | undefined {
  for (let depth = section.length; depth >= 0; depth--) {
    const read = readCommand(IOS, modeOfSection(IOS, section.slice(0, depth)), line.trim(), 'shortened')
    if (read.kind !== 'read') continue
    const opens = read.negated ? undefined : IOS.opensOf(read.command)
    return opens?.kind === 'text' ? opens.until(read.command as Declared) : undefined
  }
  return undefined
}

/** The mode that the innermost line of a section opens. */
export const iosModeOf = (section: readonly string[]): string => modeOfSection(IOS, section)

/** What a router's prompt shows in brackets in a section. */
export const iosPromptOf = (section: readonly string[]): string => promptOfSection(IOS, section)

/** Everything that may follow the words typed so far. */
export const iosExpectedAfter = (mode: string, line: string): readonly Expected[] => expectedAfter(IOS, mode, line)
