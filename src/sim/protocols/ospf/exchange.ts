/** How two databases become one: descriptions, requests, and what they are answered with (RFC 2328 sections 10.6 to 10.9). */
import type { OspfName } from '../../../net/index'
import { emptyTable, tableGet, tableSet, tableValues } from '../../kernel/table'
import { after, NEVER } from '../../kernel/time'
import { pushTo } from './flood'
import { agedLsa, headerAt, lsaKey, newer, scopeOf } from './lsa'
import { enter, fallBack } from './neighbor'
import type { OspfDescription, OspfInterface, OspfNeighbor } from './state'
import { mtuOf, roomFor, sendTo } from './transport'
import {
  complain,
  current,
  entersArea,
  isAtLeast,
  isStub,
  neighborKey,
  portOf,
  setNeighbor,
  storedLsa,
  type Work,
} from './work'

const HEADER = 20
/** Bytes of a description before its headers, and of a request. */
const DESCRIPTION = 8
const REQUEST = 12

/** A description that nobody has answered, or the first: it is said (again). */
export function describe(work: Work, neighbor: OspfNeighbor): void {
  const { retransmitSeconds } = portOf(work.config, neighbor.interface)
  const body = neighbor.sent ?? firstDescription(work, neighbor)
  setNeighbor(work, { ...neighbor, sent: body, askDue: after(work.cx.now, retransmitSeconds) })
  sendTo(work, neighbor, body)
}

const firstDescription = (work: Work, neighbor: OspfNeighbor): OspfDescription => ({
  ...blank(work, neighbor),
  init: true,
  more: true,
  headers: [],
})

function blank(work: Work, { interface: name, sequence, master }: OspfNeighbor) {
  const item = work.state.interfaces[name]
  const externals = item !== undefined && !isStub(work.config, item.area)
  return { kind: 'description', mtu: mtuOf(work, name), master, sequence, externals, init: false } as const
}

export function descriptionReceived(
  work: Work,
  item: OspfInterface,
  neighbor: OspfNeighbor,
  body: OspfDescription,
): void {
  const own = mtuOf(work, item.name)
  if (body.mtu > own && !portOf(work.config, item.name).mtuIgnore) {
    const text = `Nbr ${neighborKey(neighbor)} has larger interface MTU: ${body.mtu}, here ${own}`
    return complain(work, neighbor.address, 'mtu-mismatch', text)
  }
  switch (neighbor.state) {
    case 'init':
    case 'two-way':
      return
    case 'ex-start':
      return negotiate(work, item, neighbor, body)
    case 'exchange':
      return goOn(work, item, neighbor, body)
    case 'loading':
    case 'full':
      if (!isRepeated(neighbor, body)) return fallBack(work, neighbor, 'ex-start', 'SeqNumberMismatch')
      if (!neighbor.master && neighbor.sent) sendTo(work, neighbor, neighbor.sent)
  }
}

/** Who has the higher id leads (section 10.6, case ExStart). */
function negotiate(work: Work, item: OspfInterface, neighbor: OspfNeighbor, body: OspfDescription): void {
  const { routerId } = work.state
  const led = body.init && body.more && body.master && body.headers.length === 0 && neighbor.router > routerId
  const leads = !body.init && !body.master && body.sequence === neighbor.sequence && neighbor.router < routerId
  if (!led && !leads) return
  const { sent: _sent, ...rest } = neighbor
  const summary = summaryOf(work, item)
  const next = { ...rest, master: leads, sequence: body.sequence, summary, heard: body, askDue: NEVER, retries: 0 }
  enter(work, next, 'exchange')
  const agreed = current(work, neighbor)
  if (!agreed) return
  if (leads) process(work, item, agreed, body)
  else answer(work, agreed, body)
}

/** The whole database of the area, and what goes everywhere (section 10.3). */
function summaryOf(work: Work, item: OspfInterface) {
  return tableValues(work.state.lsas).flatMap((entry) =>
    (entry.area === undefined ? entersArea(work, entry.lsa.kind, item.area) : entry.area === item.area)
      ? [headerAt(entry, work.cx.now)]
      : [],
  )
}

const isRepeated = ({ heard }: OspfNeighbor, body: OspfDescription): boolean =>
  heard !== undefined &&
  heard.init === body.init &&
  heard.more === body.more &&
  heard.master === body.master &&
  heard.sequence === body.sequence

function goOn(work: Work, item: OspfInterface, neighbor: OspfNeighbor, body: OspfDescription): void {
  if (isRepeated(neighbor, body)) {
    if (!neighbor.master && neighbor.sent) sendTo(work, neighbor, neighbor.sent)
    return
  }
  const inOrder = body.sequence === (neighbor.master ? neighbor.sequence : neighbor.sequence + 1)
  if (body.init || body.master === neighbor.master || !inOrder)
    return fallBack(work, neighbor, 'ex-start', 'SeqNumberMismatch')
  const heard = { ...neighbor, heard: body, retries: 0 }
  setNeighbor(work, heard)
  process(work, item, heard, body)
}

/** What it has newer is to be asked for; then it is this router's turn. */
function process(work: Work, item: OspfInterface, neighbor: OspfNeighbor, body: OspfDescription): void {
  let { requests } = neighbor
  for (const header of body.headers) {
    if (!entersArea(work, header.kind, item.area)) return fallBack(work, neighbor, 'ex-start', 'SeqNumberMismatch')
    const key = lsaKey(scopeOf(header.kind, item.area), header)
    const had = storedLsa(work, key)
    if (!had || newer(header, headerAt(had, work.cx.now)) > 0) requests = tableSet(requests, key, header)
  }
  const next = { ...neighbor, requests }
  setNeighbor(work, next)
  answer(work, next, body)
}

function answer(work: Work, neighbor: OspfNeighbor, body: OspfDescription): void {
  if (neighbor.master) {
    // What was sent last without "more" has been answered by one without: both are through.
    if (neighbor.sent && !neighbor.sent.more && !body.more) return exchanged(work, neighbor)
    return describe(work, nextPart(work, { ...neighbor, sequence: neighbor.sequence + 1 }))
  }
  const next = nextPart(work, { ...neighbor, sequence: body.sequence })
  setNeighbor(work, next)
  if (next.sent) sendTo(work, next, next.sent)
  if (!body.more && next.sent?.more === false) exchanged(work, next)
}

/** The next part of the summary. */
function nextPart(work: Work, neighbor: OspfNeighbor): OspfNeighbor {
  const room = roomFor(work, neighbor.interface, HEADER, DESCRIPTION)
  const headers = neighbor.summary.slice(0, room)
  const summary = neighbor.summary.slice(room)
  return { ...neighbor, summary, sent: { ...blank(work, neighbor), headers, more: summary.length > 0 } }
}

function exchanged(work: Work, neighbor: OspfNeighbor): void {
  const next = { ...neighbor, askDue: NEVER }
  if (next.requests.size === 0) return complete(work, next)
  enter(work, next, 'loading')
  const loading = current(work, next)
  if (loading) ask(work, loading)
}

function complete(work: Work, neighbor: OspfNeighbor): void {
  enter(work, { ...neighbor, requests: emptyTable(), asked: [], askDue: NEVER, retries: 0 }, 'full')
}

/** Asks for the first of what is missing (again). */
export function ask(work: Work, neighbor: OspfNeighbor): void {
  const room = roomFor(work, neighbor.interface, REQUEST, 0)
  const item = work.state.interfaces[neighbor.interface]
  const wanted = tableValues(neighbor.requests).slice(0, room)
  if (!item || wanted.length === 0) return
  const { retransmitSeconds } = portOf(work.config, neighbor.interface)
  const asked = wanted.map((header) => lsaKey(scopeOf(header.kind, item.area), header))
  setNeighbor(work, { ...neighbor, asked, askDue: after(work.cx.now, retransmitSeconds) })
  const names = wanted.map(({ kind, id, length, router }): OspfName => ({ kind, id, length, router }))
  sendTo(work, neighbor, { kind: 'request', names })
}

/** After an update: what came is not asked for any more; with the last of it the adjacency is full. */
export function reviewRequests(work: Work, stale: OspfNeighbor): void {
  const neighbor = current(work, stale)
  if (neighbor?.state !== 'loading') return
  if (neighbor.requests.size === 0) return complete(work, neighbor)
  const open = neighbor.asked.some((key) => tableGet(neighbor.requests, key) !== undefined)
  if (!open) ask(work, { ...neighbor, retries: 0 })
}

export function requestReceived(
  work: Work,
  item: OspfInterface,
  neighbor: OspfNeighbor,
  names: readonly OspfName[],
): void {
  if (!isAtLeast(neighbor, 'exchange')) return
  for (const name of names) {
    const found = storedLsa(work, lsaKey(scopeOf(name.kind, item.area), name))
    if (!found) return fallBack(work, neighbor, 'ex-start', 'BadLSReq')
    pushTo(work.direct, neighborKey(neighbor), agedLsa(found, work.cx.now))
  }
}
