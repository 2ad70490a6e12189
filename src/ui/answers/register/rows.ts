/** The register's rows as the table shows them: filtered by words, ordered by a column. Pure. */
import type { RegisterRow } from '../../../engine/messages'
import { SIGNS } from '../../components/Status'
import { SERVICE_TONES, sinceText } from '../../service/words'
import { decimal, said, t } from '../../words/language'

export interface Column {
  readonly id: string
  readonly title: string
  readonly text: (row: RegisterRow) => string
  /** What it is ordered by; absent = its text. Rows without a value come last. */
  readonly order?: (row: RegisterRow) => number | undefined
}

export interface Order {
  readonly column: string
  readonly down: boolean
}

const NONE = '–'

export const COLUMNS: readonly Column[] = [
  { id: 'site', title: 'Site', text: (row) => row.site },
  { id: 'service', title: 'Service', text: (row) => serviceText(row.service) },
  { id: 'lan', title: 'LAN', text: (row) => row.lans.join(' '), order: (row) => addressOf(row.lans[0]) },
  { id: 'outside', title: 'Outside', text: (row) => row.outside ?? NONE, order: (row) => addressOf(row.outside) },
  {
    id: 'translated',
    title: 'Translated to',
    text: (row) => row.translated ?? NONE,
    order: (row) => addressOf(row.translated),
  },
  { id: 'peers', title: 'Peers in order', text: (row) => row.peers.map(peerName).join(', ') },
  { id: 'current', title: 'Current peer', text: currentText },
  {
    id: 'since',
    title: 'Since',
    text: (row) => (row.since === undefined ? NONE : sinceText(row.since, 0)),
    order: (row) => row.since,
  },
  {
    id: 'ike',
    title: 'IKE SA: age, left',
    text: (row) => lifeText(row.ike),
    order: (row) => row.ike?.remainingSeconds,
  },
  {
    id: 'ipsec',
    title: 'IPsec SA: age, left',
    text: (row) => lifeText(row.ipsec),
    order: (row) => row.ipsec?.remainingSeconds,
  },
  {
    id: 'standby',
    title: 'HSRP',
    text: ({ hsrp }) =>
      hsrp === undefined
        ? NONE
        : hsrp === 'standby'
          ? t('{warn} on the standby', { warn: SIGNS.warn })
          : t('{good} on the active', { good: SIGNS.good }),
  },
  {
    id: 'rePeered',
    title: 'Last re-peer',
    text: (row) => (row.rePeered === undefined ? 'never' : sinceText(row.rePeered, 0)),
    order: (row) => row.rePeered,
  },
  {
    id: 'call',
    title: 'A call on its line',
    text: ({ call }) =>
      call?.kind === 'planned'
        ? t('{bytes} bytes, {kbit} kbit/s', { bytes: call.bytes, kbit: decimal(call.kbit, 1) })
        : NONE,
    order: ({ call }) => (call?.kind === 'planned' ? call.kbit : undefined),
  },
  {
    id: 'fit',
    title: 'Calls that fit',
    text: fitText,
    order: ({ call }) => (call?.kind === 'planned' ? leastOf(call, 'reservable') : undefined),
  },
  {
    id: 'sound',
    title: 'Quiet line; busy',
    text: ({ call }) => (call?.kind === 'planned' ? `${heardText(call.quiet)}; ${heardText(call.busy)}` : NONE),
    order: ({ call }) => (call?.kind === 'planned' ? call.busy.r : undefined),
  },
]

export function shownRows(rows: readonly RegisterRow[], filter: string, order: Order): readonly RegisterRow[] {
  const wanted = filter.trim().toLowerCase()
  const holds = (row: RegisterRow) => COLUMNS.some((column) => column.text(row).toLowerCase().includes(wanted))
  const column = COLUMNS.find((item) => item.id === order.column)
  const shown = wanted === '' ? rows : rows.filter(holds)
  if (!column) return shown
  return [...shown].sort((a, b) => compare(column, a, b, order.down))
}

function compare({ order, text }: Column, a: RegisterRow, b: RegisterRow, down: boolean): number {
  const sign = down ? -1 : 1
  if (!order) return sign * text(a).localeCompare(text(b), 'en', { numeric: true })
  const [left, right] = [order(a), order(b)]
  if (left === undefined || right === undefined) return Number(left === undefined) - Number(right === undefined)
  return sign * (left - right)
}

type Planned = Extract<NonNullable<RegisterRow['call']>, { readonly kind: 'planned' }>

const leastOf = ({ up, down }: Planned, limit: keyof Planned['up']) => Math.min(up[limit], down[limit])

/** In the direction that has less. */
function fitText({ call }: RegisterRow): string {
  if (call === undefined) return NONE
  if (call.kind === 'not-planned') return `${SIGNS.unknown} ${call.reason}`
  const [first, all] = [leastOf(call, 'priority'), leastOf(call, 'reservable')]
  const sign = all === 0 ? `${SIGNS.bad} ` : first === 0 ? `${SIGNS.warn} ` : ''
  return t('{sign}{first} in {priorityPercent} %, {all} in {reservablePercent} %', {
    sign,
    first,
    priorityPercent: call.priorityPercent,
    all,
    reservablePercent: call.reservablePercent,
  })
}

const heardText = ({ r, mos }: Planned['quiet']) => t('R {r}, MOS {mos}', { r: decimal(r, 0), mos: decimal(mos, 1) })

function serviceText(service: RegisterRow['service']): string {
  if (!service) return NONE
  return `${SIGNS[SERVICE_TONES[service.state]]} ${said(service.state)}${service.since === undefined ? '' : ` ${t('since {since}', { since: sinceText(service.since, 0) })}`}`
}

/** Where its own table says that its tunnel ends; a site in silence is on nobody. */
function currentText({ current, held }: RegisterRow): string {
  if (!current) return t('no tunnel')
  return held ? peerName(current) : t('{peerName} by its table, which answers nobody', { peerName: peerName(current) })
}

/** The row with its moments counted from `zero`. */
export function counted(row: RegisterRow, zero: number): RegisterRow {
  const from = <T extends number>(at: T) => (at - zero) as T
  return {
    ...row,
    ...(row.since === undefined ? {} : { since: from(row.since) }),
    ...(row.rePeered === undefined ? {} : { rePeered: from(row.rePeered) }),
    ...(row.service?.since === undefined ? {} : { service: { ...row.service, since: from(row.service.since) } }),
  }
}

const peerName = (peer: RegisterRow['peers'][number]) => peer.device ?? peer.address

/** `2:05, 57:55 left`: minutes and seconds, hours before them when there are any. */
function lifeText(sa: RegisterRow['ike']): string {
  return sa === undefined
    ? NONE
    : t('{clock}, {clock2} left', { clock: clock(sa.ageSeconds), clock2: clock(sa.remainingSeconds) })
}

function clock(seconds: number): string {
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, Math.floor(seconds) % 60]
  const two = (value: number) => String(value).padStart(2, '0')
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`
}

/** An address, or a prefix, as a number to order by. */
function addressOf(text: string | undefined): number | undefined {
  const parts = text?.split('/')[0]?.split('.').map(Number)
  return parts?.length === 4 ? parts.reduce((sum, part) => sum * 256 + part, 0) : undefined
}
