/** Tabs by the pattern of the ARIA practices: arrows move, the chosen one is shown. */
import { useWords } from '../words/language'

interface TabsProps<T extends string> {
  readonly label: string
  readonly tabs: readonly { readonly id: T; readonly title: string }[]
  readonly value: T
  readonly onChange: (tab: T) => void
  readonly panelId: string
}

export function Tabs<T extends string>({ label, tabs, value, onChange, panelId }: TabsProps<T>) {
  const { said } = useWords()
  const move = (event: React.KeyboardEvent, step: number) => {
    const at = tabs.findIndex((tab) => tab.id === value)
    const next = tabs[(at + step + tabs.length) % tabs.length]
    if (!next) return
    event.preventDefault()
    onChange(next.id)
    document.getElementById(`${panelId}-${next.id}`)?.focus()
  }
  return (
    <div
      role="tablist"
      aria-label={said(label)}
      className="tabs"
      onKeyDown={(event) => {
        if (event.key === 'ArrowRight') move(event, 1)
        if (event.key === 'ArrowLeft') move(event, -1)
      }}
    >
      {tabs.map((tab) => (
        <button
          key={tab.id}
          id={`${panelId}-${tab.id}`}
          type="button"
          role="tab"
          aria-selected={tab.id === value}
          aria-controls={panelId}
          tabIndex={tab.id === value ? 0 : -1}
          onClick={() => onChange(tab.id)}
        >
          {said(tab.title)}
        </button>
      ))}
    </div>
  )
}
