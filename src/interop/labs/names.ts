/** Names that every tool takes, one for each device: letters, digits, `_` and `-`, none like another without its case. */
import type { Design } from '../../design/index'

const LONGEST = 60

export function labNames(design: Design, more: readonly string[] = []): ReadonlyMap<string, string> {
  const names = new Map<string, string>()
  const taken = new Set<string>()
  for (const device of [...design.devices.map(({ name }) => name), ...more]) names.set(device, freeName(device, taken))
  return names
}

function freeName(device: string, taken: Set<string>): string {
  const plain = plainName(device)
  for (let count = 1; ; count++) {
    const name = count === 1 ? plain : `${plain}-${count}`
    if (taken.has(name.toLowerCase())) continue
    taken.add(name.toLowerCase())
    return name
  }
}

/** Any text as a name; tools want a letter first. */
export function plainName(text: string): string {
  const kept = text
    .replace(/[^A-Za-z0-9_-]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, LONGEST)
  if (kept === '') return 'node'
  return /^[A-Za-z]/.test(kept) ? kept : `n${kept}`
}
