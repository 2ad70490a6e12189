/** What a border router tells an area of the others (RFC 2328 section 12.4.3), and of the outside to a stub (section 12.4.3.1). */

import type { NotKnown } from '../../../config/index'
import {
  ANY_ADDRESS,
  covers,
  formatIp,
  formatPrefix,
  type Ip,
  type OspfContent,
  type Prefix,
  prefixOf,
  samePrefix,
} from '../../../net/index'
import { tableSet, tableValues } from '../../kernel/table'
import { BACKBONE } from './area'
import { openOn } from './links'
import { saidOf, say, unsay } from './originate'
import type { OspfPath } from './state'
import { areaConfig, areasOf, isBorder, type Work } from './work'

interface Wanted {
  readonly kind: 'summary' | 'asbr-summary'
  readonly id: Ip
  readonly length: number
  readonly content: OspfContent
  readonly notKnown?: NotKnown
}

/** After a computation: what every area is told, and the discard routes of ranges in use. */
export function reviewAreas(work: Work): void {
  const border = isBorder(work.state)
  for (const area of areasOf(work.state)) {
    const wanted = border ? wantedIn(work, area) : []
    for (const { kind, id, length, content, notKnown } of wanted)
      say(work, area, { kind, id, length }, content, notKnown ?? openOn(work))
    for (const kind of ['summary', 'asbr-summary'] as const)
      for (const said of saidOf(work, kind, area))
        if (!wanted.some((item) => item.kind === kind && item.id === said.id && item.length === said.length))
          unsay(work, area, { kind, id: said.id, length: said.length })
  }
  if (border) discardRanges(work)
}

function wantedIn(work: Work, area: number): readonly Wanted[] {
  const { stub, defaultCost = 1 } = areaConfig(work.config, area) ?? {}
  const fallback = stub ? [summary(prefixOf(ANY_ADDRESS, 0), defaultCost)] : []
  if (stub === 'total') return fallback
  const paths = tableValues(work.state.internal).filter((path) => isTold(work, path, area))
  return [...fallback, ...condensed(work, paths), ...(stub ? [] : boundariesFor(work, area))]
}

/** Not an area's own routes, nor those that lead through it; between areas only into others than the backbone. */
function isTold(work: Work, path: OspfPath, area: number): boolean {
  if (path.discard || path.area === area) return false
  if (path.kind === 'inter' && area === BACKBONE) return false
  return !path.hops.some((hop) => work.state.interfaces[hop.interface]?.area === area)
}

const summary = (prefix: Prefix, metric: number, notKnown?: NotKnown): Wanted => ({
  kind: 'summary',
  id: prefix.address,
  length: prefix.length,
  content: { kind: 'summary', prefix, metric },
  ...(notKnown && { notKnown }),
})

const rangesOf = (work: Work, area: number | undefined) =>
  area === undefined ? [] : (areaConfig(work.config, area)?.ranges ?? [])

/** Routes of an area inside one of its ranges are told as the range, at the most that one of them costs. */
function condensed(work: Work, paths: readonly OspfPath[]): readonly Wanted[] {
  const ranges = new Map<string, OspfPath & { readonly advertise: boolean }>()
  const single: Wanted[] = []
  for (const path of paths) {
    const range =
      path.kind === 'intra' ? rangesOf(work, path.area).find((item) => covers(item.prefix, path.prefix)) : undefined
    if (!range) {
      single.push(summary(path.prefix, path.metric, path.notKnown))
      continue
    }
    const key = formatPrefix(range.prefix)
    const metric = range.cost ?? Math.max(path.metric, ranges.get(key)?.metric ?? 0)
    ranges.set(key, { ...path, prefix: range.prefix, metric, advertise: range.advertise })
  }
  const told = [...ranges.values()].filter(({ advertise }) => advertise)
  return [...single, ...told.map(({ prefix, metric, notKnown }) => summary(prefix, metric, notKnown))]
}

/** Routers at the border of the autonomous system that are elsewhere. */
function boundariesFor(work: Work, area: number): readonly Wanted[] {
  const found = new Map<string, Wanted>()
  for (const { router, area: from, inter, boundary, distance, notKnown } of work.state.routers) {
    if (!boundary || from === area || (inter && area === BACKBONE)) continue
    const key = formatIp(router)
    const known = found.get(key)
    if (known?.content.kind === 'asbr-summary' && known.content.metric <= distance) continue
    const content = { kind: 'asbr-summary', metric: distance } as const
    found.set(key, { kind: 'asbr-summary', id: router, length: 0, content, ...(notKnown && { notKnown }) })
  }
  return [...found.values()]
}

/** A range in use has a route to nowhere, which keeps packets for its missing parts from looping. */
function discardRanges(work: Work): void {
  for (const area of areasOf(work.state))
    for (const range of rangesOf(work, area)) {
      const inside = tableValues(work.state.internal).filter(
        (path) => path.kind === 'intra' && path.area === area && covers(range.prefix, path.prefix),
      )
      if (inside.length === 0 || inside.some(({ prefix }) => samePrefix(prefix, range.prefix))) continue
      const metric = Math.max(...inside.map((path) => path.metric))
      const path: OspfPath = { prefix: range.prefix, kind: 'intra', area, metric, hops: [], discard: true }
      work.state = { ...work.state, internal: tableSet(work.state.internal, formatPrefix(range.prefix), path) }
    }
}

/** A border router does not take back a summary that stands for a range of its own (section 16.2, step 3). */
export function summariesKept(work: Work, prefix: Prefix): boolean {
  if (!isBorder(work.state)) return true
  return !areasOf(work.state).some((area) => rangesOf(work, area).some((range) => samePrefix(range.prefix, prefix)))
}
