/** The command line's entry: reads the arguments, runs the command, sets the exit code. */
import { wasInterrupted } from './engine'
import { runCommand } from './run'
import { obeyParent } from './workers'
import { reasonOf } from './write-file'

const isClosedPipe = (error: unknown) => error instanceof Error && 'code' in error && error.code === 'EPIPE'

/**
 * Output that nobody takes ends the call with exit 2: of a full disk with one sentence, of a closed pipe without, as who closed
 * it has what it wanted (`| head -1`).
 */
function broken(error: unknown): never {
  if (isClosedPipe(error)) process.exit(2)
  try {
    process.stderr.write(`headend: the output cannot be written: ${reasonOf(error)}\n`)
  } catch {
    // Standard error takes nothing either: the exit code says it.
  }
  process.exit(2)
}

process.stdout.on('error', broken)
process.stderr.on('error', () => process.exit(2))

obeyParent()

const write = (stream: NodeJS.WriteStream) => (text: string) => {
  try {
    stream.write(text)
  } catch (error) {
    broken(error)
  }
}

const code = await runCommand(process.argv.slice(2), {
  ...(process.stdout.isTTY ? { columns: process.stdout.columns } : {}),
  out: write(process.stdout),
  err: write(process.stderr),
})
// What Ctrl-C ended was not done: what is known was printed.
process.exitCode = wasInterrupted() ? 2 : code
