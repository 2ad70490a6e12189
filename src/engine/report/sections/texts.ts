/** What the checks found, and the configurations as they were simulated. */
import type { Block } from '../../../compile/index'
import type { Finding } from '../../../design/index'
import type { Subject } from '../subject'
import { likeTexts } from './like-texts'

const MARKS = { error: '✕ error', warning: '▲ warning', info: 'i info' } as const

export function findingsPart({ findings, built, design }: Subject): readonly Block[] {
  const rows = together(findings)
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

/** What is found alike at several devices is one row with all of their places. */
function together(findings: readonly Finding[]): readonly (readonly string[])[] {
  const rows = new Map<string, { readonly first: Finding; readonly places: string[] }>()
  for (const finding of findings) {
    const { severity, device, line, summary, why, source, remedy } = finding
    const bare = (text: string) => (device === undefined ? text : text.replaceAll(device, ''))
    const key = JSON.stringify([severity, bare(summary), bare(why), source, bare(remedy)])
    const place = [device, line === undefined ? undefined : `line ${line}`].filter(Boolean).join(', ')
    const known = rows.get(key)
    if (known) known.places.push(place)
    else rows.set(key, { first: finding, places: [place] })
  }
  return [...rows.values()].map(({ first: { severity, summary, why, source, remedy }, places }) => [
    MARKS[severity],
    places.join('; '),
    summary,
    `${why} (${source})`,
    remedy,
  ])
}

const WITH_SECRETS = 'Whoever has this document has the keys and passwords that stand in them.'
const WITHOUT_SECRETS =
  'Dots stand in place of keys and passwords: the configurations themselves are exported with them.'

export function configurations({ built }: Subject, showSecrets: boolean): readonly Block[] {
  const texts = built.texts.filter(({ text }) => text !== '')
  return [
    {
      kind: 'text',
      text: `Every configuration as it was simulated, line by line; where two are alike, the second is given by the lines that are its own (+) in place of the other one’s (−). ${showSecrets ? WITH_SECRETS : WITHOUT_SECRETS}`,
    },
    sharesTable(texts),
    ...likeTexts(texts),
  ]
}

/** How much of each text the answers of this document rest on. */
function sharesTable(texts: Subject['built']['texts']): Block {
  return {
    kind: 'table',
    head: ['Device', 'Simulated', 'Without effect here', 'Consequential, not simulated', 'Not known'],
    rows: texts.flatMap(({ device, lines }) =>
      lines ? [[device, ...[lines.simulated, lines.noEffect, lines.consequential, lines.unknown].map(String)]] : [],
    ),
  }
}
