/** Every site with its line, what a call takes of it, and how many fit: one row each. */

import type { SitePlan } from '../../../engine/messages'
import { Heads } from '../../components/Heads'
import { SIGNS } from '../../components/Status'
import { decimal, said, t } from '../../words/language'

interface SitesProps {
  readonly sites: readonly SitePlan[]
  readonly chosen: string | undefined
  readonly choose: (site: string) => void
}

/** What is told of each site, beside its name. */
const TITLES = [
  'Line',
  'A call',
  'Within the priority share',
  'Within all reservations',
  'Idle',
  'Transfer, with priority',
  'Transfer, without',
]

export function Sites({ sites, chosen, choose }: SitesProps) {
  return (
    <div className="plan-wide plan-sites">
      <table className="grid">
        <caption>{t('Calls by site')}</caption>
        <thead>
          <tr>
            <Heads titles={['Site', ...TITLES].map(said)} />
          </tr>
        </thead>
        <tbody>
          {sites.map((item) => (
            <tr key={item.site} className={item.site === chosen ? 'chosen' : undefined}>
              <th scope="row">
                <button
                  type="button"
                  className="place"
                  aria-pressed={item.site === chosen}
                  onClick={() => choose(item.site)}
                >
                  {item.site}
                </button>
              </th>
              <SiteCells item={item} />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function SiteCells({ item }: { readonly item: SitePlan }) {
  if (item.kind === 'not-planned')
    return (
      <td colSpan={TITLES.length} data-title={t('Not planned')}>
        {SIGNS.unknown} {item.reason}
      </td>
    )
  const { access, call, up, down, sound } = item
  const cells = [
    t('{name}, {upKbit} up, {downKbit} down kbit/s', {
      name: access.name,
      upKbit: access.upKbit,
      downKbit: access.downKbit,
    }),
    t('{kbit} kbit/s', { kbit: decimal(call.kbit, 1) }),
    fitText(up.priority, down.priority),
    fitText(up.reservable, down.reservable),
    ...sound.up.map(({ mos }) => t('MOS {mos}', { mos: decimal(mos, 2) })),
  ]
  return cells.map((cell, at) => (
    <td key={TITLES[at]} data-title={said(TITLES[at] ?? '')}>
      {cell}
    </td>
  ))
}

const fitText = (up: number, down: number) =>
  t('{value}{up} up, {down} down', { value: up === 0 ? `${SIGNS.warn} ` : '', up, down })
