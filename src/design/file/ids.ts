/**
 * Ids are for life: what is drawn by chance hangs on them. Two devices or cables of one id, as somebody who copies parts
 * of a file makes them, would share it, so all but one of them get another.
 */
import type { Design } from '../model/design'

export function withOwnIds(design: Design): { readonly design: Design; readonly mended?: readonly string[] } {
  const devices = apart(design.devices, ({ name }) => name)
  const links = apart(design.links, ({ a, b }) => `${a.device}/${a.interface} – ${b.device}/${b.interface}`)
  const mended = [
    ...devices.others.map(
      ([one, other, id]) => `${one} and ${other} have the same id "${id}": ${other} was given one of its own.`,
    ),
    ...links.others.map(
      ([one, other, id]) =>
        `The cables ${one} and ${other} have the same id "${id}": the second was given one of its own.`,
    ),
  ]
  return mended.length === 0
    ? { design }
    : { design: { ...design, devices: devices.items, links: links.items }, mended }
}

interface Apart<T> {
  readonly items: readonly T[]
  /** Who keeps an id, who got another, and the id. */
  readonly others: readonly (readonly [string, string, string])[]
}

/** Who keeps an id is decided by what they are called, not by their order in the file. */
function apart<T extends { readonly id: string }>(items: readonly T[], nameOf: (item: T) => string): Apart<T> {
  const keepers = new Map<string, T>()
  for (const item of items) {
    const before = keepers.get(item.id)
    if (!before || rank(item, nameOf) < rank(before, nameOf)) keepers.set(item.id, item)
  }
  const taken = new Set(items.map(({ id }) => id))
  const others: (readonly [string, string, string])[] = []
  const made = items.map((item) => {
    const keeper = keepers.get(item.id)
    if (!keeper || keeper === item) return item
    others.push([nameOf(keeper), nameOf(item), item.id])
    const id = free(`${item.id}-${nameOf(item)}`, taken)
    taken.add(id)
    return { ...item, id }
  })
  return { items: made, others }
}

/** Whoever is called as the id says is its owner. */
const rank = <T extends { readonly id: string }>(item: T, nameOf: (item: T) => string): string =>
  nameOf(item) === item.id ? '' : nameOf(item)

function free(id: string, taken: ReadonlySet<string>): string {
  if (!taken.has(id)) return id
  let number = 2
  while (taken.has(`${id}-${number}`)) number++
  return `${id}-${number}`
}
