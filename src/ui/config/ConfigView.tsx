/** The text itself with what may be done to it: the editor, the line the cursor is on, remarks, changes by hand. */
import { lazy, Suspense, useEffect, useMemo, useState } from 'react'
import { useStore } from 'zustand'
import { NO_PATCH, type Patch } from '../../design/index'
import type { DeviceText, Diagnostic } from '../../engine/messages'
import { masked } from '../../secrets/index'
import { designStore, notify, redoStep, setView, undoStep } from '../../store/index'
import { useShown } from '../components/useSecrets'
import { useDesign, useRun, useView } from '../components/useStore'
import { said, t } from '../words/language'
import { consequencesOf, take } from './apply'
import { ByHand } from './ByHand'
import { DraftBar } from './DraftBar'
import { draftStore, keepDraft } from './drafts'
import { LineTools } from './LineTools'
import { withLine, withoutLine } from './patches'
import { Remarks } from './Remarks'
import { remarksOn } from './remarks-on'
import { Shares } from './Shares'
import { lineBefore, sectionAt } from './section'
import { type Consequences, useConsequences } from './useConsequences'

const Editor = lazy(() => import('./Editor').then((module) => ({ default: module.Editor })))

export function ConfigView({ source }: { readonly source: DeviceText }) {
  const shown = useShown()
  const { device, text } = source
  const lit = useView((state) => (state.line?.device === device ? state.line : undefined))
  const [line, setLine] = useState(lit?.line ?? 0)
  const { draft, setDraft, busy, apply } = useDraft(source)
  const consequences = useConsequences(device, draft)
  const diagnostics = useRemarks(source, draft, consequences)
  const patch = useDesign((state) => state.design.devices.find((item) => item.name === device)?.patch ?? NO_PATCH)
  const remove = (at: number) => void removeLine(source, patch, at)
  return (
    <>
      <Suspense fallback={<pre className="config-editor waiting mono">{shown(text)}</pre>}>
        <Editor
          text={draft ?? text}
          label={t('Configuration of {device}', { device })}
          lit={lit}
          diagnostics={diagnostics}
          verdicts={draft === undefined ? (source.verdicts ?? '') : ''}
          onText={setDraft}
          onLine={setLine}
          onRemove={draft === undefined ? remove : undefined}
          onApply={() => void apply(consequences)}
          onUndo={() => say(t('Undone'), undoStep())}
          onRedo={() => say(t('Redone'), redoStep())}
        />
      </Suspense>
      {draft === undefined && <Shares lines={source.lines} />}
      {draft === undefined ? (
        <LineTools
          source={source}
          line={line}
          onRemove={() => remove(line)}
          onInsert={(insertion) => void put(device, withLine(patch, insertion), `Inserted: ${masked(insertion.text)}`)}
        />
      ) : (
        <DraftBar
          consequences={consequences}
          diagnostics={diagnostics}
          busy={busy}
          onApply={() => void apply(consequences)}
          onDiscard={() => setDraft(text)}
        />
      )}
      <Remarks diagnostics={diagnostics} onShow={(at) => setView({ line: { device, line: at } })} />
      {draft === undefined && (
        <ByHand source={source} patch={patch} onChange={(next) => void put(device, next, 'Taken back')} />
      )}
    </>
  )
}

/** A text that was typed and is not applied; after applying it stays until the engine has compiled what became of it. */
function useDraft({ device, text }: DeviceText) {
  const draft = useStore(draftStore, ({ drafts }) => drafts.get(device))
  const [busy, setBusy] = useState(false)
  const [awaited, setAwaited] = useState<number>()
  const compiled = useRun((state) => state.compiledRevision)
  useEffect(() => {
    if (awaited === undefined || compiled < awaited) return
    keepDraft(device, undefined)
    setAwaited(undefined)
  }, [awaited, compiled, device])
  const apply = async (known: Consequences | undefined) => {
    if (draft === undefined) return
    setBusy(true)
    const change = known?.text === draft ? known.change : await consequencesOf(device, { text: draft })
    setBusy(false)
    if (typeof change === 'string') return notify(change, 'error')
    if (take(device, change)) setAwaited(designStore.getState().revision)
  }
  return { draft, setDraft: (next: string) => keepDraft(device, next === text ? undefined : next), busy, apply }
}

/** Of the text that is shown: the engine's remarks, or while it is being typed those of the language. */
function useRemarks(
  source: DeviceText,
  draft: string | undefined,
  consequences: Consequences | undefined,
): readonly Diagnostic[] {
  const all = useRun((state) => state.diagnostics)
  const findings = useRun((state) => state.findings)
  return useMemo(() => {
    if (draft === undefined) return remarksOn(source, all, findings)
    if (source.language === 'ios') return remarksOn({ ...source, text: draft }, [], [])
    const change = consequences?.change
    if (change === undefined || typeof change === 'string') return []
    return change.diagnostics.map((item) => ({ ...item, device: source.device }))
  }, [source, draft, consequences, all, findings])
}

async function removeLine({ device, text }: DeviceText, patch: Patch, line: number): Promise<void> {
  const placed = sectionAt(text, line)
  if (!placed) return notify(t('Separators and comments come and go with the lines around them: choose another line.'))
  const next = withoutLine(patch, placed, lineBefore(text, line))
  if (next !== patch) await put(device, next, `Removed from ${device}: ${masked(placed.text)}`)
}

/** Changes by hand → the document, in which what it can say becomes its own. */
async function put(device: string, patch: Patch, said: string): Promise<void> {
  const change = await consequencesOf(device, { patch })
  if (typeof change === 'string') notify(change, 'error')
  else take(device, change, said)
}

function say(what: string, label: string | undefined): void {
  if (label !== undefined) notify(`${what}: ${said(label)}.`)
}
