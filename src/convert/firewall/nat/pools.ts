/** The addresses that a dynamic translation gives: hosts are shared by port, ranges give each its own (ASA, dynamic NAT). */
import type { AsaStatement } from '../../../asa/index'
import type { AddressPattern, AddressRange } from '../../../config/index'
import { type Ip, ipOf, parseIp } from '../../../net/index'
import { patternsOfRange } from '../../filters/words'
import { all } from '../statements'

export interface Pool {
  readonly ranges: readonly AddressRange[]
  readonly hosts: readonly AddressRange[]
}

/** What a name or an address gives; undefined where it may not stand for a pool, or what it holds is not known. */
export function poolNamed(
  statements: readonly AsaStatement[],
  name: string,
  within: readonly string[] = [],
): Pool | undefined {
  const own = parseIp(name)
  if (own !== undefined) return hostPool(own)
  if (within.includes(name)) return undefined
  const object = all(statements, 'object').find(({ command }) => command.name === name)
  if (object) return poolOfObject(object.children)
  const group = all(statements, 'object-group').find(({ command }) => command.name === name)
  if (!group) return undefined
  return joined(
    all(group.children, 'group-value').map(({ command: { value } }) => {
      if (value.kind === 'host') return addressPool(value.address)
      return value.kind === 'object' || value.kind === 'group'
        ? poolNamed(statements, value.name, [...within, name])
        : undefined
    }),
  )
}

function poolOfObject(children: readonly AsaStatement[]): Pool | undefined {
  const value = all(children, 'object-value').at(-1)?.command.value
  if (value?.kind === 'host') return addressPool(value.address)
  if (value?.kind !== 'range') return undefined
  const [first, last] = [parseIp(value.first), parseIp(value.last)]
  return first === undefined || last === undefined ? undefined : { ranges: [{ first, last }], hosts: [] }
}

const hostPool = (address: Ip): Pool => ({ ranges: [], hosts: [{ first: address, last: address }] })

const addressPool = (text: string): Pool | undefined => {
  const address = parseIp(text)
  return address === undefined ? undefined : hostPool(address)
}

function joined(pools: readonly (Pool | undefined)[]): Pool | undefined {
  if (pools.length === 0 || pools.includes(undefined)) return undefined
  const known = pools.flatMap((pool) => pool ?? [])
  return { ranges: known.flatMap(({ ranges }) => ranges), hosts: known.flatMap(({ hosts }) => hosts) }
}

export const patternsOfPool = ({ ranges, hosts }: Pool): readonly AddressPattern[] =>
  [...ranges, ...hosts].flatMap(({ first, last }) => patternsOfRange(first, last))

/** How many addresses there are in patterns that are each in one piece; undefined where one is not. */
export function countOf(patterns: readonly AddressPattern[]): number | undefined {
  if (patterns.some(({ wildcard }) => ((wildcard + 1) & wildcard) !== 0)) return undefined
  return patterns.reduce((sum, { wildcard }) => sum + ipOf(wildcard) + 1, 0)
}
