/** Every document that a design gives: hand-off sheets, then runbooks, in the order of its devices. */
import type { Design } from '../../design/index'
import { handOff } from './hand-off'
import { runbook } from './runbook'
import { type WrittenDocument, written } from './written'

export function writeDocuments(design: Design, showSecrets: boolean): readonly WrittenDocument[] {
  const sheets = design.devices.flatMap((device) => (device.kind === 'firewall' ? [handOff(design, device)] : []))
  const runbooks = design.devices.flatMap((device) => {
    if (device.kind !== 'head-end' && device.kind !== 'soho') return []
    const found = runbook(design, device)
    return found ? [found] : []
  })
  return [...sheets, ...runbooks].map((document) => written(document, showSecrets))
}
