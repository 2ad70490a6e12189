/**
 * What of a configuration hangs on the date: entries of access lists with a time-range, keys with a lifetime. As it was
 * told it leaves them open, for no line says what the time is; once the device's clock has been set it is known what of
 * it is in force, and when that changes next.
 */
import { DAY_MICROS, type NameTable, nameTable, tableEntries, tableValues, type WallTime } from '../net/index'
import type { Configuration, InterfaceConfig } from './configuration'
import type { NotKnown } from './not-known'
import type { AccessList, AccessListEntry } from './policy'
import type { KeyChain, TimeRange, TimeSpan } from './timed'

const WEEK_MINUTES = 7 * 1440
const MINUTE = 60e6
/** 1 January 1970 was a Thursday. */
const FIRST_SUNDAY = 3 * DAY_MICROS
const WEEK = WEEK_MINUTES * MINUTE

const within = ({ from, to }: TimeSpan, wall: WallTime) =>
  (from === undefined || wall >= from) && (to === undefined || wall < to)

/** Periodic lines count only while the absolute one does. */
export function rangeInForce({ absolute, periodic }: TimeRange, wall: WallTime): boolean {
  if (absolute && !within(absolute, wall)) return false
  if (periodic.length === 0) return true
  const minute = minuteOfWeek(wall)
  return periodic.some(({ from, to }) => (minute >= from && minute < to) || minute + WEEK_MINUTES < to)
}

function minuteOfWeek(wall: WallTime): number {
  const inWeek = (wall - FIRST_SUNDAY) % WEEK
  return Math.floor((inWeek < 0 ? inWeek + WEEK : inWeek) / MINUTE)
}

/** Whether the date decides anything in a configuration. */
export const isTimed = ({ timeRanges, keyChains, accessLists }: Configuration): boolean =>
  (timeRanges !== undefined && tableValues(accessLists).some(hasTimes)) ||
  (keyChains ?? []).some(({ keys }) => keys.some(({ accept, send }) => accept ?? send))

/** A configuration as it is in force at a moment of its device's clock. */
export function configurationAt(told: Configuration, wall: WallTime): Configuration {
  const chains = told.keyChains?.map((chain) => chainAt(chain, wall))
  return {
    ...told,
    accessLists: listsAt(told, wall),
    ...(chains ? { keyChains: chains, interfaces: told.interfaces.map((item) => keyedAt(item, chains)) } : {}),
    eigrp: told.eigrp.map(({ open, ...process }) => {
      const left = open?.filter(({ notKnown }) => !notKnown.byClock)
      return { ...process, ...(left && left.length > 0 ? { open: left } : {}) }
    }),
    ...(told.notKnown ? { notKnown: told.notKnown.filter(({ byClock }) => !byClock) } : {}),
  }
}

function listsAt({ accessLists, timeRanges = [] }: Configuration, wall: WallTime): NameTable<AccessList> {
  const ranges = new Map(timeRanges.map((range) => [range.name, rangeInForce(range, wall)]))
  return nameTable(
    tableEntries(accessLists).map(([name, list]) => [
      name,
      hasTimes(list) ? { ...list, entries: list.entries.map((entry) => entryAt(entry, ranges)) } : list,
    ]),
  )
}

const hasTimes = ({ entries }: AccessList) => entries.some(({ timeRange }) => timeRange !== undefined)

function entryAt(entry: AccessListEntry, ranges: ReadonlyMap<string, boolean>): AccessListEntry {
  const inForce = ranges.get(entry.timeRange ?? '')
  if (inForce === undefined) return entry
  const { notKnown, ...rest } = entry
  if (!inForce) return { ...rest, inactive: true }
  return notKnown && !notKnown.byClock ? entry : rest
}

const chainAt = (chain: KeyChain, wall: WallTime): KeyChain => ({
  ...chain,
  keys: chain.keys.map((key) => ({
    ...key,
    accepts: within(key.accept ?? {}, wall),
    sends: within(key.send ?? {}, wall),
  })),
})

/** HSRP signs with the first key of its chain that is in force. */
function keyedAt(item: InterfaceConfig, chains: readonly KeyChain[]): InterfaceConfig {
  if (!item.hsrp.some(({ chain }) => chain)) return item
  return {
    ...item,
    hsrp: item.hsrp.map((group) => {
      const found = chains.find(({ name }) => name === group.chain)
      return found ? { ...group, authentication: found.keys.find(({ sends }) => sends)?.text ?? '' } : group
    }),
  }
}

/** The next moment at which something else is in force; undefined = never. */
export function nextTurn(told: Configuration, wall: WallTime): WallTime | undefined {
  const named = new Set(
    tableValues(told.accessLists).flatMap(({ entries }) => entries.map(({ timeRange }) => timeRange)),
  )
  const ranges = (told.timeRanges ?? []).filter(({ name }) => named.has(name))
  const keys = (told.keyChains ?? []).flatMap((chain) => chain.keys)
  const ends = [
    ...ranges.flatMap(({ absolute }) => absolute ?? []),
    ...keys.flatMap(({ accept, send }) => [accept ?? {}, send ?? {}]),
  ].flatMap(({ from, to }) => [from ?? wall, to ?? wall])
  const weekly = ranges.flatMap(({ periodic }) => periodic).flatMap(({ from, to }) => [from, to])
  const week = wall - ((((wall - FIRST_SUNDAY) % WEEK) + WEEK) % WEEK)
  const recurring = weekly.flatMap((minute) => {
    const inThis = week + (minute % WEEK_MINUTES) * MINUTE
    return [inThis > wall ? inThis : inThis + WEEK]
  })
  const ahead = [...ends, ...recurring].filter((moment) => moment > wall)
  return ahead.length === 0 ? undefined : Math.min(...ahead)
}

/** Ignorance that ends when the device's clock is set. */
export const byClock = (notKnown: NotKnown): NotKnown => ({ ...notKnown, byClock: true })
