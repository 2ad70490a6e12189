/** `npm run build:docs`: the documentation as pages in dist/docs, which stand beside the page and need no script. */
import { cpSync, mkdirSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { PAPERS, pageOf } from './pages'
import { render } from './render'

const OUTPUT = 'dist/docs'

mkdirSync(OUTPUT, { recursive: true })
cpSync('tooling/site/site.css', join(OUTPUT, 'site.css'))
let dead = 0
for (const paper of PAPERS) {
  const page = render(paper)
  writeFileSync(join(OUTPUT, pageOf(paper)), page.html)
  for (const file of page.files) {
    const to = join(OUTPUT, 'files', file)
    mkdirSync(dirname(to), { recursive: true })
    if (statSync(file, { throwIfNoEntry: false })) cpSync(file, to)
  }
  for (const link of page.dead) console.error(`${paper}: ${link} leads nowhere`)
  dead += page.dead.length
}
console.log(`${OUTPUT}: ${PAPERS.length} pages`)
process.exitCode = dead > 0 ? 1 : 0
