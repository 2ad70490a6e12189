/**
 * Which classes of a policy a packet may be of, found by where it goes: a head-end has a class for each of its sites, and a
 * packet to one must not cost a look at all. A class is left out only where its list permits nothing to that destination.
 */
import {
  type AccessList,
  CLASS_DEFAULT,
  type Configuration,
  type QosClass,
  type QosPolicyClass,
  type Queueing,
} from '../../config/index'
import { type Ip, ipOf, lengthOfMask, lookUp, type Prefix, prefixOf } from '../../net/index'
import { classesOf } from './port-plan'

export interface ClassIndex {
  /** As the policy has them; the default class is the last. */
  readonly classes: readonly QosPolicyClass[]
  readonly mapOf: (name: string) => QosClass | undefined
  /** Places of classes that a packet to an address may be of, in the policy's order. */
  readonly candidates: (destination: Ip) => readonly number[]
}

const known = new WeakMap<Configuration, Map<string, ClassIndex | undefined>>()

/** Of a policy by its name; made once for each. */
export function classIndex(config: Configuration, queueing: Queueing, name: string): ClassIndex | undefined {
  const own = known.get(config) ?? new Map<string, ClassIndex | undefined>()
  known.set(config, own)
  if (!own.has(name)) own.set(name, newIndex(config, queueing, name))
  return own.get(name)
}

function newIndex(config: Configuration, queueing: Queueing, name: string): ClassIndex | undefined {
  const policy = queueing.policies.find((each) => each.name === name)
  if (!policy) return undefined
  const maps = new Map<string, QosClass>()
  for (const each of queueing.classes) if (!maps.has(each.name)) maps.set(each.name, each)
  const classes = classesOf(policy.classes)
  const anywhere: number[] = []
  const byLength = new Map<number, Map<Ip, number[]>>()
  for (const [place, each] of classes.entries()) {
    const match = maps.get(each.name)
    if (each.name === CLASS_DEFAULT || !match) continue
    const networks = destinationsOf(config, match)
    if (networks) for (const network of networks) note(byLength, network, place)
    else anywhere.push(place)
  }
  return {
    classes,
    mapOf: (wanted) => maps.get(wanted),
    candidates: (destination) => {
      const there = [...byLength].flatMap(([length, at]) => at.get(prefixOf(destination, length).address) ?? [])
      return there.length === 0 ? anywhere : [...new Set([...anywhere, ...there])].sort((a, b) => a - b)
    },
  }
}

function note(byLength: Map<number, Map<Ip, number[]>>, { address, length }: Prefix, place: number): void {
  const at = byLength.get(length) ?? new Map<Ip, number[]>()
  byLength.set(length, at)
  const places = at.get(address)
  if (places) places.push(place)
  else at.set(address, [place])
}

/** Networks outside of which nothing is of a class; nothing where that is not told by its lists. */
function destinationsOf(config: Configuration, { any, conditions }: QosClass): readonly Prefix[] | undefined {
  const each = conditions.map(({ negated, is }) => {
    if (negated || is.kind !== 'list') return undefined
    const list = lookUp(config.accessLists, is.list)
    return list ? permittedTo(list) : []
  })
  if (!any) return each.find((networks) => networks !== undefined)
  return each.every((networks) => networks !== undefined) ? each.flatMap((networks) => networks ?? []) : undefined
}

function permittedTo({ type, entries }: AccessList): readonly Prefix[] | undefined {
  if (type === 'standard') return undefined
  const networks = entries
    .filter(({ action }) => action !== 'deny')
    .map(({ destination: { address, wildcard } }) => {
      const length = lengthOfMask(ipOf(~wildcard))
      return length === undefined ? undefined : prefixOf(address, length)
    })
  const told = networks.flatMap((network) => network ?? [])
  return told.length === networks.length ? told : undefined
}
