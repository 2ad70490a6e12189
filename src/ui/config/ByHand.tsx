/** Every change made to a device's text by hand, each of which can be taken back, and all at once. */
import { NO_PATCH, type Patch } from '../../design/index'
import type { DeviceText } from '../../engine/messages'
import { Status } from '../components/Status'
import { useShown } from '../components/useSecrets'
import { useDesign, useRun } from '../components/useStore'
import { t } from '../words/language'
import { restored, withoutInsertion } from './patches'
import { lineOf, type PlacedLine, placeKey } from './section'

interface ByHandProps {
  readonly source: DeviceText
  readonly patch: Patch
  readonly onChange: (patch: Patch) => void
}

export function ByHand({ source, patch, onChange }: ByHandProps) {
  const revision = useDesign((state) => state.revision)
  const isFresh = useRun((state) => state.compiledRevision) === revision
  const count = patch.delete.length + patch.insert.length
  const shown = useShown()
  if (count === 0) return null
  // Only IOS text is known to hold an insertion word for word: it was written in full when it was typed.
  const isIdle = (item: PlacedLine) => isFresh && source.language === 'ios' && lineOf(source.text, item) === 0
  return (
    <section className="by-hand" aria-label={t('Changed by hand')}>
      <div className="row">
        <h3>{t('Changed by hand ({count})', { count })}</h3>
        <button type="button" className="button" onClick={() => onChange(NO_PATCH)}>
          {t('Restore all')}
        </button>
      </div>
      <ul>
        {patch.delete.map((item) => (
          <Change key={placeKey(item)} item={item} sign="−" word="Removed">
            <button
              type="button"
              className="button"
              aria-label={t('Restore {text}', { text: shown(item.text) })}
              onClick={() => onChange(restored(patch, item))}
            >
              {t('Restore')}
            </button>
          </Change>
        ))}
        {patch.insert.map((item) => (
          <Change key={placeKey(item)} item={item} sign="+" word="Inserted" isIdle={isIdle(item)}>
            <button
              type="button"
              className="button"
              aria-label={t('Take back {text}', { text: shown(item.text) })}
              onClick={() => onChange(withoutInsertion(patch, item))}
            >
              {t('Take back')}
            </button>
          </Change>
        ))}
      </ul>
    </section>
  )
}

interface ChangeProps {
  readonly item: PlacedLine
  readonly sign: string
  readonly word: string
  readonly isIdle?: boolean
  readonly children: React.ReactNode
}

function Change({ item, sign, word, isIdle = false, children }: ChangeProps) {
  const shown = useShown()
  return (
    <li>
      <div className="what">
        {item.section.length > 0 && <span className="muted">{item.section.join(' › ')}</span>}
        <code className={word === 'Removed' ? 'gone' : undefined}>
          <span aria-hidden="true">{sign} </span>
          <span className="sr-only">{word}: </span>
          {shown(item.text)}
        </code>
        {isIdle && <Status tone="warn">{t('Its section is not in the text')}</Status>}
      </div>
      {children}
    </li>
  )
}
