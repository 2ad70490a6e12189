/**
 * Lines typed at terminals, kept for the life of the tab: a reload is no reload of the routers, so the running network comes back
 * with them. Another document lets go of them, as discarding them does: both were asked about.
 */
import type { TypedLine } from '../../engine/messages'
import { designStore } from '../design'
import { runStore } from '../run'
import { type Kept, readTab, writeTab } from './tab'

const keyOf = (document: string) => `headend.typed.${document}`

/** Call it after all else that follows the design. */
export function keepTyped(storage: Storage | undefined): void {
  let shown = designStore.getState().document
  designStore.subscribe(({ document, design }) => {
    if (document === shown) return
    writeTab(storage, keyOf(shown), undefined)
    shown = document
    const names = new Set(design.devices.map(({ name }) => name))
    const lines = readLines(storage, document).filter(({ device }) => names.has(device))
    if (lines.length > 0) runStore.setState({ typedLines: lines })
  })
  runStore.subscribe(({ typedLines }, before) => {
    if (typedLines === before.typedLines || designStore.getState().document !== shown) return
    writeTab(storage, keyOf(shown), typedLines.length === 0 ? undefined : { lines: typedLines })
  })
}

/** Undo steps of the design are counted anew after a reload: what was typed comes after all of them. */
function readLines(storage: Storage | undefined, document: string): readonly TypedLine[] {
  const lines = readTab(storage, keyOf(document)).get('lines')
  return Array.isArray(lines) && lines.every(isLine) ? lines.map((line) => ({ ...line, step: 0 })) : []
}

function isLine(value: unknown): value is TypedLine {
  if (typeof value !== 'object' || value === null) return false
  const fields: Kept = new Map(Object.entries(value))
  const terminal = fields.get('terminal')
  return (
    ['device', 'line', 'shown'].every((field) => typeof fields.get(field) === 'string') &&
    (terminal === undefined || typeof terminal === 'object')
  )
}
