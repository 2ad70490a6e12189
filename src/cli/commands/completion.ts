/** `completion`: a script for a shell that completes commands, options and files. Made of the table of commands. */
import { type Call, type Command, SHOW_SECRETS, type Streams, Unusable } from '../command'

/** The row for `completion` itself, which completes the other commands and itself. */
export function completionCommand(others: readonly Command[]): Command {
  const row: Command = {
    name: 'completion',
    summary: 'a script that completes calls in bash, zsh or fish',
    verbatim: true,
    words: ['<bash|zsh|fish>'],
    options: [],
    examples: [
      ['bash >> ~/.bashrc', 'in bash'],
      ['zsh >> ~/.zshrc', 'in zsh'],
      ['fish > ~/.config/fish/completions/headend.fish', 'in fish'],
    ],
    run: (call, streams) => complete(call, [...others, row], streams),
  }
  return row
}

const SHELLS = { bash, zsh, fish }

function complete(call: Call, commands: readonly Command[], streams: Streams): number {
  const [word = ''] = call.words
  const shell = (['bash', 'zsh', 'fish'] as const).find((item) => item === word)
  if (!shell) throw new Unusable(`completion ${word}: choose ${Object.keys(SHELLS).join(', ')}`)
  streams.out(SHELLS[shell](commands))
  return 0
}

const optionsOf = ({ options }: Command) =>
  [...[...options, SHOW_SECRETS].map(({ flags }) => flags.split(' ')[0] ?? ''), '--help'].join(' ')

/** Values by what stands before them: an option of a command, or the command itself for its first word. */
function valuesOf(command: Command): readonly (readonly [before: string, values: readonly string[]])[] {
  const [first = ''] = command.words
  const verbs = /^<(?<verbs>\w+(?:\|\w+)+)>$/.exec(first)?.groups?.verbs?.split('|')
  return [
    ...(verbs === undefined ? [] : [[command.name, verbs] as const]),
    ...command.options.flatMap(({ flags, values }) =>
      values === undefined ? [] : [[flags.split(' ')[0] ?? '', values] as const],
    ),
  ]
}

function bash(commands: readonly Command[]): string {
  const cases = commands.map((command) => `    ${command.name}) words="${optionsOf(command)}" ;;`)
  const values = commands.flatMap((command) =>
    valuesOf(command).map(
      ([before, choices]) =>
        `    "${command.name} ${before}") COMPREPLY=($(compgen -W "${choices.join(' ')}" -- "$word")); return ;;`,
    ),
  )
  return `# Completes headend in bash.
_headend() {
  local word="\${COMP_WORDS[COMP_CWORD]}" words
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W "${commands.map(({ name }) => name).join(' ')} help --help --version" -- "$word"))
    return
  fi
  case "\${COMP_WORDS[1]}" in
${cases.join('\n')}
  esac
  case "\${COMP_WORDS[1]} \${COMP_WORDS[COMP_CWORD-1]}" in
${values.join('\n')}
  esac
  case "$word" in
    -*) COMPREPLY=($(compgen -W "$words" -- "$word")) ;;
    *) COMPREPLY=($(compgen -f -- "$word")) ;;
  esac
}
complete -o filenames -F _headend headend
`
}

function zsh(commands: readonly Command[]): string {
  const names = commands.map(({ name, summary }) => `    ${quoted(`${name}:${summary.replaceAll(':', ' -')}`)}`)
  const cases = commands.map((command) => `    ${command.name}) compadd -- ${optionsOf(command)} ;;`)
  const values = commands.flatMap((command) =>
    valuesOf(command).map(
      ([before, choices]) => `    ${quoted(`${command.name} ${before}`)}) compadd -- ${choices.join(' ')}; return ;;`,
    ),
  )
  return `# Completes headend in zsh.
_headend() {
  local -a names
  names=(
${names.join('\n')}
  )
  if (( CURRENT == 2 )); then
    _describe command names
    return
  fi
  case "$words[2] $words[CURRENT-1]" in
${values.join('\n')}
  esac
  if [[ $words[CURRENT] != -* ]]; then
    _files
    return
  fi
  case $words[2] in
${cases.join('\n')}
  esac
}
compdef _headend headend
`
}

function fish(commands: readonly Command[]): string {
  const rows = commands.flatMap((command) => [
    `complete -c headend -n __fish_use_subcommand -f -a ${command.name} -d ${quoted(command.summary)}`,
    ...[...command.options, SHOW_SECRETS].map(({ flags, meaning, values }) => {
      const [name = '', value] = flags.split(' ')
      const takes = value === undefined ? '' : values === undefined ? ' -r' : ` -x -a ${quoted(values.join(' '))}`
      return `complete -c headend -n '__fish_seen_subcommand_from ${command.name}' -l ${name.slice(2)}${takes} -d ${quoted(meaning)}`
    }),
  ])
  return `# Completes headend in fish.\n${rows.join('\n')}\n`
}

const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`
