/** Lines with consequences that are not simulated, as remarks: the line as it was read, and what follows. */
import { alsoAt, quotedLine } from '../../config/index'
import { findPlaceholders, type TextDiagnostic } from '../../ios/index'
import type { LineVerdict } from './verdicts'

/**
 * Remarks that reading a text made, with what follows for the device where a line left something open: the consequence
 * first, then the line as it was read. What the conversion says of the same lines (`told`) gives the remedy.
 */
export function withConsequences(
  read: readonly TextDiagnostic[],
  verdicts: readonly LineVerdict[],
  told: readonly TextDiagnostic[] = [],
): readonly TextDiagnostic[] {
  const open = new Map(verdicts.flatMap((item) => (item.open ? [[item.line, item.open] as const] : [])))
  const idle = new Set(verdicts.flatMap((item) => (item.idle ? [item.line] : [])))
  return read
    .filter(({ line }) => !idle.has(line))
    .map((item) => {
      const left = open.get(item.line)
      // Of a placeholder it is said that it is one.
      if (!left || findPlaceholders(left.because.text).length > 0) return item
      return {
        ...item,
        remedy: told.find(({ line }) => line === item.line)?.remedy ?? item.remedy,
        summary: `Not known ${left.summary}: ${quotedLine({ ...left.because, text: shown(left.because.text) })}`,
        detail: `${item.summary}. ${item.detail}`,
      }
    })
}

/** Beyond this many of one device the rest is counted. */
const MOST = 200

/** Of lines that nobody has remarked on yet; a section that is refused or left open is told once. */
export function consequencesOf(
  verdicts: readonly LineVerdict[],
  told: readonly { readonly line: number }[],
  refusedAre: 'as they stand' | 'left out',
): readonly TextDiagnostic[] {
  const known = new Set(told.map((item) => item.line))
  const open = verdicts.filter((item) => item.verdict === 'consequential' && !item.ofSection && !known.has(item.line))
  const rest = open.length - MOST
  return [
    ...open.slice(0, MOST).map((item) => remark(item, refusedAre)),
    ...(rest > 0
      ? [
          {
            severity: 'warning',
            line: 0,
            summary: `${rest} more lines have consequences that are not simulated`,
            detail: 'Their marks stand in the margin of the configuration.',
            remedy: '',
          } as const,
        ]
      : []),
  ]
}

/** Of a line that the release is not known to have: a device that printed it has it all the same, one that is given it has not. */
const REFUSED = {
  'as they stand': (text: string, why: string) => ({
    summary: `"${text}" is not what this release is known to have: ${why}`,
    detail: 'The device printed the line itself under this release, so that it stands, and is simulated as it stands.',
    remedy: 'If the text is of another release, choose that one.',
  }),
  'left out': (text: string, why: string) => ({
    summary: `"${text}" is refused by the device: ${why}`,
    detail:
      'The device would run without the line, and so it is simulated. Export writes it as a remark, so that the box takes the rest as it stands.',
    remedy: 'Choose a release that has it, or take the line out.',
  }),
} as const

function remark({ line, text, because, refused, open }: LineVerdict, refusedAre: keyof typeof REFUSED): TextDiagnostic {
  if (refused !== undefined)
    return {
      severity: 'warning',
      line,
      ...REFUSED[refusedAre](shown(text), refused),
    }
  return {
    severity: 'warning',
    line,
    summary: open
      ? `Not known ${open.summary}: ${quotedLine({ ...open.because, text: shown(text) })}`
      : `"${shown(text)}" is not simulated${because === '' ? '' : `: ${because}`}`,
    detail:
      'The line is kept and exported. What it decides on the device is not known here, and answers may differ from it.',
    remedy: 'Read answers that depend on it with care, or take the line out to see what holds without it.',
  }
}

/**
 * Remarks with one for all the lines of a device that leave the same thing open, or are not simulated for the same reason
 * under the same first word: the first says where the others are, by the lines of the file that was read.
 */
export function together(
  remarks: readonly TextDiagnostic[],
  verdicts: readonly LineVerdict[],
  shownAs: (line: number) => number,
): readonly TextDiagnostic[] {
  const facts = new Map(verdicts.flatMap((item) => factOf(item).map((fact) => [item.line, fact] as const)))
  const lines = new Map<string, number[]>()
  for (const item of remarks) {
    const fact = item.severity === 'warning' ? facts.get(item.line) : undefined
    if (fact !== undefined) lines.set(fact, [...(lines.get(fact) ?? []), item.line])
  }
  return remarks.flatMap((item) => {
    const fact = item.severity === 'warning' ? facts.get(item.line) : undefined
    const [first, ...more] = (fact !== undefined && lines.get(fact)) || []
    if (first === undefined) return [item]
    return first === item.line ? [{ ...item, summary: `${item.summary}${alsoAt(more.map(shownAs))}` }] : []
  })
}

/** What a line of consequence is about; nothing of one that the device refuses, or whose words nobody knows. */
function factOf({ verdict, text, because, open, refused }: LineVerdict): readonly string[] {
  if (verdict !== 'consequential' || refused !== undefined) return []
  return [open ? open.summary : `${text.trim().replace(/^no /, '').split(/\s/, 1)[0]} ${because}`]
}

const shown = (text: string): string => (text.length > 80 ? `${text.slice(0, 77)}…` : text)
