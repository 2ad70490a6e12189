/**
 * The browser tests drive the built page, served as a user would get it (`npm run build` first), two at a time: a test
 * waits for the page as often as the page for the simulator. HEADEND_PORT moves the server.
 */
import { join } from 'node:path'
import { defineConfig } from '@playwright/test'
import { CHROMIUM_FLAGS, findChromium } from '../tooling/chromium'

const ROOT = join(import.meta.dirname, '..')
const PORT = Number(process.env.HEADEND_PORT ?? 4174)
const CI = Boolean(process.env.CI)

const executablePath = findChromium()

/** Without the pickers that write files again: no test can answer their windows. The page then does as in other browsers. */
const FILE_CHOOSERS = ['--disable-blink-features=FileSystemAccessLocal'] as const

export default defineConfig({
  testDir: '.',
  // A minute more, and each change of a view changes what is kept: looked at before a release, by npm run looks:check.
  testIgnore: process.env.HEADEND_LOOKS === undefined ? ['looks.spec.ts'] : [],
  outputDir: '../test-results/browser',
  workers: 2,
  retries: CI ? 1 : 0,
  forbidOnly: CI,
  // Looking with axe at every panel in two themes takes a busy machine minutes.
  timeout: 180_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], ['json', { outputFile: '../test-results/reports/browser.json' }]],
  use: {
    baseURL: `http://127.0.0.1:${PORT}/`,
    // Keeping the page for offline fetches all of it; the test that is about that allows it.
    serviceWorkers: 'block',
    viewport: { width: 1440, height: 900 },
    // Recording every step costs a quarter of the time; where there is a second try, that is recorded.
    trace: CI ? 'on-first-retry' : 'retain-on-failure',
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(executablePath === undefined ? {} : { executablePath }),
      args: [...CHROMIUM_FLAGS, ...FILE_CHOOSERS],
    },
  },
  projects: [{ name: 'chromium' }],
  webServer: {
    command: `npx vite preview --port ${PORT} --strictPort`,
    cwd: ROOT,
    url: `http://127.0.0.1:${PORT}/`,
    reuseExistingServer: false,
    timeout: 30_000,
  },
})
