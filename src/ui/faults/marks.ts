/** What is broken at the moment shown, as marks for the canvas. Pure. */

import { type Fault, parseFault } from '../../config/fault'
import { type Design, type Scenario, standingFaults } from '../../design/index'
import type { SnapshotView } from '../../engine/messages'
import { lookUp } from '../../net/index'
import type { Mark, Marks } from '../../store/index'
import { canRestore, faultMark } from './words'

export const NO_MARKS: Marks = { devices: new Map(), links: new Map() }

export function marksAt(design: Design, scenario: Scenario, atSeconds: number, view: SnapshotView | undefined): Marks {
  const devices = new Map<string, Mark>()
  const links = new Map<string, Mark>()
  for (const { fault: text } of standingFaults(scenario, atSeconds)) {
    const fault = parseFault(text)
    if (typeof fault === 'string' || isOver(fault, view)) continue
    const mark = faultMark(fault)
    if (!mark) continue
    const link = 'interface' in fault ? linkAt(design, fault.device, fault.interface) : undefined
    const [marks, key] = link === undefined ? [devices, fault.device] : [links, link]
    marks.set(key, join(marks.get(key), { ...mark, restore: canRestore(text) ? [text] : [] }))
  }
  return { devices, links }
}

/** A reload ends by itself when the device runs again. */
function isOver(fault: Fault, view: SnapshotView | undefined): boolean {
  return fault.kind === 'reload' && lookUp(view?.devices, fault.device)?.running === true
}

function linkAt(design: Design, device: string, name: string): string | undefined {
  return design.links.find((link) => [link.a, link.b].some((end) => end.device === device && end.interface === name))
    ?.id
}

/** Several faults of one thing are one mark: the worse tone, all words, all restored together. */
function join(first: Mark | undefined, second: Mark): Mark {
  if (!first) return second
  return {
    tone: first.tone === 'bad' || second.tone === 'bad' ? 'bad' : 'warn',
    word: `${first.word}, ${second.word}`,
    restore: [...first.restore, ...second.restore],
  }
}
