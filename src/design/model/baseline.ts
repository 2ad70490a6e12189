/**
 * Who may log in at a device, where it logs and what tells it the time: lines that no path hangs on and no box goes
 * without. They are kept as text for each kind of device, so that a house's own habits can be written as they are. What
 * differs between devices stands in the text as a place to fill: `{name}` is the device's name, `{interface:lan}` its
 * first interface of that role (a line `interface {interface:outside}` comes once for each of them), `{secret:admin}` a
 * secret that whoever exports is asked for.
 */
import type { DeviceKindName, InterfaceRole } from './device'

export const BASELINE_ROLES = ['head-end', 'soho', 'router', 'firewall'] as const
export type BaselineRole = (typeof BASELINE_ROLES)[number]

export interface RoleBaseline {
  readonly on: boolean
  readonly text: string
}

export interface Baseline {
  /** Absent = none was ever written for the role. */
  readonly roles: { readonly [R in BaselineRole]?: RoleBaseline }
  readonly secrets: readonly { readonly name: string; readonly value: string }[]
}

const roleOfBaseline = (kind: DeviceKindName): BaselineRole | undefined => BASELINE_ROLES.find((role) => role === kind)

/** The text that a kind of device gets; nothing = none, or it is switched off. */
export function baselineTextOf(baseline: Baseline | undefined, kind: DeviceKindName): string | undefined {
  const role = roleOfBaseline(kind)
  const found = role && baseline?.roles[role]
  return found?.on ? found.text : undefined
}

const SECRET = /\{secret:([^{}\s]+)\}/g

/** Names of the secrets that a text asks for, each once. */
const secretsIn = (text: string): readonly string[] => [
  ...new Set([...text.matchAll(SECRET)].map((match) => match[1] ?? '')),
]

/** Names of the secrets that the texts which are on ask for, each once, in their order. */
export function secretsAsked(baseline: Baseline | undefined): readonly string[] {
  const texts = BASELINE_ROLES.flatMap((role) => (baseline?.roles[role]?.on ? [baseline.roles[role].text] : []))
  return secretsIn(texts.join('\n'))
}

/** What was given for a secret; empty = nothing. */
export const secretGiven = (baseline: Baseline | undefined, name: string): string =>
  baseline?.secrets.find((item) => item.name === name)?.value ?? ''

/** A secret's value in its place; nothing else of the document changes. */
export function withSecret(baseline: Baseline, name: string, value: string): Baseline {
  const others = baseline.secrets.filter((item) => item.name !== name)
  return { ...baseline, secrets: value === '' ? others : [...others, { name, value }] }
}

const PLACE = /\{(?:(secret):([^{}\s]+)|(interface):([a-z-]+)|(name))\}/g
const LOOKS_LIKE_PLACE = /\{[a-z-]+(?::[^{}\s]*)?\}/g

/** What looks like a place to fill and is none. */
export const unknownPlaces = (text: string): readonly string[] =>
  [...new Set(text.match(LOOKS_LIKE_PLACE) ?? [])].filter((word) => word.replace(PLACE, '') !== '')

/** What fills the places of one device's text. */
export interface Places {
  readonly name: string
  readonly interfaces: (role: InterfaceRole | string) => readonly string[]
  /** Empty = not given. */
  readonly secret: (name: string) => string
}

/** Lines whose secret nobody gave are remarks; lines, and sections, that name an interface which is not there are left out. */
export function filledBaseline(text: string, places: Places): string {
  const lines: string[] = []
  let section: readonly string[] = []
  for (const line of text.replace(/\r\n?/g, '\n').split('\n')) {
    const opens = /^interface \{interface:([a-z-]+)\}\s*$/.exec(line)
    if (opens) section = places.interfaces(opens[1] ?? '')
    if (opens) lines.push(...section.map((name) => `interface ${name}`))
    else if (!/^\s/.test(line) || section.length === 0) lines.push(...filledLine(line, places))
    else for (const name of section) insertBelow(lines, `interface ${name}`, filledLine(line, places))
    if (!opens && !/^\s/.test(line)) section = []
  }
  return `${lines.join('\n').trimEnd()}\n`
}

function insertBelow(lines: string[], heading: string, added: readonly string[]): void {
  let at = lines.lastIndexOf(heading) + 1
  while (at < lines.length && /^\s/.test(lines[at] ?? '')) at++
  lines.splice(at, 0, ...added)
}

function filledLine(line: string, { name, interfaces, secret }: Places): readonly string[] {
  let lacks: string | undefined
  let isFor = true
  const made = line.replace(PLACE, (place, isSecret, secretName, isInterface, role) => {
    if (isSecret) {
      const value = secret(String(secretName))
      if (value === '') lacks = String(secretName)
      return value === '' ? place : value
    }
    if (!isInterface) return name
    const [first] = interfaces(String(role))
    if (first === undefined) isFor = false
    return first ?? place
  })
  if (!isFor) return []
  return lacks === undefined ? [made] : [`! not written, as the secret ${lacks} is not given: ${line.trim()}`]
}
