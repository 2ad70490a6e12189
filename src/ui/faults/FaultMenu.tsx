/** The menu of faults at a device or link: by the right button, the menu key or B. Arrows move, Escape leaves. */
import { useEffect, useLayoutEffect, useRef } from 'react'
import { lanesOf } from '../../drawing/index'
import { openConsole, restoreNow, select, setView } from '../../store/index'
import { titleOf } from '../canvas/flow'
import { useDesign, useView } from '../components/useStore'
import { choicesForDevice, choicesForLink } from './choices'
import './faults.css'
import { strikeChoice } from './strike'

const close = () => setView({ faultMenu: undefined })

export function FaultMenu() {
  const menu = useView((state) => state.faultMenu)
  return menu ? <OpenMenu key={`${menu.device} ${menu.link}`} /> : null
}

interface Entry {
  readonly title: string
  readonly hint: string
  readonly run: () => void
}

interface Section {
  readonly title: string
  readonly entries: readonly Entry[]
}

function useSections(): { readonly target: string; readonly sections: readonly Section[] } {
  const menu = useView((state) => state.faultMenu)
  const design = useDesign((state) => state.design)
  const marks = useView((state) => state.marks)
  const device = design.devices.find((item) => item.name === menu?.device)
  const link = design.links.find((item) => item.id === menu?.link)
  const target = device?.name ?? (link ? titleOf(link, lanesOf(design.links).get(link.id) !== 0) : '')
  const groups = device ? choicesForDevice(design, device) : link ? choicesForLink(link) : []
  const mark = device ? marks.devices.get(device.name) : link ? marks.links.get(link.id) : undefined
  const restore: readonly Section[] =
    mark && mark.restore.length > 0
      ? [
          {
            title: `Now: ${mark.word}`,
            entries: [{ title: 'Restore', hint: 'Ends the fault', run: () => restoreNow(target, mark.restore) }],
          },
        ]
      : []
  const more: Section = {
    title: 'More',
    entries: [
      ...(device ? [{ title: 'Console', hint: 'Its terminal', run: () => openConsole(device.name) }] : []),
      { title: 'With times and amounts…', hint: 'In the inspector', run: () => showInspector(menu) },
    ],
  }
  const breaks = groups.map((group) => ({
    title: group.title,
    entries: group.choices.map((choice) => ({
      title: choice.title,
      hint: choice.hint,
      run: () => strikeChoice(choice, target),
    })),
  }))
  return { target, sections: [...restore, ...breaks, more] }
}

function showInspector(menu: { readonly device?: string; readonly link?: string } | undefined): void {
  select(menu?.device === undefined ? [] : [menu.device], menu?.link)
  setView({ inspectorOpen: true, inspectorTab: 'faults' })
}

function OpenMenu() {
  const { x = 0, y = 0 } = useView((state) => state.faultMenu) ?? {}
  const ref = useRef<HTMLDivElement>(null)
  const { target, sections } = useSections()
  usePlaced(ref, x, y)
  useLeaving(ref)
  const move = (step: number | 'first' | 'last') => {
    const items = [...(ref.current?.querySelectorAll<HTMLElement>('[role="menuitem"]') ?? [])]
    const at = items.indexOf(document.activeElement as HTMLElement)
    const next = step === 'first' ? 0 : step === 'last' ? items.length - 1 : (at + step + items.length) % items.length
    items[next]?.focus()
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
      className="fault-menu"
      role="menu"
      aria-label={`Break ${target}`}
      tabIndex={-1}
      onKeyDown={(event) => {
        const action = keys[event.key]
        if (!action) return
        event.preventDefault()
        event.stopPropagation()
        action()
      }}
    >
      <div className="head" aria-hidden="true">
        {target}
      </div>
      {sections.map((section) => (
        // biome-ignore lint/a11y/useSemanticElements: a group of menu items is no fieldset
        <div key={section.title} role="group" aria-label={section.title}>
          <div className="title" aria-hidden="true">
            {section.title}
          </div>
          {section.entries.map((entry) => (
            <button
              key={entry.title}
              type="button"
              role="menuitem"
              title={entry.hint}
              onClick={() => {
                close()
                entry.run()
              }}
            >
              {entry.title}
            </button>
          ))}
        </div>
      ))}
    </div>
  )
}

/** Keeps the menu on the page, and gives the focus back when it is gone. */
function usePlaced(ref: React.RefObject<HTMLDivElement | null>, x: number, y: number): void {
  useLayoutEffect(() => {
    const menu = ref.current
    if (!menu) return
    const before = document.activeElement
    menu.style.left = `${Math.max(4, Math.min(x, innerWidth - menu.offsetWidth - 8))}px`
    menu.style.top = `${Math.max(4, Math.min(y, innerHeight - menu.offsetHeight - 8))}px`
    menu.querySelector<HTMLElement>('[role="menuitem"]')?.focus()
    return () => {
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
