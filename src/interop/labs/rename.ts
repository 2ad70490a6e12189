/**
 * A configuration with its ports called otherwise. Words of commands are renamed wherever they name a port, also a
 * subinterface of it; free text (descriptions, banners, remarks) stays as it was written.
 */
import { parseAsa } from '../../asa/index'
import { canonicalInterfaceName, parseIos } from '../../ios/index'

export type Language = 'ios' | 'asa'

interface Line {
  readonly command: { readonly kind: string }
  readonly line: number
  readonly text: string
  readonly children: readonly Line[]
}

const readLines = (text: string, language: Language): readonly Line[] =>
  language === 'ios' ? parseIos(text).config.statements : parseAsa(text).config.statements

const all = (lines: readonly Line[]): readonly Line[] => lines.flatMap((line) => [line, ...all(line.children)])

/** What people write for people. */
const FREE_TEXT = /^(?:no )?(?:description|banner|access-list \S+ remark|remark|alias|hostname|title)\b/

/** Words after which a port may stand in two words, as `interface FastEthernet 0/0`. */
const BEFORE_A_PORT = new Set(['interface', 'passive-interface', 'source-interface', 'source', 'track', 'overload'])

/** The ports that a text opens sections for, in order, without subinterfaces and without those that are made by it. */
export function portsOfText(text: string, language: Language): readonly string[] {
  const found = readLines(text, language).flatMap(({ command, text: written }) => {
    if (command.kind !== 'interface') return []
    const [, name = ''] = /^interface\s+(\S+(?: \d\S*)?)/.exec(written) ?? []
    const whole = canonicalInterfaceName(name.replace(' ', ''))
    return whole === undefined ? [] : [whole.split('.')[0] ?? whole]
  })
  return [...new Set(found)]
}

/** `names` goes from whole names, as the language writes them, to whole names. */
export function renamePorts(text: string, language: Language, names: ReadonlyMap<string, string>): string {
  const commands = new Set(
    all(readLines(text, language)).flatMap((line) => (FREE_TEXT.test(line.text) ? [] : [line.line])),
  )
  return text
    .split('\n')
    .map((line, index) => (commands.has(index + 1) ? renameLine(line, names) : line))
    .join('\n')
}

function renameLine(line: string, names: ReadonlyMap<string, string>): string {
  const parts = line.split(/(\s+)/)
  const words: string[] = []
  for (let at = 0; at < parts.length; at++) {
    const word = parts[at] ?? ''
    const number = parts[at + 2] ?? ''
    const joined =
      BEFORE_A_PORT.has(parts[at - 2] ?? '') && /^\d/.test(number) ? renamed(`${word}${number}`, names) : undefined
    if (joined !== undefined) {
      words.push(joined)
      at += 2
    } else words.push(renamed(word, names) ?? word)
  }
  return words.join('')
}

function renamed(word: string, names: ReadonlyMap<string, string>): string | undefined {
  if (!/^[A-Za-z-]+\d/.test(word)) return undefined
  const whole = canonicalInterfaceName(word) ?? word
  const [port = '', ...sub] = whole.split('.')
  const to = names.get(port)
  return to === undefined ? undefined : [to, ...sub].join('.')
}
