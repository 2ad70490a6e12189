/** Every view of the page, in an order in which one page can go from each to the next, as a person does. */
import { expect, type Locator, type Page } from '@playwright/test'
import { hang, node, status } from './page-parts'

export interface View {
  readonly name: string
  readonly go: (page: Page) => Promise<unknown>
  /** The part of the page that it is; absent = all of it, with the drawing. */
  readonly part?: string
  /** Puts away what the next view does not have. */
  readonly leave?: (page: Page) => Promise<unknown>
}

export const button = (page: Page | Locator, name: string | RegExp) =>
  page.getByRole('button', { name, ...(typeof name === 'string' ? { exact: true } : {}) })
export const tab = (page: Page, name: string | RegExp) => page.getByRole('tab', { name }).click()
const putAway = (page: Page) => page.keyboard.press('Escape')
const dialog = (page: Page) => expect(page.getByRole('dialog')).toBeVisible()

export const answer = (name: string): View => ({
  name,
  part: '.dock',
  go: async (page) => {
    await tab(page, 'Answers')
    await button(page, name).click()
    await expect(page.locator('.answer > *').first()).not.toHaveText('Loading…')
  },
})

const inspected = (device: string, of: string): View => ({
  name: `${of} of ${device}`,
  part: '.inspector',
  go: async (page) => {
    // The drawing may still be making room for another panel.
    await expect(async () => {
      await node(page, device).click({ force: true })
      await expect(node(page, device)).toHaveClass(/selected/, { timeout: 1000 })
    }).toPass()
    await page.locator('.inspector').getByRole('tab', { name: of }).click()
    if (of === 'Configuration') await expect(page.locator('.cm-content')).toBeVisible()
  },
})

const opened = (name: string, go: View['go']): View => ({
  name,
  part: 'dialog',
  go: async (page) => {
    await go(page)
    await dialog(page)
  },
  leave: async (page) => {
    await putAway(page)
    await expect(page.getByRole('dialog')).toHaveCount(0)
  },
})

const layer = (name: string): View => ({
  name: `layer ${name}`,
  part: 'main',
  go: (page) => page.getByRole('radio', { name, exact: true }).check(),
})

/** What the page can do, asked for by its words. */
async function act(page: Page, words: string): Promise<void> {
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: /^Find anything/ }).fill(words)
  await expect(page.getByRole('option', { name: new RegExp(words) }).first()).toBeVisible()
  await page.keyboard.press('Enter')
}

export const VIEWS: readonly View[] = [
  { name: 'the whole design', go: async () => undefined },
  {
    name: 'ends that complete',
    part: '.dock',
    go: async (page) => {
      await page.getByLabel('From', { exact: true }).fill('10.81')
      await expect(page.locator('.end-choices').getByRole('option').first()).toBeVisible()
    },
    leave: putAway,
  },
  {
    name: 'a path with an opened hop',
    go: async (page) => {
      await page.getByLabel('Saved flows').selectOption({ label: 'CallManager to a phone on the standby' })
      await page.locator('.hop > button').first().click()
    },
  },
  {
    ...opened('animated picture', async (page) => {
      await button(page.locator('header.bar'), 'Share').click()
      await button(page, 'Save GIF').scrollIntoViewIfNeeded()
    }),
    part: '[aria-labelledby="share-films"]',
  },
  { name: 'scenarios', part: '.dock', go: (page) => tab(page, 'Timeline') },
  {
    name: 'stopwatch',
    part: '.dock',
    go: async (page) => {
      await page.getByLabel('Scenario', { exact: true }).selectOption('Reload of the standby')
      await expect(page.locator('.outage').first()).toContainText('packets lost', { timeout: 30_000 })
    },
  },
  ...['Journal', 'Events', 'Changes', 'Timers'].map(
    (name): View => ({ name, part: '.side', go: (page) => tab(page, name) }),
  ),
  {
    name: 'a moment at which sites are hurt',
    go: async (page) => {
      await page.locator('.lanes .scrubber').press('Home')
      for (let event = 0; event < 3; event++) await page.locator('.lanes .scrubber').press('ArrowRight')
      await expect(status(page)).toContainText('4/6')
    },
  },
  {
    name: 'packets of a moment',
    part: '.dock',
    go: async (page) => {
      await tab(page, 'Packets')
      await button(page, 'Look at all cables').click()
      await page.locator('.packets .frame').first().click({ timeout: 60_000 })
      await expect(page.getByRole('region', { name: 'The packet' })).toBeVisible()
    },
  },
  answer('Sites in service'),
  {
    name: 'the settled network again',
    part: 'header.bar',
    go: (page) => button(page, 'Back to the settled network').click(),
  },
  ...[
    'Plan calls and load',
    'Remote register',
    'Addresses',
    'Single points of failure',
    'Failover distribution',
    'Where it comes from',
    'What changed',
  ].map(answer),
  {
    name: 'findings',
    part: '.dock',
    go: async (page) => {
      await tab(page, /^Findings/)
      await page.locator('.finding summary').first().click()
    },
  },
  opened('rules', (page) => button(page, /All rules/).click()),
  {
    name: 'console',
    part: '.dock',
    go: async (page) => {
      await node(page, 'gateway-1').dblclick()
      await expect(page.locator('.xterm-rows')).toContainText('gateway-1#')
    },
    leave: async (page) => {
      await page.keyboard.press('Control+]')
      await tab(page, 'Path')
    },
  },
  ...['gateway-1', 'firewall', 'internet', 'soho-24', 'home-24', 'phone-24', 'callmanager', 'stick-lan'].map((name) =>
    inspected(name, 'Settings'),
  ),
  ...['Live', 'Configuration', 'Faults'].map((name) => inspected('gateway-1', name)),
  {
    name: 'a link',
    part: '.inspector',
    go: async (page) => {
      await page.locator('.react-flow__edge', { has: page.locator('.cable.cross-over') }).focus()
      await page.keyboard.press('Enter')
      await expect(button(page, 'Remove link')).toBeVisible()
    },
  },
  {
    name: 'menu of a device',
    part: '.context-menu',
    go: async (page) => {
      await node(page, 'gateway-1').click({ button: 'right', force: true })
      await expect(page.getByRole('menu')).toBeVisible()
    },
    leave: putAway,
  },
  {
    name: 'menu of the drawing',
    part: '.context-menu',
    go: async (page) => {
      await page.locator('.react-flow__pane').click({ button: 'right', position: { x: 12, y: 12 } })
      await page.getByRole('menuitem', { name: 'Lay out…' }).click()
      await expect(page.getByRole('menuitem', { name: 'By role' })).toBeVisible()
    },
    leave: putAway,
  },
  {
    name: 'several devices',
    part: '.inspector',
    go: async (page) => {
      await node(page, 'gateway-1').click({ force: true })
      await node(page, 'gateway-2').click({ force: true, modifiers: ['Shift'] })
      await expect(page.locator('.inspector')).toContainText('2 head-ends')
    },
  },
  {
    name: 'a frame and the overview',
    go: async (page) => {
      await button(page, /^Overview/).click()
      await node(page, 'gateway-1').click({ button: 'right', force: true })
      await page.getByRole('menuitem', { name: 'Arrange…' }).click()
      await page.getByRole('menuitem', { name: 'Frame around it' }).click()
      await expect(page.locator('.annotation.frame')).toBeVisible()
      // What is said goes by itself, a while later.
      await page.locator('.notice').getByRole('button').click()
    },
    leave: async (page) => {
      await page.keyboard.press('Control+z')
      await button(page, 'Hide the overview').click()
    },
  },
  {
    name: 'tables with a cell that is wrong',
    part: '.tables',
    go: async (page) => {
      await button(page, 'Tables').click()
      const cell = page.getByRole('gridcell', { name: 'gateway-2', exact: true })
      await cell.click()
      await page.keyboard.press('F2')
      await page.keyboard.press('Control+a')
      await page.keyboard.type('gateway-1')
      await page.keyboard.press('Enter')
      await expect(page.getByRole('grid').getByRole('alert')).toBeVisible()
    },
    leave: async (page) => {
      await putAway(page)
      await button(page, 'Back to the drawing').click()
      await expect(node(page, 'gateway-1')).toBeVisible()
    },
  },
  opened('outline', async (page) => {
    await node(page, 'gateway-1').focus()
    await page.keyboard.press('o')
  }),
  opened('steps', async (page) => {
    await node(page, 'gateway-1').focus()
    await page.keyboard.press('u')
  }),
  opened('keys', async (page) => {
    await node(page, 'gateway-1').focus()
    await page.keyboard.press('?')
  }),
  {
    name: 'menu of designs',
    part: 'header.bar',
    go: (page) => button(page, 'Designs and versions').click(),
    leave: putAway,
  },
  { name: 'layers', part: 'main', go: (page) => button(page, 'Layers').click() },
  ...['Cabling', 'Addressing', 'HSRP', 'EIGRP', 'Zones', 'Tunnels'].map(layer),
  opened('find', async (page) => {
    await page.getByRole('radio', { name: 'Tunnels' }).press('Escape')
    await page.keyboard.press('Control+k')
    await page.keyboard.type('gateway')
    await expect(page.locator('.found').getByRole('option').first()).toBeVisible()
  }),
  opened('export', (page) => button(page, 'Export').click()),
  opened('a form to paste', async (page) => {
    await button(page, 'Export').click()
    await button(page, 'To paste').click()
    await expect(page.getByRole('region', { name: /to-paste/ })).toBeVisible()
  }),
  opened('management', async (page) => {
    await button(page, 'Export').click()
    await button(page, /^Management/).click()
  }),
  opened('share', (page) => button(page.locator('header.bar'), 'Share').click()),
  {
    name: 'presentation',
    go: async (page) => {
      await button(page.locator('header.bar'), 'Share').click()
      await button(page, 'Present').click()
      const presentation = page.getByRole('region', { name: 'Presentation' })
      await expect(presentation).toBeVisible()
      // What plays looks different with each moment.
      await button(presentation, 'Pause time').click({ timeout: 60_000 })
    },
    leave: async (page) => {
      await button(page, 'End presentation').click()
      await button(page, 'Back to the settled network').click()
    },
  },
  opened('many sites', (page) => act(page, 'Add many sites')),
  {
    name: 'groups of sites',
    part: 'main',
    go: async (page) => {
      await act(page, 'Sites: by pool')
      await expect(button(page, /^Group 10\.81\./).first()).toBeVisible()
    },
    leave: (page) => page.getByLabel('Group sites').selectOption('none'),
  },
  opened('changes', async (page) => {
    await button(page, 'Export').click()
    await page.getByRole('dialog').getByRole('button', { name: 'Changes', exact: true }).click()
  }),
  opened('import', (page) => button(page, 'Import').click()),
  opened('new', (page) => button(page, 'New').click()),
  opened('versions', async (page) => {
    await button(page, 'Designs and versions').click()
    await page.getByRole('menuitem', { name: 'Versions…' }).click()
  }),
  opened('about', async (page) => {
    await button(page, 'About Headend').click()
    await expect(page.getByLabel('Licence texts')).toBeVisible()
  }),
  opened('against the real router', async (page) => {
    await node(page, 'gateway-1').click({ force: true })
    await tab(page, 'Live')
    await button(page, /Compare with the real/).click()
  }),
  {
    name: 'a toast',
    go: async (page) => {
      await node(page, 'phone-48').click({ force: true })
      await page.keyboard.press('Delete')
      // It stays while it has the focus.
      await page.locator('.notice').getByRole('button').focus()
      await expect(status(page)).toContainText('5/6', { timeout: 60_000 })
    },
  },
  opened('a failed engine', async (page) => {
    await expect(status(page)).toHaveText(/settled/i, { timeout: 30_000 })
    hang(page)
    await page.keyboard.press('Control+z')
    await button(page, 'Stop').click()
    await status(page).getByRole('button', { name: 'The simulation failed' }).click()
    await expect(page.getByLabel('Report of the failure')).toContainText('Not computed:')
  }),
  {
    name: 'the list of designs',
    go: async (page) => {
      await button(page, 'Designs and versions').click()
      await page.getByRole('menuitem', { name: 'All designs' }).click()
      await expect(page.locator('.design-card')).toHaveCount(1)
    },
  },
]
