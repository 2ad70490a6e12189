/** What is broken, as shape and word, with its end beside it. */
import { type Mark, restoreNow } from '../../store/index'
import { Icon } from '../components/Icon'
import { MiddleCut } from '../components/MiddleCut'
import { Status } from '../components/Status'
import { said, t } from '../words/language'

interface FaultPillProps {
  readonly mark: Mark
  readonly title: string
  /** In a device's box, where there is little room. */
  readonly within?: boolean
}

export function FaultPill({ mark, title, within }: FaultPillProps) {
  return (
    <span className={`fault-pill nodrag nopan ${mark.tone}`}>
      <Status tone={mark.tone}>
        <MiddleCut text={said(mark.word)} />
      </Status>
      {mark.restore.length > 0 && (
        <button
          type="button"
          aria-label={t('Restore {title}', { title })}
          title={t('Restore {title}', { title })}
          onClick={(event) => {
            event.stopPropagation()
            restoreNow(title, mark.restore)
          }}
        >
          {within ? <Icon name="undo" /> : t('Restore')}
        </button>
      )}
    </span>
  )
}
