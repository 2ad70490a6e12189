/** Archives among the files: a zip is the files that it holds. What it holds too much of is left out, and cannot grow on its way. */
import { unzipSync } from 'fflate'
import type { ImportFile } from './types'

/** Files of an archive, and bytes of each, that are taken: more is no folder of configurations. */
const MOST_FILES = 2000
const MOST_BYTES = 20_000_000

/** `PK` and the two numbers of a file's head (APPNOTE.TXT 4.3.7). */
const ZIP = [0x50, 0x4b, 0x03, 0x04]

const isZip = (file: ImportFile): file is Extract<ImportFile, { readonly bytes: Uint8Array }> =>
  'bytes' in file && ZIP.every((value, at) => file.bytes[at] === value)

/** Each file of a zip by itself, under the zip's name; one that is broken stays what it is, and is refused as no text. */
export const unpacked = (files: readonly ImportFile[]): readonly ImportFile[] =>
  files.flatMap((file) => (isZip(file) ? (filesOf(file.name, file.bytes) ?? [file]) : [file]))

function filesOf(archive: string, bytes: Uint8Array): readonly ImportFile[] | undefined {
  let taken = 0
  try {
    const found = unzipSync(bytes, {
      filter: ({ name, originalSize }) =>
        isWanted(name) && originalSize > 0 && originalSize <= MOST_BYTES && taken++ < MOST_FILES,
    })
    return Object.entries(found)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, inner]) => ({ name: `${archive}/${name}`, bytes: inner }))
  } catch {
    return undefined
  }
}

/** Folders, and what file managers hide in archives, are none. */
const isWanted = (name: string): boolean =>
  !name.endsWith('/') && !name.split('/').some((part) => part.startsWith('.') || part === '__MACOSX')
