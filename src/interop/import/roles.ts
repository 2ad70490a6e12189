/** What routers are among each other: head-end and site only where the texts that came with them say so. */
import { formatIp } from '../../net/index'
import { cryptoFacts, peersOf } from './crypto'
import type { ReadText } from './read'
import { tunnelEnd } from './tunnels'

/** A site whose peers are other imported routers, none of them a head-end, is a router among routers. */
export function rolesAmongThem(given: readonly ReadText[]): readonly ReadText[] {
  const reads = withTunnelEnds(given)
  const others = new Set(
    reads.flatMap((read) => (read.language === 'ios' && read.kind !== 'head-end' ? addressesOf(read) : [])),
  )
  return reads.map((read) => {
    if (read.language !== 'ios' || read.kind !== 'soho') return read
    const [first] = cryptoFacts(read.told.configuration).initiators
    return first && peersOf(first.entry).some((peer) => others.has(peer)) ? { ...read, kind: 'router' } : read
  })
}

/**
 * One tunnel interface by itself is as likely anybody's: its router is a head-end or a site of the design where its other end is
 * among the texts, and is that of the other role.
 */
function withTunnelEnds(reads: readonly ReadText[]): readonly ReadText[] {
  const ends = reads.flatMap((read) => {
    const end = read.language === 'ios' ? tunnelEnd(read.told.configuration) : undefined
    return end && read.language === 'ios' ? [{ read, end, own: new Set(addressesOf(read)) }] : []
  })
  const isMet = ({ end }: (typeof ends)[number]) =>
    ends.some((other) => other.end.role !== end.role && end.destinations.some((far) => other.own.has(formatIp(far))))
  const alone = new Set(ends.filter((item) => item.end.destinations.length < 2 && !isMet(item)).map(({ read }) => read))
  return reads.map((read) => (read.language === 'ios' && alone.has(read) ? { ...read, kind: 'router' } : read))
}

const addressesOf = ({ told }: Extract<ReadText, { readonly language: 'ios' }>): readonly string[] =>
  told.configuration.interfaces.flatMap(({ address }) => (address.kind === 'static' ? [formatIp(address.address)] : []))
