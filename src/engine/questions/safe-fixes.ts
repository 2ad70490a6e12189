/**
 * "Put right whatever can be put right without asking." Fixes are made one by one, each from the design that the one
 * before left, because two of them may set the same part of it; together they are one edit, and one step to take back.
 */
import { type Design, type Edit, type Finding, NO_HISTORY, perform } from '../../design/index'
import { buildScene } from '../build'
import { examine } from '../findings'
import type { Handler } from './question'

/** More fixes than this are not made at once. */
const MOST = 200

export const answerSafeFixes: Handler<'safe-fixes'> = function* ({ design }) {
  const edits: Edit[] = []
  const says: string[] = []
  const tried = new Set<string>()
  let current = design
  for (let fix = nextFix(current, tried); fix && edits.length < MOST; fix = nextFix(current, tried)) {
    yield { fraction: Math.min(0.95, edits.length / 20), text: fix.says }
    const next = perform(current, NO_HISTORY, fix.edit)
    if (typeof next === 'string' || next.design === current) continue
    edits.push(fix.edit)
    says.push(fix.says)
    current = next.design
  }
  if (edits.length === 0) return { kind: 'safe-fixes', says }
  const label = edits.length === 1 ? 'Fix one finding' : `Fix ${edits.length} findings`
  return { kind: 'safe-fixes', says, edit: { kind: 'batch', label, edits } }
}

/** The first safe fix that was not tried yet; one that comes to nothing is not tried again. */
function nextFix(design: Design, tried: Set<string>): NonNullable<Finding['fix']> | undefined {
  const found = examine(design, buildScene(design)).findings.find(
    (item) => item.fix?.safe && !tried.has(JSON.stringify(item.fix.edit)),
  )
  if (found?.fix) tried.add(JSON.stringify(found.fix.edit))
  return found?.fix
}
