/**
 * What was renamed between two states of one document, so that what speaks of it from outside (a path that is shown, a
 * question, an open terminal) follows, through undo and redo too; and which end of a question the document lacks.
 */
import { interfaceMeant } from '../../config/index'
import { parseIp } from '../../net/index'
import type { Design } from '../model/design'
import { deviceOfEnd } from '../model/read'

/** New names by the old ones: of devices, and of `device/interface`. */
export type Renames = ReadonlyMap<string, string>

/** A rename leaves everything at its place: a name that is gone stands where a new one has come. */
export function renamesBetween(before: Design, after: Design): Renames {
  const found = new Map<string, string>()
  if (before.devices === after.devices || before.devices.length !== after.devices.length) return found
  const [old, now] = [namesOf(before.devices), namesOf(after.devices)]
  before.devices.forEach((device, place) => {
    const next = after.devices[place]
    if (!next || next === device || next.kind !== device.kind) return
    if (next.name !== device.name) {
      if (now.has(device.name) || old.has(next.name)) return
      found.set(device.name, next.name)
    }
    const [ports, nextPorts] = [device.interfaces, next.interfaces]
    if (ports.length !== nextPorts.length) return
    const names = [namesOf(ports), namesOf(nextPorts)] as const
    ports.forEach(({ name }, at) => {
      const to = nextPorts[at]?.name
      if (to !== undefined && to !== name && !names[1].has(name) && !names[0].has(to))
        found.set(`${device.name}/${name}`, `${next.name}/${to}`)
    })
  })
  return found
}

const namesOf = (items: readonly { readonly name: string }[]) => new Set(items.map(({ name }) => name))

/** A device, `device/interface` or address as it is called now. */
export function renamedEnd(renames: Renames, end: string): string {
  const whole = renames.get(end)
  if (whole !== undefined) return whole
  const device = deviceOfEnd(end)
  const to = renames.get(device)
  return to === undefined ? end : to + end.slice(device.length)
}

/** Fields of answers whose text is a word of the program, though a device may be called `firewall` or `internet`. */
const PROGRAM_WORDS: ReadonlySet<string> = new Set(['kind', 'scope', 'verdict', 'process', 'key'])

/** An answer with the names as they are now, wherever it speaks of a device; everything else of it stays. */
export function renamedIn<Answer>(renames: Renames, answer: Answer): Answer {
  const words = [...renames].filter(([from]) => !from.includes('/'))
  if (words.length === 0) return answer
  const names = words.map(([from]) => from.replaceAll(/[^\w-]/g, '\\$&')).join('|')
  // A name ends where no other sign of a name follows; a full stop behind it belongs to the sentence.
  const pattern = new RegExp(`(?<![\\w.-])(?:${names})(?![\\w-]|\\.\\w)`, 'g')
  const change = (value: unknown): unknown => {
    if (typeof value === 'string') return value.replace(pattern, (name) => renames.get(name) ?? name)
    if (Array.isArray(value)) return value.map(change)
    if (typeof value !== 'object' || value === null) return value
    const isWord = (key: string, item: unknown) => typeof item === 'string' && PROGRAM_WORDS.has(key)
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, isWord(key, item) ? item : change(item)]),
    )
  }
  return change(answer) as Answer
}

/** Figures and points alone: meant as an address, not as a name. */
const LOOKS_LIKE_ADDRESS = /^[\d.]+$/

/** Why an end of a question fits this document no more; nothing when it does, or is an address. */
export function endProblem(design: Design, end: string): string | undefined {
  if (parseIp(end) !== undefined) return undefined
  const name = deviceOfEnd(end)
  const device = design.devices.find((item) => item.name === name)
  if (!device && LOOKS_LIKE_ADDRESS.test(end)) return `"${end}" is no address: an address is like 10.81.0.1`
  if (!device) return `There is no device "${name}" in this design`
  const port = end.slice(name.length + 1)
  const names = device.interfaces.map((item) => item.name)
  if (port === '' || interfaceMeant(names, port) !== undefined) return undefined
  return `${name} has no interface ${port} in this design; it has ${names.join(', ')}`
}
