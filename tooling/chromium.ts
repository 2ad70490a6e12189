/**
 * Which Chromium the browser tests drive, in this order: the one that CHROMIUM_PATH names, Playwright's own, one
 * on the PATH, the one without windows first: it does the same in three quarters of the time. A browser counts only
 * when it starts: one whose system libraries are missing is there, but of no use.
 */
import { spawnSync } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium } from '@playwright/test'

const NAMES = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

/** Flags for a browser that draws in memory and talks to the page's own server only. */
export const CHROMIUM_FLAGS: readonly string[] = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
]

/** The program to start, or nothing when there is none. Throws when CHROMIUM_PATH is set to something else. */
export function findChromium(): string | undefined {
  const told = process.env.CHROMIUM_PATH
  if (told !== undefined && told !== '') {
    if (starts(told)) return told
    throw new Error(`CHROMIUM_PATH is ${told}, which does not start as a browser. Correct it or unset it.`)
  }
  return [chromium.executablePath(), ...onPath()].find(starts)
}

/** What the browser says of its version. */
export function versionOf(program: string): string {
  return spawnSync(program, ['--version'], { encoding: 'utf8' }).stdout.trim()
}

function onPath(): readonly string[] {
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '')
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name)))
}

function starts(program: string): boolean {
  try {
    accessSync(program, constants.X_OK)
  } catch {
    return false
  }
  return spawnSync(program, ['--version'], { stdio: 'ignore', timeout: 30_000 }).status === 0
}
