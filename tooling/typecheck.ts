/**
 * `npm run typecheck`: every part of the code against the library it may see. The page sees the DOM; the core
 * layers see neither DOM nor Node; tests, command line and tools see both. What was found good is remembered in
 * `.cache`, so that a second run looks only at what has changed since and at what depends on it.
 */
import { spawnSync } from 'node:child_process'

const PROJECTS = ['tooling/tsconfig.core.json', 'tsconfig.json', 'tooling/tsconfig.node.json']

const isWrong = (project: string): boolean => {
  const remembered = `.cache/types/${project.replaceAll('/', '-')}.tsbuildinfo`
  const options = ['-p', project, '--incremental', '--tsBuildInfoFile', remembered]
  return spawnSync('node_modules/.bin/tsc', options, { stdio: 'inherit' }).status !== 0
}

const wrong = PROJECTS.filter(isWrong)
if (wrong.length > 0) console.error(`Types are wrong in ${wrong.join(', ')}`)
process.exitCode = wrong.length > 0 ? 1 : 0
