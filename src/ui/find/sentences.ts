/**
 * What one can do to something by naming both: "cut gateway-1 Fa0/1", "power off gateway-2", "trace phone-1 to hq-pc",
 * "connect gateway-1 gateway-2", "show ip route gateway-1". Suggested as they are typed; nothing is done by looking. Pure.
 */
import { type Design, type Device, isBoxed } from '../../design/index'
import { choicesForDevice, choicesForLink, type FaultChoice } from '../faults/choices'

export type Deed =
  | { readonly kind: 'strike'; readonly choice: FaultChoice; readonly target: string }
  | { readonly kind: 'trace'; readonly from: string; readonly to: string }
  | { readonly kind: 'connect'; readonly from: string; readonly to: string }
  | { readonly kind: 'ask'; readonly device: string; readonly line: string }

export interface Sentence {
  readonly title: string
  readonly deed: Deed
}

/** Devices that one word may mean, and sentences that are offered at once. */
const MOST_DEVICES = 6
const MOST = 12

/** Verbs of pairs, as people say them in either language of the page. */
const TRACE: ReadonlySet<string> = new Set(['trace', 'path', 'ping', 'call', 'weg', 'von'])
const CONNECT: ReadonlySet<string> = new Set(['connect', 'cable', 'verbinden', 'verbinde'])
const BETWEEN: ReadonlySet<string> = new Set([
  'to',
  'and',
  'with',
  'from',
  'at',
  'of',
  'on',
  '->',
  '→',
  'nach',
  'und',
  'mit',
  'an',
  'zu',
])

/** Asked most, for whoever has typed no more than "show". */
const OFTEN: readonly string[] = [
  'show ip route',
  'show ip interface brief',
  'show crypto isakmp sa',
  'show crypto ipsec sa',
  'show standby brief',
  'show ip eigrp neighbors',
  'show running-config',
]
const OFTEN_AT_A_FIREWALL: readonly string[] = [
  'show route',
  'show conn',
  'show xlate',
  'show access-list',
  'show running-config',
]

/** `words` = what a title means in the page's language, so that both are found. */
export function sentencesWith(design: Design, typed: string, words: (title: string) => string): readonly Sentence[] {
  const tokens = typed
    .trim()
    .split(/\s+/)
    .filter((token) => !BETWEEN.has(token.toLowerCase()))
  const [verb = '', ...rest] = tokens
  if (rest.length === 0) return []
  const lower = verb.toLowerCase()
  if (TRACE.has(lower)) return pairs(design, rest, 'trace')
  if (CONNECT.has(lower)) return pairs(design, rest, 'connect')
  if (isAsking(lower)) return questions(design, tokens)
  return faults(design, tokens, words)
}

const isAsking = (verb: string) => verb.length > 1 && 'show'.startsWith(verb)

function pairs(
  design: Design,
  [first = '', second]: readonly string[],
  kind: 'trace' | 'connect',
): readonly Sentence[] {
  const froms = meant(design, first)
  const tos = second === undefined ? [] : meant(design, second)
  const found = froms.flatMap((from) =>
    tos
      .filter((to) => to !== from)
      .map((to) => ({
        title: kind === 'trace' ? `Trace ${from.name} to ${to.name}` : `Connect ${from.name} and ${to.name}`,
        deed: { kind, from: from.name, to: to.name },
      })),
  )
  return found.slice(0, MOST)
}

/** The device is the last word, or the first behind "show"; the rest is the line, as it is typed. */
function questions(design: Design, tokens: readonly string[]): readonly Sentence[] {
  const place = tokens.findLastIndex((token, at) => at > 0 && meant(design, token).length > 0)
  if (place < 0) return []
  const line = ['show', ...tokens.slice(1, place), ...tokens.slice(place + 1)].join(' ')
  const isBare = line === 'show'
  return meant(design, tokens[place] ?? '')
    .filter((device) => isBoxed(device))
    .flatMap((device) => {
      const often = device.kind === 'firewall' ? OFTEN_AT_A_FIREWALL : OFTEN
      const further = often.filter((item) => item !== line && (isBare || item.startsWith(line)))
      return [...(isBare ? [] : [line]), ...further].map((item) => ({
        title: `${device.name}# ${item}`,
        deed: { kind: 'ask' as const, device: device.name, line: item },
      }))
    })
    .slice(0, MOST)
}

function faults(design: Design, tokens: readonly string[], words: (title: string) => string): readonly Sentence[] {
  const named = new Set(tokens.flatMap((token) => meant(design, token)))
  if (named.size === 0) return []
  const found = new Map<string, Sentence>()
  const offer = (choice: FaultChoice, target: string, more: string) => {
    const title = `${choice.title}, ${target}`
    const said = `${title} ${words(choice.title)} ${more}`.toLowerCase()
    if (!found.has(title) && tokens.every((token) => said.includes(token.toLowerCase())))
      found.set(title, { title, deed: { kind: 'strike', choice, target } })
  }
  for (const device of named)
    for (const { choices } of choicesForDevice(design, device))
      for (const choice of choices) offer(choice, device.name, choice.faults.join(' '))
  for (const link of design.links) {
    const ends = [link.a, link.b].map(({ device, interface: port }) => `${device} ${port}`)
    if (![link.a, link.b].some(({ device }) => [...named].some(({ name }) => name === device))) continue
    for (const { choices } of choicesForLink(link))
      for (const choice of choices) offer(choice, ends.join(' – '), `silent loss ${choice.faults.join(' ')}`)
  }
  return [...found.values()].slice(0, MOST)
}

/** The device of that name, else those that begin so, else those that have it somewhere. */
function meant(design: Design, token: string): readonly Device[] {
  const text = token.toLowerCase()
  if (text.length < 2) return []
  const names = design.devices.map((device) => ({ device, name: device.name.toLowerCase() }))
  const ways = [
    ({ name }: { readonly name: string }) => name === text,
    ({ name }: { readonly name: string }) => name.startsWith(text),
    ({ name }: { readonly name: string }) => name.includes(text),
  ]
  for (const way of ways) {
    const fit = names.filter(way)
    if (fit.length > 0) return fit.slice(0, MOST_DEVICES).map(({ device }) => device)
  }
  return []
}
