/** `npm run arch`: prints what breaks a wall, and tables that a name from outside could index, with the remedy; then it fails. */
import { readHouse } from './house'
import { INSIDES_REMEDY, peeks } from './insides'
import { idleExcuses, NAMES_REMEDY, openTables } from './names'

const folder = process.cwd()
const { imports, broken } = readHouse(folder)
for (const { rule, from, to, remedy } of broken) console.error(`✗ ${from} -> ${to}\n    ${rule}: ${remedy}`)
const open = openTables(folder)
for (const { file, line, text } of open) console.error(`✗ ${file}:${line} ${text}\n    ${NAMES_REMEDY}`)
const reached = peeks(folder)
for (const { file, line, text } of reached) console.error(`✗ ${file}:${line} ${text}\n    ${INSIDES_REMEDY}`)
const idle = idleExcuses(folder)
for (const file of idle)
  console.error(`✗ ${file} has no such table any more: take it off tooling/architecture/names.ts`)
console.log(`${imports} imports, ${broken.length} break a wall; ${open.length} tables a name from outside could index`)
process.exitCode = broken.length + open.length + reached.length + idle.length > 0 ? 1 : 0
