/** Lines that somebody asks for elsewhere on the page: they wait here for their terminal, which loads when it is shown. */
import { openConsole } from '../../store/index'

const waiting = new Map<string, string[]>()
const listeners = new Set<() => void>()

/** Opens the terminal of a device and types a line there, with Enter. */
export function typeAt(device: string, line: string): void {
  waiting.set(device, [...(waiting.get(device) ?? []), line])
  openConsole(device)
  for (const listener of listeners) listener()
}

/** What waits for a device, once. */
export function takeAsked(device: string): readonly string[] {
  const lines = waiting.get(device) ?? []
  waiting.delete(device)
  return lines
}

/** Hears of every line that begins to wait; what it gives back ends that. */
export function whenAsked(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
