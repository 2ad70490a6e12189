/** Which configuration is spoken of: that of the design; and what runs besides, with a way to write it. */
import { writeTyped } from '../../store/index'
import { useDesign, useRun } from '../components/useStore'
import { t } from '../words/language'
import { typedText } from './words'

export function OfTheDesign() {
  const lines = useRun((state) => state.typedLines)
  const acted = useRun((state) => state.typed)
  const readOnly = useDesign((state) => state.readOnly !== undefined)
  return (
    <p className="field muted" role="status">
      {t('Of the design as saved.')}
      {lines.length > 0 ? (
        <>
          {' '}
          {lines.length === 1
            ? t('{typed} is not in it.', { typed: typedText(lines) })
            : t('{typed} are not in it.', { typed: typedText(lines) })}{' '}
          <button type="button" className="button" disabled={readOnly} onClick={() => void writeTyped()}>
            {lines.length === 1 ? t('Write it') : t('Write them')}
          </button>
        </>
      ) : (
        acted && ` ${t('What was done at consoles since is not in it.')}`
      )}
    </p>
  )
}
