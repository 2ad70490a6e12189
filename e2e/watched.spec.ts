/** Several packets are watched at once: lettered, coloured, judged both ways, sent together, and run again when the network changes. */
import { expect, test } from '@playwright/test'
import { complaints, open } from './page-parts'

test('saved flows run as one, another joins them and is saved, and all follow the design', async ({ page }) => {
  await open(page)
  await page.getByLabel('Saved flows').selectOption('All of them at once')
  const list = page.getByRole('region', { name: 'Watched packets' })
  await expect(list.getByRole('listitem')).toHaveCount(4)
  await expect(list.getByRole('listitem').first()).toContainText('callmanager → phone-24')
  await expect(list.getByText('running…')).toHaveCount(0, { timeout: 30_000 })
  await expect(list.locator('li .status').filter({ hasText: 'accepted' })).toHaveCount(8)
  await expect(page.locator('.watched-ways .disc').first()).toBeAttached()

  await page.getByRole('combobox', { name: 'From', exact: true }).fill('phone-24')
  await page.getByRole('combobox', { name: 'To', exact: true }).fill('10.99.1.1')
  await page.getByRole('button', { name: 'Watch too' }).click()
  const fifth = list.getByRole('listitem').nth(4)
  await expect(fifth).toContainText('E')
  await expect(fifth).toContainText('denied on the way in', { timeout: 30_000 })
  await fifth.getByRole('button', { name: 'Save as a flow' }).click()
  await expect(page.locator('.notice')).toContainText('Saved the flow')
  await expect(fifth.getByRole('button', { name: 'Save as a flow' })).toHaveCount(0)

  await list.getByRole('button', { name: 'Send all' }).click()
  await expect(page.locator('.watched-ways .flying')).toHaveCount(5)
  expect(await complaints(page, { within: ['.watched'] })).toEqual([])
  await list.getByRole('button', { name: 'Stop' }).click()

  // Its own hops are a press away, and undo of the saved flow leaves what is watched.
  await list.getByRole('button', { name: /^A: callmanager to phone-24/ }).click()
  await expect(page.locator('.way h3').first()).toContainText('accepted', { timeout: 30_000 })
  await list.getByRole('button', { name: 'Watch E no more' }).click()
  await expect(list.getByRole('listitem')).toHaveCount(4)
  await list.getByRole('button', { name: 'Watch none' }).click()
  await expect(list).toHaveCount(0)
})
