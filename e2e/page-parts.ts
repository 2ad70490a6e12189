/** Parts of the page that the browser tests speak of, and how they begin. */
import { expect, type Locator, type Page } from '@playwright/test'

export const node = (page: Page, name: string): Locator => page.locator(`.react-flow__node[data-id="${name}"]`)
export const status = (page: Page): Locator => page.locator('header.bar output')

/** The reference design, settled. */
export async function open(page: Page): Promise<void> {
  await page.goto('./')
  await page.getByRole('button', { name: 'Open the reference design' }).click()
  await expect(status(page)).toHaveText(/6\/6/, { timeout: 30_000 })
}
