/** The report is written in the page, with every part in it, and downloaded as a page that stands alone. */
import { readFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { strFromU8, unzlibSync } from 'fflate'
import { complaints, open } from './page-parts'

/** How many pieces of text and figures stand on each page of a PDF as the browser writes it. */
function wordsOfPages(pdf: Buffer): readonly number[] {
  const text = pdf.toString('latin1')
  return [...text.matchAll(/\/Type \/Page\b(?!s)[\s\S]*?\/Contents (\d+) 0 R/g)].map(([, id = '']) => {
    const at = text.indexOf(`\n${id} 0 obj`)
    const begin = text.indexOf('stream\n', at) + 'stream\n'.length
    const content = unzlibSync(pdf.subarray(begin, text.indexOf('\nendstream', begin)))
    return strFromU8(content, true).match(/\b(T[jJ]|Do)\b/g)?.length ?? 0
  })
}

test('the design report is written, read and downloaded', async ({ page }) => {
  test.setTimeout(180_000)
  await open(page)
  await page.getByRole('button', { name: 'Export', exact: true }).click()
  await page.getByRole('button', { name: 'Design report' }).click()

  await page.getByRole('button', { name: 'Write the report' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click()
  await page.getByRole('button', { name: 'Write the report' }).click()
  const paper = page.getByRole('region', { name: 'Preview of Design report: SRND figure C-1' })
  await expect(paper).toBeVisible({ timeout: 150_000 })
  await expect(paper).toContainText('The only single point of failure of the head-end block is: cross-over')
  await expect(paper.getByRole('img', { name: /^Tunnels/ })).toBeAttached()
  expect(await complaints(page, { within: ['dialog'] })).toEqual([])

  const coming = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Download to print' }).click()
  const file = await coming
  expect(file.suggestedFilename()).toBe('srnd-figure-c-1-report.html')
  const html = readFileSync(await file.path(), 'utf8')
  expect(html).toContain('ip route-cache same-interface')
  expect(html).not.toContain('<script')
  expect(html).toContain(new Date().getFullYear().toString())
  expect(html).toMatch(/Revision<\/\w+>\s*<\w+>[0-9a-f]{16}</)
  expect(html.match(/\b1 (sites|devices|links|errors|warnings|interfaces|tunnels|routes|neighbours)\b/g)).toBeNull()

  const paperPage = await page.context().newPage()
  await paperPage.setContent(html)
  const pages = wordsOfPages(await paperPage.pdf({ preferCSSPageSize: true }))
  expect(pages.length).toBeGreaterThan(8)
  expect(pages.filter((words) => words === 0)).toEqual([])
})

test('a laboratory: what it gets, what it cannot hold, how interfaces are called there', async ({ page }) => {
  await open(page)
  await page.getByRole('button', { name: 'Export', exact: true }).click()
  await page.getByRole('button', { name: 'GNS3' }).click()
  const told = page.getByRole('region', { name: 'What GNS3 gets' })
  await expect(told).toContainText('7 phones are plain hosts')
  await expect(told.getByRole('row', { name: 'gateway-1 FastEthernet0/1 GigabitEthernet0/1' })).toBeVisible()
  await page.getByLabel('Routers become').selectOption('c7200')
  await expect(told.getByRole('row', { name: 'soho-24 Ethernet1 FastEthernet0/1' })).toBeVisible()
  expect(await complaints(page, { within: ['dialog'] })).toEqual([])
  await page.getByRole('button', { name: 'Download as one file' }).click()
  await expect(page.getByRole('progressbar', { name: 'Progress of the export' })).toBeVisible()
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click()
  await expect(page.getByRole('button', { name: 'Download as one file' })).toBeEnabled()
})
