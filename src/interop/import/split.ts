/**
 * Files → one text per device, as a person would cut them. What was printed by the terminal, and what stands behind the
 * end of a configuration, belongs to none. Each line knows its number in the file. What is no text of a device at all is
 * refused with a reason.
 */
import { type Decoded, decodeText } from '../../design/index'
import { columnOf } from '../../ios/index'
import { lastOfBanner, markOf, withoutNumbers, withoutTraces } from './terminal'
import type { ImportDiagnostic, ImportFile, Normalised } from './types'

export interface Source {
  readonly file: string
  /** The device's own lines, each ended by one line feed, the last as in the file. */
  readonly text: string
  /** Line of the file by index of line of the text. */
  readonly numbers: readonly number[]
}

export interface Split {
  readonly sources: readonly Source[]
  readonly diagnostics: readonly ImportDiagnostic[]
  /** What was made equal already: line ends, encoding, the terminal's traces. */
  readonly normalised: readonly Normalised[]
}

/** A device's configuration is at most some megabytes, and some thousands of lines. */
const MAX_CHARACTERS = 5_000_000
const MAX_LINES = 50_000
/** Modes of IOS and ASA lie some four deep. */
const MAX_DEPTH = 100

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what a binary file is known by
const BINARY = /[\u0000-\u0002\u0004-\u0007\u000e-\u001a\u001c-\u001f]/g

/** All of an import's files together: they are held in memory at once, many times over. */
const MAX_TOGETHER = 40_000_000
/** Bytes that a character has at most, in any encoding that is read. */
const MOST_BYTES = 4

/** Files one by one; those beyond what can be held together are refused, and say so. */
export function splitAll(files: readonly ImportFile[]): readonly Split[] {
  let size = 0
  return files.map((file) => {
    const own = 'bytes' in file ? file.bytes.length : file.text.length
    // A file that is too long by itself is told that, and is held by nobody.
    if (own > MOST_BYTES * MAX_CHARACTERS) return split(file)
    size += own
    if (size <= MAX_TOGETHER) return split(file)
    const most = `the files before it are ${MAX_TOGETHER / 1e6} MB, the most that is read at once`
    return {
      sources: [],
      diagnostics: [notRead(file.name, `${file.name} is one too many: ${most}`, 'Import it by itself.')],
      normalised: [],
    }
  })
}

export function split(file: ImportFile): Split {
  const decoded = 'bytes' in file ? decodeText(file.bytes) : undefined
  const text = (decoded?.text ?? ('text' in file ? file.text : '')).replace(/^\ufeff/, '')
  const refusal = refuse(file.name, text)
  if (refusal) return { sources: [], diagnostics: [refusal], normalised: [] }
  const raw = text.split(/(?<!\r)\r*\n|\r/)
  const lines = [...withoutNumbers(raw.map(withoutTraces))]
  const isEnded = lines.at(-1) === ''
  if (isEnded) lines.pop()
  const { parts, left } = partsOf(lines)
  return {
    sources: parts.flatMap((numbers) => {
      const open = !isEnded && numbers.at(-1) === lines.length - 1
      const own = `${numbers.map((at) => lines[at] ?? '').join('\n')}${open ? '' : '\n'}`
      return own.trim() === '' ? [] : [{ file: file.name, text: own, numbers: numbers.map((at) => at + 1) }]
    }),
    normalised: normalisedOf(file.name, text, decoded, raw, lines),
    diagnostics: [...encodingNote(file.name, decoded), ...left.map((run) => leftOut(file.name, lines, run))],
  }
}

function normalisedOf(
  file: string,
  text: string,
  decoded: Decoded | undefined,
  raw: readonly string[],
  lines: readonly string[],
): readonly Normalised[] {
  const all = (from: string, to: string): Normalised => ({ file, line: 0, from, to })
  return [
    ...(decoded && decoded.encoding !== 'UTF-8' ? [all(decoded.encoding, 'UTF-8')] : []),
    ...(text.includes('\r') ? [all('lines ended by carriage returns', 'lines ended by line feeds')] : []),
    ...lines.flatMap((to, at) => (raw[at] === to ? [] : [{ file, line: at + 1, from: raw[at] ?? '', to }])),
  ]
}

const notRead = (file: string, summary: string, remedy: string): ImportDiagnostic => ({
  severity: 'error',
  file,
  line: 0,
  summary,
  detail: 'It was not read, and nothing was changed.',
  remedy,
})

function refuse(name: string, text: string): ImportDiagnostic | undefined {
  const about = (summary: string, remedy: string) => notRead(name, summary, remedy)
  const other = 'Choose the configuration of a device, without what else was logged.'
  if (text.trim() === '') return about(`${name} is empty`, 'Choose the configuration of a device.')
  if (text.length > MAX_CHARACTERS)
    return about(`${name} is ${Math.round(text.length / 1e6)} MB long: no configuration is`, other)
  const lines = text.split('\n')
  if (lines.length > MAX_LINES) return about(`${name} has ${lines.length} lines: no configuration has so many`, other)
  if ((text.match(BINARY)?.length ?? 0) > text.length / 200)
    return about(`${name} is no text`, 'Choose the configuration as a text file.')
  const deep = tooDeep(lines)
  if (deep === undefined) return undefined
  return {
    ...about(`Line ${deep} of ${name} lies more than ${MAX_DEPTH} levels deep: no configuration nests so`, other),
    line: deep,
  }
}

/** The first line that lies deeper by its indentation than any mode does, 1-based. */
function tooDeep(lines: readonly string[]): number | undefined {
  const open: number[] = []
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') continue
    const indent = columnOf(line)
    while (open.length > 0 && (open.at(-1) ?? 0) >= indent) open.pop()
    open.push(indent)
    if (open.length > MAX_DEPTH) return index + 1
  }
  return undefined
}

function encodingNote(file: string, decoded: Decoded | undefined): readonly ImportDiagnostic[] {
  if (!decoded || decoded.encoding === 'UTF-8') return []
  return [
    {
      severity: decoded.guessed ? 'warning' : 'info',
      file,
      line: 0,
      summary: `${file} is read as ${decoded.encoding}`,
      detail: decoded.guessed
        ? 'It is no UTF-8, and nothing in it says what it is: letters beyond A to Z may be meant otherwise.'
        : '',
      remedy: decoded.guessed ? 'Look at its descriptions; save it as UTF-8 if they are wrong.' : '',
    },
  ]
}

/** Lines in a row that belong to no device. */
interface Run {
  readonly first: number
  readonly last: number
}

interface Part {
  readonly lines: number[]
  named: boolean
  versioned: boolean
}

/** Indices of the lines of each device, and what was left out. */
function partsOf(lines: readonly string[]): { readonly parts: readonly (readonly number[])[]; readonly left: Run[] } {
  const parts: Part[] = []
  const left: number[] = []
  let part = begin(parts)
  let reading = true
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? ''
    const mark = markOf(line)
    if (mark !== undefined) {
      left.push(at)
      if (mark === 'opening' || mark === 'asked') {
        if (isTelling(part, lines)) part = begin(parts)
        else left.push(...part.lines.splice(0))
        reading = true
      } else if (mark === 'other') reading = false
      continue
    }
    const starts = startOf(part, line, reading)
    if (starts) {
      if (part.lines.length > 0 || !reading) {
        const preamble = preambleOf(lines, at, reading ? part.lines : left)
        part = begin(parts)
        part.lines.push(...preamble)
      }
      reading = true
    }
    if (!reading) {
      left.push(at)
      continue
    }
    if (isName(line)) part.named = true
    if (isVersion(line)) part.versioned = true
    const last = lastOfBanner(lines, at)
    for (; at < last; at++) part.lines.push(at)
    part.lines.push(at)
    if (last === at && isEnd(line)) reading = false
  }
  return { parts: parts.map((item) => item.lines), left: runsOf(left, lines) }
}

function begin(parts: Part[]): Part {
  const part = { lines: [], named: false, versioned: false }
  parts.push(part)
  return part
}

const isName = (line: string) => /^hostname \S/.test(line)
const isVersion = (line: string) => /^(?:version \d|(?:ASA|PIX) Version )/.test(line)
const isEnd = (line: string) => /^(?:end|: end)\s*$/.test(line)

/** Whether a device begins here: a second name, or a second version, or either behind the end of another. */
function startOf(part: Part, line: string, reading: boolean): boolean {
  if (!reading) return isName(line) || isVersion(line)
  return (isName(line) && part.named) || (isVersion(line) && part.versioned && part.named)
}

/** True of lines that only a configuration has. */
function isTelling(part: Part, lines: readonly string[]): boolean {
  return (
    part.named || part.lines.some((at) => /^(?:interface|crypto|router|access-list|ip route) \S/.test(lines[at] ?? ''))
  )
}

/** A hostname's `version` and `service` lines stand before it: they are taken back from where they were put. */
function preambleOf(lines: readonly string[], start: number, from: number[]): readonly number[] {
  const taken: number[] = []
  while (from.at(-1) === start - 1 - taken.length && PREAMBLE.test(lines[from.at(-1) ?? 0] ?? ''))
    taken.unshift(from.pop() ?? 0)
  return taken
}

const PREAMBLE = /^\s*(?:!.*|version .*|service .*|no service .*|: .*|(?:ASA|PIX) Version .*)?$/i

/** Rows of lines next to each other; those without a word are not worth telling. */
function runsOf(left: readonly number[], lines: readonly string[]): Run[] {
  const runs: Run[] = []
  for (const at of [...left].sort((a, b) => a - b)) {
    if (/^\s*!?\s*$/.test(lines[at] ?? '')) continue
    const before = runs.at(-1)
    const joins = before !== undefined && lines.slice(before.last + 1, at).every((line) => line.trim() === '')
    if (joins) runs[runs.length - 1] = { first: before.first, last: at }
    else runs.push({ first: at, last: at })
  }
  return runs
}

function leftOut(file: string, lines: readonly string[], { first, last }: Run): ImportDiagnostic {
  const words = (lines[first] ?? '').trim()
  const shown = words.length > 60 ? `${words.slice(0, 57)}…` : words
  const summary =
    first === last ? `"${shown}" was printed by the terminal` : `Lines ${first + 1} to ${last + 1} are no configuration`
  return {
    severity: 'info',
    file,
    line: first + 1,
    summary,
    detail:
      first === last
        ? 'It is no line of the configuration and was left out.'
        : `They begin with "${shown}", were printed beside the configuration, and were left out.`,
    remedy: '',
  }
}
