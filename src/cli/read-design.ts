/** The design a call names. */
import { readFileSync } from 'node:fs'
import { type Design, parseDesignFile, REFERENCE_DESIGNS } from '../engine/session'
import { type Streams, Unusable } from './command'
import { reasonOf } from './write-file'

/**
 * A file, `-` for standard input, or a built-in design. What was wrong with the file and is mended is said; throws
 * Unusable with every problem that is not.
 */
export function readDesign(command: string, name: string | undefined, { err }: Pick<Streams, 'err'>): Design {
  if (name === undefined) throw new Unusable(`${command} needs a DESIGN: a file, or - for standard input`)
  const builtIn = REFERENCE_DESIGNS.find((item) => item.name === name)
  if (builtIn) return builtIn.build()
  const read = parseDesignFile(readText(name))
  if (read.ok) {
    for (const text of read.mended ?? []) err(`headend: ${name}: ${text}\n`)
    return read.design
  }
  throw new Unusable(
    read.problems
      .map(({ path, problem }) => `${name}${path === '' ? '' : `, field ${path}`}: ${problem}`)
      .join('\nheadend: '),
  )
}

/** The text of a file, or of standard input for `-`. */
export function readText(name: string): string {
  return readBytes(name).toString('utf8')
}

const whyUnread = (error: unknown): string =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT'
    ? 'there is no such file'
    : error instanceof Error && 'code' in error && error.code === 'EACCES'
      ? 'you have no right to read it'
      : reasonOf(error)

/** A file as it is, for who tells its encoding. */
export function readBytes(name: string): Buffer {
  try {
    return readFileSync(name === '-' ? 0 : name)
  } catch (error) {
    throw new Unusable(`${name} cannot be read: ${whyUnread(error)}`)
  }
}
