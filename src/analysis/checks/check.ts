/**
 * Checks that speak of configurations: of what the devices were told in the end, by the design or by hand. Each lives in
 * a file of its own below `rules`; `all.ts` is the table of them. A check that can be put right says so in lines; whoever
 * owns the document turns lines into an edit of it.
 */
import type { DeviceId, NotKnown } from '../../config/index'
import type { Scope } from './scope'

/** One line more, or one line less, in one section of one device's text. Texts are canonical. */
export interface LineChange {
  readonly device: DeviceId
  /** The lines that lead to the mode, empty for global lines. */
  readonly section: readonly string[]
  readonly action: 'add' | 'remove'
  readonly text: string
  /** The line of the section after which an added one stands; empty = first; absent = at the section's end. */
  readonly after?: string
}

export interface LineFix {
  /** What it will change, said before it does. */
  readonly says: string
  readonly safe: boolean
  readonly changes: readonly LineChange[]
}

export interface CheckFound {
  readonly severity: 'error' | 'warning' | 'info'
  readonly device?: DeviceId
  readonly line?: number
  readonly summary: string
  readonly remedy: string
  readonly fix?: LineFix
  /** Set when it is not known whether there is anything to find: the line that it hangs on. */
  readonly notKnown?: NotKnown
}

export interface Check {
  readonly name: string
  readonly title: string
  readonly why: string
  readonly source: string
  /** Whatever the configurations hold, a check answers. */
  readonly check: (scope: Scope) => readonly CheckFound[]
}

export const add = (device: DeviceId, section: readonly string[], text: string, after?: string): LineChange => ({
  device,
  section,
  action: 'add',
  text,
  ...(after === undefined ? {} : { after }),
})

export const remove = (device: DeviceId, section: readonly string[], text: string): LineChange => ({
  device,
  section,
  action: 'remove',
  text,
})

/** `soho-16`, `soho-16 and soho-24`, `soho-16 and 5 others`: many devices in the place of one. */
export function namesOf(devices: readonly DeviceId[]): string {
  const [first = '', second] = devices
  if (second === undefined) return first
  return devices.length === 2 ? `${first} and ${second}` : `${first} and ${devices.length - 1} others`
}

/** Where a finding that speaks of several devices leads to. */
export const ofFirst = (devices: readonly DeviceId[]): { readonly device?: DeviceId } =>
  devices[0] === undefined ? {} : { device: devices[0] }

/** The line of a source, when there is one. */
export const lineOf = (source: { readonly line: number } | undefined): { readonly line?: number } =>
  source === undefined ? {} : { line: source.line }
