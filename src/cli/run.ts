/**
 * The commands of the headless contract. Exit 0 = done and good, 1 = done and something is wrong with the design,
 * 2 = the call or its input is unusable. JSON goes to standard output alone; messages go to standard error.
 */

import { masked, maskedDeep } from '../engine/session'
import { type Call, readCall } from './arguments'
import { type Command, json, type Streams, Unusable } from './command'
import { COMMANDS } from './commands/all'

/** Columns of a call in the usage; a longer one stands on a line of its own. */
const CALL_WIDTH = 36

const usageLine = ([call, meaning]: readonly [string, string]) =>
  call.length < CALL_WIDTH
    ? `  ${call.padEnd(CALL_WIDTH)} ${meaning}`
    : `  ${call}\n${' '.repeat(CALL_WIDTH + 3)}${meaning}`

const USAGE = `headend: topology designer for dual head-end IPsec hubs, headless

${COMMANDS.flatMap((command) => command.usage.map(usageLine)).join('\n')}

DESIGN is a file, - for standard input, or the name of a built-in design. --json prints one JSON value.
What is printed has dots in place of keys and passwords; --show-secrets prints them. Configurations and designs that are
written to files always have them.
`

/** Runs one call and returns its exit code. */
export async function runCommand(argv: readonly string[], streams: Streams): Promise<number> {
  const call = readCall(argv)
  if (typeof call === 'string') return unusable(streams, call)
  const shown = call.flags.has('show-secrets') ? streams : withoutSecrets(call, streams)
  try {
    return await dispatch(call, shown)
  } catch (error) {
    if (error instanceof Unusable) return unusable(shown, error.message)
    throw error
  }
}

/** What is printed is read over shoulders and kept in logs: dots in place of secrets, unless they were asked for. */
function withoutSecrets(call: Call, { out, err }: Streams): Streams {
  const isJson = call.flags.has('json')
  return {
    out: (text) => out(isJson ? maskedJson(text) : masked(text)),
    err: (text) => err(masked(text)),
  }
}

function maskedJson(text: string): string {
  try {
    return json(maskedDeep(JSON.parse(text)))
  } catch {
    // A command that has no JSON answers with a text.
    return masked(text)
  }
}

function unusable(streams: Streams, message: string): number {
  streams.err(`headend: ${message}\n`)
  return 2
}

function dispatch(call: Call, streams: Streams): number | Promise<number> {
  if (call.flags.has('help') || call.command === 'help') {
    streams.out(USAGE)
    return 0
  }
  const command = COMMANDS.find((item) => item.name === call.command)
  if (command) {
    refuseUnknown(call, command)
    return command.run(call, streams)
  }
  streams.err(USAGE)
  throw new Unusable(call.command === '' ? 'no command given' : `there is no command "${call.command}"`)
}

/** An option that a command does not have is refused: a mistyped `--scenario` must not ask about something else. */
function refuseUnknown(call: Call, command: Command): void {
  const known = new Set(
    command.usage.flatMap(([usage]) => usage.match(/--[a-z-]+/g) ?? []).concat('--json', '--show-secrets'),
  )
  const given = [...Object.keys(call.options), ...Object.keys(call.lists), ...call.flags].map((name) => `--${name}`)
  const unknown = given.find((option) => !known.has(option))
  if (unknown === undefined) return
  throw new Unusable(`${call.command} has no option ${unknown}; it has ${[...known].join(', ')}`)
}
