/**
 * `npm run papers [-- --check]`: writes the papers that are made of the code: what is simulated and what is assumed stand in
 * the declarations and in the table of parameters, and nowhere a second time. With `--check` it writes nothing, and fails when one
 * is not what the sources make of it.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { assumptionsPaper } from './assumptions'
import { BUILDING, buildingPaper } from './building'
import { layersPicture } from './layers-picture'
import { linesPaper } from './lines'

const PAPERS: readonly (readonly [file: string, text: () => string])[] = [
  ['docs/what-is-simulated.md', linesPaper],
  ['docs/assumptions.md', assumptionsPaper],
  [BUILDING, buildingPaper],
  ['docs/pictures/layers.svg', layersPicture],
]

const check = process.argv.includes('--check')
const stale = PAPERS.filter(([file, text]) => {
  const wanted = text()
  const same = existsSync(file) && readFileSync(file, 'utf8') === wanted
  if (!same && !check) writeFileSync(file, wanted)
  return !same
}).map(([file]) => file)

if (stale.length === 0) console.log(`${PAPERS.length} papers are what the sources make of them`)
else console.log(`${check ? 'Not what the sources make of them (npm run papers)' : 'Written'}: ${stale.join(', ')}`)
process.exitCode = check && stale.length > 0 ? 1 : 0
