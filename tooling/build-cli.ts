/**
 * `npm run build:cli`: bundles the command line with all it needs into dist/cli/headend.js, which runs on Node
 * alone, and puts the published schemas beside it. The line that makes it executable is added here, so main.ts has none.
 */
import { chmodSync, cpSync, existsSync, writeFileSync } from 'node:fs'
import { build } from 'vite'
import { HEADERS } from './build/policy'

const ENTRY = 'src/cli/main.ts'
const OUTPUT = 'dist/cli/headend.js'

if (existsSync(ENTRY)) {
  await build({
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    ssr: { noExternal: true },
    build: {
      ssr: ENTRY,
      outDir: 'dist/cli',
      target: 'node20',
      rolldownOptions: { output: { entryFileNames: 'headend.js', banner: '#!/usr/bin/env node' } },
    },
  })
  chmodSync(OUTPUT, 0o755)
  // What `headend serve` sends beside the page's own policy.
  writeFileSync('dist/headers.json', `${JSON.stringify(HEADERS, null, 2)}\n`)
  cpSync('docs/schemas', 'dist/schemas', { recursive: true })
  console.log(`${OUTPUT} built`)
} else {
  console.warn(`There is no ${ENTRY} yet: no command line was built.`)
}
