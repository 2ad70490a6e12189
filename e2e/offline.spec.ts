/** The page without its server: it opens, shows the same design and computes. A newer build is told and waits. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { pageServer } from '../src/cli/page-server'
import { HEADERS } from '../tooling/build/policy'
import { node, status } from './page-parts'

test.use({ serviceWorkers: 'allow' })

const headers = new Map(Object.entries(HEADERS))

/** A server of its own, so that it can be ended. */
async function served(folder: string, port = 0) {
  const server = pageServer(folder, headers).listen(port, '127.0.0.1')
  await new Promise((done) => server.once('listening', done))
  const end = async () => {
    server.closeAllConnections()
    await new Promise((done) => server.close(done))
  }
  return { port: (server.address() as AddressInfo).port, end }
}

const kept = (page: Page) => page.evaluate(async () => (await navigator.serviceWorker.ready).active?.state)

test('an offline reload gives the same design, every panel loads, and a newer build waits to be taken', async ({
  page,
}) => {
  const folder = mkdtempSync(join(tmpdir(), 'headend-page-'))
  cpSync(join(import.meta.dirname, '../dist'), folder, { recursive: true })
  const first = await served(folder)
  const violations: string[] = []
  page.on('console', (message) => /Content Security|Trusted/i.test(message.text()) && violations.push(message.text()))
  await page.goto(`http://127.0.0.1:${first.port}/`)
  await page.getByRole('button', { name: 'Open the reference design' }).click()
  await expect(status(page)).toHaveText(/6\/6 in service/, { timeout: 60_000 })
  await node(page, 'phone-48').click()
  await page.keyboard.press('Delete')
  await expect(page.locator('header.bar .keep-mark')).toHaveAttribute('title', 'Kept in this browser')
  await expect.poll(() => kept(page), { timeout: 60_000 }).toBe('activated')

  await first.end()
  await page.reload()
  await expect(status(page)).toHaveText(/5\/6 in service/, { timeout: 60_000 })
  await expect(node(page, 'phone-48')).toHaveCount(0)
  await expect(node(page, 'phone-40')).toBeVisible()
  await page.locator('header.bar').getByRole('button', { name: 'Export', exact: true }).click()
  await expect(page.getByLabel('Preview of firewall.cfg')).toContainText('access-list')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'About Headend' }).click()
  await expect(page.getByLabel('Licence texts')).toHaveValue(/MIT/)
  await page.keyboard.press('Escape')

  // Another build at the same address.
  const worker = join(folder, 'service-worker.js')
  writeFileSync(worker, readFileSync(worker, 'utf8').replace(/"name":"\w+"/, '"name":"newer"'))
  const second = await served(folder, first.port)
  await page.reload()
  const update = page.getByRole('button', { name: 'Update' })
  await expect(update).toBeVisible({ timeout: 60_000 })
  expect(await page.evaluate(() => caches.keys())).toHaveLength(2)
  await expect(node(page, 'phone-40')).toBeVisible()
  await Promise.all([page.waitForEvent('load'), update.click()])
  await expect(node(page, 'phone-40')).toBeVisible()
  await expect(update).toHaveCount(0)
  expect(violations).toEqual([])
  await second.end()
  rmSync(folder, { recursive: true })
})
