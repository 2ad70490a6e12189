/** The command line's entry: reads the arguments, runs the command, sets the exit code. */
import { wasInterrupted } from './engine'
import { runCommand } from './run'
import { obeyParent } from './workers'
import { reasonOf } from './write-file'

/** Output that nobody takes, by a closed pipe or a full disk, ends the call: one sentence, exit 2. */
function broken(error: unknown): never {
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
