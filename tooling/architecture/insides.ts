/**
 * Nobody outside the simulator sees a node's insides: a network's nodes, its queue and its wires are reached by questions
 * (`lookAt`, `tableOf`, `viewOf` …), forks and runs. Types do not hold this, as the simulator itself needs them.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const PARTS = 'nodes|queue|wires|owner|busy|storms|unpowered'
const INSIDES = new RegExp(String.raw`\b(?:network|fork)\.(?:${PARTS})\b|\{[^}]*\b(?:${PARTS})\b[^}]*\}: Network\b`)

export const INSIDES_REMEDY =
  'This is inside the simulator. Ask by a function of src/sim/index (lookAt, devicesOf, tableOf, viewOf); add a question there when none fits.'

export interface Peek {
  readonly file: string
  readonly line: number
  readonly text: string
}

/** Lines below `<folder>/src`, outside the simulator and the tests' helpers, that reach into a network. */
export function peeks(folder: string): readonly Peek[] {
  return readdirSync(join(folder, 'src'), { recursive: true, encoding: 'utf8' })
    .map((path) => `src/${path.replaceAll('\\', '/')}`)
    .filter((file) => /\.tsx?$/.test(file) && !/^src\/sim\/|\.test\.tsx?$|(^|\/)testing\//.test(file))
    .flatMap((file) =>
      readFileSync(join(folder, file), 'utf8')
        .split('\n')
        .flatMap((text, at) => (INSIDES.test(text) ? [{ file, line: at + 1, text: text.trim() }] : [])),
    )
}
