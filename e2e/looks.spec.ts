/**
 * Views look as they are kept in e2e/looks: labels that are missing, cut, covered or moved are told, at five sizes, one of
 * them as at 200 %, light and dark. Of all views those that hold most. They are looked at when that is asked for: `npm run looks` takes what it sees for what
 * is kept, `npm run looks:check` compares, after a change, with what was taken before it.
 */
import { expect, test } from '@playwright/test'
import { looksOf, prepareLooks } from './looks'
import { open } from './page-parts'
import { VIEWS, type View } from './views'

test.use({ actionTimeout: 30_000, contextOptions: { reducedMotion: 'reduce' } })
test.describe.configure({ mode: 'parallel' })

/** None of them needs another before it. */
const KEY: ReadonlySet<string> = new Set([
  'the whole design',
  'a path with an opened hop',
  'scenarios',
  'ends that complete',
  'Plan calls and load',
  'Remote register',
  'Addresses',
  'Single points of failure',
  'Failover distribution',
  'Where it comes from',
  'What changed',
  'findings',
  'rules',
  'Settings of gateway-1',
  'Settings of soho-24',
  'Settings of firewall',
  'Settings of internet',
  'Settings of home-24',
  'Settings of phone-24',
  'Settings of callmanager',
  'Settings of stick-lan',
  'Faults of gateway-1',
  'a link',
  'menu of a device',
  'menu of the drawing',
  'several devices',
  'outline',
  'keys',
  'layers',
  'find',
  'export',
  'management',
  'share',
  'many sites',
  'import',
  'new',
  'versions',
])

const half = VIEWS.findIndex(({ name }) => name === 'console')

for (const [what, views] of [
  ['answers', VIEWS.slice(0, half)],
  ['edits or exports', VIEWS.slice(half)],
] as const satisfies readonly (readonly [string, readonly View[]])[])
  test(`what ${what} looks as it is kept`, async ({ page }) => {
    const looked = views.filter(({ name }) => KEY.has(name))
    test.setTimeout(600_000)
    expect(looked.length).toBeGreaterThan(3)
    await open(page)
    await prepareLooks(page)
    for (const { name, go, part, leave } of looked) {
      await go(page)
      await looksOf(page, name, part)
      await leave?.(page)
    }
  })
