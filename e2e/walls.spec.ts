/** Panels fail alone: whatever the engine answers and whatever devices are called, the page stands and the design is whole. */
import { expect, type Page, test } from '@playwright/test'
import { node, open } from './page-parts'

/** From the second snapshot on, every answer of the engine has a few of its values, chosen by a seed, replaced by nonsense. */
function nonsense(seed: number): void {
  let state = seed
  const random = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
  const NONSENSE = [null, undefined, -1, '__proto__', [], {}]
  const spoil = (value: object, depth: number): void => {
    const keys = Object.keys(value)
    const key = keys[Math.floor(random() * keys.length)]
    if (key === undefined) return
    const inner: unknown = Reflect.get(value, key)
    if (depth > 0 && typeof inner === 'object' && inner !== null && random() < 0.85) return spoil(inner, depth - 1)
    Reflect.set(value, key, NONSENSE[Math.floor(random() * NONSENSE.length)])
  }
  let answers = 0
  const real = Worker.prototype.addEventListener
  Worker.prototype.addEventListener = function (this: Worker, type: string, hear: unknown, ...rest: unknown[]) {
    const spoiled = (event: unknown) => {
      const data: unknown = event instanceof MessageEvent ? event.data : undefined
      const inner: unknown = typeof data === 'object' && data !== null ? Reflect.get(data, 'view') : undefined
      if (typeof inner === 'object' && inner !== null && ++answers > 1) for (let n = 0; n < 12; n++) spoil(inner, 4)
      if (typeof hear === 'function') hear(event)
    }
    return Reflect.apply(real, this, [type, type === 'message' ? spoiled : hear, ...rest])
  }
}

test('nonsense from the engine leaves the bar, the other panels and the design', async ({ page }) => {
  test.setTimeout(150_000)
  let failed = 0
  for (const seed of [1, 2]) {
    await page.goto('about:blank')
    await page.addInitScript(nonsense, seed)
    await page.goto('./')
    const empty = page.getByRole('button', { name: 'Open the reference design' })
    await expect(empty.or(page.getByLabel('Search designs'))).toBeVisible()
    if (await empty.isVisible()) await empty.click()
    else await page.locator('.design-card .picture').first().click()
    await expect(page.getByLabel('Name of the design')).toBeVisible()
    await page.getByLabel('Name of the design').fill(`Whole ${seed}`)
    await page.keyboard.press('Enter')
    for (const tab of ['Findings', 'Timeline', 'Path']) await page.getByRole('tab', { name: tab }).click()
    await expect(page.locator('.dock-body')).not.toBeEmpty()
    await expect(page.locator('.react-flow, .canvas > .failed')).toBeVisible()
    failed += await page.locator('.failed').count()
    await expect(page.locator('header.bar .keep-mark')).toHaveAttribute('title', 'Kept in this browser')
    await page.getByRole('button', { name: 'Designs and versions' }).click()
    await page.getByRole('menuitem', { name: 'All designs' }).click()
    await expect(page.locator('.design-card').first()).toContainText(`Whole ${seed}`)
    await expect(page.locator('.design-card').first()).toContainText('27 devices')
  }
  test.info().annotations.push({ type: 'panels that failed', description: String(failed) })
})

/** What the walls of the page are called, from React's own tree of it, and what stands behind none but the outermost. */
function walls(): { readonly all: readonly string[]; readonly outside: readonly string[] } {
  interface Fiber {
    readonly tag: number
    readonly child: Fiber | null
    readonly sibling: Fiber | null
    readonly stateNode: unknown
  }
  const all: string[] = []
  const outside: string[] = []
  const wallOf = ({ stateNode }: Fiber): string | undefined => {
    const guard = stateNode as { componentDidCatch?: unknown; props?: { what?: string } } | null
    return typeof guard?.componentDidCatch === 'function' ? guard.props?.what : undefined
  }
  const first = ({ stateNode, child }: Fiber): string =>
    stateNode instanceof Element ? stateNode.outerHTML.slice(0, 80) : child ? first(child) : 'something not seen'
  const childrenOf = (fiber: Fiber): Fiber[] => {
    const found: Fiber[] = []
    for (let child = fiber.child; child; child = child.sibling) found.push(child)
    return found
  }
  const hasWall = (fiber: Fiber): boolean => wallOf(fiber) !== undefined || childrenOf(fiber).some(hasWall)
  const walk = (fiber: Fiber, depth: number): void => {
    const wall = wallOf(fiber)
    if (wall !== undefined) all.push(wall)
    const isComponent = [0, 11, 14, 15].includes(fiber.tag)
    // What holds walls is the frame of the page; what holds none must stand behind one.
    if (isComponent && depth === 1 && !hasWall(fiber)) return void outside.push(first(fiber))
    for (const child of childrenOf(fiber)) walk(child, depth + (wall === undefined ? 0 : 1))
  }
  const host = document.getElementById('root') ?? document.body
  const key = Object.keys(host).find((name) => name.startsWith('__reactContainer$')) ?? ''
  const { stateNode } = Reflect.get(host, key) as { stateNode: { current: Fiber } }
  walk(stateNode.current, 0)
  return { all, outside }
}

/** What stands directly behind a wall throws from now on, or does not any more. */
function failBehind([what, fails]: readonly [string, boolean]): void {
  interface Guard {
    props: { what?: string }
    state: { failed?: unknown }
    render: () => unknown
    componentDidCatch?: unknown
    forceUpdate: () => void
  }
  interface Fiber {
    readonly child: Fiber | null
    readonly sibling: Fiber | null
    readonly stateNode: Partial<Guard> | null
  }
  const find = (fiber: Fiber | null): Guard | undefined => {
    if (!fiber) return undefined
    const guard = fiber.stateNode
    if (typeof guard?.componentDidCatch === 'function' && guard.props?.what === what) return guard as Guard
    return find(fiber.child) ?? find(fiber.sibling)
  }
  const element = (node: unknown): object | undefined =>
    Array.isArray(node)
      ? node.map(element).find((item) => item !== undefined)
      : typeof node === 'object' && node !== null && '$$typeof' in node
        ? node
        : undefined
  const host = document.getElementById('root') ?? document.body
  const key = Object.keys(host).find((name) => name.startsWith('__reactContainer$')) ?? ''
  const { stateNode } = Reflect.get(host, key) as { stateNode: { current: Fiber } }
  const guard = find(stateNode.current)
  if (!guard) throw new Error(`there is no wall called ${what}`)
  if (!fails) return void Reflect.deleteProperty(guard, 'render')
  const real = guard.render
  const type = () => {
    throw new Error('made to fail')
  }
  guard.render = function (this: Guard) {
    const drawn = real.call(this)
    return this.state.failed ? drawn : { ...element(drawn), type, key: null, props: {} }
  }
  guard.forceUpdate()
}

async function failAndRecover(page: Page, what: string): Promise<void> {
  await page.evaluate(failBehind, [what, true] as const)
  const failed = page.locator('.failed')
  await expect(failed, what).toHaveCount(1)
  await expect(failed).toHaveAttribute('aria-label', `${what} failed`)
  await expect(failed).toContainText('(made to fail) The design and the rest of the page are as they were.')
  await page.evaluate(failBehind, [what, false] as const)
  await failed.getByRole('button', { name: 'Try again' }).click()
  await expect(failed, what).toHaveCount(0)
}

test('what any panel throws on leaves the other panels and the design', async ({ page }) => {
  await open(page)
  const kept = page.locator('header.bar .keep-mark')
  await expect(kept).toHaveAttribute('title', 'Kept in this browser')
  const tried = new Set<string>()
  for (const tab of ['Path', 'Timeline', 'Console', 'Answers', 'Findings']) {
    await page.getByRole('tab', { name: tab }).click()
    await expect(page.locator('.dock-body > *').nth(1)).toBeVisible()
    const { all, outside } = await page.evaluate(walls)
    expect(outside, 'every panel stands behind a wall').toEqual([])
    for (const what of all.filter((item) => item !== 'The page' && !tried.has(item))) {
      await failAndRecover(page, what)
      expect((await page.evaluate(walls)).all.length, `walls after ${what}`).toBe(all.length)
      tried.add(what)
    }
  }
  expect(tried.size).toBeGreaterThan(17)
  await expect(node(page, 'phone-48')).toBeVisible()
  await failAndRecover(page, 'The page')
  await expect(node(page, 'phone-48')).toBeVisible()
  await page.getByRole('button', { name: 'Designs and versions' }).click()
  await page.getByRole('menuitem', { name: 'All designs' }).click()
  await expect(page.locator('.design-card')).toContainText('27 devices')
  for (const what of ['The line of notices', 'The dialog', 'The list of designs']) await failAndRecover(page, what)
  await page.locator('.design-card .picture').click()
  await expect(node(page, 'phone-48')).toBeVisible()
})

test('a device may be called constructor, before and after a reload', async ({ page }) => {
  await page.goto('./')
  await page.getByRole('button', { name: 'Open the reference design' }).click()
  for (const [from, to] of [
    ['gateway-1', 'constructor'],
    ['soho-24', 'toString'],
    ['phone-24', 'hasOwnProperty'],
  ] as const) {
    await node(page, from).click()
    await page.getByLabel('Name', { exact: true }).first().fill(to)
    await page.keyboard.press('Enter')
    await expect(node(page, to)).toBeVisible()
  }
  await expect(page.locator('header.bar output')).toHaveText(/6\/6 in service/, { timeout: 30_000 })
  await page.reload()
  await node(page, 'constructor').click()
  await page.getByRole('tab', { name: 'Live' }).click()
  await expect(page.locator('.inspector')).toContainText('active')
  for (const tab of ['Findings', 'Answers', 'Console', 'Timeline']) await page.getByRole('tab', { name: tab }).click()
  await expect(page.locator('.failed')).toHaveCount(0)
})

test('a design with which the page twice did not get up is listed, not opened', async ({ page }) => {
  await page.goto('./')
  await page.getByRole('button', { name: 'Open the reference design' }).click()
  await expect(page.locator('header.bar .keep-mark')).toHaveAttribute('title', 'Kept in this browser')
  await page.evaluate(() => {
    const failed = { id: location.hash.slice('#design='.length), failed: 2, doing: 'opening it' }
    addEventListener('pagehide', () => localStorage.setItem('headend.starts', JSON.stringify(failed)))
  })
  await page.reload()
  await expect(page.getByText('The page failed twice in a row')).toBeVisible()
  await page.locator('.design-card .picture').click()
  await expect(node(page, 'gateway-1')).toBeVisible()
})
