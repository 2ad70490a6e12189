/** The first things that Tab meets: past the bar and the palette to what the page is for. Seen while they have the focus. */
import { setView } from '../../store/index'
import { type Text, useWords } from '../words/language'

/** After a panel that was closed is there. */
const DRAWN_MS = 60

/** Where a link leads: the first of these that is there takes the focus. */
const PARTS: readonly (readonly [title: Text, to: readonly string[]])[] = [
  ['Skip to the drawing', ['.react-flow__node', '.grid-scroll [role="gridcell"][tabindex="0"]', '.react-flow']],
  ['Skip to the inspector', ['.inspector button']],
  ['Skip to the dock', ['.dock [role="tab"][aria-selected="true"]']],
]

function goTo(parts: readonly string[]): void {
  const found = parts.map((part) => document.querySelector<HTMLElement>(part)).find((element) => element !== null)
  found?.focus()
}

export function SkipLinks() {
  const { t, said } = useWords()
  return (
    <nav className="skips" aria-label={t('Skip')}>
      {PARTS.map(([title, to]) => (
        <button
          key={title}
          type="button"
          className="button"
          onClick={() => {
            if (title === 'Skip to the inspector') setView({ inspectorOpen: true })
            setTimeout(() => goTo(to), DRAWN_MS)
          }}
        >
          {said(title)}
        </button>
      ))}
      <button type="button" className="button" onClick={() => setView({ dialog: 'outline' })}>
        {t('Outline of the network')}
      </button>
      <button type="button" className="button" onClick={() => setView({ dialog: 'shortcuts' })}>
        {t('Keys')}
      </button>
    </nav>
  )
}
