/** The page's one switch of secrets, wherever some are. */
import { setView } from '../../store/index'
import { t } from '../words/language'
import { useView } from './useStore'

export function ShowSecrets() {
  const shown = useView((state) => state.showSecrets)
  return (
    <button
      type="button"
      className="button"
      aria-pressed={shown}
      title={
        shown
          ? t('Keys and passwords are shown everywhere on the page')
          : t('Dots stand in place of keys and passwords')
      }
      onClick={() => setView({ showSecrets: !shown })}
    >
      {t('Show secrets')}
    </button>
  )
}
