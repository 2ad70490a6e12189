/**
 * Reads what a real router printed. Which command it was is seen from the prompt, or else from the text itself; what
 * no pattern fits is kept and told.
 */
import { readCryptoMap } from './read-crypto-map'
import { readEigrpNeighbors, readIsakmpSa, readStandby } from './read-others'
import { readRoutes } from './read-routes'
import { type Line, type PrintedTable, READABLE, type ReadableCommand, type Reader } from './table'

/** A paste larger than this is refused before it is read. */
const MAX_CHARACTERS = 2_000_000

const READERS: Readonly<Record<ReadableCommand, Reader>> = {
  'show ip route': readRoutes,
  'show crypto map': readCryptoMap,
  'show crypto isakmp sa': readIsakmpSa,
  'show standby': readStandby,
  'show ip eigrp neighbors': readEigrpNeighbors,
}

/** What only this command prints. */
const SIGNS: readonly (readonly [RegExp, ReadableCommand])[] = [
  [/^[ \t]*Crypto Map(?: IPv4)?:? "/m, 'show crypto map'],
  [/^[ \t]*dst[ \t]+src[ \t]+state/m, 'show crypto isakmp sa'],
  [/^[ \t]*\S+ - Group \d+/m, 'show standby'],
  [/EIGRP(?:(?!EIGRP).)*neighbors/i, 'show ip eigrp neighbors'],
  [/Gateway of last resort|is (?:variably )?subnetted|^Codes: /m, 'show ip route'],
]

/** A prompt with a command behind it, and the words of the command; a prompt alone has none. */
const PROMPT = /^\s*[\w.-]+[#>]\s*(.*)$/
const TYPED = /^(?:[\w.-]+[#>]\s*)?(sh(?:ow?)?\s.+)$/

/** The rows of a pasted output, or a sentence that says what is wrong with it. */
export function readPrinted(text: string): PrintedTable | string {
  if (text.length > MAX_CHARACTERS) {
    return `The text is ${Math.round(text.length / 1e6)} MB long; paste the output of one command.`
  }
  if (text.trim() === '') return `Nothing was pasted. Paste the output of one of: ${READABLE.join(', ')}.`
  const lines = text.split(/\r\n|\r|\n/).map((line, index): Line => ({ number: index + 1, text: line.trimEnd() }))
  const command = typedCommand(lines) ?? SIGNS.find(([sign]) => sign.test(text))?.[1]
  if (command === undefined) {
    return `This is not the output of a command that can be compared. Paste one of: ${READABLE.join(', ')}.`
  }
  const body = lines.filter((line) => line.text.trim() !== '' && !PROMPT.test(line.text) && !TYPED.test(line.text))
  return { command, ...READERS[command](body) }
}

function typedCommand(lines: readonly Line[]): ReadableCommand | undefined {
  for (const line of lines) {
    const typed = TYPED.exec(line.text.trim())?.[1]?.toLowerCase().split(/\s+/)
    const command = typed && READABLE.find((name) => isShort(typed, name.split(' ')))
    if (command) return command
  }
  return undefined
}

/** `sh ip ro` is short for `show ip route`; words behind it, as a VRF, do not matter. */
const isShort = (typed: readonly string[], words: readonly string[]) =>
  words.every((word, index) => word.startsWith(typed[index] ?? ' '))
