/** Every document that a design gives: hand-off sheets, then runbooks, in the order of its devices. */
import type { Design } from '../../design/index'
import { htmlOf, markdownOf, type PrintedDocument } from './document'
import { handOff } from './hand-off'
import { runbook } from './runbook'

/** A document in all the forms that it is asked for. */
export interface WrittenDocument extends PrintedDocument {
  readonly markdown: string
  readonly html: string
}

export function writeDocuments(design: Design): readonly WrittenDocument[] {
  const sheets = design.devices.flatMap((device) => (device.kind === 'firewall' ? [handOff(design, device)] : []))
  const runbooks = design.devices.flatMap((device) => {
    if (device.kind !== 'head-end' && device.kind !== 'soho') return []
    const found = runbook(design, device)
    return found ? [found] : []
  })
  return [...sheets, ...runbooks].map((item) => ({ ...item, markdown: markdownOf(item), html: htmlOf(item) }))
}
