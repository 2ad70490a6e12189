/** Reads the words of a call: positional ones, `--name value`, and flags. */

export interface Call {
  readonly command: string
  readonly words: readonly string[]
  readonly options: Readonly<Record<string, string>>
  readonly flags: ReadonlySet<string>
}

const FLAGS: ReadonlySet<string> = new Set(['json', 'help', 'double'])

/** The call, or a sentence that says what is wrong with it. */
export function readCall(argv: readonly string[]): Call | string {
  const words: string[] = []
  const options: Record<string, string> = {}
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
    options[name] = value
  }
  const [command = '', ...rest] = words
  return { command, words: rest, options, flags }
}
