/** The design a call names. */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { type Design, decodeText, parseDesignFile, REFERENCE_DESIGNS } from '../engine/session'
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

/** The text of a file, or of standard input for `-`, whatever its encoding: no character is replaced. */
export const readText = (name: string): string => decodeText(readBytes(name)).text

const whyUnread = (error: unknown): string =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT'
    ? 'there is no such file'
    : error instanceof Error && 'code' in error && error.code === 'EACCES'
      ? 'you have no right to read it'
      : reasonOf(error)

/** More than any input may be: what goes on for ever, as a device does, ends here. */
const MOST_BYTES = 200_000_000
const PIECE = 1 << 20

/** A file as it is, for who tells its encoding. */
export function readBytes(name: string): Buffer {
  try {
    return name === '-' ? readAll(0) : readWhole(name)
  } catch (error) {
    if (error instanceof TooLarge)
      throw new Unusable(`${name} is larger than ${MOST_BYTES / 1e6} MB: no design or configuration is so large`)
    throw new Unusable(`${name} cannot be read: ${whyUnread(error)}`)
  }
}

class TooLarge extends Error {}

function readWhole(path: string): Buffer {
  const file = openSync(path, 'r')
  try {
    if (fstatSync(file).size > MOST_BYTES) throw new TooLarge()
    return readAll(file)
  } finally {
    closeSync(file)
  }
}

/** Piece by piece: of a pipe or a device nobody knows how much is to come. */
function readAll(file: number): Buffer {
  const pieces: Buffer[] = []
  for (let size = 0; size <= MOST_BYTES; ) {
    const piece = readPiece(file)
    if (piece.length === 0) return Buffer.concat(pieces, size)
    pieces.push(piece)
    size += piece.length
  }
  throw new TooLarge()
}

function readPiece(file: number): Buffer {
  const piece = Buffer.allocUnsafe(PIECE)
  try {
    return piece.subarray(0, readSync(file, piece, 0, PIECE, null))
  } catch (error) {
    // The end of a console on Windows, and input that was closed.
    if (error instanceof Error && 'code' in error && error.code === 'EOF') return piece.subarray(0, 0)
    throw error
  }
}
