/** Plan calls and load: the packet, another codec for one site, a table of boxes, and the curve with its twin. */
import { expect, test } from '@playwright/test'
import { complaints, node, open } from './page-parts'

test('a call byte by byte, another codec, a box that cannot carry all alone', async ({ page }) => {
  test.setTimeout(120_000)
  await open(page)
  await page.getByRole('tab', { name: 'Answers' }).click()
  await page.getByRole('button', { name: 'Plan calls and load' }).click()
  const plan = page.getByRole('region', { name: 'Plan calls and load' })
  const row = (site: string) => plan.getByRole('row').filter({ hasText: site })
  await expect(row('soho-24')).toContainText('84.8 kbit/s', { timeout: 30_000 })
  await expect(row('soho-24')).toContainText('0 up, 5 down')
  await plan.getByRole('button', { name: 'soho-24' }).click()
  const layers = plan.getByRole('list', { name: /Layers of the packet/ }).getByRole('listitem')
  await expect(layers.first()).toContainText('ATM cells')
  await expect(layers.first()).toContainText('60 of 212')
  await expect(layers.last()).toContainText('G.729')
  await plan.getByLabel('Codec here').selectOption('G.711')
  await expect(row('soho-24')).toContainText('148.4 kbit/s', { timeout: 30_000 })
  await expect(row('soho-16')).toContainText('84.8 kbit/s')

  await expect(plan.getByText('Nothing is known of its box').first()).toBeVisible()
  await plan.getByText(/What boxes carry/).click()
  const table = plan.getByLabel(/One row for each platform/)
  await table.fill('platform,source,ipsecSas,setupsPerSecond\nc2651xm,,10,2')
  await plan.getByRole('button', { name: 'Take the table in' }).click()
  await expect(plan.getByRole('alert')).toContainText('Line 2')
  await table.fill('platform,source,ipsecSas,setupsPerSecond\nc2651xm,our own test,10,2')
  await plan.getByRole('button', { name: 'Take the table in' }).click()
  await expect(plan.getByText('Cannot carry all alone').first()).toBeVisible({ timeout: 30_000 })
  await expect(plan.getByText(/all sites ask it at once, the last has its tunnel after \d\.\d s/).first()).toBeVisible()

  await plan.getByLabel('One head-end alone').selectOption('seconds until the last is back')
  await expect(plan.getByRole('img', { name: /seconds until the last is back/ })).toBeVisible()
  await plan.getByText('The curves as a table').click()
  await expect(
    plan.getByRole('row').filter({ has: page.getByRole('rowheader', { name: '10000', exact: true }) }),
  ).toContainText('over an hour')
  await plan.getByText(/What is assumed/).click()
  await plan.getByLabel(/Sites in a call at once/).fill('120')
  await plan.getByLabel(/Sites in a call at once/).press('Enter')
  await expect(plan.getByRole('alert')).toContainText('between 0 and 100')
  await plan.getByLabel(/Sites in a call at once/).press('Escape')
  expect(await complaints(page, { within: ['.plan'] })).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollHeight - innerHeight)).toBe(0)
  await page.screenshot({ path: 'test-results/plan.png' })
})

test('a shape before the line, a class that is too small and its fix, and every curve as its table has it', async ({
  page,
}) => {
  test.setTimeout(180_000)
  await open(page)
  await node(page, 'soho-24').click()
  await page.getByLabel('Voice first on the uplink: a service policy').check()
  await page.getByRole('tab', { name: 'Answers' }).click()
  await page.getByRole('button', { name: 'Plan calls and load' }).click()
  const plan = page.getByRole('region', { name: 'Plan calls and load' })
  await plan.getByRole('button', { name: 'soho-24' }).click()
  const shapes = plan.getByRole('table', { name: 'Shapes before the line, kbit/s' })
  const cells = shapes.getByRole('row').filter({ hasText: 'Towards headquarters' }).getByRole('cell')
  await expect(cells).toHaveText(['class-default, UPLINK', '1', '197', '254.7', '256', '198'], { timeout: 30_000 })
  // A site without a policy has none.
  await plan.getByRole('button', { name: 'soho-16' }).click()
  await expect(shapes).toHaveCount(0)

  // Half a call is said where it is typed, and put right by one click.
  await node(page, 'soho-24').dblclick()
  await expect(page.locator('.xterm-rows')).toContainText('soho-24#')
  for (const line of [
    'conf t',
    'policy-map UPLINK-CLASSES',
    'class VOICE',
    'no priority 65',
    'priority 30',
    'end',
    'write',
  ]) {
    await page.keyboard.type(line)
    await page.keyboard.press('Enter')
  }
  await expect(page.locator('.xterm-rows')).toContainText('[OK]')
  await page.keyboard.press('Control+]')
  await page.getByRole('tab', { name: /^Findings/ }).click()
  const tight = page.locator('.finding').filter({ hasText: 'does not fit into class VOICE of soho-24' })
  await expect(tight).toContainText('the class has 30', { timeout: 30_000 })
  const needs = /it takes (\d+) kbit\/s/.exec((await tight.textContent()) ?? '')?.[1] ?? ''
  await expect(tight).toContainText(`Writes priority ${needs} in class VOICE of soho-24.`)
  await tight.getByRole('button', { name: /^Fix/ }).click()
  await expect(tight).toHaveCount(0, { timeout: 30_000 })
  await page.locator('.inspector').getByRole('tab', { name: 'Configuration' }).click()
  await expect(page.locator('.cm-line').filter({ hasText: /^ +priority \d+/ })).toHaveText(`  priority ${needs}`)

  await page.getByRole('tab', { name: 'Answers' }).click()
  await plan.getByText(/What boxes carry/).click()
  await plan.getByLabel(/One row for each platform/).fill('platform,source,setupsPerSecond\nc2651xm,our own test,2')
  await plan.getByRole('button', { name: 'Take the table in' }).click()
  await expect(plan.getByText(/all sites ask it at once/).first()).toBeVisible({ timeout: 30_000 })
  await plan.getByText('The curves as a table').click()
  const table = plan
    .getByRole('table')
    .filter({ has: page.getByRole('columnheader', { name: 'kbit/s over the cross-over' }) })
  const titles = (await table.getByRole('columnheader').allInnerTexts()).slice(2)
  expect(titles).toHaveLength(7)
  const rows = await table
    .locator('tbody tr')
    .evaluateAll((all) => all.map((row) => [...row.querySelectorAll('th, td')].map((cell) => cell.textContent ?? '')))
  expect(rows.length).toBeGreaterThan(4)
  for (const [at, title] of titles.entries()) {
    await plan.getByLabel('One head-end alone').selectOption(title)
    const chart = plan.getByRole('img', { name: `${title} by the number of sites` })
    const said = await chart.locator('circle title').allTextContents()
    // What is endless or not known has no point; every other row has one, and says the same.
    const told = rows.filter((row) => /^[\d.,]+$/.test(row[at + 2] ?? '') && Number(row[at + 2]) !== 0)
    expect(said, title).toEqual(told.map((row) => `${row[0]} sites: ${row[at + 2]} ${title}`))
    expect(said.length, title).toBeGreaterThan(1)
    // More is drawn higher, and further to the right.
    const places = await chart
      .locator('circle')
      .evaluateAll((all) =>
        all.map((point) => [Number(point.getAttribute('cx')), Number(point.getAttribute('cy'))] as const),
      )
    for (const [index, [x = 0, y = 0]] of places.entries()) {
      const [beforeX, beforeY] = places[index - 1] ?? [-1, Number.POSITIVE_INFINITY]
      expect(x, title).toBeGreaterThan(beforeX)
      expect(y, title).toBeLessThanOrEqual(beforeY)
    }
  }
})
