/** What differs between two states of a document, in words for a list of versions: a line for each thing that changed. */
import type { Design, Link } from './design'
import type { Device } from './device'
import { sameValue } from './same'

/** Names told before the rest is counted. */
const NAMED = 3

/** In the order of weight; empty when nothing differs. */
export function changesBetween(before: Design, after: Design): readonly string[] {
  const [old, now] = [byName(before.devices), byName(after.devices)]
  const added = after.devices.filter(({ name }) => !old.has(name)).map(({ name }) => name)
  const removed = before.devices.filter(({ name }) => !now.has(name)).map(({ name }) => name)
  const kept = after.devices.flatMap((device) => {
    const twin = old.get(device.name)
    return twin && twin !== device ? [{ device, twin }] : []
  })
  const changed = kept.flatMap(({ device, twin }) => deviceChange(twin, device))
  const moved = kept.filter(({ device, twin }) => !sameValue(device.position, twin.position)).length
  return [
    ...told('Added', added),
    ...told('Removed', removed),
    ...changed.slice(0, NAMED),
    ...(changed.length > NAMED ? [`${changed.length - NAMED} more devices changed`] : []),
    ...linkChanges(before.links, after.links),
    ...settingChanges(before, after),
    ...(moved > 0 ? [`Moved ${moved === 1 ? 'a device' : `${moved} devices`}`] : []),
  ]
}

const byName = (devices: readonly Device[]) => new Map(devices.map((device) => [device.name, device]))

function told(verb: string, names: readonly string[]): readonly string[] {
  if (names.length === 0) return []
  const rest = names.length - NAMED
  return [`${verb} ${names.slice(0, NAMED).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`]
}

/** Which fields of a device differ, and by how many lines its own text does. */
function deviceChange(before: Device, after: Device): readonly string[] {
  const old = new Map<string, unknown>(Object.entries(before))
  const now = new Map<string, unknown>(Object.entries(after))
  const fields = [...new Set([...old.keys(), ...now.keys()])].filter(
    (key) => key !== 'position' && key !== 'patch' && !sameValue(old.get(key), now.get(key)),
  )
  const lines = lineChanges(before, after)
  const parts = [...fields.map(inWords), ...(lines === 0 ? [] : [`${lines} ${lines === 1 ? 'line' : 'lines'} by hand`])]
  return parts.length === 0 ? [] : [`${after.name}: ${parts.join(', ')}`]
}

const inWords = (field: string) => field.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)

/** Deletions and insertions that one of two patches has and the other has not. */
function lineChanges({ patch: before }: Device, { patch: after }: Device): number {
  const keys = ({ delete: gone, insert }: Device['patch']) => [
    ...gone.map((line) => `- ${line.section.join('/')}/${line.text}`),
    ...insert.map((line) => `+ ${line.section.join('/')}/${line.text}`),
  ]
  const [old, now] = [new Set(keys(before)), new Set(keys(after))]
  return [...old].filter((key) => !now.has(key)).length + [...now].filter((key) => !old.has(key)).length
}

function linkChanges(before: readonly Link[], after: readonly Link[]): readonly string[] {
  const [old, now] = [new Map(before.map((link) => [link.id, link])), new Map(after.map((link) => [link.id, link]))]
  const ends = ({ a, b }: Link) => `${a.device}–${b.device}`
  return [
    ...told('Connected', after.filter(({ id }) => !old.has(id)).map(ends)),
    ...told('Disconnected', before.filter(({ id }) => !now.has(id)).map(ends)),
    ...told(
      'Changed the link',
      after.filter((link) => old.has(link.id) && !sameValue(old.get(link.id), link)).map(ends),
    ),
  ]
}

const SETTINGS = [
  ['name', 'Renamed the design'],
  ['notes', 'Notes'],
  ['vpn', 'VPN settings'],
  ['parameters', 'Parameters'],
  ['scenarios', 'Scenarios'],
  ['flows', 'Saved flows'],
  ['history', 'What happened before'],
  ['seed', 'Seed'],
  ['mutedRules', 'Findings that are not read'],
  ['planning', 'What is planned for calls and boxes'],
  ['annotations', 'Frames and notes'],
  ['addresses', 'How addresses are given out'],
  ['baseline', 'Management baseline'],
] as const

function settingChanges(before: Design, after: Design): readonly string[] {
  return SETTINGS.filter(([field]) => !sameValue(before[field], after[field])).map(([, words]) => words)
}
