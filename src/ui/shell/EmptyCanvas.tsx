/** An empty canvas teaches: the source document's network, a blank pair, or a saved file. */
import { setView } from '../../store/index'
import { openFile } from '../files/files'
import { LanguageButton } from '../words/LanguageButton'
import { useWords } from '../words/language'

const tour = () => void import('../tour/start').then(({ startTour }) => startTour())

export function EmptyCanvas() {
  const { t } = useWords()
  const open = (name: string) => void import('../files/reference').then((module) => module.openReference(name))
  return (
    <div className="empty">
      <div>
        <h2>{t('Draw a dual head-end, watch a packet cross it')}</h2>
        <p>
          {t(
            'Begin with the source document’s network, with a pair of head-ends without sites, or drag devices from the palette on the left. Or drop a configuration here: one, many, or a folder of them.',
          )}
        </p>
        <div className="choices">
          <button type="button" className="button primary" onClick={() => open('srnd-figure-c1')}>
            {t('Open the reference design')}
          </button>
          <button type="button" className="button" onClick={tour}>
            {t('Take the tour')}
          </button>
          <button type="button" className="button" onClick={() => open('blank-pair')}>
            {t('Head-end pair')}
          </button>
          <button type="button" className="button" onClick={() => void openFile()}>
            {t('Open a file')}
          </button>
          <button type="button" className="button" onClick={() => setView({ dialog: 'import' })}>
            {t('Import configurations')}
          </button>
          <button
            type="button"
            className="button quiet"
            onClick={() => setView({ tool: { kind: 'place', what: 'head-end' } })}
          >
            {t('Place a head-end')}
          </button>
          <LanguageButton />
        </div>
      </div>
    </div>
  )
}
