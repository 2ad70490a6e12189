/** Words and lines to fuzz with: from the grammar itself, from configurations people have, and from bad company. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { SEED_CONFIGS } from '../../src/testing/seed-configs'
import type { Random } from './random'

const CONFIGS = join(import.meta.dirname, '../../src/interop/testing/configs')

/** Whole configurations: the source document's and public ones. */
export const CORPUS: readonly string[] = [
  ...Object.values(SEED_CONFIGS),
  ...readdirSync(CONFIGS)
    .filter((name) => name.endsWith('.cfg'))
    .map((name) => readFileSync(join(CONFIGS, name), 'utf8')),
]

const CORPUS_LINES: readonly string[] = CORPUS.flatMap((text) => text.split('\n')).filter((line) => line.trim() !== '')

/** Names and texts that break programs. */
export const HOSTILE: readonly string[] = [
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  '../../etc/passwd',
  '<script>alert(1)</script>',
  '\u0000',
  '\ufeff',
  '\u202e',
  '\ud800',
  '^C',
  '!',
  '"',
  "'",
  '\\',
  '%s%n',
  '-1',
  '1e308',
  'NaN',
  '4294967296',
  '255.255.255.255',
  '0.0.0.0',
  '999.999.999.999',
  '64.yy.yy.a',
  'banner motd ^C',
  'hostname x',
  'end',
  'quit',
  'exit',
]

export function address(random: Random): string {
  return [0, 0, 0, 0].map(() => random.below(random.chance(0.05) ? 300 : 256)).join('.')
}

export function anyWord(random: Random): string {
  if (random.chance(0.1)) return random.pick(HOSTILE)
  if (random.chance(0.3)) return address(random)
  if (random.chance(0.4)) return String(random.below(random.chance(0.1) ? 1e9 : 300))
  return random.pick(random.pick(CORPUS_LINES).trim().match(/\S+/g) ?? ['x'])
}

export const corpusLine = (random: Random): string => random.pick(CORPUS_LINES)

/** Changes a line a little: a word taken, doubled, exchanged, cut; white space, case and bytes. */
export function bendLine(random: Random, line: string): string {
  const words = line.split(' ')
  const at = random.below(words.length)
  switch (random.below(9)) {
    case 0:
      return words.filter((_, index) => index !== at).join(' ')
    case 1:
      return [...words.slice(0, at), anyWord(random), ...words.slice(at)].join(' ')
    case 2:
      return words.map((word, index) => (index === at ? anyWord(random) : word)).join(' ')
    case 3:
      return words.map((word, index) => (index === at ? word.slice(0, random.below(word.length + 1)) : word)).join(' ')
    case 4:
      return `${' '.repeat(random.below(4))}${line.trim()}${random.chance(0.3) ? '  ' : ''}`
    case 5:
      return random.chance(0.5) ? line.toUpperCase() : `no ${line.trim()}`
    case 6:
      return `${line} ${line.trim()}`
    case 7:
      return line.slice(0, random.below(line.length + 1))
    default:
      return bendBytes(random, line)
  }
}

/** Byte-level: characters taken, doubled, or replaced by any code unit. */
export function bendBytes(random: Random, text: string): string {
  const at = random.below(text.length + 1)
  switch (random.below(4)) {
    case 0:
      return text.slice(0, at) + text.slice(at + 1 + random.below(8))
    case 1:
      return text.slice(0, at) + String.fromCharCode(random.below(random.chance(0.5) ? 128 : 65536)) + text.slice(at)
    case 2:
      return text.slice(0, at) + random.pick(HOSTILE) + text.slice(at)
    default:
      return text.slice(0, at) + text.slice(Math.max(0, at - 20), at) + text.slice(at)
  }
}

/** A text of lines, bent here and there. */
export function bendText(random: Random, text: string): string {
  const lines = text.split('\n')
  for (let times = 1 + random.below(5); times > 0; times--) {
    const at = random.below(lines.length + 1)
    switch (random.below(6)) {
      case 0:
        lines.splice(at, 1 + random.below(4))
        break
      case 1:
        lines.splice(at, 0, corpusLine(random))
        break
      case 2:
        lines.splice(at, 0, ...lines.slice(at, at + random.below(6)))
        break
      case 3:
        lines.splice(at, 0, ...lines.splice(random.below(lines.length + 1), 1 + random.below(3)))
        break
      default:
        if (lines[at] !== undefined) lines[at] = bendLine(random, lines[at] ?? '')
    }
  }
  const bent = lines.join(random.chance(0.1) ? '\r\n' : '\n')
  return random.chance(0.3) ? bendBytes(random, bent) : bent
}
