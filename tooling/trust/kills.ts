/**
 * Kills in the middle of editing: of the tab's process, of the whole browser, of the simulation's worker. What was
 * edited more than a second before must be on the disk.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, chromium, type Page } from '@playwright/test'
import { CHROMIUM_FLAGS, findChromium } from '../chromium'
import { ADDRESS, edit, onDisk, openDesign, pause } from './page'
import { randomBy } from './random'

const KINDS = ['tab', 'browser', 'worker'] as const
type Kind = (typeof KINDS)[number]

export interface Killed {
  readonly seed: number
  readonly kind: Kind
  /** Milliseconds before the kill of the oldest edit that is gone; 0 = all are there. */
  readonly lostMs: number
}

const MOST_LOST_MS = 1000

export const isLoss = ({ lostMs }: Killed): boolean => lostMs > MOST_LOST_MS

export async function killOnce(seed: number): Promise<Killed> {
  const random = randomBy(seed)
  const kind = KINDS[seed % KINDS.length] ?? 'tab'
  const folder = mkdtempSync(join(tmpdir(), 'headend-trust-'))
  const first = await launch(folder)
  try {
    const page = await first.newPage()
    const address = await openDesign(page)
    const times: number[] = []
    for (let number = 1; number <= 3 + Math.floor(random() * 6); number++) {
      await edit(page, number)
      times.push(Date.now())
      await pause(random() * 350)
    }
    await pause(random() * 900)
    const killedAt = Date.now()
    const kept = await afterKill(kind, first, page, folder, address)
    const lost = times[kept]
    return { seed, kind, lostMs: lost === undefined ? 0 : killedAt - lost }
  } finally {
    await first.close().catch(() => undefined)
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
  }
}

function launch(folder: string): Promise<BrowserContext> {
  const executablePath = findChromium()
  return chromium.launchPersistentContext(folder, {
    ...(executablePath === undefined ? {} : { executablePath }),
    args: [...CHROMIUM_FLAGS],
  })
}

/** Kills, comes back, and reads what the disk has. */
async function afterKill(
  kind: Kind,
  context: BrowserContext,
  page: Page,
  folder: string,
  address: string,
): Promise<number> {
  switch (kind) {
    case 'worker':
      await page
        .workers()[0]
        ?.evaluate(() => self.close())
        .catch(() => undefined)
      // The edits go on being kept without it.
      await pause(1000)
      return onDisk(page, address)
    case 'tab': {
      const session = await context.newCDPSession(page)
      void session.send('Page.crash').catch(() => undefined)
      await page.waitForEvent('crash')
      return readAnew(context, address)
    }
    case 'browser': {
      const closed = context.waitForEvent('close')
      const session = await context.browser()?.newBrowserCDPSession()
      if (session) void session.send('Browser.crash').catch(() => undefined)
      else process.kill(await processOf(folder), 'SIGKILL')
      await closed
      const again = await launch(folder)
      try {
        return await readAnew(again, address)
      } finally {
        await again.close()
      }
    }
  }
}

/** The browser's own process is the one that holds the folder's lock, a link named after it. */
async function processOf(folder: string): Promise<number> {
  const { readlinkSync } = await import('node:fs')
  return Number(readlinkSync(join(folder, 'SingletonLock')).split('-').at(-1))
}

async function readAnew(context: BrowserContext, address: string): Promise<number> {
  const page = await context.newPage()
  await page.goto(ADDRESS)
  await page.locator('.start-list, header.bar').first().waitFor()
  return onDisk(page, address)
}
