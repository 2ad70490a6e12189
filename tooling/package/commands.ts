/**
 * The commands of the papers: every line of a code block that calls `headend`, in the order in which a reader meets them. What
 * is meant for many machines, or for hours, is made small, so that a test can run it: fewer runs, two parts of two.
 */
import { readFileSync } from 'node:fs'

export interface PaperCommand {
  readonly paper: string
  /** Line of the paper, from 1. */
  readonly line: number
  /** What a shell runs, with `headend` on its path. */
  readonly script: string
}

/** Block languages that hold commands: a shell's own, and pipelines with a command as the value of a key. */
const BLOCKS = /^```(sh|yaml)$/
/** How the papers call the program: from the sources, from the package, from a build. */
const CALLS =
  /(?:npm run -s headend --|npx(?: --no-install)? headend|node dist\/cli\/headend\.js|node headend\.js)(?=\s)/g
/** What a pipeline writes before a command. */
const KEYS = /^(?:- )?(?:run: |entry: )?/
/** How many runs of a failover, and parts of a whole, a test has time for. */
const RUNS = 20
const PARTS = 2

export const commandsOf = (paper: string): readonly PaperCommand[] =>
  linesOf(paper).flatMap(({ line, text }) => {
    const script = scriptOf(text)
    return script === undefined ? [] : [{ paper, line, script }]
  })

/** The lines of a paper's blocks of commands, each with those that go on from it. */
export function linesOf(
  paper: string,
): readonly { readonly line: number; readonly text: string; readonly shell: boolean }[] {
  const found: { line: number; text: string; shell: boolean }[] = []
  let inside = false
  let shell = false
  const lines = readFileSync(paper, 'utf8').split('\n')
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? ''
    if (line.trimStart().startsWith('```')) {
      inside = BLOCKS.test(line.trim())
      shell = line.trim() === '```sh'
      continue
    }
    if (!inside) continue
    const first = at + 1
    let whole = line.trim()
    while (whole.endsWith('\\')) whole = `${whole.slice(0, -1)}${(lines[++at] ?? '').trim()}`
    found.push({ line: first, text: whole, shell })
  }
  return found
}

/** The command of a line as a test runs it; absent when the line calls something else. */
export function scriptOf(line: string): string | undefined {
  const called = line
    .replace(/\s+#\s.*$/, '')
    .replace(KEYS, '')
    .replace(/^- /, '')
    .replace(CALLS, 'headend')
  const own = /^parallel .*?'(?<each>headend [^']*)'/.exec(called)?.groups?.each ?? called
  if (!own.startsWith('headend ') || own.startsWith('headend serve')) return undefined
  const bare = own.replace(/ &&$/, '').replaceAll('/data/', '').replace('.tmp', '.json')
  return inParts(bare.replace(/--runs \d+/, `--runs ${RUNS}`).replace(/--workers \d+/, '--workers 2'))
}

/** One part of many is all parts of few. */
function inParts(command: string): string {
  const shard = /--shard (?<part>\$\{\{.*?\}\}|\S+)\/\d+/.exec(command)
  const part = shard?.groups?.part
  if (shard === null || part === undefined) return command
  const each = (number: number) =>
    command.replace(shard[0], `--shard ${number}/${PARTS}`).replaceAll(`part-${part}`, `part-${number}`)
  return Array.from({ length: PARTS }, (_, at) => each(at + 1)).join(' && ')
}
