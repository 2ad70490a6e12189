/** The page's one switch of secrets, wherever some are. */
import { setView } from '../../store/index'
import { useView } from './useStore'

export function ShowSecrets() {
  const shown = useView((state) => state.showSecrets)
  return (
    <button
      type="button"
      className="button"
      aria-pressed={shown}
      title={
        shown ? 'Keys and passwords are shown everywhere on the page' : 'Dots stand in place of keys and passwords'
      }
      onClick={() => setView({ showSecrets: !shown })}
    >
      Show secrets
    </button>
  )
}
