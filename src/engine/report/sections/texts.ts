/** What the checks found, and the configurations as they were simulated. */
import type { Block } from '../../../compile/index'
import type { Subject } from '../subject'

const MARKS = { error: '✕ error', warning: '▲ warning', info: 'i info' } as const

export function findingsPart({ findings, built, design }: Subject): readonly Block[] {
  const rows = findings.map(({ severity, device, line, summary, why, source, remedy }) => [
    MARKS[severity],
    [device, line === undefined ? undefined : `line ${line}`].filter(Boolean).join(', '),
    summary,
    `${why} (${source})`,
    remedy,
  ])
  const read = built.diagnostics.map(({ severity, device, line, summary, detail, remedy }) => [
    MARKS[severity],
    [device, line === 0 ? '' : `line ${line}`].filter(Boolean).join(', '),
    summary,
    detail,
    remedy,
  ])
  const muted = design.mutedRules ?? []
  return [
    rows.length + read.length === 0
      ? { kind: 'text', text: 'The checks find nothing.' }
      : {
          kind: 'table',
          head: ['Severity', 'Where', 'What', 'Why it matters', 'What to do'],
          rows: [...rows, ...read],
        },
    ...(muted.length === 0
      ? []
      : [{ kind: 'text', text: `Not told here, as the architect muted them: ${muted.join(', ')}.` } as const]),
  ]
}

export function configurations({ built }: Subject): readonly Block[] {
  const texts = built.texts.filter(({ text }) => text !== '')
  return [
    {
      kind: 'text',
      text: 'Every configuration as it was simulated, line by line. Whoever has this document has the keys and passwords that stand in them.',
    },
    ...texts.flatMap(({ fileName, text }): readonly Block[] => [
      { kind: 'heading', text: fileName },
      { kind: 'code', text },
    ]),
  ]
}
