/** Changed lines counted in words: "one access-list 1 line on gateway-1 and gateway-2, one route on firewall". */
import type { DeviceLines } from './address-lines'

const NUMBERS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'] as const

const inWords = (count: number): string => NUMBERS[count] ?? String(count)

/** What a line is about: its command, and of an access-list its name. */
function subject(line: string): string {
  const words = line.trim().replace(/^no /, '').split(/\s+/)
  const [command = '', name = ''] = words
  return command === 'access-list' ? `${command} ${name} line` : command === 'route' ? 'route' : `${command} line`
}

/** A remark says nothing to a device. */
const plain = (line: string): boolean => line.trim() !== '' && !/^!|\bremark\b/.test(line.trim())

export function lineWords(changes: readonly DeviceLines[]): string {
  const byWords = new Map<string, string[]>()
  for (const { device, added } of changes) {
    const counts = new Map<string, number>()
    for (const line of added.filter(plain)) counts.set(subject(line), (counts.get(subject(line)) ?? 0) + 1)
    const words = [...counts].map(([what, count]) => `${inWords(count)} ${what}${count === 1 ? '' : 's'}`).join(', ')
    if (words === '') continue
    const same = byWords.get(words)
    if (same) same.push(device)
    else byWords.set(words, [device])
  }
  const parts = [...byWords].map(([words, devices]) => `${words} on ${listed(devices)}`)
  return parts.length === 0 ? 'no line of any head-end or firewall' : parts.join('; ')
}

const listed = (names: readonly string[]): string =>
  names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
