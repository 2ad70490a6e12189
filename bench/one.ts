/** Measures one row in a process of its own, so that no row meets the heap and the compiled code of another; prints the rounds as JSON. */
import { calibrate } from './cal'
import { rowsOfAll } from './rows'

const [name = '', rounds = '3'] = process.argv.slice(2)
const row = (await rowsOfAll()).find((item) => item.name === name)
if (!row) throw new Error(`there is no row ${name}`)
const cal = calibrate()
const measure = await row.prepare()
const values: number[] = []
for (let round = 0; round < Number(rounds); round++) values.push(await measure())
process.stdout.write(`${JSON.stringify({ cal, values })}\n`)
process.exit(0)
