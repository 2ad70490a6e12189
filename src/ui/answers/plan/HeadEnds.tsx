/** What each head-end carries, now and alone, against its box; and the same for other numbers of sites as a curve. */

import type { BoxPlan, HeadEndPlan } from '../../../engine/messages'
import { Heads } from '../../components/Heads'
import { Status } from '../../components/Status'
import { decimal, t } from '../../words/language'
import { Curve } from './Curve'

export function HeadEnds({ plan }: { readonly plan: HeadEndPlan }) {
  const { sites, calls, boxes, crossOverKbit, curve } = plan
  if (boxes.length === 0) return <p className="teach">{t('There is no head-end that sites could peer with.')}</p>
  return (
    <>
      <p>
        {t('{sites} sites, {calls} calls at once; {crossOverKbit} kbit/s of calls over the cross-over.', {
          sites,
          calls,
          crossOverKbit: decimal(crossOverKbit, 1),
        })}
      </p>
      <div className="plan-columns">
        {boxes.map((box) => (
          <Box key={box.device} box={box} />
        ))}
      </div>
      <Curve points={curve} now={sites} />
    </>
  )
}

function Box({ box }: { readonly box: BoxPlan }) {
  const { device, platform, usages, stormSays } = box
  return (
    <div className="plan-wide">
      <table className="grid">
        <caption>
          {device}
          {platform === undefined ? '' : ` (${platform})`}
        </caption>
        <thead>
          <tr>
            <Heads titles={['', t('Both run'), t('Alone'), t('Its box'), t('Used')]} />
          </tr>
        </thead>
        <tbody>
          {usages.map(({ resource, unit, both, alone, figure, source }) => (
            <tr key={resource}>
              <th scope="row">
                {resource} {unit}
              </th>
              <td>{amount(both)}</td>
              <td>{amount(alone)}</td>
              <td>
                {figure === undefined ? t('not known') : t('{figure}, says {source}', { figure, source: source ?? '' })}
              </td>
              <td>{figure === undefined ? '' : `${decimal((100 * alone) / figure, 1)} %`}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Verdict box={box} />
      {stormSays !== undefined && (
        <p>{t('When it is alone and all sites ask it at once, {stormSays}.', { stormSays })}</p>
      )}
    </div>
  )
}

function Verdict({ box: { known, breaks, fits } }: { readonly box: BoxPlan }) {
  const limit =
    breaks && t('up to {sites} sites, then {resource} are too many', { sites: breaks.sites, resource: breaks.resource })
  if (!known)
    return (
      <p>
        <Status tone="unknown">{t('Nothing is known of its box')}</Status>
        {': '}
        {limit === undefined
          ? t('fill in the table of boxes below.')
          : t('fill in the table of boxes below. By its cable alone {limit}.', { limit })}
      </p>
    )
  return (
    <p>
      <Status tone={fits ? 'good' : 'bad'}>{fits ? t('Carries all alone') : t('Cannot carry all alone')}</Status>
      {limit === undefined ? '' : `: ${limit}`}.
    </p>
  )
}

const amount = (value: number) => (value >= 100 ? decimal(value, 0) : decimal(value, value >= 1 ? 1 : 4))
