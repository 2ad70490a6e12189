/** A button with a menu below it, by the pattern of the ARIA practices: arrows move, Escape and a click elsewhere leave. */
import { useEffect, useId, useRef, useState } from 'react'
import { useWords } from '../words/language'
import './menu.css'

export interface MenuItem {
  readonly title: string
  readonly run: () => void
  readonly disabled?: boolean
}

interface MenuButtonProps {
  readonly label: string
  readonly children: React.ReactNode
  readonly items: readonly MenuItem[]
}

export function MenuButton({ label, children, items }: MenuButtonProps) {
  const [open, setOpen] = useState(false)
  const { said } = useWords()
  const id = useId()
  const root = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!open) return
    root.current?.querySelector<HTMLElement>('[role="menuitem"]')?.focus()
    const pressed = (event: PointerEvent) => {
      if (event.target instanceof Node && !root.current?.contains(event.target)) setOpen(false)
    }
    addEventListener('pointerdown', pressed, true)
    return () => removeEventListener('pointerdown', pressed, true)
  }, [open])
  const leave = () => {
    setOpen(false)
    root.current?.querySelector('button')?.focus()
  }
  const move = (step: number) => {
    const all = [...(root.current?.querySelectorAll<HTMLElement>('[role="menuitem"]:not(:disabled)') ?? [])]
    const at = all.indexOf(document.activeElement as HTMLElement)
    all[(at + step + all.length) % all.length]?.focus()
  }
  const keys: Readonly<Record<string, () => void>> = {
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
    Escape: leave,
    Tab: leave,
  }
  return (
    <div className="menu-button" ref={root}>
      <button
        type="button"
        className="button icon"
        aria-label={said(label)}
        title={said(label)}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => setOpen(!open)}
      >
        {children}
      </button>
      {open && (
        <div
          id={id}
          className="menu"
          role="menu"
          aria-label={label}
          tabIndex={-1}
          onKeyDown={(event) => {
            const action = keys[event.key]
            if (!action) return
            event.preventDefault()
            event.stopPropagation()
            action()
          }}
        >
          {items.map((item) => (
            <button
              key={said(item.title)}
              type="button"
              role="menuitem"
              tabIndex={-1}
              disabled={item.disabled}
              onClick={() => {
                leave()
                item.run()
              }}
            >
              {said(item.title)}
            </button>
          ))}
        </div>
      )}
    </div>
  )
}
