/**
 * What a real router printed, as rows: each has a key that says what it speaks of (a prefix, a pair of peers, a group)
 * and fields that can be compared. Ages, counters and connection numbers are left out: they never agree.
 */

export interface PrintedRow {
  readonly key: string
  /** Name of the field as people know it → what was printed. An absent field was not printed. */
  readonly fields: Readonly<Record<string, string>>
  /** 1-based line of the pasted text. */
  readonly line: number
}

/** A line that none of the command's patterns fits; kept, so that nothing is dropped in silence. */
export interface UnreadLine {
  readonly line: number
  readonly text: string
}

export interface PrintedTable {
  /** In full, as far as it is known: `show ip route`. */
  readonly command: string
  readonly rows: readonly PrintedRow[]
  /** Present = no reader knows its rows: each line is one. */
  readonly byLines?: true
  readonly unread: readonly UnreadLine[]
}

/** A line with its number, without what a terminal adds at its end. */
export interface Line {
  readonly number: number
  readonly text: string
}

/** What the reader of one command makes of the lines. */
export type Reader = (lines: readonly Line[]) => Omit<PrintedTable, 'command' | 'byLines'>

/** Gathers rows whose fields arrive line by line; the order is that of their first line. */
export class RowBook {
  private readonly rows = new Map<string, { readonly line: number; readonly fields: Record<string, string[]> }>()
  readonly unread: UnreadLine[] = []

  /** Opens a row, or goes on with one of the same key. */
  open(key: string, line: Line): void {
    if (!this.rows.has(key)) this.rows.set(key, { line: line.number, fields: {} })
  }

  /** Adds a value to a field; several values of one field are joined in the order they were printed. */
  put(key: string, field: string, value: string): void {
    const row = this.rows.get(key)
    if (row) row.fields[field] = [...(row.fields[field] ?? []), value]
  }

  leave(line: Line): void {
    this.unread.push({ line: line.number, text: line.text.trim() })
  }

  table(): Omit<PrintedTable, 'command' | 'byLines'> {
    const rows = [...this.rows].map(([key, { line, fields }]) => ({
      key,
      line,
      fields: Object.fromEntries(Object.entries(fields).map(([name, values]) => [name, values.join('; ')])),
    }))
    return { rows, unread: this.unread }
  }
}
