/** What is broken, as shape and word, with its end beside it. */
import { type Mark, restoreNow } from '../../store/index'
import { Status } from '../components/Status'

export function FaultPill({ mark, title }: { readonly mark: Mark; readonly title: string }) {
  return (
    <span className={`fault-pill nodrag nopan ${mark.tone}`}>
      <Status tone={mark.tone}>{mark.word}</Status>
      {mark.restore.length > 0 && (
        <button
          type="button"
          aria-label={`Restore ${title}`}
          onClick={(event) => {
            event.stopPropagation()
            restoreNow(title, mark.restore)
          }}
        >
          Restore
        </button>
      )}
    </span>
  )
}
