/** What is on the cables at the moment shown: listed, filtered, taken apart at each device, replayed, and saved for Wireshark. */
import { readFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { complaints, node, open } from './page-parts'

test('control and data packets of a moment are listed, taken apart, flown over the drawing and saved', async ({
  page,
}) => {
  await open(page)
  await page.getByRole('tab', { name: 'Timeline' }).click()
  await page.getByLabel('Scenario', { exact: true }).selectOption('Reload of the active')
  await expect(page.locator('.outage').first()).toContainText('packets lost', { timeout: 30_000 })
  for (let event = 0; event < 4; event++) await page.locator('.lanes .scrubber').press('ArrowRight')
  await page.getByRole('tab', { name: 'Packets' }).click()
  const panel = page.locator('.dock-body .packets')
  await expect(panel).toBeVisible()
  const tabs = page.locator('.dock-head')
  expect((await tabs.boundingBox())?.x).toBe((await page.locator('.dock').boundingBox())?.x)
  await panel.getByLabel('For').selectOption('10 s')
  await panel.getByRole('button', { name: 'Look at all cables' }).click()
  const rows = panel.locator('.frame')
  await expect(rows.first()).toBeVisible({ timeout: 60_000 })
  const protocols = panel.getByRole('group', { name: 'Protocols' })
  for (const name of [/^H ?HSRP|^HSRP/, /IKE/, /ESP/, /RTP/])
    await expect(protocols.getByRole('button', { name })).toBeVisible()

  // ESP alone, at one site; its packet is the same inside on every cable that it passes.
  for (const button of await protocols.getByRole('button').all())
    if (!/ESP/.test((await button.textContent()) ?? '')) await button.click()
  await panel.getByLabel('Site').selectOption('soho-24')
  await expect(rows.first()).toContainText(/ESP.*soho-24|ESP.*home-24/)
  await rows.first().click()
  const detail = page.getByRole('region', { name: 'The packet' })

  await expect(detail.locator('.header .title strong').first()).toHaveText('Ethernet')
  await expect(detail).toContainText('SPI')
  await expect(detail).toContainText('nothing is really encrypted here')
  // The span that is looked at may begin or end while it is on its way.
  expect(await detail.getByRole('list', { name: 'Cables that it passes' }).getByRole('button').count()).toBeGreaterThan(
    2,
  )
  await detail.getByLabel('Bytes on the cable').check()
  await expect(detail.locator('pre')).toContainText(/^0000 {2}([0-9a-f]{2} ){16}/)
  await panel.getByRole('listbox').press('ArrowDown')
  expect(await complaints(page, { within: ['.dock'] })).toEqual([])

  const flown = () =>
    page.evaluate(() => {
      const canvas = document.querySelectorAll<HTMLCanvasElement>('canvas.flight')[1]
      const data = canvas?.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? []
      return data.some((value) => value > 0)
    })
  await panel.getByRole('button', { name: 'Replay on the drawing' }).click()
  await expect.poll(flown, { timeout: 20_000 }).toBe(true)
  await panel.getByRole('button', { name: 'Stop the replay' }).click()
  await expect.poll(flown).toBe(false)

  // One cable, from its menu.
  await page.locator('.react-flow__edge', { has: page.locator('.cable.cross-over') }).focus()
  await page.keyboard.press('Shift+F10')
  await page.getByRole('menuitem', { name: /Packets on it/ }).click()
  await expect(panel.locator('p[role=status]')).toContainText('on 1 cable', { timeout: 60_000 })
  const saves = panel.getByRole('button', { name: 'Save for Wireshark' })
  await expect(panel).toContainText('Nothing was sent on this cable in')
  await expect(saves).toBeDisabled()
  await panel.getByRole('button', { name: 'Look at all cables' }).click()
  await expect(saves).toBeEnabled({ timeout: 60_000 })
  const [download] = await Promise.all([page.waitForEvent('download'), saves.click()])
  const bytes = readFileSync(await download.path())
  expect(bytes.readUInt32LE(0)).toBe(0x0a0d0d0a)
  expect(download.suggestedFilename()).toMatch(/\.pcapng$/)
  await expect(node(page, 'gateway-1')).toBeVisible()
})
