/** An end of the path: a field that completes by name, address and site, by the combobox pattern of the ARIA practices. */
import { useEffect, useId, useReducer, useRef, useState } from 'react'
import { parseIp } from '../../net/index'
import { useDesign, useRun } from '../components/useStore'
import { t } from '../words/language'
import { type EndChoice, endChoices, fitting } from './ends'

/** As many as are read at a glance. */
const MOST = 8
/** Pixels. */
const WIDEST = 420
const AIR = 4

interface EndFieldProps {
  readonly label: string
  readonly value: string
  readonly onChange: (text: string) => void
}

export function EndField({ label, value, onChange }: EndFieldProps) {
  const [open, setOpen] = useState(false)
  const [at, setAt] = useState(-1)
  const id = useId()
  const found = useFound(open, value)
  const input = useRef<HTMLInputElement>(null)
  const box = open ? input.current?.getBoundingClientRect() : undefined
  const shown = open && found.length > 0
  usePlacedAnew(shown)
  const close = () => {
    setOpen(false)
    setAt(-1)
  }
  const take = (choice: EndChoice) => {
    onChange(choice.name)
    close()
  }
  const keys = (event: React.KeyboardEvent) => {
    const chosen = shown ? (found[at] ?? meant(found, value)) : undefined
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      setOpen(true)
      const step = event.key === 'ArrowDown' ? 1 : -1
      setAt((at + step + found.length + (at < 0 && step < 0 ? 1 : 0)) % Math.max(1, found.length))
    } else if (event.key === 'Enter' && chosen) {
      event.preventDefault()
      take(chosen)
    } else if (event.key === 'Escape' && shown) {
      event.preventDefault()
      event.stopPropagation()
      close()
    }
  }
  return (
    <span className="end-field">
      <input
        ref={input}
        className="input"
        role="combobox"
        aria-label={label}
        aria-expanded={shown}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={shown && at >= 0 ? `${id}-${at}` : undefined}
        autoComplete="off"
        placeholder={t('{label}: name, IP, site', { label })}
        value={value}
        onChange={(event) => {
          onChange(event.target.value.trim())
          setOpen(true)
          setAt(-1)
        }}
        onClick={() => setOpen(true)}
        onBlur={close}
        onKeyDown={keys}
      />
      {shown && (
        <div
          className="end-choices"
          style={box && placeBy(box)}
          id={`${id}-list`}
          role="listbox"
          aria-label={t('{label}: what fits', { label })}
        >
          {found.map((choice, index) => (
            // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus and names the active option
            // biome-ignore lint/a11y/useKeyWithClickEvents: keys are the field's
            <div
              key={choice.name}
              id={`${id}-${index}`}
              role="option"
              aria-selected={index === at}
              // The field would lose the focus, and the list with it, before the click comes.
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => take(choice)}
            >
              <span>{choice.name}</span>
              <span className="muted mono">{choice.addresses.slice(0, 2).join(' ')}</span>
              <span className="muted">{choice.site !== undefined && choice.site !== choice.name && choice.site}</span>
            </div>
          ))}
        </div>
      )}
    </span>
  )
}

/** What was typed may be short for one name alone; a whole address means itself. */
const meant = (found: readonly EndChoice[], typed: string) =>
  found.length === 1 && parseIp(typed) === undefined ? found[0] : undefined

/** What is open stands at its field when the page is resized or its parts are moved, as by a keyboard that comes up. */
function usePlacedAnew(shown: boolean): void {
  const [, again] = useReducer((count: number) => count + 1, 0)
  useEffect(() => {
    if (!shown) return
    // The parts of the page have their new places a frame later.
    const later = () => requestAnimationFrame(() => requestAnimationFrame(again))
    addEventListener('resize', later)
    return () => removeEventListener('resize', later)
  }, [shown])
}

/** Above the field, or below it where more of the page is. */
function placeBy(box: DOMRect): React.CSSProperties {
  const beside = { left: Math.min(box.left, Math.max(8, innerWidth - WIDEST)), minWidth: box.width }
  return box.top > innerHeight - box.bottom
    ? { ...beside, bottom: innerHeight - box.top + AIR, maxHeight: box.top - 2 * AIR }
    : { ...beside, top: box.bottom + AIR, maxHeight: innerHeight - box.bottom - 2 * AIR }
}

function useFound(open: boolean, value: string): readonly EndChoice[] {
  const design = useDesign((state) => state.design)
  const view = useRun((state) => state.view)
  if (!open) return []
  const found = fitting(endChoices(design, view), value, MOST)
  return found.length === 1 && found[0]?.name === value ? [] : found
}
