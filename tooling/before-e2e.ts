/**
 * Runs before the browser tests: sees that there is a built page and a Chromium. If none starts, tries to get one,
 * Playwright's own first, then the system's where this is root on a machine with apt. Otherwise it fails and says
 * what to do.
 */
import { type SpawnSyncOptions, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { findChromium, versionOf } from './chromium'

const MINUTES = 60_000
const APT_ENVIRONMENT = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }

interface Attempt {
  readonly told: string
  readonly possible: () => boolean
  readonly commands: readonly (readonly string[])[]
}

const hasApt = (): boolean => process.getuid?.() === 0 && spawnSync('apt-get', ['--version']).status === 0

const ATTEMPTS: readonly Attempt[] = [
  {
    told: "No Chromium here: trying Playwright's own",
    possible: () => true,
    commands: [['npx', 'playwright', 'install', 'chromium']],
  },
  ...['chromium-headless-shell', 'chromium'].map((name) => ({
    told: `Trying the system's ${name}, with apt-get`,
    possible: hasApt,
    commands: [
      ['apt-get', 'update', '-q'],
      ['apt-get', 'install', '-q', '-y', '--no-install-recommends', name],
    ],
  })),
]

const HELP = `No Chromium for the browser tests, and none could be installed. Do one of these and run the tests again:
  - npx playwright install --with-deps chromium
  - install your system's package, on Debian: sudo apt-get install chromium
  - set CHROMIUM_PATH to a Chromium or Chrome of version 120 or later`

function ensureChromium(): string | undefined {
  for (const { told, possible, commands } of ATTEMPTS) {
    const found = findChromium()
    if (found !== undefined) return found
    if (!possible()) continue
    console.log(told)
    commands.every(run)
  }
  return findChromium()
}

function run([program = '', ...args]: readonly string[]): boolean {
  const options: SpawnSyncOptions = {
    stdio: ['ignore', 'inherit', 'inherit'],
    timeout: 10 * MINUTES,
    env: APT_ENVIRONMENT,
  }
  return spawnSync(program, args, options).status === 0
}

/** What stands in the way of the browser tests; nothing when they can run. */
function obstacle(): string | undefined {
  if (!existsSync('dist/index.html')) return 'There is no built page to test. Build it: npm run build'
  const found = ensureChromium()
  if (found === undefined) return HELP
  console.log(`Browser: ${found} (${versionOf(found)})`)
  return undefined
}

const told = obstacle()
if (told !== undefined) console.error(told)
process.exitCode = told === undefined ? 0 : 1
