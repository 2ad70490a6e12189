/** Writing what a command was asked for; what the disk refuses is said as any other unusable input is. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { Unusable } from './command'

export function writeText(path: string, text: string): void {
  attempt(path, () => writeFileSync(path, text))
}

/** Makes a folder, and those it is in, when they are not there yet. */
export function makeFolder(path: string): void {
  attempt(path, () => mkdirSync(path, { recursive: true }))
}

function attempt(path: string, write: () => void): void {
  try {
    write()
  } catch (error) {
    throw new Unusable(`${path} cannot be written: ${error instanceof Error ? error.message : String(error)}`)
  }
}
