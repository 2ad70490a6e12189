/** The result as a table for people. */
import type { Report, Result } from './result'

const HEAD = ['what', 'unit', 'median', 'must', 'aim', 'must met', 'aim met', 'to cal']

export function tableOf({ machine, date, results }: Report): string {
  const rows = results.map(cellsOf)
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  const cal = results.map((item) => item.cal).sort((a, b) => a - b)[Math.floor(results.length / 2)] ?? 0
  const about = `${machine}; ${date}; cal = ${grouped(cal)} holds a CPU second (median over the rows).`
  return [about, '', line(HEAD), line(HEAD.map(() => '---')), ...rows.map(line)].join('\n')
}

function cellsOf(item: Result): readonly string[] {
  const met = (value: boolean | undefined) => (value === undefined ? '' : value ? 'yes' : '**no**')
  return [
    `${item.what} (\`${item.name}\`)`,
    item.unit,
    grouped(item.median),
    item.must === undefined ? '' : grouped(item.must),
    item.aim === undefined ? '' : grouped(item.aim),
    met(item.mustMet),
    met(item.aimMet),
    item.toCal === undefined ? '' : grouped(item.toCal),
  ]
}

const grouped = (value: number): string =>
  value >= 1000 ? Math.round(value).toLocaleString('en') : String(Number(value.toPrecision(3)))
