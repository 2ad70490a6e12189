/** What the findings' buttons do: go there, put it right, stop hearing of it. Each change is one step to take back. */
import { type Fix, withFreshKey } from '../../design/index'
import { askEngine, designStore, edit, notify, select, setView, showLine } from '../../store/index'
import { newKey } from '../components/new-key'
import { t } from '../words/language'
import type { Entry } from './entries'

/** Where a finding leads: the line when it speaks of one, else the settings of the device or of the design. */
export function goTo({ device, line }: Pick<Entry, 'device' | 'line'>): void {
  if (device !== undefined && line !== undefined) showLine(device, line)
  else select(device === undefined ? [] : [device])
  setView({ inspectorOpen: true, ...(line === undefined ? { inspectorTab: 'settings' as const } : {}) })
}

export function applyFix(fix: Fix): void {
  const problem = edit(withFreshKey(fix.edit, newKey()))
  if (problem !== undefined) notify(problem, 'error')
  else notify(t('{says} Undo takes it back.', { says: fix.says }))
}

/** Everything that can be put right without asking, as one step. */
export async function fixAllSafe(): Promise<void> {
  const outcome = await askEngine<'safe-fixes'>({ kind: 'safe-fixes' })?.outcome
  if (outcome?.kind !== 'answer') {
    if (outcome?.kind === 'failed') notify(outcome.reason, 'error')
    return
  }
  const { edit: change, says } = outcome.answer
  if (!change) return notify(t('Nothing can be put right without asking.'))
  const problem = edit(withFreshKey(change, newKey()))
  if (problem !== undefined) notify(problem, 'error')
  else
    notify(
      says.length === 1
        ? t('One finding was put right. Undo takes it back.')
        : t('{count} findings were put right. Undo takes it back.', { count: says.length }),
    )
}

export function setMuted(rule: string, muted: boolean): void {
  const before = designStore.getState().design.mutedRules ?? []
  const others = before.filter((name) => name !== rule)
  const problem = edit({ kind: 'set-design', change: { mutedRules: muted ? [...others, rule].sort() : others } })
  if (problem !== undefined) notify(problem, 'error')
}
