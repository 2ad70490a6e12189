/** The register of sites as comma-separated values. */
import { csvText } from '../../net/index'
import type { RegisterRow } from './register'

const seconds = (micros: number | undefined) => (micros === undefined ? '' : (micros / 1e6).toFixed(1))
const whole = (value: number | undefined) => (value === undefined ? '' : String(value))

const HEADINGS = [
  'site',
  'lan',
  'outside address',
  'translated address',
  'peers in order',
  'current peer',
  'peer address',
  'since (s)',
  'IKE SA age (s)',
  'IKE SA remaining (s)',
  'IPsec SA age (s)',
  'IPsec SA remaining (s)',
  'on the HSRP standby',
  'last re-peer (s)',
  'service',
  'service since (s)',
  'a call on the line (bytes)',
  'a call (kbit/s)',
  'calls up, priority share',
  'calls up, all reservations',
  'calls down, priority share',
  'calls down, all reservations',
  'R on a quiet line',
  'MOS on a quiet line',
  'R beside transfers',
  'MOS beside transfers',
  'reason',
]

/** A router with a crypto map that initiates, and no site whose service is followed. */
const NOT_MEASURED = 'Its service was not looked at: it is not among the sites that are followed.'

/** Why a site is not in service; every one that is not has its reason. */
function reasonOf(service: RegisterRow['service']): string {
  if (!service) return NOT_MEASURED
  if (service.state === 'in service') return ''
  return service.reason ?? `The site's state is "${service.state}", and nothing more is known of why.`
}

const NO_CALL = Array.from({ length: 10 }, () => '')

function callCells(call: RegisterRow['call']): readonly string[] {
  if (call?.kind !== 'planned') return NO_CALL
  const { bytes, kbit, up, down, quiet, busy } = call
  const fits = [up.priority, up.reservable, down.priority, down.reservable].map(String)
  const heard = [quiet, busy].flatMap(({ r, mos }) => [r.toFixed(1), mos.toFixed(2)])
  return [String(bytes), kbit.toFixed(1), ...fits, ...heard]
}

/** The register as a table for other tools. Times count from power-on. */
export function registerCsv(rows: readonly RegisterRow[]): string {
  const cells = (row: RegisterRow): readonly string[] => [
    row.site,
    row.lans.join(' '),
    row.outside ?? '',
    row.translated ?? '',
    row.peers.map((peer) => peer.device ?? peer.address).join(' '),
    row.current?.device ?? '',
    row.current?.address ?? '',
    seconds(row.since),
    whole(row.ike?.ageSeconds),
    whole(row.ike?.remainingSeconds),
    whole(row.ipsec?.ageSeconds),
    whole(row.ipsec?.remainingSeconds),
    row.hsrp === undefined ? '' : row.hsrp === 'standby' ? 'yes' : 'no',
    seconds(row.rePeered),
    row.service?.state ?? 'not known',
    seconds(row.service?.since),
    ...callCells(row.call),
    reasonOf(row.service),
  ]
  return csvText([HEADINGS, ...rows.map(cells)])
}
