/** What may be done with the line the cursor is on: take it away, or write another after it. */
import { useId, useState } from 'react'
import type { PatchInsertion } from '../../design/index'
import type { DeviceText } from '../../engine/messages'
import { useShown } from '../components/useSecrets'
import { t } from '../words/language'
import { sectionAt } from './section'
import { placeTyped } from './typed-line'

interface LineToolsProps {
  readonly source: DeviceText
  /** The 1-based line; 0 when none was chosen yet. */
  readonly line: number
  readonly onRemove: () => void
  readonly onInsert: (insertion: PatchInsertion) => void
}

export function LineTools({ source, line, onRemove, onInsert }: LineToolsProps) {
  const shown = useShown()
  const placed = sectionAt(source.text, line)
  return (
    <div className="line-tools">
      <div className="row">
        <p className="where">
          {placed ? (
            <>
              <span className="muted">{t('Line {line}', { line })}</span> <code>{shown(placed.text)}</code>
            </>
          ) : (
            <span className="muted">
              {line === 0 ? t('Click a line to change it.') : t('Line {line} is a separator or a comment.', { line })}
            </span>
          )}
        </p>
        <button
          type="button"
          className="button"
          aria-disabled={!placed}
          title={t('Alt+Delete in the text')}
          onClick={onRemove}
        >
          {t('Remove this line')}
        </button>
      </div>
      <InsertField source={source} line={line} onInsert={onInsert} />
    </div>
  )
}

/** A field for one line. Enter writes it after the chosen line; what the language has against it stands below. */
function InsertField({ source, line, onInsert }: Omit<LineToolsProps, 'onRemove'>) {
  const id = useId()
  const [typed, setTyped] = useState('')
  const [said, setSaid] = useState<{ readonly text: string; readonly refused: boolean }>()
  const insert = () => {
    const placed = placeTyped(source.text, source.language, line, typed)
    if (typeof placed === 'string') return setSaid({ text: placed, refused: true })
    onInsert(placed.insertion)
    setTyped('')
    setSaid(placed.remark === undefined ? undefined : { text: placed.remark, refused: false })
  }
  return (
    <div className="field">
      <label htmlFor={id}>{t('Insert a line after')}</label>
      <div className="row">
        <input
          id={id}
          className="mono"
          value={typed}
          disabled={line === 0}
          spellCheck={false}
          autoCapitalize="off"
          autoComplete="off"
          aria-invalid={said?.refused ?? false}
          aria-describedby={`${id}-note`}
          onChange={(event) => {
            setTyped(event.target.value)
            setSaid(undefined)
          }}
          onKeyDown={(event) => event.key === 'Enter' && insert()}
        />
        <button type="button" className="button" disabled={line === 0 || typed.trim() === ''} onClick={insert}>
          {t('Insert')}
        </button>
      </div>
      <span id={`${id}-note`} className={said?.refused ? 'problem' : 'remark'} aria-live="polite">
        {said?.text}
      </span>
    </div>
  )
}
