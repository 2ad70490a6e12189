/** `npm run schemas`: writes the published schemas anew; with `--check` says which are not what the sources make of them. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { allSchemas, FOLDER } from './all'

const isCheck = process.argv.includes('--check')
mkdirSync(FOLDER, { recursive: true })

function readOld(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}

const stale = [...allSchemas()].flatMap(([name, text]) => {
  const path = join(FOLDER, `${name}.schema.json`)
  if (readOld(path) === text) return []
  if (!isCheck) writeFileSync(path, text)
  return [path]
})
if (isCheck && stale.length > 0) {
  console.error(`${stale.join(', ')}: the sources say otherwise. Run npm run schemas and look at what changed.`)
  process.exitCode = 1
} else console.log(stale.length === 0 ? 'Every schema is up to date' : `Written: ${stale.join(', ')}`)
