/** `npm run budget`: fails when the page's initial JavaScript, worker apart, outgrows what a first visit should cost. */
import { initialScripts } from './page-size'

/** Bytes after gzip. */
const BUDGET = 170_000

const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(1).padStart(7)} kB`

const scripts = initialScripts('dist')
const total = scripts.reduce((sum, script) => sum + script.gzip, 0)

console.log('  written       gzip')
for (const { file, bytes, gzip } of scripts) console.log(`${kilobytes(bytes)} ${kilobytes(gzip)}  ${file}`)
console.log(`${' '.repeat(10)} ${kilobytes(total)}  initial JavaScript, of ${kilobytes(BUDGET).trim()} allowed`)
if (total > BUDGET) {
  console.error(
    `Too much by ${kilobytes(total - BUDGET).trim()}: load what the first view does not need with import().`,
  )
  process.exitCode = 1
}
