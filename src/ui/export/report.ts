/** The last report and the one that is being written. */
import type { WrittenDocument } from '../../engine/messages'
import { designStore, viewStore } from '../../store/index'
import { askedByHand } from '../answers/asked'
import { fileStem } from './download'

interface WrittenReport {
  readonly document: WrittenDocument
  /** Whether keys and passwords stand in it. */
  readonly withSecrets: boolean
}

/** With how it was asked for: what is shown by then may be otherwise. */
let asking = { stem: '', withSecrets: false }

/** What was written stays written: a report of which only some cells follow a rename would be of no design. */
const report = askedByHand<'report', WrittenReport>(
  ({ document }) => ({ document: { ...document, stem: asking.stem }, withSecrets: asking.withSecrets }),
  (_renames, written) => written,
)

export const { store: reportStore, cancel: cancelReport } = report

/** By the calendar of this computer, not of Greenwich. */
function today(): string {
  const now = new Date()
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0')).join('-')
}

export function writeReport(): Promise<void> {
  const { showSecrets } = viewStore.getState()
  asking = { stem: `${fileStem(designStore.getState().design.name)}-report`, withSecrets: showSecrets }
  return report.run({ kind: 'report', date: today(), showSecrets })
}
