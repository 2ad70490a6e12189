/** Rows as comma-separated values (RFC 4180), safe to open in a spreadsheet. */

/** A cell that begins like a formula is computed by a spreadsheet, whoever wrote it (OWASP, CSV injection). */
const FORMULA = /^[\s]*[=+\-@\t\r]/

/** One cell: a formula is disarmed by an apostrophe; quotes where the text needs them. */
export function csvCell(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

export function csvText(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('')
}
