/** Reads the words of a call: positional ones, `--name value`, and flags. */

export interface Call {
  readonly command: string
  readonly words: readonly string[]
  readonly options: Readonly<Record<string, string>>
  /** Options that may be given more than once, each with all of its values in order. */
  readonly lists: Readonly<Record<string, readonly string[]>>
  readonly flags: ReadonlySet<string>
}

const FLAGS: ReadonlySet<string> = new Set(['json', 'help', 'double', 'csv', 'surroundings', 'show-secrets'])

/** Options that may be given more than once. */
const LISTS: ReadonlySet<string> = new Set(['set'])

/** The call, or a sentence that says what is wrong with it. */
export function readCall(argv: readonly string[]): Call | string {
  const words: string[] = []
  const options: Record<string, string> = {}
  const lists: Record<string, readonly string[]> = {}
  const flags = new Set<string>()
  for (let at = 0; at < argv.length; at++) {
    const word = argv[at] ?? ''
    if (!word.startsWith('--')) {
      words.push(word)
      continue
    }
    const name = word.slice(2)
    if (FLAGS.has(name)) {
      flags.add(name)
      continue
    }
    const value = argv[++at]
    if (value === undefined) return `--${name} needs a value`
    if (LISTS.has(name)) lists[name] = [...(lists[name] ?? []), value]
    else options[name] = value
  }
  const [command = '', ...rest] = words
  return { command, words: rest, options, lists, flags }
}
