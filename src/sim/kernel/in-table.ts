/** Processes of a protocol that are each of one routing table: what such a process hears, and where its routes go. */
import type { InterfaceInput, RoutesEffect } from './protocol'
import type { RoutesWord } from './word'

interface Tagged {
  readonly kind: string
}

/** Name of a VRF; nothing = the global table. */
type Table = string | undefined

const isInterface = (input: Tagged): input is InterfaceInput => input.kind === 'interface'
const isRoutes = (input: Tagged): input is RoutesWord => input.kind === 'rib'
const isDelta = (effect: Tagged): effect is RoutesEffect => effect.kind === 'routes'

/** An input as a process of a table takes it: an interface of another table is none of its, and so are routes there. */
export function heardIn<Input extends Tagged>(table: Table, input: Input): Input | InterfaceInput | undefined {
  if (isInterface(input)) return input.vrf === table ? input : { ...input, up: false }
  return isRoutes(input) && input.vrf !== table ? undefined : input
}

/** Effects of a process, its routes in its table. */
export function inTable<Effect extends Tagged>(
  table: Table,
  effects: readonly Effect[],
): readonly (Effect | RoutesEffect)[] {
  if (table === undefined) return effects
  return effects.map((effect) => {
    if (!isDelta(effect)) return effect
    const { add, remove } = effect.delta
    const there = (routes: typeof add) => routes.map((route) => ({ ...route, vrf: table }))
    return { kind: 'routes' as const, delta: { add: there(add), remove: there(remove) } }
  })
}
