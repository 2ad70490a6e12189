/** How two routers that should be twins differ: what is each one's own, and what should not differ. */
import type { Difference } from '../../engine/messages'
import { Status } from '../components/Status'
import { useShown } from '../components/useSecrets'
import { t } from '../words/language'

interface TwinsProps {
  readonly left: string
  readonly right: string
  readonly differences: readonly Difference[]
}

export function Twins({ left, right, differences }: TwinsProps) {
  const wrong = differences.filter((item) => item.because === undefined)
  const own = differences.filter((item) => item.because !== undefined)
  return (
    <div className="twins">
      <Status tone={wrong.length === 0 ? 'good' : 'warn'}>
        {wrong.length === 0
          ? t('They differ only in what is their own')
          : wrong.length === 1
            ? t('{count} difference that twins should not have', { count: wrong.length })
            : t('{count} differences that twins should not have', { count: wrong.length })}
      </Status>
      <Table title={t('Should not differ')} left={left} right={right} items={wrong} />
      <Table title={t("Each one's own")} left={left} right={right} items={own} />
    </div>
  )
}

interface TableProps {
  readonly title: string
  readonly left: string
  readonly right: string
  readonly items: readonly Difference[]
}

function Table({ title, left, right, items }: TableProps) {
  const shown = useShown()
  if (items.length === 0) return null
  return (
    <table aria-label={title}>
      <caption>
        {title} ({items.length})
      </caption>
      <thead>
        <tr>
          <th scope="col">{t('Section')}</th>
          <th scope="col">{left}</th>
          <th scope="col">{right}</th>
          <th scope="col">{t('Because')}</th>
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <tr key={[...item.section, item.left, item.right].join('\n')}>
            <td className="mono muted">{item.section.join(' › ')}</td>
            <td className="mono">
              {item.left === undefined ? <span className="muted">{t('not there')}</span> : shown(item.left)}
            </td>
            <td className="mono">
              {item.right === undefined ? <span className="muted">{t('not there')}</span> : shown(item.right)}
            </td>
            <td className="muted">{item.because ?? ''}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
