/**
 * The network of the reference design, built four ways: by the mouse, by keys alone, by the tables, and by copies and a layout.
 * What is saved is the same document each time, but for where things stand.
 */
import { readFileSync } from 'node:fs'
import { type Browser, expect, type Page, test } from '@playwright/test'
import { node, status } from './page-parts'

/** The head-end block and headquarters, in the order in which they are built: a kind, and what it is cabled to at once. */
const STEPS = [
  { kind: 'Internet', name: 'internet' },
  { kind: 'Firewall', name: 'firewall', from: 'internet' },
  { kind: 'Switch', name: 'lan-1', from: 'firewall', as: 'stick-lan' },
  { kind: 'Head-end', name: 'gateway-1', from: 'stick-lan' },
  { kind: 'Head-end', name: 'gateway-2', from: 'stick-lan' },
  { kind: 'Switch', name: 'lan-1', as: 'hq-lan' },
  { kind: 'Server', name: 'callmanager', from: 'hq-lan' },
  { kind: 'PC', name: 'pc-1', from: 'hq-lan', as: 'admin-pc' },
] as const
const LATER = [
  ['firewall', 'hq-lan'],
  ['gateway-1', 'gateway-2'],
] as const
const SITES = 6

/** Hands that can build: each step as one way of working does it. */
interface Hand {
  readonly add: (page: Page, kind: string, name: string, from: string | undefined, at: number) => Promise<unknown>
  readonly connect: (page: Page, a: string, b: string) => Promise<unknown>
  readonly rename: (page: Page, name: string, as: string) => Promise<unknown>
  readonly sites: (page: Page) => Promise<unknown>
}

async function build(page: Page, hand: Hand): Promise<unknown> {
  await page.goto('./')
  await expect(page.locator('.react-flow')).toBeVisible()
  await page.getByLabel('Collapse the dock').press('Enter')
  for (const [at, step] of STEPS.entries()) {
    const { kind, name, from, as } = { from: undefined, as: undefined, ...step }
    await hand.add(page, kind, name, from, at)
    if (as !== undefined) await hand.rename(page, name, as)
  }
  for (const [a, b] of LATER) await hand.connect(page, a, b)
  await hand.sites(page)
  return saved(page)
}

interface Listed {
  readonly id: string
}

/** The document as its file has it, without places; the cables by their ends, since whoever connects later has them later. */
async function saved(page: Page): Promise<unknown> {
  await expect(status(page)).toHaveText(new RegExp(`${SITES}/${SITES} in service`), { timeout: 60_000 })
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save', exact: true }).press('Enter')
  const file = JSON.parse(readFileSync(await (await download).path(), 'utf8'))
  const design = JSON.parse(JSON.stringify(file.design, (key, value) => (key === 'position' ? undefined : value)))
  return { ...design, links: design.links.sort((a: Listed, b: Listed) => (a.id < b.id ? -1 : 1)) }
}

const palette = (page: Page, title: string) =>
  page.getByRole('navigation', { name: 'Palette' }).getByRole('button', { name: title, exact: true })

async function placeByMouse(page: Page, title: string, at: number): Promise<void> {
  await palette(page, title).click()
  const position =
    title === 'SOHO site' ? { x: 820, y: 60 + at * 110 } : { x: 90 + (at % 4) * 190, y: 60 + Math.floor(at / 4) * 110 }
  await page.locator('.react-flow__pane').click({ position })
  await page.keyboard.press('Escape')
}

async function connectByMouse(page: Page, a: string, b: string): Promise<void> {
  await palette(page, 'Connect').click()
  await node(page, a).click()
  await node(page, b).click()
  await page.keyboard.press('Escape')
  await expect(page.getByText(`Connected ${a} and ${b}.`)).toBeVisible()
}

/** In the inspector of what was just placed, and is selected. */
async function renameInInspector(page: Page, _name: string, as: string): Promise<void> {
  await page.getByLabel('Name', { exact: true }).first().fill(as)
  await page.keyboard.press('Enter')
  await expect(node(page, as)).toBeVisible()
}

const MOUSE: Hand = {
  add: async (page, kind, name, from, at) => {
    await placeByMouse(page, kind, at)
    await expect(node(page, name)).toBeVisible()
    if (from === undefined) return
    await connectByMouse(page, from, name)
    await node(page, name).click()
  },
  connect: connectByMouse,
  rename: renameInInspector,
  sites: async (page) => {
    await page.getByLabel('Close the inspector').click()
    for (let site = 0; site < SITES; site++) {
      await placeByMouse(page, 'SOHO site', site)
      await expect(page.locator('.react-flow__node[data-id^="soho-"]')).toHaveCount(site + 1)
    }
  },
}

async function choose(page: Page, key: string, name: string): Promise<void> {
  await page.keyboard.press(key)
  await expect(page.getByRole('menu').locator(':focus')).toHaveCount(1)
  const item = page.getByRole('menuitem', { name, exact: true })
  for (let step = 0; step < 30 && !(await item.evaluate((each) => each === document.activeElement)); step++)
    await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('menu')).toHaveCount(0)
}

/** To a device by its name, as a person without a mouse goes. */
async function goTo(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Control+k')
  const field = page.getByRole('combobox', { name: /^Find anything/ })
  await expect(field).toBeFocused()
  await page.keyboard.type(name)
  await expect(page.locator('.found').getByRole('option').first()).toContainText(name)
  await page.keyboard.press('Enter')
  await expect(node(page, name)).toBeFocused()
}

const KEYS: Hand = {
  add: async (page, kind, name, from) => {
    if (from === undefined) await page.locator('.react-flow').focus()
    else await goTo(page, from)
    await choose(page, 'a', kind)
    await expect(node(page, name)).toBeFocused()
    await expect(page.getByText(`Placed ${name}`)).toBeVisible()
  },
  connect: async (page, a, b) => {
    await goTo(page, a)
    await choose(page, 'j', b)
    await expect(page.getByText(`Connected ${a} and ${b}.`)).toBeVisible()
  },
  rename: async (page, _name, as) => {
    await page.keyboard.press('Enter')
    const field = page.getByLabel('Name', { exact: true }).first()
    await field.focus()
    await page.keyboard.press('Control+a')
    await page.keyboard.type(as)
    await page.keyboard.press('Enter')
    await expect(node(page, as)).toBeVisible()
  },
  sites: async (page) => {
    await page.keyboard.press('Control+k')
    await expect(page.getByRole('combobox', { name: /^Find anything/ })).toBeFocused()
    await page.keyboard.type('Add many sites')
    await expect(page.getByRole('option', { name: /Add many sites/ }).first()).toBeVisible()
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog', { name: 'Sites' })
    await dialog.getByLabel('How many').focus()
    await page.keyboard.press('Control+a')
    await page.keyboard.type(String(SITES))
    await dialog.getByRole('button', { name: `Add ${SITES} sites` }).press('Enter')
    await expect(dialog).toBeHidden()
  },
}

const cell = (page: Page, name: string) => page.getByRole('gridcell', { name, exact: true })
const table = (page: Page, name: string) => page.getByRole('tab', { name, exact: true }).click()

const TABLES: Hand = {
  add: async (page, kind, name, from) => {
    const tables = page.getByRole('button', { name: 'Tables', exact: true })
    if ((await page.locator('.tables').count()) === 0) await tables.click()
    await table(page, 'Devices')
    await page.getByLabel('Kind of the new device').selectOption({ label: kind })
    await page.getByRole('button', { name: 'Add a device' }).click()
    await expect(cell(page, name).first()).toBeVisible()
    if (from !== undefined) await TABLES.connect(page, from, name)
  },
  connect: async (page, a, b) => {
    await table(page, 'Cables')
    await page.getByLabel('From device').fill(a)
    await page.getByLabel('To device').fill(b)
    await page.getByRole('button', { name: 'Add a cable' }).click()
    await expect(page.locator('.notice')).toContainText(`Connected ${a} and ${b}.`)
  },
  rename: async (page, name, as) => {
    await table(page, 'Devices')
    await cell(page, name).first().click()
    await page.keyboard.press('F2')
    await page.keyboard.press('Control+a')
    await page.keyboard.type(as)
    await page.keyboard.press('Enter')
    await expect(cell(page, as).first()).toBeVisible()
  },
  sites: async (page) => {
    await table(page, 'Sites')
    for (let site = 0; site < SITES; site++) {
      await page.getByRole('button', { name: 'Add a site' }).click()
      await expect(page.getByRole('grid').getByRole('row')).toHaveCount(site + 2)
    }
  },
}

/** The second head-end and every site but the first are copies; a layout puts all in order at the end. */
const COPIES: Hand = {
  ...MOUSE,
  add: async (page, kind, name, from, at) => {
    if (name !== 'gateway-2' || from === undefined) return MOUSE.add(page, kind, name, from, at)
    await node(page, 'gateway-1').click()
    await page.keyboard.press('Control+c')
    await expect(page.locator('.notice')).toContainText('Copied 1 device')
    await page.keyboard.press('Control+v')
    await expect(node(page, name)).toBeVisible()
    await connectByMouse(page, from, name)
    await node(page, name).click()
    await page.getByLabel('HSRP priority').fill('110')
    await page.keyboard.press('Enter')
  },
  sites: async (page) => {
    await page.getByLabel('Close the inspector').click()
    await placeByMouse(page, 'SOHO site', 0)
    for (let site = 1; site < SITES; site++) {
      await node(page, 'soho-0').click({ button: 'right' })
      for (const entry of ['Select…', 'The site of soho-0']) await page.getByRole('menuitem', { name: entry }).click()
      await page.keyboard.press('Control+c')
      await expect(page.locator('.notice')).toContainText('Copied 3 devices')
      await page.keyboard.press('Control+v')
      await expect(page.locator('.react-flow__node[data-id^="soho-"]')).toHaveCount(site + 1)
      await page.locator('.react-flow__pane').click({ button: 'right', position: { x: 12, y: 12 } })
      for (const entry of ['Lay out…', 'By role']) await page.getByRole('menuitem', { name: entry }).click()
      await page.keyboard.press('Escape')
      await page.getByRole('button', { name: 'Fit: show everything' }).click()
      await connectByMouse(page, `home-${site * 8}`, 'internet')
    }
  },
}

let byMouse: unknown

async function buildByMouse(browser: Browser): Promise<unknown> {
  const page = await browser.newPage()
  const design = await build(page, MOUSE)
  await page.close()
  return design
}

test.describe('one network, built in other ways than by mouse', () => {
  test.beforeAll(async ({ browser }) => {
    byMouse = await buildByMouse(browser)
  })

  for (const [name, hand] of [
    ['by keys alone', KEYS],
    ['by the tables', TABLES],
    ['by copies and layouts', COPIES],
  ] as const)
    test(`is the same document: ${name}`, async ({ page, context }) => {
      await context.grantPermissions(['clipboard-read', 'clipboard-write'])
      expect(await build(page, hand)).toEqual(byMouse)
    })
})
