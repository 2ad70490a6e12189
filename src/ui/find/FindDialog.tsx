/** Find: names, addresses, interfaces, subnets, sites, ports, lines, and all one can do, also to what. Arrows choose, Enter does it. */
import { useEffect, useId, useMemo, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { askTrace, designStore, runStore, select, setView, showLine } from '../../store/index'
import { Dialog } from '../components/Dialog'
import { useShown } from '../components/useSecrets'
import './find.css'
import { said, t } from '../words/language'
import { type Action, actionsNow } from './actions'
import { takeKeys } from './early-keys'
import { actionOf } from './said'
import { sentencesWith } from './sentences'
import { fitOf, linesWith, subnetsWith, type Target, type Thing, thingsOf } from './things'

const MOST = 40
const MOST_LINES = 8

type Entry = Thing | Action

export function FindDialog({ onClose }: { readonly onClose: () => void }) {
  const shown = useShown()
  const [text, setText] = useState('')
  const [at, setAt] = useState(0)
  // Enter was pressed before there was a field: it is obeyed as soon as there is something to choose.
  const [entered, setEntered] = useState(false)
  const found = useFound(text)
  const id = useId()
  const field = useRef<HTMLInputElement>(null)
  const list = useRef<HTMLDivElement>(null)
  // After the dialog has opened, which gives the focus to its first button.
  useEffect(() => {
    field.current?.focus()
    const { typed, entered: early } = takeKeys()
    // In the field before the next key is: the field's word of that would replace what is not shown yet.
    queueMicrotask(() =>
      flushSync(() => {
        setText((now) => now + typed)
        setEntered(early)
      }),
    )
  }, [])
  useEffect(() => {
    list.current?.children[at]?.scrollIntoView({ block: 'nearest' })
  }, [at])
  const run = (entry: Entry | undefined) => {
    if (!entry) return
    onClose()
    if (entry.group === 'Action') entry.run()
    else go(entry.target)
  }
  useEffect(() => {
    if (entered) run(found[0])
  })
  const move = (step: number) => setAt((at + step + found.length) % Math.max(1, found.length))
  return (
    <Dialog title="Find" onClose={onClose}>
      <div className="palette">
        <input
          ref={field}
          role="combobox"
          aria-label={t('Find anything of the design, or an action')}
          aria-expanded={found.length > 0}
          aria-controls={`${id}-list`}
          aria-activedescendant={found.length > 0 ? `${id}-${at}` : undefined}
          aria-autocomplete="list"
          autoComplete="off"
          placeholder={t('Name, address, line or action; “cut gateway-1 Fa0/1”, “show ip route gateway-1”')}
          value={text}
          onChange={(event) => {
            setText(event.target.value)
            setAt(0)
          }}
          onKeyDown={(event) => {
            if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
              event.preventDefault()
              move(event.key === 'ArrowDown' ? 1 : -1)
            }
            if (event.key === 'Enter') run(found[at])
          }}
        />
        <div className="found" id={`${id}-list`} role="listbox" aria-label={t('Found')} ref={list}>
          {found.map((entry, index) => (
            // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus and names the active option
            // biome-ignore lint/a11y/useKeyWithClickEvents: keys are the field's
            <div
              key={`${entry.group} ${entry.title} ${entry.hint}`}
              id={`${id}-${index}`}
              role="option"
              aria-selected={index === at}
              onClick={() => run(entry)}
            >
              <span className="group muted">{said(entry.group === 'Line' ? 'Line ⟨of a text⟩' : entry.group)}</span>
              <span className={entry.group === 'Line' ? 'mono' : undefined}>
                {entry.group === 'Line' ? shown(entry.title) : said(entry.title)}
              </span>
              <span className="muted where">{said(entry.hint)}</span>
            </div>
          ))}
        </div>
        {found.length === 0 && <p className="muted none">{t('Nothing is called that.')}</p>}
      </div>
    </Dialog>
  )
}

function useFound(text: string): readonly Entry[] {
  // What there is to find is gathered once: nothing changes behind an open dialog but the running network.
  const [all] = useState<readonly Entry[]>(() => [
    ...thingsOf(designStore.getState().design, runStore.getState().view),
    ...actionsNow(),
  ])
  return useMemo(() => {
    if (text.trim() === '')
      return all.filter((entry) => entry.group === 'Device' || entry.group === 'Action').slice(0, MOST)
    const fits = all.flatMap((entry) => {
      const fit = fitOf(entry, text)
      return fit === undefined ? [] : [{ entry, fit }]
    })
    const named = fits.sort((a, b) => a.fit - b.fit).map(({ entry }) => entry)
    const inside = subnetsWith(designStore.getState().design, text).filter(
      (entry) => !named.some((known) => known.group === 'Subnet' && known.title === entry.title),
    )
    const doing = sentencesWith(designStore.getState().design, text, said).map(actionOf)
    return [...named.slice(0, MOST), ...doing, ...inside, ...linesWith(runStore.getState().texts, text, MOST_LINES)]
  }, [all, text])
}

/** Shows what was chosen: selected, in view, and in the panel that tells of it. */
function go(target: Target): void {
  switch (target.kind) {
    case 'devices':
      select(target.devices)
      setView({ inspectorOpen: innerWidth > DRAWER_WIDTH, ...shownAt(target.devices) })
      return
    case 'interface':
      select([target.device])
      setView({ inspectorOpen: true, inspectorTab: 'settings', ...shownAt([target.device]) })
      return
    case 'flow': {
      const flow = designStore.getState().design.flows[target.index]
      if (!flow) return
      const { from, to, protocol, port } = flow
      setView({ dockTab: 'path', dockOpen: true })
      return askTrace({ kind: 'trace', from, to, protocol, port, faults: [] })
    }
    case 'line':
      showLine(target.device, target.line, true)
      setView({ reveal: { devices: [target.device] } })
  }
}

/** On the drawing, also when tables are shown. */
const shownAt = (devices: readonly string[]) => ({ surface: 'drawing', reveal: { devices, focus: true } }) as const

/** Below this width the inspector is a drawer over the drawing, and would hide what was found. */
const DRAWER_WIDTH = 1180
