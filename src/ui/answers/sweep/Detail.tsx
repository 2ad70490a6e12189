/** Why one cell is as it is, and the way to the path under that failure. */
import type { SweepResult } from '../../../engine/messages'
import { askTrace, setView, strikeNow } from '../../../store/index'
import { Icon } from '../../components/Icon'
import { Status } from '../../components/Status'
import { decimal, english, t } from '../../words/language'
import { type Chosen, shortTitle } from './rows'

interface DetailProps {
  readonly chosen: Chosen
  readonly result: SweepResult
  readonly close: () => void
}

export function Detail({ chosen: { item, cell }, result, close }: DetailProps) {
  const { site } = cell
  const showPath = () => {
    askTrace({ kind: 'trace', from: site.from, to: site.to, protocol: 'udp', port: 16384, faults: item.faults })
    setView({ dockTab: 'path' })
  }
  const play = () => {
    strikeNow(shortTitle(item.title), item.fault.split(' + '))
    setView({ dockTab: 'timeline' })
  }
  const after = (site.at - result.struckAt) / 1e6
  return (
    <aside className="sweep-detail" aria-label={t('Reason')}>
      <header>
        <h3>
          {site.site} <Status tone={cell.tone}>{cell.text}</Status>
        </h3>
        <button type="button" className="button quiet icon" aria-label={t('Close the reason')} onClick={close}>
          <Icon name="close" />
        </button>
      </header>
      <p className="muted">{shortTitle(item.title)}</p>
      <p lang={english()}>{site.reason}</p>
      {site.verdict !== 'fine' && site.verdict !== 'not known' && (
        <dl>
          {site.forwardSeconds !== undefined && (
            <>
              <dt>{t('Towards the site')}</dt>
              <dd>{decimal(site.forwardSeconds, 1)} s</dd>
              <dt>{t('From the site')}</dt>
              <dd>{decimal(site.returnSeconds ?? 0, 1)} s</dd>
            </>
          )}
          <dt>{site.verdict === 'outage' ? t('Heard again') : t('Silent from')}</dt>
          <dd>{t('{after} s after the failure', { after: decimal(after, 1) })}</dd>
        </dl>
      )}
      <button type="button" className="button primary" onClick={showPath}>
        {t('Show the path after it')}
      </button>
      <button type="button" className="button" onClick={play}>
        {t('Play it on the timeline')}
      </button>
      <details>
        <summary className="muted">{t('As the command line writes it')}</summary>
        <ul className="mono">
          {[item.fault, ...item.same].map((fault) => (
            <li key={fault}>{fault}</li>
          ))}
        </ul>
      </details>
    </aside>
  )
}
