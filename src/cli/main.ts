/** The command line's entry: reads the arguments, runs the command, sets the exit code. */
import { runCommand } from './run'

const code = await runCommand(process.argv.slice(2), {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
})
process.exitCode = code
