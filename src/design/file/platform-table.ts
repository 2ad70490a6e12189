/**
 * A table of what boxes carry, as a spreadsheet or a text editor writes it: headings, then a row for each platform, cells
 * parted by commas, semicolons or tabs. Each row names where its figures are from; without that it is refused.
 */
import * as v from 'valibot'
import { type PlatformFigures, platformNamed } from '../../config/index'
import { planningSchema } from '../model/planning-schema'
import { firstProblem } from './problems'

const FIGURES = ['ikeSas', 'ipsecSas', 'setupsPerSecond', 'cryptoPacketsPerSecond', 'cryptoKbit'] as const
const HEADINGS: readonly string[] = ['platform', 'source', ...FIGURES]

/** The first line of a table, for whoever begins one. */
export const PLATFORM_HEADINGS = HEADINGS.join(',')

export interface ReadPlatforms {
  readonly platforms: readonly PlatformFigures[]
  /** Each names its line and says what to do. */
  readonly problems: readonly string[]
}

export function readPlatformTable(text: string): ReadPlatforms {
  const lines = text.split(/\r?\n/).map((line, at) => ({ line, number: at + 1 }))
  const [head, ...rows] = lines.filter(({ line }) => line.trim() !== '' && !line.startsWith('#'))
  if (!head) return { platforms: [], problems: [`The table is empty. Its first line is: ${PLATFORM_HEADINGS}`] }
  const sign = [';', '\t'].find((candidate) => head.line.includes(candidate)) ?? ','
  const names = cellsOf(head.line, sign)
  const strange = names.filter((name) => !HEADINGS.includes(name))
  if (strange.length > 0 || !names.includes('platform'))
    return { platforms: [], problems: [`Line ${head.number}: ${strangeText(strange)} Write: ${PLATFORM_HEADINGS}`] }
  const platforms: PlatformFigures[] = []
  const problems: string[] = []
  for (const { line, number } of rows) {
    const row = rowOf(names, cellsOf(line, sign))
    if (typeof row === 'string') problems.push(`Line ${number}: ${row}`)
    else platforms.push(row)
  }
  return { platforms, problems }
}

const strangeText = (strange: readonly string[]) =>
  strange.length === 0 ? 'the heading "platform" is missing.' : `there is no column "${strange[0]}".`

/** Cells of a line; in double quotes a sign may stand that parts cells. */
function cellsOf(line: string, sign: string): readonly string[] {
  const cells: string[] = []
  let cell = ''
  let quoted = false
  for (const letter of line) {
    if (letter === '"') quoted = !quoted
    else if (letter === sign && !quoted) {
      cells.push(cell.trim())
      cell = ''
    } else cell += letter
  }
  return [...cells, cell.trim()]
}

function rowOf(names: readonly string[], cells: readonly string[]): PlatformFigures | string {
  const of = (name: string) => cells[names.indexOf(name)] ?? ''
  const platform = of('platform')
  if (!platformNamed(platform)) return `there is no platform "${platform}". Write its id as the design does.`
  const figures = FIGURES.flatMap((name) => (of(name) === '' ? [] : [[name, Number(of(name))] as const]))
  const wrong = figures.find(([, value]) => !Number.isFinite(value))
  if (wrong) return `${wrong[0]} is no number: "${of(wrong[0])}".`
  const row = { platform, source: of('source'), ...Object.fromEntries(figures) }
  const read = v.safeParse(planningSchema, { values: {}, platforms: [row] })
  return read.success ? (read.output.platforms[0] ?? '') : firstProblem(read.issues, `${platform} cannot be taken`)
}
