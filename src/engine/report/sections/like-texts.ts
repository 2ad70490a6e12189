/** Configurations of sites that are alike: the first in full, of the others only what is their own. */
import { diffArrays } from 'diff'
import type { Block } from '../../../compile/index'
import type { DeviceText } from '../../messages'

/** Part of the lines that two texts may differ in and still be told as one. */
const ALIKE = 0.4

interface LikeTexts {
  readonly base: DeviceText
  readonly others: { readonly text: DeviceText; readonly lines: readonly string[] }[]
}

export function likeTexts(texts: readonly DeviceText[]): readonly Block[] {
  const told: LikeTexts[] = []
  for (const text of texts) {
    const found = told.flatMap(({ base, others }) => {
      const lines = base.language === text.language ? ownLines(base.text, text.text) : undefined
      return lines ? [{ others, lines }] : []
    })[0]
    if (found) found.others.push({ text, lines: found.lines })
    else told.push({ base: text, others: [] })
  }
  return told.flatMap(({ base, others }): readonly Block[] => [
    { kind: 'heading', text: base.fileName },
    { kind: 'code', text: base.text },
    ...others.flatMap(({ text, lines }): readonly Block[] => [
      { kind: 'heading', text: `${text.fileName}: as ${base.fileName}, but for` },
      { kind: 'code', text: lines.length === 0 ? '! nothing: the two are equal' : lines.join('\n') },
    ]),
  ])
}

/** Lines of the second text that the first has otherwise, each under the section it stands in; nothing when most differ. */
function ownLines(base: string, own: string): readonly string[] | undefined {
  const [before, after] = [base.trimEnd().split('\n'), own.trimEnd().split('\n')]
  if (Math.abs(before.length - after.length) > ALIKE * before.length) return undefined
  const parts = diffArrays(before, after)
  const changed = parts.reduce((sum, part) => sum + (part.added || part.removed ? part.value.length : 0), 0)
  if (changed > 2 * ALIKE * after.length) return undefined
  const lines: string[] = []
  let section = ''
  const put = (sign: string, line: string) => {
    if (line.startsWith(' ') && section !== '') lines.push(`  ${section}`)
    if (line.startsWith(' ')) section = ''
    lines.push(`${sign} ${line}`)
  }
  for (const { value, added, removed } of parts)
    for (const line of value) {
      if (!removed && !line.startsWith(' ')) section = added ? '' : line
      if (added) put('+', line)
      else if (removed) put('-', line)
    }
  return lines
}
