/** What has failed on the path that is shown, when it is not the network as it is; a button takes it away. */
import { faultWords } from '../../config/fault-words'
import { shortInterfaceName } from '../../ios/index'
import { askTrace } from '../../store/index'
import { Icon } from '../components/Icon'
import { Status } from '../components/Status'
import { useView } from '../components/useStore'
import { t } from '../words/language'

/** The path of the very moment: nothing is sent again until it gets through. */
function AsOfNow() {
  const query = useView((state) => state.query)
  const { now: _now, ...later } = query
  return (
    <p className="path-faults">
      <Status tone="unknown">{t('Shown as one packet fares at this very moment')}</Status>
      <button type="button" className="button quiet" onClick={() => askTrace(later)}>
        {t('Send again until it gets through')}
      </button>
    </p>
  )
}

export function PathFaults() {
  const query = useView((state) => state.query)
  if (query.faults.length === 0) return query.now ? <AsOfNow /> : null
  return (
    <p className="path-faults">
      <Status tone="warn">
        {t('Shown with: {map}', {
          map: query.faults.map((fault) => faultWords(fault, shortInterfaceName)).join(` ${t('and')} `),
        })}
      </Status>
      <button
        type="button"
        className="button quiet icon"
        aria-label={t('Show the path without the failure')}
        title={t('Show the path without the failure')}
        onClick={() => askTrace({ ...query, faults: [] })}
      >
        <Icon name="close" />
      </button>
    </p>
  )
}
