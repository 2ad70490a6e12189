/** Lines with consequences that are not simulated, as remarks: the line as it was read, and what follows. */
import type { TextDiagnostic } from '../../ios/index'
import type { LineVerdict } from './verdicts'

/** Beyond this many of one device the rest is counted. */
const MOST = 200

/** Of lines that nobody has remarked on yet; a section that is refused is told once. */
export function consequencesOf(
  verdicts: readonly LineVerdict[],
  told: readonly { readonly line: number }[],
): readonly TextDiagnostic[] {
  const known = new Set(told.map((item) => item.line))
  const open = verdicts.filter((item) => item.verdict === 'consequential' && !item.inRefused && !known.has(item.line))
  const rest = open.length - MOST
  return [
    ...open.slice(0, MOST).map(remark),
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

function remark({ line, text, because, refused }: LineVerdict): TextDiagnostic {
  const shown = text.length > 80 ? `${text.slice(0, 77)}…` : text
  if (refused !== undefined)
    return {
      severity: 'warning',
      line,
      summary: `"${shown}" is refused by the device: ${refused}`,
      detail:
        'The device would run without the line. Here it is simulated as it stands, so that answers differ from the device.',
      remedy: 'Choose a release that has it, or take the line out.',
    }
  return {
    severity: 'warning',
    line,
    summary: `"${shown}" is not simulated${because === '' ? '' : `: ${because}`}`,
    detail:
      'The line is kept and exported. What it decides on the device is not known here, and answers may differ from it.',
    remedy: 'Read answers that depend on it with care, or take the line out to see what holds without it.',
  }
}
