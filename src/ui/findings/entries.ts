/** Findings of the rules and remarks on the texts as one list: what the panel shows and the canvas marks. */
import type { Finding } from '../../design/index'
import type { Diagnostic } from '../../engine/messages'

export type Severity = Finding['severity']

export interface Entry extends Omit<Finding, 'rule'> {
  /** Tells entries apart on the screen. */
  readonly key: string
  /** Absent: noticed when the text was read back or simulated, by no rule that could be muted. */
  readonly rule?: string
}

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info']

export function entriesOf(
  findings: readonly Finding[],
  diagnostics: readonly Diagnostic[],
  hurt: readonly Omit<Entry, 'key'>[] = [],
): readonly Entry[] {
  const read = diagnostics.map(
    ({ device, line, detail, ...item }): Omit<Entry, 'key'> => ({
      ...item,
      why: detail,
      source: 'the configuration as it was read back',
      ...(device === '' ? {} : { device }),
      ...(line > 0 ? { line } : {}),
    }),
  )
  const all: readonly Omit<Entry, 'key'>[] = [...hurt, ...findings, ...read]
  return all.map((item, index) => ({
    ...item,
    key: `${item.rule ?? ''} ${item.device ?? ''} ${item.summary} ${index}`,
  }))
}

/** The entries that hold a text somewhere, in groups, the gravest first; groups without any are left out. */
export function grouped(
  entries: readonly Entry[],
  filter: string,
): readonly { readonly severity: Severity; readonly entries: readonly Entry[] }[] {
  const wanted = filter.trim().toLowerCase()
  const holds = ({ device = '', summary, remedy, rule = '' }: Entry) =>
    [device, summary, remedy, rule].some((text) => text.toLowerCase().includes(wanted))
  const shown = wanted === '' ? entries : entries.filter(holds)
  return SEVERITIES.map((severity) => ({
    severity,
    entries: shown.filter((entry) => entry.severity === severity),
  })).filter((group) => group.entries.length > 0)
}

/** The gravest finding of each device that is more than a note, for the mark on the canvas. */
export function gravestOf(findings: readonly Finding[]): ReadonlyMap<string, Severity> {
  const marks = new Map<string, Severity>()
  for (const severity of ['warning', 'error'] as const)
    for (const item of findings) if (item.severity === severity && item.device) marks.set(item.device, severity)
  return marks
}
