// Checks every part of the code against the library it may see: the page with the DOM, the core layers
// without DOM and Node, tests and tools with Node.
import { spawnSync } from 'node:child_process'

const projects = ['tsconfig.json', 'tooling/tsconfig.core.json', 'tooling/tsconfig.node.json']
const failed = projects.filter((project) => spawnSync('npx', ['tsc', '-p', project], { stdio: 'inherit' }).status !== 0)
if (failed.length > 0) console.error(`Types are wrong in: ${failed.join(', ')}`)
process.exit(failed.length > 0 ? 1 : 0)
