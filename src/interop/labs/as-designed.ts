/**
 * What a laboratory's boxes print, with the ports called as in the design: the way back of the names that an export of that
 * kind tells (`renamed`). Columns stay where they are as far as there is room between them.
 */
import type { Design } from '../../design/index'
import { canonicalInterfaceName, shortInterfaceName } from '../../ios/index'
import { boxesOf } from './boxes'
import { labOf } from './lab'
import type { LabChoice, LabFormat, Renamed } from './types'

/** How an export of the kind calls the ports of a design's devices; a sentence when the choice of boxes is none. */
export function renamedIn(design: Design, format: LabFormat, { router }: LabChoice = {}): readonly Renamed[] | string {
  const boxes = boxesOf(format, router)
  if (typeof boxes === 'string') return boxes
  return boxes ? labOf(design, boxes).renamed : `An export to ${format} runs no boxes: nothing is printed there`
}

const PORT = /\b([A-Za-z][A-Za-z-]*\d+(?:\/\d+)*)((?:\.\d+)?)\b( *)/g

/** A device's output with its ports called as in the design, whole or short as they were written. */
export function portsAsDesigned(text: string, device: string, renamed: readonly Renamed[]): string {
  const names = new Map(renamed.flatMap((item) => (item.device === device ? [[item.to, item.from] as const] : [])))
  if (names.size === 0) return text
  return text.replaceAll(PORT, (whole: string, word: string, sub: string, room: string) => {
    const name = canonicalInterfaceName(word)
    const from = name === undefined ? undefined : names.get(name)
    if (from === undefined) return whole
    const told = name === word ? from : shortInterfaceName(from)
    const left = room.length < 2 ? room.length : Math.max(1, room.length - (told.length - word.length))
    return `${told}${sub}${' '.repeat(left)}`
  })
}
