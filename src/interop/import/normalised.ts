/**
 * What export will write otherwise than the file had it. A whole configuration comes back byte for byte but for the ends
 * of its lines, its encoding and its placeholders; an excerpt is completed, and so written as the device would.
 */

import { compileDevice } from '../../compile/index'
import type { Design } from '../../design/index'
import { renderCommand, type Statement } from '../../ios/index'
import type { Named } from './names'
import type { ReadText } from './read'
import type { Normalised } from './types'

/** Lines of the devices' files that are written otherwise. */
export function rewritten(design: Design, named: readonly Named[]): readonly Normalised[] {
  const devices = new Map(design.devices.map((device) => [device.name, device]))
  return named.flatMap(({ read, name }) => {
    const device = devices.get(name)
    const text = device ? compileDevice(design, device).text : read.text
    return text === read.text ? [] : missingFrom(text, read)
  })
}

/** Lines that the text has not as they stood; where they are in it otherwise, how. */
function missingFrom(text: string, read: ReadText): readonly Normalised[] {
  const left = new Map<string, number>()
  for (const line of text.split('\n')) left.set(line, (left.get(line) ?? 0) + 1)
  const canonical = read.language === 'ios' ? writtenAs(read.config.statements) : new Map<number, string>()
  return read.text.split('\n').flatMap((from, index): readonly Normalised[] => {
    const count = left.get(from) ?? 0
    if (['', '!'].includes(from.trim())) return []
    if (count > 0) left.set(from, count - 1)
    const to = canonical.get(index + 1) ?? from.trim()
    return count > 0 ? [] : [{ file: read.file, line: read.numbers[index] ?? 0, from, to }]
  })
}

function writtenAs(items: readonly Statement[], depth = 0, found = new Map<number, string>()): Map<number, string> {
  for (const item of items) {
    const before = found.get(item.line)
    const text = `${' '.repeat(depth)}${renderCommand(item.command, item.negated)}`
    found.set(item.line, before === undefined ? text : `${before}\n${text}`)
    writtenAs(item.children, depth + 1, found)
  }
  return found
}
