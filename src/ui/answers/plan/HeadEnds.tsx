/** What each head-end carries, now and alone, against its box; and the same for other numbers of sites as a curve. */
import type { BoxPlan, HeadEndPlan } from '../../../engine/messages'
import { Status } from '../../components/Status'
import { Curve } from './Curve'

export function HeadEnds({ plan }: { readonly plan: HeadEndPlan }) {
  const { sites, calls, boxes, crossOverKbit, curve } = plan
  if (boxes.length === 0) return <p className="teach">There is no head-end that sites could peer with.</p>
  return (
    <>
      <p>
        {sites} sites, {calls} calls at once; {crossOverKbit.toFixed(1)} kbit/s of calls over the cross-over.
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
            {['', 'Both run', 'Alone', 'Its box', 'Used'].map((title) => (
              <th key={title} scope="col">
                {title === '' ? <span className="sr-only">What</span> : title}
              </th>
            ))}
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
              <td>{figure === undefined ? 'not known' : `${figure}, says ${source}`}</td>
              <td>{figure === undefined ? '' : `${((100 * alone) / figure).toFixed(1)} %`}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Verdict box={box} />
      {stormSays !== undefined && <p>When it is alone and all sites ask it at once, {stormSays}.</p>}
    </div>
  )
}

function Verdict({ box: { known, breaks, fits } }: { readonly box: BoxPlan }) {
  const limit = breaks && `up to ${breaks.sites} sites, then ${breaks.resource} are too many`
  if (!known)
    return (
      <p>
        <Status tone="unknown">Nothing is known of its box</Status>: fill in the table of boxes below
        {limit === undefined ? '' : `. By its cable alone ${limit}`}.
      </p>
    )
  return (
    <p>
      <Status tone={fits ? 'good' : 'bad'}>{fits ? 'Carries all alone' : 'Cannot carry all alone'}</Status>
      {limit === undefined ? '' : `: ${limit}`}.
    </p>
  )
}

const amount = (value: number) => (value >= 100 ? value.toFixed(0) : value.toFixed(value >= 1 ? 1 : 4))
