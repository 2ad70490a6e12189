/**
 * The menu at a device, a cable or the drawing: by the right button, a long press, the menu key, or B for what can be broken.
 * Arrows and first letters move, Escape leaves.
 */
import { useEffect, useLayoutEffect, useRef } from 'react'
import { lanesOf } from '../../drawing/index'
import { type MenuView, setView } from '../../store/index'
import { titleOf } from '../canvas/flow'
import { useDesign, useView } from '../components/useStore'
import './menus.css'
import { readable } from '../shortcuts/readable'
import { t, useWords } from '../words/language'
import { type Aim, sectionsOf } from './sections'

/** A hint that is a key. */
const KEY = /^(?:Ctrl .|Delete|[A-Z?])$/

const close = () => setView({ menu: undefined })

export function ContextMenu() {
  const view = useView((state) => state.menu)
  return view ? <OpenMenu view={view} key={`${view.device} ${view.link} ${view.side}`} /> : null
}

function useAim(view: MenuView): Aim {
  const design = useDesign((state) => state.design)
  const marks = useView((state) => state.marks)
  const device = design.devices.find((item) => item.name === view.device)
  const link = design.links.find((item) => item.id === view.link)
  return {
    view,
    design,
    device,
    link,
    target: device?.name ?? (link ? titleOf(link, lanesOf(design.links).get(link.id) !== 0) : t('The drawing')),
    mark: device ? marks.devices.get(device.name) : link ? marks.links.get(link.id) : undefined,
  }
}

function OpenMenu({ view }: { readonly view: MenuView }) {
  const ref = useRef<HTMLDivElement>(null)
  const { t, said } = useWords()
  const aim = useAim(view)
  const sections = sectionsOf(aim)
  usePlaced(ref, view.x, view.y)
  useLeaving(ref)
  const move = (step: number | 'first' | 'last') => {
    const items = [...(ref.current?.querySelectorAll<HTMLElement>('[role="menuitem"]') ?? [])]
    const at = items.indexOf(document.activeElement as HTMLElement)
    const next = step === 'first' ? 0 : step === 'last' ? items.length - 1 : (at + step + items.length) % items.length
    items[next]?.focus()
  }
  const toLetter = (letter: string) => {
    const items = [...(ref.current?.querySelectorAll<HTMLElement>('[role="menuitem"]') ?? [])]
    const at = items.indexOf(document.activeElement as HTMLElement)
    const next = [...items.slice(at + 1), ...items.slice(0, at + 1)].find((item) =>
      item.textContent?.toLowerCase().startsWith(letter.toLowerCase()),
    )
    next?.focus()
  }
  const keys: Readonly<Record<string, () => void>> = {
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
    Home: () => move('first'),
    End: () => move('last'),
    Escape: close,
    Tab: close,
  }
  return (
    <div
      ref={ref}
      className="context-menu"
      role="menu"
      aria-label={
        view.side === 'faults'
          ? t('Break {what}', { what: said(aim.target) })
          : t('Menu of {what}', { what: said(aim.target) })
      }
      tabIndex={-1}
      onKeyDown={(event) => {
        const action =
          keys[event.key] ?? (/^[a-z]$/i.test(event.key) && !event.ctrlKey ? () => toLetter(event.key) : undefined)
        if (!action) return
        event.preventDefault()
        event.stopPropagation()
        action()
      }}
    >
      <div className="head" aria-hidden="true">
        {said(aim.target)}
      </div>
      {sections.map((section) => (
        // biome-ignore lint/a11y/useSemanticElements: a group of menu items is no fieldset
        <div key={section.title} role="group" aria-label={said(section.title)}>
          <div className="title" aria-hidden="true">
            {said(section.title)}
          </div>
          {section.entries.map((entry) => (
            <button
              key={entry.title}
              type="button"
              role="menuitem"
              title={said(entry.hint)}
              onClick={() => {
                if (entry.side === undefined) close()
                entry.run()
              }}
            >
              {said(entry.title)}
              {KEY.test(entry.hint) && <kbd>{readable(entry.hint)}</kbd>}
            </button>
          ))}
        </div>
      ))}
    </div>
  )
}

/** Keeps the menu on the page, also when the page gets narrower, and gives the focus back when it is gone. */
function usePlaced(ref: React.RefObject<HTMLDivElement | null>, x: number, y: number): void {
  useLayoutEffect(() => {
    const menu = ref.current
    if (!menu) return
    const before = document.activeElement
    const place = () => {
      menu.style.left = `${Math.max(4, Math.min(x, innerWidth - menu.offsetWidth - 8))}px`
      menu.style.top = `${Math.max(4, Math.min(y, innerHeight - menu.offsetHeight - 8))}px`
    }
    place()
    addEventListener('resize', place)
    menu.querySelector<HTMLElement>('[role="menuitem"]')?.focus()
    return () => {
      removeEventListener('resize', place)
      if (before instanceof HTMLElement || before instanceof SVGElement) before.focus()
    }
  }, [ref, x, y])
}

function useLeaving(ref: React.RefObject<HTMLDivElement | null>): void {
  useEffect(() => {
    const pressed = (event: PointerEvent) => {
      if (event.target instanceof Node && !ref.current?.contains(event.target)) close()
    }
    addEventListener('pointerdown', pressed, true)
    return () => removeEventListener('pointerdown', pressed, true)
  }, [ref])
}
