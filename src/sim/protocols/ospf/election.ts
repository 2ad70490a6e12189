/** The designated router of a network and its backup (RFC 2328 section 9.4). */
import { ANY_ADDRESS, formatIp, type Ip } from '../../../net/index'
import { NEVER } from '../../kernel/time'
import { reviewAdjacencies } from './neighbor'
import type { OspfInterface } from './state'
import { isAtLeast, journal, neighborsOn, portOf, setInterface, type Work } from './work'

interface Candidate {
  readonly router: Ip
  readonly address: Ip
  readonly priority: number
  readonly designated: Ip
  readonly backup: Ip
}

/** Runs the elections that this turn has called for. */
export function elect(work: Work): void {
  for (const name of work.elections) {
    const item = work.state.interfaces[name]
    // While it waits nobody is elected, whatever happens: the wait ends when its time is over or a backup is seen.
    if (item?.type === 'broadcast' && item.waitUntil === NEVER && item.state !== 'passive') electOn(work, item)
  }
  work.elections.clear()
}

function electOn(work: Work, item: OspfInterface): void {
  const others: Candidate[] = neighborsOn(work, item.name).filter((neighbor) => isAtLeast(neighbor, 'two-way'))
  const own = { router: work.state.routerId, address: item.ip, priority: portOf(work.config, item.name).priority }
  const count = (designated: Ip, backup: Ip) =>
    chosen([...others, { ...own, designated, backup }].filter(({ priority }) => priority > 0))
  let now = count(item.designated, item.backup)
  const isNew = (before: Ip, after: Ip) => (before === item.ip) !== (after === item.ip)
  // Who has just been elected, or is no more, counts again with what it says of itself now (step 4).
  if (isNew(item.designated, now.designated) || isNew(item.backup, now.backup)) now = count(now.designated, now.backup)
  const state = now.designated === item.ip ? 'designated' : now.backup === item.ip ? 'backup' : 'dr-other'
  setInterface(work, { ...item, ...now, state, waitUntil: NEVER })
  if (item.designated !== now.designated || item.backup !== now.backup || item.state !== state) {
    work.linksChanged = true
    journalElected(work, item.name, now.designated, now.backup)
  }
  reviewAdjacencies(work, item.name)
}

/** Steps 2 and 3. */
function chosen(all: readonly Candidate[]): { readonly designated: Ip; readonly backup: Ip } {
  const claiming = all.filter((item) => item.designated === item.address)
  const rest = all.filter((item) => item.designated !== item.address)
  const backup = highest(rest.filter((item) => item.backup === item.address)) ?? highest(rest)
  const designated = highest(claiming) ?? backup
  return { designated: designated?.address ?? ANY_ADDRESS, backup: backup?.address ?? ANY_ADDRESS }
}

function highest(candidates: readonly Candidate[]): Candidate | undefined {
  let best: Candidate | undefined
  for (const item of candidates)
    if (!best || item.priority > best.priority || (item.priority === best.priority && item.router > best.router))
      best = item
  return best
}

function journalElected(work: Work, name: string, designated: Ip, backup: Ip): void {
  const who = (address: Ip) => (address === ANY_ADDRESS ? 'nobody' : formatIp(address))
  journal(work, {
    event: 'elected',
    text: `OSPF ${work.state.process}: on ${name} ${who(designated)} is designated, ${who(backup)} its backup`,
    data: { interface: name, designated: formatIp(designated), backup: formatIp(backup) },
  })
}
