/** Declarations: translations of addresses, ICMP to the firewall, and what controls them. */
import {
  cursorOf,
  type Declaration,
  declarer,
  FREE,
  many,
  NO_SECRETS,
  next,
  nextName,
  OPENS_NOTHING,
  one,
  PRINTED,
  removes,
  SIMULATED,
} from '../ios/index'
import { parseIp } from '../net/index'
import { FIREWALLS, UNTIL_OBJECTS } from './releases'
import { readAddress, readIcmp, words, writeAddress, writeIcmp } from './rule'
import type { AsaDeclared } from './types'

const declare = declarer<AsaDeclared>()

/** `(inside,outside)`, or `(inside)` of a PIX. */
function pairOf(text: string): { readonly real: string; readonly mapped?: string } | undefined {
  const match = /^\(([\w.-]+)(?:,([\w.-]+))?\)$/.exec(text)
  return match ? { real: match[1] ?? '', ...(match[2] === undefined ? {} : { mapped: match[2] }) } : undefined
}

const writePair = ({ real, mapped }: { readonly real: string; readonly mapped?: string }) =>
  mapped === undefined ? `(${real})` : `(${real},${mapped})`

/** Without brackets it holds between any interfaces; a running configuration prints that. */
const ANY = { real: 'any', mapped: 'any' } as const

const BRACKETS = 'the interfaces stand in brackets: (inside,outside)'

/** Translations that are tried one after the other. */
const IN_ORDER = {
  several: undefined,
  change: 'in place',
  opens: OPENS_NOTHING,
  silent: PRINTED,
  disturbs: 'connection',
  order: () => ({ list: 'nat', clear: undefined, number: 'none', step: 0, at: undefined }) as const,
  no: removes(),
  has: FIREWALLS,
  secrets: NO_SECRETS,
  // What it makes of an address that is not simulated is said where it is read.
  effect: SIMULATED,
} as const

interface Translated {
  readonly real: string
  readonly mapped?: string
  readonly words: string
}

const NAT = {
  write: (c: Translated) => words('nat', writePair(c), c.words),
  key: many('nat', (c: Translated) => [writePair(c), c.words]),
  ...IN_ORDER,
} as const

export const TRANSLATIONS: readonly Declaration<AsaDeclared>[] = [
  declare({
    kind: 'nat',
    modes: ['global'],
    pattern: 'nat <pair:word> <words:rest>',
    make: (a) => {
      const pair = pairOf(a.text('pair'))
      if (/^(?:static|dynamic)\b/i.test(a.text('words'))) return 'it stands below an object'
      return pair ? { ...pair, words: a.text('words') } : BRACKETS
    },
    ...NAT,
  }),
  declare({
    kind: 'nat',
    modes: ['global'],
    pattern: 'nat source <words:rest>',
    make: (a) => ({ ...ANY, words: words('source', a.text('words')) }),
    ...NAT,
  }),
  // Below an object it says how; without indentation this tells it from twice NAT.
  declare({
    kind: 'nat',
    modes: ['object-network'],
    pattern: 'nat <pair:word> <how:static|dynamic> <words:rest>',
    make: (a) => {
      const pair = pairOf(a.text('pair'))
      return pair ? { ...pair, words: words(a.text('how'), a.text('words')) } : BRACKETS
    },
    ...NAT,
  }),
  declare({
    kind: 'nat',
    modes: ['object-network'],
    pattern: 'nat <how:static|dynamic> <words:rest>',
    make: (a) => ({ ...ANY, words: words(a.text('how'), a.text('words')) }),
    ...NAT,
  }),
  declare({
    kind: 'global',
    modes: ['global'],
    pattern: 'global <pair:word> <words:rest>',
    make: (a) => {
      const pair = pairOf(a.text('pair'))
      return pair && pair.mapped === undefined ? { interface: pair.real, words: a.text('words') } : BRACKETS
    },
    write: (c) => `global (${c.interface}) ${c.words}`,
    key: many('global', (c) => [c.interface, c.words]),
    several: undefined,
    change: 'in place',
    order: FREE,
    opens: OPENS_NOTHING,
    silent: PRINTED,
    disturbs: 'connection',
    no: removes(),
    has: UNTIL_OBJECTS,
    secrets: NO_SECRETS,
    effect: SIMULATED,
  }),
  declare({
    kind: 'static',
    modes: ['global'],
    // Behind the mask a PIX prints how many connections there may be: `0 0`, no limit.
    pattern: 'static <pair:word> <mapped:ip> <real:ip> netmask <mask:mask> [<limit:int>] [<embryonic:int>]',
    make: (a) => {
      const { real, mapped } = pairOf(a.text('pair')) ?? {}
      return real === undefined || mapped === undefined
        ? BRACKETS
        : {
            real,
            mapped,
            mappedAddress: a.text('mapped'),
            realAddress: a.text('real'),
            mask: a.text('mask'),
            ...a.optionalNumber('limit'),
            ...a.optionalNumber('embryonic'),
          }
    },
    write: (c) =>
      words(`static (${c.real},${c.mapped})`, c.mappedAddress, c.realAddress, 'netmask', c.mask, c.limit, c.embryonic),
    key: one('static', (c) => [c.real, c.mapped, c.mappedAddress, c.mask]),
    several: undefined,
    change: 'in place',
    order: FREE,
    opens: OPENS_NOTHING,
    silent: PRINTED,
    disturbs: 'connection',
    no: removes(),
    has: UNTIL_OBJECTS,
    secrets: NO_SECRETS,
    effect: SIMULATED,
  }),
  declare({
    kind: 'static-other',
    modes: ['global'],
    pattern: 'static <pair:word> <words:rest>',
    make: (a) => {
      const { real, mapped } = pairOf(a.text('pair')) ?? {}
      return real === undefined || mapped === undefined ? BRACKETS : { real, mapped, words: a.text('words') }
    },
    write: (c) => `static (${c.real},${c.mapped}) ${c.words}`,
    key: many('static', (c) => [c.real, c.mapped, c.words]),
    several: undefined,
    change: 'in place',
    order: FREE,
    opens: OPENS_NOTHING,
    silent: PRINTED,
    disturbs: 'connection',
    no: removes(),
    has: UNTIL_OBJECTS,
    secrets: NO_SECRETS,
    effect: SIMULATED,
  }),
  declare({
    kind: 'icmp-control',
    modes: ['global'],
    pattern: 'icmp <action:permit|deny> <rest:rest>',
    make: (a) => readControl(a.text('action') as 'permit' | 'deny', a.text('rest')),
    write: (c) => words('icmp', c.action, writeAddress(c.address), c.icmp && writeIcmp(c.icmp), c.interface),
    key: many('icmp', (c) => [c.interface, c.action, writeAddress(c.address), c.icmp && writeIcmp(c.icmp)]),
    several: undefined,
    change: 'in place',
    opens: OPENS_NOTHING,
    silent: PRINTED,
    disturbs: 'connection',
    order: (c) => ({ list: `icmp ${c.interface}`, clear: undefined, number: 'none', step: 0, at: undefined }),
    no: removes(),
    has: FIREWALLS,
    secrets: NO_SECRETS,
    effect: SIMULATED,
  }),
]

/** `any echo outside`: whose messages, which, and by which interface they come. */
function readControl(action: 'permit' | 'deny', text: string) {
  const cursor = cursorOf(text)
  const address = readAddress(cursor)
  if (typeof address === 'string') return address
  const icmp = cursor.words.length - cursor.at > 1 ? readIcmp(cursor) : undefined
  const name = nextName(cursor)
  if (name === '' || parseIp(name) !== undefined) return 'the interface is missing'
  if (next(cursor) !== '') return `"${cursor.words[cursor.at - 1] ?? ''}" does not fit here`
  return { action, address, interface: name, ...(icmp ? { icmp } : {}) }
}
