/**
 * Lines → an edit of the document. What a change by hand took away is given back, what it brought is taken back; a line
 * that the design can say becomes the design's (`fields`); only what is left becomes a change by hand.
 */
import { type LineChange, type LineFix, VOICE_POLICY_LINE } from '../../analysis/index'
import { type Design, type Edit, type Fix, NO_HISTORY, type Patch, perform } from '../../design/index'
import { fieldEdit } from './fields'

/** The fix as the document takes it; none when its lines cannot be written. */
export function fixOf(design: Design, fix: LineFix): Fix | undefined {
  const edits: Edit[] = []
  let current = design
  for (const change of fix.changes) {
    const edit = editOf(current, change)
    if (!edit) continue
    const next = perform(current, NO_HISTORY, edit)
    if (typeof next === 'string') return undefined
    if (next.design !== current) edits.push(edit)
    current = next.design
  }
  if (edits.length === 0) return undefined
  return { says: fix.says, safe: fix.safe, edit: { kind: 'batch', label: labelOf(fix.says), edits } }
}

/** What the undo menu says. */
const labelOf = (says: string) => `Fix: ${says.replace(/\.$/, '')}`

function editOf(design: Design, change: LineChange): Edit | undefined {
  const device = design.devices.find((item) => item.name === change.device)
  if (!device) return undefined
  const taken = takenBack(device.patch, change)
  if (taken) return { kind: 'set-patch', name: device.name, patch: taken }
  const field = fieldEdit(design, device, change)
  // It stands for a policy that only a site's own field can write.
  if (!field && change.text === VOICE_POLICY_LINE) return undefined
  return field ?? { kind: 'set-patch', name: device.name, patch: byHand(device.patch, change) }
}

const here = (change: LineChange) => (item: { readonly section: readonly string[]; readonly text: string }) =>
  item.text === change.text && item.section.join('\n') === change.section.join('\n')

/** The patch without the change by hand that a fix undoes; none when nobody made it. */
function takenBack(patch: Patch, change: LineChange): Patch | undefined {
  const made = change.action === 'add' ? patch.delete : patch.insert
  const at = made.findIndex(here(change))
  if (at < 0) return undefined
  const without = <T>(items: readonly T[]) => items.filter((_, index) => index !== at)
  return change.action === 'add'
    ? { ...patch, delete: without(patch.delete) }
    : { ...patch, insert: without(patch.insert) }
}

function byHand(patch: Patch, change: LineChange): Patch {
  const { section, text, after } = change
  if (change.action === 'remove') return { ...patch, delete: [...patch.delete, { section, text }] }
  if (patch.insert.some(here(change))) return patch
  return { ...patch, insert: [...patch.insert, { section, text, ...(after === undefined ? {} : { after }) }] }
}
