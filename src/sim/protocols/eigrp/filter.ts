/**
 * What a process takes in and tells: `distribute-list`, `offset-list`, `eigrp stub`. A route that a list for what comes in
 * denies is remembered and not used, so that a changed list finds it; what may not be told is told as unreachable.
 */
import {
  type Answer,
  type EigrpFilter,
  evaluatePrefixList,
  evaluateRouteMap,
  type InterfaceConfig,
  listForUpdate,
  PERMIT,
} from '../../../config/index'
import { type EigrpRoute, type Ip, lookUp, type Prefix } from '../../../net/index'
import { pathThrough, weighingOf } from './metric'
import type { EigrpPath, EigrpProcessConfig } from './state'
import type { Work } from './work'

/** A neighbour's route as a path through an interface: offset and filtered; undefined when it is unreachable. */
export function seenThrough(work: Work, route: EigrpRoute, from: Ip, port: InterfaceConfig): EigrpPath | undefined {
  const offered = offset(work, 'in', port.name, route, from)
  const path = pathThrough(offered, from, port.name, port, weighingOf(work.config.eigrp))
  if (!path) return undefined
  const answer = answerOf(work, pertinent(work, 'in', port.name), { ...path, prefix: route.prefix })
  const reported = { ...hanging(work, port.name, path), reported: route.metric }
  return answer.action === 'deny' ? { ...reported, denied: true } : inDoubt(reported, answer)
}

/** The path as the neighbours of an interface may hear of it; undefined when they may not. */
export function sharedWith(
  work: Work,
  name: string,
  prefix: Prefix,
  path: EigrpPath | undefined,
): EigrpPath | undefined {
  if (!path || !stubTells(work, path)) return undefined
  const answer = answerOf(work, pertinent(work, 'out', name, path), { ...path, prefix })
  if (answer.action === 'deny') return undefined
  const route = { prefix, external: path.external, metric: path.vector }
  return inDoubt(hanging(work, name, { ...path, vector: offset(work, 'out', name, route, path.via).metric }), answer)
}

/** A path that goes through an interface, or a process, of which a line is not read. */
function hanging({ config }: Work, name: string, path: EigrpPath): EigrpPath {
  const open = config.eigrp.open?.find((item) => item.interface === undefined || item.interface === name)
  return open && !path.notKnown ? { ...path, notKnown: open.notKnown } : path
}

/** What a list that is not read may deny is used and told, and carries the doubt. */
function inDoubt(path: EigrpPath, answer: Answer): EigrpPath {
  return answer.action === 'not-known' ? { ...path, notKnown: path.notKnown ?? answer.notKnown } : path
}

/** Whether a stub tells of a path: never of what it learned, of its own by the words of the line. */
function stubTells({ config }: Work, path: EigrpPath): boolean {
  const { stub } = config.eigrp
  if (!stub) return true
  if (path.via !== undefined) return false
  const { tells } = stub
  if (!path.external) return tells.includes('connected')
  return (
    tells.includes('redistributed') || tells.includes(path.origin?.protocol === 'connected' ? 'connected' : 'static')
  )
}

export function tellsSummaries({ config }: Work): boolean {
  return config.eigrp.stub?.tells.includes('summary') ?? true
}

/** The lines that filter, to tell whether they changed; empty when there are none. */
export function filterLines({ eigrp: { filters = [], offsets = [], stub, open = [] } }: EigrpProcessConfig): string {
  const lines = [...filters, ...offsets, ...(stub ? [stub] : [])].map(({ source }) => source)
  const unread = open.flatMap(({ notKnown }) => (notKnown.byClock ? [] : [notKnown.because]))
  return [...lines, ...unread].map(({ text }) => text.trim()).join('\n')
}

/** The lists of a direction that are about an interface; those for a protocol are about what is redistributed from it. */
function pertinent(work: Work, direction: 'in' | 'out', name: string, path?: EigrpPath): readonly EigrpFilter[] {
  const own = path?.via === undefined ? path?.origin?.protocol : undefined
  return (work.config.eigrp.filters ?? []).filter(
    (filter) =>
      filter.direction === direction &&
      (filter.of === undefined || (filter.of === own && isOfProcess(filter, path))) &&
      (filter.interface === undefined || filter.interface === name),
  )
}

/** Only OSPF's processes are told apart: of other protocols one runs, or what it tells is not known anyway. */
const isOfProcess = ({ of, process }: EigrpFilter, path: EigrpPath | undefined): boolean =>
  of !== 'ospf' || process === undefined || process === path?.process

type Subject = Pick<EigrpPath, 'via' | 'interface' | 'distance' | 'external' | 'origin'> & { readonly prefix: Prefix }

/** All of them must let a route pass: one that surely does not is enough, whatever the others say. */
function answerOf(work: Work, filters: readonly EigrpFilter[], subject: Subject): Answer {
  let open: Answer = PERMIT
  for (const filter of filters) {
    const answer = verdictOf(work, filter, subject)
    if (answer.action === 'deny') return answer
    if (answer.action === 'not-known') open = answer
  }
  return open
}

function verdictOf(work: Work, filter: EigrpFilter, subject: Subject): Answer {
  const { gateway } = filter
  const answer = ownVerdict(work, filter, subject)
  if (gateway === undefined || answer.action === 'deny') return answer
  const from = ofNeighbour(work, gateway, subject)
  return from.action === 'permit' ? answer : from
}

/** What a prefix list says of the neighbour that told of a route; of the router's own routes nothing. */
function ofNeighbour({ config: { configuration } }: Work, name: string, { via }: Subject): Answer {
  if (via === undefined) return PERMIT
  return evaluatePrefixList(lookUp(configuration.prefixLists, name), { address: via, length: 32 })
}

function ownVerdict(work: Work, { by, name }: EigrpFilter, subject: Subject): Answer {
  const { configuration } = work.config
  const { prefix, via, origin, external } = subject
  if (by === 'list') return listForUpdate(configuration, name, prefix, via)
  if (by === 'gateway') return ofNeighbour(work, name, subject)
  if (by === 'prefix') return evaluatePrefixList(lookUp(configuration.prefixLists, name), prefix)
  const map = lookUp(configuration.routeMaps, name)
  if (!map) return { action: 'deny' }
  return evaluateRouteMap(configuration, map, {
    prefix,
    tag: origin?.tag ?? 0,
    metric: subject.distance,
    origin: external ? 'eigrp-external' : 'eigrp',
    interface: subject.interface,
    nextHop: via,
    routeSource: via,
  })
}

/** An offset counts as delay, which the wire has in 256ths of ten microseconds: a classic metric grows by just so much. */
function offset(
  work: Work,
  direction: 'in' | 'out',
  name: string,
  route: EigrpRoute,
  from: Ip | undefined,
): EigrpRoute {
  const rule = work.config.eigrp.offsets?.find(
    (item) =>
      item.direction === direction &&
      (item.interface === undefined || item.interface === name) &&
      (item.list === '0' || listForUpdate(work.config.configuration, item.list, route.prefix, from).action !== 'deny'),
  )
  if (!rule) return route
  const { metric } = route
  return { ...route, metric: { ...metric, delayTens: metric.delayTens + rule.offset / 256 } }
}
