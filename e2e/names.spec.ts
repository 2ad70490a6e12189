/** What panels hold by name follows a rename; what was removed is told in the panel that speaks of it; another design begins anew. */
import { expect, type Page, test } from '@playwright/test'
import { node, open, status } from './page-parts'
import { answer, button, tab } from './views'

test.setTimeout(180_000)

async function rename(page: Page, from: string, to: string): Promise<void> {
  await node(page, from).click({ force: true })
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill(to)
  await page.keyboard.press('Enter')
  await expect(node(page, to)).toBeVisible()
  await expect(status(page)).toContainText('6/6 in service', { timeout: 60_000 })
}

async function remove(page: Page, name: string): Promise<void> {
  await node(page, name).click({ force: true })
  await page.keyboard.press('Delete')
  await expect(node(page, name)).toHaveCount(0)
}

test('watched packets, filters and faults that are chosen follow a rename, say what they lack, and go with New', async ({
  page,
}) => {
  await open(page)
  const watched = page.getByRole('region', { name: 'Watched packets' })
  const accepted = watched.locator('li .status').filter({ hasText: 'accepted' })
  await page.getByLabel('Saved flows').selectOption('All of them at once')
  await expect(accepted).toHaveCount(8, { timeout: 60_000 })

  await answer('Failover distribution').go(page)
  const failover = page.locator('.failover-controls')
  await failover.getByLabel('What fails').selectOption('gateway-1')
  await failover.getByLabel('Site', { exact: true }).selectOption('soho-24')

  await tab(page, 'Packets')
  await button(page, 'Look at all cables').click()
  const packets = page.locator('.packets')
  await packets.getByLabel('Device', { exact: true }).selectOption('gateway-1', { timeout: 60_000 })
  await packets.locator('.frame').first().click()
  const count = await packets.locator('p[role="status"]').textContent()

  await rename(page, 'gateway-1', 'gateway-a')
  await expect(packets.getByLabel('Device', { exact: true })).toHaveValue('gateway-a')
  await expect(packets.locator('p[role="status"]')).toContainText(count?.split(' on ')[0] ?? 'none')
  await expect(packets.getByRole('region', { name: 'The packet' })).toContainText('gateway-')
  await rename(page, 'phone-24', 'desk-24')
  await rename(page, 'soho-24', 'branch-24')

  await tab(page, 'Answers')
  await expect(failover.getByLabel('As it is written')).toHaveValue(/gateway-a/)
  await expect(failover.getByLabel('Site', { exact: true })).toHaveValue('branch-24')
  await expect(button(page, 'Run')).toBeEnabled()
  await tab(page, 'Path')
  await expect(watched.getByRole('listitem').first()).toContainText('callmanager → desk-24')
  await expect(accepted).toHaveCount(8, { timeout: 60_000 })

  await remove(page, 'desk-24')
  await expect(watched.getByText('There is no device "desk-24"').first()).toBeVisible({
    timeout: 60_000,
  })
  await expect(status(page)).not.toContainText('failed')
  await tab(page, 'Packets')
  await page.keyboard.press('Control+z')
  await expect(node(page, 'desk-24')).toBeVisible()
  await tab(page, 'Path')
  await expect(accepted).toHaveCount(8, { timeout: 60_000 })

  await remove(page, 'gateway-a')
  await tab(page, 'Answers')
  await expect(page.getByRole('alert').filter({ hasText: 'choose what fails' })).toContainText('gateway-a')
  await expect(button(page, 'Run')).toBeDisabled()
  await expect(status(page)).not.toContainText('failed')

  await button(page, 'New').click()
  await page.getByRole('dialog').getByRole('button', { name: 'Empty canvas' }).click()
  await expect(status(page)).toContainText('Empty')
  await tab(page, 'Path')
  await expect(watched).toHaveCount(0)
  await tab(page, 'Packets')
  await expect(packets.locator('.frame')).toHaveCount(0)
  await expect(page.locator('.dock').getByRole('alert')).toHaveCount(0)
})
