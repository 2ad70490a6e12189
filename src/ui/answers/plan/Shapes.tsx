/** What a shape before the site's line comes to on it, each way: whether what waits does so in its queues, or in a modem. */

import type { PlannedSite } from '../../../engine/messages'
import { Heads } from '../../components/Heads'
import { decimal, t } from '../../words/language'

export function Shapes({ plan: { queues, access } }: { readonly plan: PlannedSite }) {
  const rows = [
    [t('Towards headquarters'), queues.up.shape, access.upKbit] as const,
    [t('From headquarters'), queues.down.shape, access.downKbit] as const,
  ]
  if (rows.every(([, shape]) => !shape)) return null
  return (
    <div className="plan-wide">
      <table className="grid">
        <caption>{t('Shapes before the line, kbit/s')}</caption>
        <thead>
          <tr>
            <Heads
              titles={[
                t('Direction'),
                t('Class of policy'),
                t('Calls at once'),
                t('Shaped to'),
                t('Comes to on the line'),
                t('The line has'),
                t('Shape at most'),
              ]}
            />
          </tr>
        </thead>
        <tbody>
          {rows.map(
            ([way, shape, lineKbit]) =>
              shape && (
                <tr key={way}>
                  <th scope="row">{way}</th>
                  <td>{`${shape.class}, ${shape.policy}`}</td>
                  <td>{shape.calls}</td>
                  <td>{decimal(shape.kbit, 0)}</td>
                  <td>
                    {decimal(shape.carriedKbit, 1)}
                    {shape.carriedKbit > lineKbit &&
                      ` ${t('(more than it has: it waits in the modem, voice with it)')}`}
                  </td>
                  <td>{decimal(lineKbit, 0)}</td>
                  <td>{decimal(shape.mostKbit, 0)}</td>
                </tr>
              ),
          )}
        </tbody>
      </table>
    </div>
  )
}
