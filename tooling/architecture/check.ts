/** `npm run arch`: prints every import that breaks a wall, with the remedy, and fails if there is one. */
import { readHouse } from './house'

const { imports, broken } = readHouse(process.cwd())
for (const { rule, from, to, remedy } of broken) console.error(`✗ ${from} -> ${to}\n    ${rule}: ${remedy}`)
console.log(`${imports} imports, ${broken.length} break a wall`)
process.exitCode = broken.length > 0 ? 1 : 0
