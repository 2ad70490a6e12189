/**
 * Files → one text per device. Lines keep their numbers: what belongs to another device, or was printed by the terminal
 * and not by the configuration, is left empty. What is no text of a device at all is refused with a reason.
 */
import type { ImportDiagnostic, ImportFile } from './types'

export interface Source {
  readonly file: string
  readonly text: string
}

export interface Split {
  readonly sources: readonly Source[]
  readonly diagnostics: readonly ImportDiagnostic[]
}

/** A device's configuration is at most some megabytes, and some thousands of lines. */
const MAX_CHARACTERS = 5_000_000
const MAX_LINES = 50_000

/** What a terminal prints around a configuration. */
const NOISE =
  /^(?:Building configuration\.\.\.|Current configuration ?:.*|Using \d+ out of \d+ bytes.*|[\w.-]+(?:\([\w-]+\))?[#>] ?(?:(?:show|sh|wr|write|more|term|exit).*)?|-- ?More ?--|\[OK\])\s*$/i

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what a binary file is known by
const BINARY = /[\u0000-\u0008\u000e-\u001a\u001c-\u001f\ufffd]/g

export function split(file: ImportFile): Split {
  const refusal = refuse(file)
  if (refusal) return { sources: [], diagnostics: [refusal] }
  const lines = file.text.replace(/^\ufeff/, '').split(/\r\n|\r|\n/)
  const diagnostics: ImportDiagnostic[] = []
  const kept = lines.map((line, index) => {
    if (!NOISE.test(line.trim()) || line.trim() === '') return line
    diagnostics.push({
      severity: 'info',
      file: file.name,
      line: index + 1,
      summary: `"${line.trim()}" was printed by the terminal`,
      detail: 'It is no line of the configuration and was left out.',
      remedy: '',
    })
    return ''
  })
  const starts = startsOf(kept)
  const sources = starts.map((start, index) => {
    const end = starts[index + 1] ?? kept.length
    return { file: file.name, text: kept.map((line, at) => (at >= start && at < end ? line : '')).join('\n') }
  })
  return { sources: sources.filter((source) => source.text.trim() !== ''), diagnostics }
}

function refuse(file: ImportFile): ImportDiagnostic | undefined {
  const about = (summary: string, remedy: string): ImportDiagnostic => ({
    severity: 'error',
    file: file.name,
    line: 0,
    summary,
    detail: 'It was not read, and nothing was changed.',
    remedy,
  })
  if (file.text.trim() === '') return about(`${file.name} is empty`, 'Choose the configuration of a device.')
  if (file.text.length > MAX_CHARACTERS)
    return about(
      `${file.name} is ${Math.round(file.text.length / 1e6)} MB long: no configuration is`,
      'Choose the configuration of a device, without what else was logged.',
    )
  const lines = file.text.split('\n').length
  if (lines > MAX_LINES)
    return about(
      `${file.name} has ${lines} lines: no configuration has so many`,
      'Choose the configuration of a device, without what else was logged.',
    )
  if ((file.text.match(BINARY)?.length ?? 0) > file.text.length / 200)
    return about(`${file.name} is no text`, 'Choose the configuration as a text file.')
  return undefined
}

/** Lines at which a device begins: the first, what follows an `end`, and a second `hostname` without one. */
function startsOf(lines: readonly string[]): readonly number[] {
  const starts = [0]
  let named = false
  for (const [index, line] of lines.entries()) {
    const before = lines[index - 1]?.trim()
    if (index > 0 && before === 'end' && lines.slice(index).some(isName)) {
      starts.push(index)
      named = false
    }
    if (!isName(line)) continue
    if (named) starts.push(preambleOf(lines, index))
    named = true
  }
  return starts
}

const isName = (line: string) => /^hostname \S/.test(line)

/** A hostname's `version` and `service` lines stand before it. */
function preambleOf(lines: readonly string[], hostname: number): number {
  let at = hostname
  while (
    at > 0 &&
    /^\s*(?:!.*|version .*|service .*|no service .*|: .*|(?:ASA|PIX) Version .*)?$/i.test(lines[at - 1] ?? '')
  )
    at--
  return at
}
