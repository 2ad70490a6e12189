/** The dock: path and findings; resizable by pointer and keyboard, collapsible. */

import { Suspense, useEffect, useRef } from 'react'
import { useStore } from 'zustand'
import { type DockTab, setDockHeight, setView, startSizes, viewStore } from '../../store/index'
import { Guard } from '../components/Guard'
import { Icon } from '../components/Icon'
import { Tabs } from '../components/Tabs'
import { useRun, useView } from '../components/useStore'
import { watchedStore } from '../watched/watched'
import { decimal, t, useWords } from '../words/language'
import { DOCK_PANELS } from './tabs'
import './dock.css'

/** Pixels that the dock has at least, and that it leaves to the drawing. */
const LEAST = 120
const LEFT = 140

/** Once for the page, however often the dock is drawn. */
let begun = false

export function Dock() {
  const { t, said } = useWords()
  const tab = useView((state) => state.dockTab)
  const open = useView((state) => state.dockOpen)
  const height = useView((state) => state.dockHeights.get(state.dockTab))
  const byHand = open && height !== undefined
  const watching = useStore(watchedStore, (state) => state.items.length > 0)
  const filled = useRun((state) => tab !== 'path' || watching || state.trace !== undefined)
  useEffect(() => {
    if (!begun) startSizes(() => localStorage)
    begun = true
  }, [])
  const tabs = useTabs()
  const shown = DOCK_PANELS.find((panel) => panel.id === tab)
  const Panel = shown?.Panel
  return (
    <section
      className={`dock ${tab}${open ? ' open' : ''}${filled ? ' filled' : ''}${byHand ? ' by-hand' : ''}`}
      aria-label={t('Dock')}
      style={byHand ? { ['--by-hand' as string]: `${height}px` } : undefined}
    >
      {open && <Edge tab={tab} />}
      <div className="dock-head">
        <Tabs
          label="Dock"
          tabs={tabs}
          value={tab}
          onChange={(next) => setView({ dockTab: next, dockOpen: true })}
          panelId="dock-panel"
        />
        {open && <Grip tab={tab} />}
        <button
          type="button"
          className="button quiet icon"
          aria-label={open ? t('Collapse the dock') : t('Open the dock')}
          aria-expanded={open}
          onClick={() => setView({ dockOpen: !open })}
        >
          <Icon name={open ? 'down' : 'raise'} />
        </button>
      </div>
      <div className="dock-body" id="dock-panel" role="tabpanel" aria-labelledby={`dock-panel-${tab}`} hidden={!open}>
        <h2 className="sr-only">{shown && said(shown.title)}</h2>
        <Guard key={tab} what={t('The panel {title}', { title: said(titleOf(tab)) })} doing={() => doingOf(tab)}>
          <Suspense fallback={null}>{Panel && <Panel />}</Suspense>
        </Guard>
      </div>
    </section>
  )
}

const titleOf = (tab: DockTab) => DOCK_PANELS.find(({ id }) => id === tab)?.title ?? tab

/** What a panel is busy with, for the moment it fails. */
function doingOf(tab: DockTab): string {
  const { query, time, consoles, answer } = viewStore.getState()
  switch (tab) {
    case 'path':
      return t('showing the path from {from} to {to}', { from: query.from || '?', to: query.to || '?' })
    case 'timeline':
      return t('showing {scenario} at {at} s', {
        scenario: time.scenario ?? t('no scenario'),
        at: decimal(time.at / 1e6, 1),
      })
    case 'packets':
      return t('listing packets')
    case 'console':
      return t('showing the terminal of {active}', { active: consoles.active ?? t('no device') })
    case 'answers':
      return t('answering: {answer}', { answer })
    case 'findings':
      return t('listing the findings')
  }
}

/** Titles with their counts; the counts are joined into one text, so that the dock is drawn again only for a new one. */
function useTabs() {
  const counts = useRun((state) => DOCK_PANELS.map(({ countOf }) => countOf?.(state) ?? 0).join(' ')).split(' ')
  return DOCK_PANELS.map(({ id, title }, index) => ({
    id,
    title: counts[index] === '0' ? title : `${title} (${counts[index]})`,
  }))
}

const clamp = (value: number) => Math.round(Math.min(innerHeight - LEFT, Math.max(LEAST, value)))

/** Pixels below which a press is none of dragging. */
const STILL = 4

/** Follows the pointer with the dock's height until it is let go; `moved` hears when it is more than a press. */
function drag(tab: DockTab, event: React.PointerEvent, moved?: () => void): void {
  if (event.button !== 0) return
  const { currentTarget: held, clientY, pointerId } = event
  const start = clientY + heightOf(held)
  const ends = new AbortController()
  const { signal } = ends
  held.setPointerCapture(pointerId)
  const follow = (at: number) => {
    if (Math.abs(at - clientY) >= STILL) moved?.()
    setDockHeight(tab, clamp(start - at))
  }
  const own = (heard: (at: PointerEvent) => void) => (at: Event) => {
    if (at instanceof PointerEvent && at.pointerId === pointerId) heard(at)
  }
  held.addEventListener(
    'pointermove',
    own((at) => follow(at.clientY)),
    { signal },
  )
  for (const end of ['pointerup', 'pointercancel', 'lostpointercapture'])
    held.addEventListener(
      end,
      own(() => ends.abort()),
      { signal },
    )
}

/** Parts of the window's height that a press goes through. */
const PARTS = [0.3, 0.5, 0.7]

function nextHeight(height: number): number {
  const heights = PARTS.map((part) => clamp(part * innerHeight))
  return heights.find((item) => item > height + STILL) ?? heights[0] ?? height
}

const heightOf = (part: Element) => part.closest<HTMLElement>('.dock')?.offsetHeight ?? LEAST

/** The upper edge, for the mouse alone: it is too thin for a finger, and lies as near to the drawing's controls as they allow. */
function Edge({ tab }: { readonly tab: DockTab }) {
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: one more way for the mouse; the handle beside it is for everybody
    <div
      role="presentation"
      className="edge"
      onPointerDown={(event) => drag(tab, event)}
      onDoubleClick={() => setDockHeight(tab, undefined)}
    />
  )
}

/**
 * The height for everybody: dragged, changed by the arrow keys, or a step with each press; a double click gives the panel what it
 * needs again.
 */
function Grip({ tab }: { readonly tab: DockTab }) {
  const { t } = useWords()
  const dragged = useRef(false)
  const begin = (event: React.PointerEvent) => {
    dragged.current = false
    drag(tab, event, () => {
      dragged.current = true
    })
  }
  const press = (event: React.MouseEvent) => {
    if (event.detail === 0 || !dragged.current) setDockHeight(tab, nextHeight(heightOf(event.currentTarget)))
  }
  const nudge = (event: React.KeyboardEvent) => {
    const step = event.key === 'ArrowUp' ? 24 : event.key === 'ArrowDown' ? -24 : 0
    if (step === 0) return
    event.preventDefault()
    setDockHeight(tab, clamp(heightOf(event.currentTarget) + step))
  }
  return (
    <button
      type="button"
      className="button quiet icon grip"
      aria-label={t('Height of the dock: arrow keys change it')}
      onPointerDown={begin}
      onClick={press}
      onDoubleClick={() => setDockHeight(tab, undefined)}
      onKeyDown={nudge}
    >
      <Icon name="height" />
    </button>
  )
}
