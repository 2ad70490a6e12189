/** Runs one call of the command line and keeps what it said. */
import { runCommand } from '../run'

interface Said {
  readonly code: number
  readonly out: string
  readonly err: string
}

export const run = (...argv: readonly string[]): Promise<Said> => runAt(undefined, argv)

/** The same before a terminal of so many columns. */
export const runOnTerminal = (columns: number, ...argv: readonly string[]): Promise<Said> => runAt(columns, argv)

async function runAt(columns: number | undefined, argv: readonly string[]): Promise<Said> {
  const said = { out: '', err: '' }
  const code = await runCommand(argv, {
    ...(columns === undefined ? {} : { columns }),
    out: (text) => {
      said.out += text
    },
    err: (text) => {
      said.err += text
    },
  })
  return { code, ...said }
}
