/**
 * `debug crypto ipsec`: pairs of SAs as they come and go, in the blocks that IOS prints (debug command reference, debug crypto
 * ipsec; the names of the fields changed with 12.3). The numbers are those of the simulated pair.
 */
import { isReleaseSince } from '../config/index'
import { formatIp, maskOf, parsePrefix } from '../net/index'
import type { JournalEntry } from '../sim/index'

const word = ({ data }: JournalEntry, key: string): string => String(data?.[key] ?? '')
const count = ({ data }: JournalEntry, key: string): number => Number(data?.[key] ?? 0)

/** `0x257A1039(628756537)`. */
const spiText = (spi: number) => `0x${spi.toString(16).toUpperCase()}(${spi})`

/** The messages of one entry, none where IOS says nothing that is known here. */
export function ipsecMessages(entry: JournalEntry, release: string): readonly string[] {
  const later = isReleaseSince(release, '12.3')
  switch (entry.event) {
    case 'sa-up':
      return entry.data?.inboundSpi === undefined ? [] : created(entry, later)
    case 'sa-down':
      return entry.data?.inboundSpi === undefined
        ? []
        : directions(entry).map((way) => block('IPSEC(delete_sa): deleting SA', entry, way, later))
    case 'injected':
      return routeMessages('Added', entry, release)
    case 'removed':
      return routeMessages('Removed', entry, release)
    default:
      return []
  }
}

/** With the rework of reverse routes in 12.3(14)T; what older releases say is not known here. */
function routeMessages(what: 'Added' | 'Removed', entry: JournalEntry, release: string): readonly string[] {
  if (!isReleaseSince(release, '12.3(14)T')) return []
  return [`IPSEC(rte_mgr): VPN Route ${what} ${target(entry)} via ${word(entry, 'peer')} in IP DEFAULT TABLE`]
}

/** `10.81.2.24 255.255.255.248`. */
function target(entry: JournalEntry): string {
  const prefix = parsePrefix(word(entry, 'prefix'))
  return prefix ? `${formatIp(prefix.address)} ${formatIp(maskOf(prefix.length))}` : word(entry, 'prefix')
}

interface Direction {
  readonly destination: string
  readonly spi: number
  readonly id: number
}

/** Inbound first; each has a number of its own. */
function directions(entry: JournalEntry): readonly Direction[] {
  const id = count(entry, 'sa') * 2
  return [
    { destination: word(entry, 'local'), spi: count(entry, 'inboundSpi'), id: id - 1 },
    { destination: word(entry, 'peer'), spi: count(entry, 'outboundSpi'), id },
  ]
}

function created(entry: JournalEntry, later: boolean): readonly string[] {
  const made = directions(entry).map((way) => block('IPSEC(create_sa): sa created', entry, way, later))
  const key = later
    ? 'IPSEC(key_engine): got a queue event with 1 KMI message(s)'
    : 'IPSEC(key_engine): got a queue event...'
  return [key, ...(later ? [] : [initialized(entry)]), ...made]
}

/** What 12.2 says of the pair before it is made. */
function initialized(entry: JournalEntry): string {
  const [inbound] = directions(entry)
  return [
    'IPSEC(initialize_sas): ,',
    `  (key eng. msg.) INBOUND local= ${word(entry, 'local')}, remote= ${word(entry, 'peer')}, `,
    `    local_proxy= ${proxyText(word(entry, 'from'))},`,
    `    remote_proxy= ${proxyText(word(entry, 'protects'))},`,
    `    protocol= ESP, transform= ${word(entry, 'transform')} , `,
    `    lifedur= ${count(entry, 'seconds')}s and ${count(entry, 'kilobytes')}kb, `,
    `    spi= ${spiText(inbound?.spi ?? 0)}, conn_id= ${inbound?.id ?? 0}, keysize= 0, flags= 0x4`,
  ].join('\n')
}

/** `10.81.2.24/255.255.255.248/0/0 (type=4)`; a host is of type 1. */
function proxyText(text: string): string {
  const prefix = parsePrefix(text)
  if (!prefix) return text
  return `${formatIp(prefix.address)}/${formatIp(maskOf(prefix.length))}/0/0 (type=${prefix.length === 32 ? 1 : 4})`
}

const block = (head: string, entry: JournalEntry, { destination, spi, id }: Direction, later: boolean): string =>
  [
    `${head},`,
    `  (sa) sa_dest= ${destination}, ${later ? 'sa_proto' : 'sa_prot'}= 50, `,
    `    sa_spi= ${spiText(spi)}, `,
    `    sa_trans= ${word(entry, 'transform')} , sa_conn_id= ${id}`,
  ].join('\n')
