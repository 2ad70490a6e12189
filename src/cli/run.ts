/**
 * The commands of the headless contract. Exit 0 = done and good, 1 = done and something is wrong with the design,
 * 2 = the call or its input is unusable. JSON goes to standard output alone; messages go to standard error.
 */
import { masked, maskedDeep } from '../engine/session'
import { readCall } from './arguments'
import { type Call, type Command, json, type Streams, Unusable } from './command'
import { COMMANDS } from './commands/all'
import { readVersion } from './version'
import { fitted } from './width'
import { checkWritable } from './write-file'

const ABOUT = 'Topology designer for dual head-end IPsec hubs, headless: the answers of the page, from the same engine.'

const AFTER_HELP = `
DESIGN is a file, - for standard input, or the name of a built-in design (headend reference lists them).
Exit 0: done and good. Exit 1: done, and something is wrong with the design. Exit 2: the call or its input is unusable.
What is printed has dots in place of keys and passwords; --show-secrets prints them. Configurations and designs that are
written to files always have them.`

/** Runs one call and returns its exit code. */
export async function runCommand(argv: readonly string[], streams: Streams): Promise<number> {
  let shown = streams
  try {
    const read = readCall(argv, {
      commands: COMMANDS,
      version: readVersion(),
      about: ABOUT,
      afterHelp: AFTER_HELP,
      streams,
    })
    if (read === 'answered') return 0
    const { call, command } = read
    // Secrets are found line by line, so they go before lines are broken.
    shown = forTerminal(call, command, streams)
    if (!call.flags.has('show-secrets')) shown = withoutSecrets(call, shown)
    if (call.options.junit !== undefined) checkWritable(call.options.junit)
    return await command.run(call, shown)
  } catch (error) {
    if (!(error instanceof Unusable)) throw error
    shown.err(`headend: ${error.message}\n`)
    return 2
  }
}

/** Answers for people fit the terminal; what another program reads stays as it is. */
function forTerminal(call: Call, command: Command, streams: Streams): Streams {
  const { columns, out, err } = streams
  const forPrograms =
    ['json', 'markdown', 'csv'].some((form) => call.flags.has(form)) || call.options.shard !== undefined
  if (columns === undefined || forPrograms || command.verbatim) return streams
  return { out: (text) => out(fitted(text, columns)), err }
}

/** What is printed is read over shoulders and kept in logs: dots in place of secrets, unless they were asked for. */
function withoutSecrets(call: Call, { out, err }: Streams): Streams {
  const isJson = call.flags.has('json') || call.options.shard !== undefined
  return {
    out: (text) => out(isJson ? json(maskedDeep(JSON.parse(text))) : masked(text)),
    err: (text) => err(masked(text)),
  }
}
