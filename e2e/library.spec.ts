/** The list of designs and two tabs on one of them, as people meet them. */
import { type BrowserContext, expect, type Page, test } from '@playwright/test'
import { complaints, node } from './page-parts'

const kept = (page: Page) =>
  expect(page.locator('header.bar .keep-mark')).toHaveAttribute('title', 'Kept in this browser')

async function openReference(page: Page): Promise<void> {
  await page.goto('./')
  await page.getByRole('button', { name: 'Open the reference design' }).click()
  await expect(node(page, 'phone-48')).toBeVisible()
  await kept(page)
}

async function remove(page: Page, name: string): Promise<void> {
  await node(page, name).click()
  await page.keyboard.press('Delete')
  await expect(node(page, name)).toHaveCount(0)
}

async function allDesigns(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Designs and versions' }).click()
  await page.getByRole('menuitem', { name: 'All designs' }).click()
  await expect(page.getByRole('heading', { name: 'Designs in this browser' })).toBeVisible()
}

test('several designs: nothing that was open is lost, and undo survives a reload', async ({ page }) => {
  await openReference(page)
  await remove(page, 'phone-48')
  await page.reload()
  await expect(node(page, 'gateway-1')).toBeVisible()
  await expect(node(page, 'phone-48')).toHaveCount(0)
  await page.getByRole('button', { name: 'Undo Remove phone-48' }).click()
  await expect(node(page, 'phone-48')).toBeVisible()

  await page.getByRole('button', { name: 'New', exact: true }).click()
  await page.getByRole('button', { name: 'Head-end pair' }).click()
  await expect(node(page, 'gateway-1')).toBeVisible()
  await allDesigns(page)
  const names = page.locator('.design-card strong')
  await expect(names).toHaveText(['Head-end pair', 'SRND figure C-1'])
  await expect(page.locator('.design-card').last()).toContainText(
    /2 head-ends · 6 sites · 27 devicesEdited (just now|\d+ minutes? ago)/,
  )
  expect(await complaints(page)).toEqual([])

  await page.getByRole('button', { name: 'More for SRND figure C-1' }).click()
  await page.getByRole('menuitem', { name: 'Duplicate' }).click()
  await page.getByRole('button', { name: 'More for Head-end pair' }).click()
  await page.getByRole('menuitem', { name: 'Delete' }).click()
  await expect(names).toHaveText(['SRND figure C-1 (copy)', 'SRND figure C-1'])
  await page.getByRole('button', { name: 'Undo', exact: true }).click()
  await page.getByLabel('Search designs').fill('pair')
  await expect(names).toHaveText(['Head-end pair'])
  await page.locator('.design-card .picture').click()
  await expect(node(page, 'gateway-2')).toBeVisible()
  await page.goBack()
  await expect(page.getByLabel('Search designs')).toBeVisible()
})

test('a second tab follows the first, takes over, and the first stops', async ({ page, context }) => {
  await openReference(page)
  const second = await context.newPage()
  await second.goto(page.url())
  await expect(second.locator('.elsewhere')).toBeVisible()
  await remove(page, 'phone-48')
  await expect(node(second, 'phone-48')).toHaveCount(0)
  const name = second.getByLabel('Name of the design')
  const called = await name.inputValue()
  await name.fill('Refused')
  await name.press('Enter')
  await expect(second.locator('.notice.error')).toContainText('in another tab')
  await expect(name).toHaveValue(called)
  await second.getByRole('button', { name: 'Take over' }).click()
  await expect(second.locator('.elsewhere')).toBeHidden()
  await remove(second, 'phone-40')
  await expect(node(page, 'phone-40')).toHaveCount(0)
  await node(page, 'phone-32').click()
  await page.keyboard.press('Delete')
  await expect(page.locator('.notice.error')).toContainText('in another tab')
  await expect(node(page, 'phone-32')).toBeVisible()
  await second.close()
  await expect(page.locator('.elsewhere')).toBeHidden()
  await page.reload()
  await expect(node(page, 'phone-32')).toBeVisible()
  await expect(node(page, 'phone-40')).toHaveCount(0)
})

test('versions tell what changed, and the keys save and open files that can be written again', async ({ page }) => {
  await page.addInitScript(filesInTheBrowser)
  await openReference(page)
  await page.getByRole('button', { name: 'Designs and versions' }).click()
  await page.getByRole('menuitem', { name: 'Versions…' }).click()
  await page.getByLabel('Name of the version').fill('Before the cut')
  await page.getByRole('button', { name: 'Keep', exact: true }).click()
  await expect(page.locator('.versions li').first()).toContainText('Before the cut')
  await page.getByRole('button', { name: 'Close' }).last().click()
  await page.keyboard.press('ControlOrMeta+s')
  await expect(page.getByText('Saved to design.json.')).toBeVisible()
  await remove(page, 'phone-48')
  await expect(page.getByRole('button', { name: 'Save', exact: true })).toHaveText('Save •')
  await page.getByRole('button', { name: 'Designs and versions' }).click()
  await page.getByRole('menuitem', { name: 'Versions…' }).click()
  await page.getByLabel('Name of the version').fill('Without a phone')
  await page.getByRole('button', { name: 'Keep', exact: true }).click()
  await expect(page.getByRole('list', { name: 'What Without a phone brought' })).toContainText('phone-48 is gone', {
    timeout: 30_000,
  })
  await page.getByRole('button', { name: 'Close' }).last().click()
  await page.keyboard.press('ControlOrMeta+s')
  await expect(page.getByRole('button', { name: 'Save', exact: true })).toHaveText('Save')
  await page.keyboard.press('ControlOrMeta+o')
  await expect(page.getByText(/Opened design.json/)).toBeVisible()
  await kept(page)
  await page.reload()
  const choices = () => page.evaluate(() => Reflect.get(window, 'choices') ?? 0)
  await remove(page, 'phone-40')
  await page.keyboard.press('ControlOrMeta+s')
  await expect(page.getByText('Saved to design.json.')).toBeVisible()
  expect(await choices(), 'the file is known after a reload').toBe(0)
  await page.reload()
  await page.evaluate(() => {
    const no = async () => 'denied'
    Object.assign(FileSystemFileHandle.prototype, { queryPermission: no, requestPermission: no })
  })
  await remove(page, 'phone-32')
  await page.keyboard.press('ControlOrMeta+s')
  await expect(page.getByText('not allowed to write design.json again')).toBeVisible()
  expect(await choices()).toBe(1)
  await expect(node(page, 'phone-48')).toHaveCount(0)
  await allDesigns(page)
  await expect(page.locator('.design-card strong')).toHaveText(['SRND figure C-1', 'SRND figure C-1'])
})

/** File pickers that choose a file of the browser's own file system, which can be written like one of the disk. */
function filesInTheBrowser(): void {
  const file = async () => {
    Object.assign(window, { choices: (Reflect.get(window, 'choices') ?? 0) + 1 })
    return (await navigator.storage.getDirectory()).getFileHandle('design.json', { create: true })
  }
  Object.assign(window, { showSaveFilePicker: file, showOpenFilePicker: async () => [await file()] })
}

/** Every call of the database throws from the nth on; the page must stay usable and say that nothing is kept. */
function failFrom(first: number): void {
  let calls = 0
  const fail = (owner: object, name: string) => {
    const real: unknown = Reflect.get(owner, name)
    if (typeof real !== 'function') return
    Reflect.set(owner, name, function (this: unknown, ...given: unknown[]) {
      if (++calls >= first) throw new DOMException(`${name} was made to fail`, 'UnknownError')
      return Reflect.apply(real, this, given)
    })
  }
  fail(IDBFactory.prototype, 'open')
  fail(IDBDatabase.prototype, 'transaction')
  for (const name of ['get', 'getAll', 'getAllKeys', 'put', 'delete']) fail(IDBObjectStore.prototype, name)
  const store = Storage.prototype
  for (const name of ['getItem', 'setItem', 'removeItem', 'key']) fail(store, name)
}

test('storage that throws, from any of its calls on, is told and leaves a page that works', async ({
  browser,
  baseURL,
}) => {
  test.setTimeout(120_000)
  // Each of the calls is made to fail in src/store/keep/faults.test.ts; here is the browser's own storage.
  for (const first of [1, 6]) {
    const context: BrowserContext = await browser.newContext(baseURL === undefined ? {} : { baseURL })
    const page = await context.newPage()
    await page.addInitScript(failFrom, first)
    await page.goto('./')
    await page.getByRole('button', { name: 'Open the reference design' }).click()
    await expect(node(page, 'phone-48')).toBeVisible()
    await remove(page, 'phone-48')
    await page.keyboard.press('Control+z')
    await expect(node(page, 'phone-48')).toBeVisible()
    await expect(page.locator('header.bar .keep-mark'), `from call ${first} on`).toHaveText('Not kept')
    const saved = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    expect((await saved).suggestedFilename()).toBe('srnd-figure-c-1.headend.json')
    await context.close()
  }
})

/** Records as something outside the page may have left them, and a connection that makes no room for a newer Headend. */
async function spoil(): Promise<void> {
  const open = indexedDB.open('headend')
  await new Promise((resolve) => {
    open.onsuccess = resolve
  })
  const work = open.result.transaction(['designs', 'cards'], 'readwrite')
  const bad = [
    ['Broken', '{'],
    ['Newer', '{"format": "headend-design", "version": 99}'],
    ['Nonsense', 7],
  ] as const
  for (const [at, [name, text]] of bad.entries()) {
    const id = `00000000000000a${at}`
    work.objectStore('designs').put({ id, seq: 1, text })
    const picture = { boxes: [], cables: [] }
    work.objectStore('cards').put({ id, name, changedAt: at, devices: 1, sites: 0, picture })
  }
  await new Promise((resolve) => {
    work.oncomplete = resolve
  })
}

test('records that cannot be read are saved as they are, and a tab of an older Headend is told of', async ({
  page,
  context,
}) => {
  await openReference(page)
  await page.evaluate(spoil)
  await allDesigns(page)
  const cards = page.locator('.design-card')
  await expect(cards.locator('strong')).toHaveText(['SRND figure C-1', 'Nonsense', 'Newer', 'Broken'])
  for (const [name, why] of [
    ['Broken', 'no JSON'],
    ['Newer', '99'],
    ['Nonsense', 'Its record is broken'],
  ] as const) {
    const card = cards.filter({ hasText: name })
    await card.locator('.picture').click()
    await expect(card.locator('.card-problem')).toContainText('Cannot be opened')
    await expect(card.locator('.card-problem')).toContainText(why)
    const saved = page.waitForEvent('download')
    await card.getByRole('button', { name: 'Save it as it is' }).click()
    expect((await saved).suggestedFilename()).toBe(`${name.toLowerCase()}.headend.json`)
  }
  await cards.filter({ hasText: 'SRND figure C-1' }).locator('.picture').click()
  await expect(node(page, 'phone-48')).toBeVisible()

  const newer = await context.newPage()
  await newer.addInitScript(() => {
    const open = IDBFactory.prototype.open
    IDBFactory.prototype.open = function (name, version = 1) {
      return open.call(this, name, version + 1)
    }
  })
  await newer.goto('./')
  await newer.getByRole('button', { name: 'Open the reference design' }).click()
  const mark = newer.locator('header.bar .keep-mark')
  await expect(mark).toHaveText('Not kept')
  await expect(mark).toHaveAttribute('title', /another tab holds them open with an older Headend/)
  await expect(node(newer, 'phone-48')).toBeVisible()
})
