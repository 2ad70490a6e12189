/**
 * Reads the words of a call by the table of commands. The reading itself (`--flag=value`, `--`, help, what was probably
 * meant) is commander's, so that the command line behaves as others do.
 */
import { CommanderError, Option, Command as Program } from 'commander'
import { didYouMean } from '../net/index'
import { type Call, type Command, type CommandOption, SHOW_SECRETS, type Streams, Unusable } from './command'

/** What a call comes to: a command to run, or that it was answered already (`--help`, `--version`). */
export type ReadCall = { readonly call: Call; readonly command: Command } | 'answered'

interface Reading {
  readonly commands: readonly Command[]
  readonly version: string
  readonly about: string
  readonly afterHelp: string
  readonly streams: Streams
}

/** The call, or that it asked for help or the version. Throws Unusable with what is wrong with it. */
export function readCall(argv: readonly string[], reading: Reading): ReadCall {
  const program = new Program('headend')
  let read: ReadCall = 'answered'
  program
    .description(reading.about)
    .version(reading.version, '-V, --version', 'the version')
    .helpOption('-h, --help', 'this help; of a command after its name')
    .helpCommand('help [command]', 'help for a command')
    .addHelpText('after', reading.afterHelp)
    // With its words and options, a command's column would leave its meaning none.
    .configureHelp({ subcommandTerm: (command) => command.name() })
    .showSuggestionAfterError()
  for (const command of reading.commands)
    addCommand(program, command, (call) => {
      read = { call, command }
    })
  for (const one of [program, ...program.commands]) listenTo(one, reading.streams)
  refuseUnknownHelp(argv, reading.commands)
  try {
    program.parse([...argv], { from: 'user' })
  } catch (error) {
    refuse(error, argv, reading.commands)
  }
  refuseEmpty(read)
  return read
}

/** Help for a command that is not there would be the help of the whole, as if it were. */
function refuseUnknownHelp([first, wanted]: readonly string[], commands: readonly Command[]): void {
  const names = commands.map(({ name }) => name)
  if (first !== 'help' || wanted === undefined || wanted.startsWith('-') || [...names, 'help'].includes(wanted)) return
  throw new Unusable(`unknown command '${wanted}'${didYouMean(wanted, names)}. See: headend --help`)
}

/** A value that is empty is mostly a variable of a script that was never set; taken as a name it would be the folder one is in. */
function refuseEmpty(read: ReadCall): void {
  if (read === 'answered') return
  const { command, words, options, lists } = read.call
  const empty = [
    ...Object.entries(options),
    ...Object.entries(lists).flatMap(([name, all]) => all.map((one) => [name, one])),
  ].find(([, value]) => value?.trim() === '')
  if (empty) throw new Unusable(`--${empty[0]} is given without a value. See: headend ${command} --help`)
  if (words.some((word) => word.trim() === ''))
    throw new Unusable(`one of the words behind ${command} is empty. See: headend ${command} --help`)
}

function listenTo(program: Program, streams: Streams): void {
  program.exitOverride()
  program.configureOutput({ writeOut: streams.out, writeErr: streams.err, outputError: () => undefined })
}

/** Help that was asked for is an answer; all else is a call that cannot be served. */
function refuse(error: unknown, argv: readonly string[], commands: readonly Command[]): void {
  if (!(error instanceof CommanderError)) throw error
  if (error.exitCode === 0) return
  if (argv.length === 0) throw new Unusable('no command given')
  const said = error.message.replace(/^error: /, '').replace(/\n\(Did you mean (.*)\?\)$/s, '; did you mean $1?')
  throw new Unusable(`${said}${/[.?]$/.test(said) ? '' : '.'} See: headend ${named(argv, commands)}--help`)
}

/** The command that a call meant, as far as there is one. */
const named = (argv: readonly string[], commands: readonly Command[]): string =>
  argv[0] !== undefined && commands.some(({ name }) => name === argv[0]) ? `${argv[0]} ` : ''

function addCommand(program: Program, command: Command, take: (call: Call) => void): void {
  const one = program.command(command.name).summary(command.summary).description(command.summary)
  one.helpOption('-h, --help', 'this help')
  for (const word of command.words) one.argument(word)
  for (const option of [...command.options, SHOW_SECRETS]) one.addOption(optionOf(option))
  if (command.examples.length > 0) one.addHelpText('after', examplesText(command))
  one.action(() => take(callOf(command, one)))
}

function optionOf({ flags, meaning, repeated }: CommandOption): Option {
  const option = new Option(flags, meaning)
  return repeated ? option.argParser((value, before: readonly string[] = []) => [...before, value]) : option
}

function callOf(command: Command, read: Program): Call {
  const given = read.options.map((option) => [option.name(), read.getOptionValue(option.attributeName())] as const)
  return {
    command: command.name,
    words: read.args,
    options: Object.fromEntries(given.filter((pair): pair is [string, string] => typeof pair[1] === 'string')),
    lists: Object.fromEntries(given.filter((pair): pair is [string, string[]] => Array.isArray(pair[1]))),
    flags: new Set(given.flatMap(([name, value]) => (value === true ? [name] : []))),
  }
}

function examplesText({ name, examples }: Command): string {
  const rows = examples.map(([call, purpose]) => `  headend ${name}${call === '' ? '' : ` ${call}`}\n      ${purpose}`)
  return `\nExamples:\n${rows.join('\n')}`
}
