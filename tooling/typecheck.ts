/**
 * `npm run typecheck`: every part of the code against the library it may see. The page sees the DOM; the core
 * layers see neither DOM nor Node; tests, command line and tools see both.
 */
import { spawnSync } from 'node:child_process'

const PROJECTS = ['tooling/tsconfig.core.json', 'tsconfig.json', 'tooling/tsconfig.node.json']

const wrong = PROJECTS.filter(
  (project) => spawnSync('node_modules/.bin/tsc', ['-p', project], { stdio: 'inherit' }).status !== 0,
)
if (wrong.length > 0) console.error(`Types are wrong in ${wrong.join(', ')}`)
process.exitCode = wrong.length > 0 ? 1 : 0
