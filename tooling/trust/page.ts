/** The built page in a browser, as the trust runs drive it: an edit is a new name of the design, `edit 17`. */
import { type ChildProcess, spawn } from 'node:child_process'
import type { Page } from '@playwright/test'

const PORT = Number(process.env.HEADEND_PORT ?? 4175)
export const ADDRESS = `http://127.0.0.1:${PORT}/`

/** Serves `dist` until it is stopped. */
export async function serve(): Promise<() => void> {
  const server: ChildProcess = spawn('npx', ['vite', 'preview', '--port', String(PORT), '--strictPort'], {
    detached: true,
    stdio: 'ignore',
  })
  for (let tries = 0; tries < 100; tries++) {
    const answer = await fetch(ADDRESS).catch(() => undefined)
    if (answer?.ok) return () => server.pid !== undefined && process.kill(-server.pid)
    await pause(100)
  }
  throw new Error(`Nothing answers at ${ADDRESS}: build the page first (npm run build:page).`)
}

export const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

/** Opens the head-end pair; the answer is the design's address. */
export async function openDesign(page: Page): Promise<string> {
  await page.goto(ADDRESS)
  await page.getByRole('button', { name: 'Head-end pair' }).click()
  await page.waitForFunction(() => location.hash.startsWith('#design='))
  await page.locator('.keep-mark[title^="Kept"]').waitFor()
  return page.url()
}

export async function edit(page: Page, number: number): Promise<void> {
  const field = page.getByLabel('Name of the design')
  await field.fill(`edit ${number}`)
  await field.press('Enter')
}

/** Whether the page took the edit: its title is the design's name. */
export const took = (page: Page, number: number) =>
  page.evaluate((title) => document.title === title, `edit ${number} · Headend`)

/** The number of the edit that the record on the disk has; 0 = none. */
export async function onDisk(page: Page, address: string): Promise<number> {
  const id = address.slice(address.indexOf('#design=') + '#design='.length)
  const text = await page.evaluate(
    (wanted) =>
      new Promise<string>((resolve, reject) => {
        const opening = indexedDB.open('headend')
        opening.onerror = () => reject(opening.error)
        opening.onsuccess = () => {
          const got = opening.result.transaction('designs').objectStore('designs').get(wanted)
          got.onerror = () => reject(got.error)
          got.onsuccess = () => {
            opening.result.close()
            resolve(String(got.result?.text ?? ''))
          }
        }
      }),
    id,
  )
  return Number(/"name": "edit (\d+)"/.exec(text)?.[1] ?? 0)
}
