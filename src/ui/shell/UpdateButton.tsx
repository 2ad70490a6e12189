/** A newer Headend is here: told, and never forced. */
import { takeNewer } from '../../store/index'
import { useView } from '../components/useStore'
import { leavingTyped } from '../typed/leaving'
import { t } from '../words/language'

export function UpdateButton() {
  const newer = useView((state) => state.newer)
  if (!newer) return null
  return (
    <button
      type="button"
      className="button"
      title={t(
        'A newer Headend is here. It is used when all tabs of this one are closed; a click uses it now and loads the page anew. Designs stay.',
      )}
      onClick={() => leavingTyped(takeNewer)}
    >
      {t('Update')}
    </button>
  )
}
