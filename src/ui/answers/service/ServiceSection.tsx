/** Who is hurt at the moment that is looked at: site, direction, since when, why, and the path of that very moment. */

import type { SiteStatus } from '../../../engine/messages'
import { askTrace, select, setView } from '../../../store/index'
import { Heads } from '../../components/Heads'
import { Status } from '../../components/Status'
import { useRun } from '../../components/useStore'
import { useClockWord, useStillSince, useZero } from '../../components/useZero'
import { byHurt, SERVICE_TONES, serviceSummary, sinceText } from '../../service/words'
import { SinceButton } from './SinceButton'
import { useSince } from './since'
import '../register/register.css'
import './service.css'
import { decimal, english, said, t } from '../../words/language'

const TITLES = ['Site', 'Path now', 'State', 'Since', 'Hears', 'Is heard', 'Phone', 'Why'] as const

export function ServiceSection() {
  const sites = useRun((state) => state.sites)
  const now = useRun((state) => state.view?.now)
  const clock = useClockWord()
  const zero = useZero()
  const stillSince = useStillSince()
  const since = useSince(sites)
  if (now === undefined) return <p className="teach">{t('The sites are looked at when the network has settled.')}</p>
  if (sites.length === 0)
    return <p className="teach">{t('The design has no site: place one, and whether it is served is told here.')}</p>
  return (
    <div className="register service">
      <p className="register-tools">
        <strong>{serviceSummary(sites, zero)}</strong>
        <span className="muted">
          {t('at {now} s {clock}{stillSince}', { now: decimal((now - zero) / 1e6, 1), clock, stillSince })}
        </span>
        <SinceButton {...since} />
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by the keyboard */}
      <section className="register-table" aria-label={t('Sites and their service')} tabIndex={0}>
        <table className="grid">
          <thead>
            <tr className="service-titles">
              <Heads titles={TITLES.map(said)} />
            </tr>
          </thead>
          <tbody>
            {byHurt(since.sites).map((site) => (
              <Row key={site.site} site={site} zero={zero} />
            ))}
          </tbody>
        </table>
      </section>
    </div>
  )
}

function Row({ site, zero }: { readonly site: SiteStatus; readonly zero: number }) {
  const showPath = () => {
    askTrace({ kind: 'trace', from: site.from, to: site.to, protocol: 'udp', port: 16384, faults: [], now: true })
    setView({ dockTab: 'path' })
  }
  return (
    <tr>
      <td data-title={t('Site')}>
        <button type="button" className="place" onClick={() => select([site.site])}>
          {site.site}
        </button>
      </td>
      <td data-title={t('Path now')}>
        <button
          type="button"
          className="button"
          aria-label={t('Show the path to {site} now', { site: site.site })}
          onClick={showPath}
        >
          {t('Show')}
        </button>
      </td>
      <td data-title={t('State')}>
        <Status tone={SERVICE_TONES[site.state]}>{said(site.state)}</Status>
      </td>
      <td className="since" data-title={t('Since')}>
        {site.since === undefined ? '–' : sinceText(site.since, zero)}
      </td>
      <td data-title={t('Hears')}>
        <Way way={site.toSite} known={site.state !== 'not known'} zero={zero} />
      </td>
      <td data-title={t('Is heard')}>
        <Way way={site.fromSite} known={site.state !== 'not known'} zero={zero} />
      </td>
      <td data-title={t('Phone')}>
        {site.registered === undefined ? '–' : site.registered ? t('registered') : t('not registered')}
      </td>
      <td className="why" data-title={t('Why')} lang={english()}>
        {site.reason ?? '–'}
      </td>
    </tr>
  )
}

interface WayProps {
  readonly way: SiteStatus['toSite']
  /** Of a site that nobody can measure nothing is known, in either direction. */
  readonly known: boolean
  readonly zero: number
}

function Way({ way: { works, notKnown, since }, known, zero }: WayProps) {
  if (!known && !works && !notKnown) return <Status tone="unknown">{t('not known')}</Status>
  const word = works ? t('yes') : notKnown ? t('not known') : t('no')
  // What has been well all the time is no news.
  const told = since !== undefined && !(works && since < zero)
  return (
    <Status tone={works ? 'good' : notKnown ? 'unknown' : 'bad'}>
      {word}
      {told ? ` ${t('since {since}', { since: sinceText(since, zero) })}` : ''}
    </Status>
  )
}
