/** Asks since when the sites are in service, and tells how far that is; it can be ended. */
import { useStore } from 'zustand'
import { Status } from '../../components/Status'
import { t } from '../../words/language'
import { cancelSince, lookForSince, type Since, sinceStore } from './since'

export function SinceButton({ missing }: Since) {
  const { running, problem } = useStore(sinceStore)
  if (running)
    return (
      <>
        <progress value={running.fraction} aria-label={t('Progress of the look from power-on')} />
        <button type="button" className="button" onClick={cancelSince}>
          {t('Cancel')}
        </button>
      </>
    )
  if (!missing) return null
  return (
    <>
      {problem !== undefined && <Status tone="warn">{problem}</Status>}
      <button
        type="button"
        className="button"
        title={t('Goes the way from power-on again and looks at every site: some seconds for hundreds of them')}
        onClick={() => void lookForSince()}
      >
        {t('Since when, for each site')}
      </button>
    </>
  )
}
