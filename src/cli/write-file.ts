/** Writing what a command was asked for; what the disk refuses is said as any other unusable input is. */
import { closeSync, mkdirSync, openSync, statSync, unlinkSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { Unusable } from './command'

export function writeText(path: string, text: string): void {
  attempt(path, () => writeFileSync(path, text))
}

export function writeBytes(path: string, bytes: Uint8Array): void {
  attempt(path, () => writeFileSync(path, bytes))
}

/** Before work that takes long: refuses what could not be written after it. Nothing is changed, nothing left behind. */
export function checkWritable(path: string): void {
  attempt(path, () => {
    const there = statSync(path, { throwIfNoEntry: false })
    // Pipes and devices are no files to try out.
    if (there && !there.isFile() && !there.isDirectory()) return
    // Rights alone do not tell: folders such as /proc take no files from anybody.
    closeSync(openSync(path, there ? 'r+' : 'wx'))
    if (!there) unlinkSync(path)
  })
}

/** Makes a folder, and those it is in, when they are not there yet. */
export function makeFolder(path: string): void {
  attempt(path, () => makeAll(resolve(path)))
}

/** One by one: asked for all at once, Node tries for ever in a folder that takes none, as /proc. */
function makeAll(path: string): void {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) return
  if (dirname(path) !== path) makeAll(dirname(path))
  mkdirSync(path)
}

function attempt(path: string, write: () => void): void {
  try {
    write()
  } catch (error) {
    throw new Unusable(`${path} cannot be written: ${reasonOf(error)}`)
  }
}

/** What the system's codes mean to people. */
const REASONS: ReadonlyMap<string, string> = new Map([
  ['ENOSPC', 'the disk is full'],
  ['EDQUOT', 'the disk quota is used up'],
  ['EACCES', 'you have no right to write there'],
  ['EPERM', 'you have no right to write there'],
  ['EROFS', 'the disk is read-only'],
  ['ENOENT', 'its folder does not exist, or takes no files'],
  ['ENOTDIR', 'part of its path is no folder'],
  ['EEXIST', 'a file of that name stands there'],
  ['EISDIR', 'it is a folder'],
  ['EPIPE', 'who was to read it has gone'],
  ['ENAMETOOLONG', 'its name is too long'],
])

/** Why the system refused something, in a few words. */
export function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return REASONS.get(code) ?? (error instanceof Error ? error.message : String(error))
}
