/** Counts what containers are made to do: look-ups, and entries walked or copied, by hooks that stand only meanwhile. */

/** These look at one entry. */
const LOOK_UPS = ['get', 'has', 'set', 'delete'] as const
/** These walk over, or copy, as many as there are. */
const MAP_WALKS = ['keys', 'values', 'entries', 'forEach'] as const
const ARRAY_WALKS = [
  ...(['slice', 'map', 'filter', 'flatMap', 'find', 'findLast', 'findIndex', 'some', 'every', 'forEach'] as const),
  ...(['reduce', 'indexOf', 'includes', 'join', 'concat', 'with', 'toSpliced', 'sort', 'values', 'entries'] as const),
] as const

type Method = (this: unknown, ...args: unknown[]) => unknown

/** Units of work that a function makes containers do. */
export function counted(work: () => void): number {
  let units = 0
  const hooks: (() => void)[] = []
  const hook = (
    prototype: object,
    name: string | symbol,
    cost: (holder: { length?: number; size?: number }) => number,
  ) => {
    const own = Reflect.get(prototype, name) as Method
    Reflect.set(prototype, name, function (this: { length?: number; size?: number }, ...args: unknown[]) {
      const answer = own.apply(this, args)
      // A piece costs what it holds, however long that is which it was cut from.
      units += name === 'slice' ? (answer as { length: number }).length : cost(this)
      return answer
    })
    hooks.push(() => Reflect.set(prototype, name, own))
  }
  for (const prototype of [Map.prototype, Set.prototype])
    for (const name of [...LOOK_UPS, ...MAP_WALKS, Symbol.iterator])
      if (name in prototype)
        hook(
          prototype,
          name,
          (MAP_WALKS as readonly unknown[]).includes(name) || name === Symbol.iterator
            ? ({ size = 0 }) => size
            : () => 1,
        )
  for (const name of [...ARRAY_WALKS, Symbol.iterator]) hook(Array.prototype, name, ({ length = 0 }) => length)
  try {
    work()
  } finally {
    for (const unhook of hooks.toReversed()) unhook()
  }
  return units
}
