/** The consoles: terminals that print what routers print, and lines that the network obeys. */
import { expect, type Page, test } from '@playwright/test'
import { complaints, node, open } from './page-parts'

const screen = (page: Page, device: string) => page.getByRole('region', { name: `Terminal of ${device}` })
/** What stands on a terminal's screen, row by row. */
const rows = (page: Page, device: string) => screen(page, device).locator('.xterm-rows')

async function openConsole(page: Page, device: string): Promise<void> {
  await node(page, device).dblclick()
  await expect(rows(page, device)).toContainText(`${device}#`)
}

async function type(page: Page, line: string): Promise<void> {
  await page.keyboard.type(line)
  await page.keyboard.press('Enter')
}

test('a terminal prints, completes and helps; what is typed in it changes the path of a packet', async ({ page }) => {
  test.setTimeout(120_000)
  await open(page)
  await openConsole(page, 'gateway-1')
  const gateway = rows(page, 'gateway-1')
  await type(page, 'sh ip ro')
  await expect(gateway).toContainText('S*   0.0.0.0/0 [1/0] via 10.81.0.1')
  await expect(gateway).toContainText('10.81.2.24 [170/2588160] via 192.168.81.4')
  await page.keyboard.type('sh ip int')
  await page.keyboard.press('Tab')
  await expect(gateway).toContainText('gateway-1#sh ip interface')
  await page.keyboard.press('Control+u')
  await page.keyboard.type('show cl?')
  await expect(gateway).toContainText('clock')
  await page.keyboard.press('Control+c')
  await page.keyboard.press('ArrowUp')
  await expect(gateway).toContainText(/gateway-1#sh ip ro\s*$/)
  await page.keyboard.press('Control+c')

  await page.getByRole('tab', { name: 'Path' }).click()
  await page.getByLabel('From', { exact: true }).fill('callmanager')
  await page.getByLabel('To', { exact: true }).fill('phone-24')
  await page.getByRole('button', { name: 'Run packet' }).click()
  const ways = page.locator('.way h3 .status')
  await expect(ways).toHaveText(['accepted', 'accepted'])

  await page.getByRole('tab', { name: 'Console' }).click()
  await screen(page, 'gateway-1').click()
  await type(page, 'conf t')
  await expect(gateway).toContainText('gateway-1(config)#')
  await type(page, 'int fa0/1')
  await type(page, 'shut')
  await expect(gateway).toContainText('Interface FastEthernet0/1, changed state to')
  await page.getByRole('tab', { name: 'Path' }).click()
  await expect(ways.first()).not.toHaveText('accepted')
  await expect(page.locator('.way').first()).toContainText('gateway-1')
})

test('several terminals side by side, pasted lines, and the keyboard leaves', async ({ page }) => {
  test.setTimeout(120_000)
  await open(page)
  await openConsole(page, 'gateway-1')
  await page.getByLabel('Open another: choose a device').selectOption('gateway-2')
  await page.getByRole('button', { name: 'Side by side' }).click()
  await expect(screen(page, 'gateway-1')).toBeVisible()
  await expect(rows(page, 'gateway-2')).toContainText('gateway-2#')
  await screen(page, 'gateway-2').click()
  await page.evaluate(() => {
    const data = new DataTransfer()
    data.setData('text/plain', 'conf t\ninterface FastEthernet0/0\nstandby 1 priority 130\nend\nshow standby brief\n')
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    )
  })
  await expect(rows(page, 'gateway-2')).toContainText(/130\s+P Active/)
  await page.keyboard.press('Control+]')
  await expect(page.getByRole('tab', { name: 'gateway-2' })).toBeFocused()
  for (const theme of ['light', 'dark'] as const) {
    await page.evaluate((value) => {
      document.documentElement.dataset.theme = value
    }, theme)
    expect(await complaints(page, { within: ['.console'], colours: theme === 'dark' })).toEqual([])
  }
})
