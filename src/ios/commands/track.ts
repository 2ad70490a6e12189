/** Declarations: tracked objects, which HSRP and static routes hang on. */
import { FREE, NO_SECRETS, OPENS_NOTHING, one, opens, PRINTED, removes, SIMULATED, short, since } from '../syntax/facts'
import { canonicalInterfaceName } from '../syntax/interface-name'
import { declare, line, outside } from './declare'

const TRACK = 'track'
const HAS = since('12.2(15)T')

/** What an object follows, as far as that is simulated. */
export type TrackedThing =
  | { readonly kind: 'interface'; readonly interface: string; readonly routing: boolean }
  | { readonly kind: 'route'; readonly network: string; readonly mask: string }
  | { readonly kind: 'list'; readonly all: boolean }
  | { readonly kind: 'threshold'; readonly of: 'weight' | 'percentage' }
  | { readonly kind: 'probe'; readonly operation: number; readonly reachability: boolean }

/** The words behind `track N`; nothing for metrics and probes by other words. */
export function trackedThing(words: string): TrackedThing | undefined {
  const [, port, aspect] = /^interface (\S+) (line-protocol|ip routing)$/.exec(words) ?? []
  if (port !== undefined) return { kind: 'interface', interface: port, routing: aspect === 'ip routing' }
  const [, network, mask = ''] = /^ip route (\S+?)(?: (\S+))? reachability$/.exec(words) ?? []
  if (network !== undefined) return { kind: 'route', network, mask }
  const [, probe, looks = 'state'] = /^(?:ip sla|rtr) (\d+)(?: (state|reachability))?$/.exec(words) ?? []
  if (probe !== undefined) return { kind: 'probe', operation: Number(probe), reachability: looks === 'reachability' }
  const [, measure] = /^list threshold (weight|percentage)$/.exec(words) ?? []
  if (measure === 'weight' || measure === 'percentage') return { kind: 'threshold', of: measure }
  const [, boolean] = /^list boolean (and|or)$/.exec(words) ?? []
  return boolean === undefined ? undefined : { kind: 'list', all: boolean === 'and' }
}

/** As the device prints it: the name of an interface in full, one space between words. */
function inFull(text: string): string {
  const [first = '', name = '', next = '', ...rest] = text.split(/\s+/)
  const apart = /^\d/.test(next) ? canonicalInterfaceName(name + next) : undefined
  const words = apart === undefined ? [canonicalInterfaceName(name) ?? name, next] : [apart]
  return (first === 'interface' ? [first, ...words, ...rest] : text.split(/\s+/)).filter(Boolean).join(' ')
}

export const TRACKING = [
  declare({
    kind: 'track',
    modes: ['global'],
    pattern: 'track <object:int> <words:rest>',
    make: (a) =>
      outside('object', a.number('object'), 1, 1000) ??
      (/^(?:interface|ip|list|rtr|stub-object)(?: |$)/.test(a.text('words'))
        ? { object: a.number('object'), words: inFull(a.text('words')) }
        : 'interface, ip route, ip sla or list is expected'),
    write: (c) => `track ${c.object} ${c.words}`,
    key: one('track', (c) => [c.object]),
    several: undefined,
    order: FREE,
    silent: PRINTED,
    disturbs: 'connection',
    opens: opens(TRACK, 'config-track', {
      kind: 'consequential',
      unknown: 'redundancy',
      because: 'what the object says decides what hangs on it',
    }),
    change: 'remove first',
    no: removes(short('track <object:int>', (a) => ['track', a.number('object')])),
    has: (c) => (c.words.startsWith('list') ? since('12.3(8)T')() : HAS()),
    secrets: NO_SECRETS,
    effect: (c) =>
      trackedThing(c.words)
        ? { kind: 'simulated' }
        : { kind: 'consequential', unknown: 'redundancy', because: 'the object is taken to be up' },
  }),
  declare({
    kind: 'track-member',
    modes: [TRACK],
    pattern: 'object <object:int> [not] [weight <weight:int>]',
    make: (a) => ({ object: a.number('object'), not: a.has('not'), ...a.optionalNumber('weight') }),
    write: (c) => line('object', c.object, c.not && 'not', c.weight !== undefined && `weight ${c.weight}`),
    key: one('object', (c) => [c.object]),
    several: undefined,
    change: 'in place',
    order: FREE,
    opens: OPENS_NOTHING,
    silent: PRINTED,
    disturbs: 'connection',
    no: removes(),
    has: HAS,
    secrets: NO_SECRETS,
    effect: SIMULATED,
  }),
  declare({
    kind: 'track-delay',
    modes: [TRACK],
    pattern: 'delay [up <up:int>] [down <down:int>] [up <up:int>]',
    make: (a) => ({ ...a.optionalNumber('up'), ...a.optionalNumber('down') }),
    write: (c) => line('delay', c.up !== undefined && `up ${c.up}`, c.down !== undefined && `down ${c.down}`),
    key: one('delay'),
    several: undefined,
    change: 'in place',
    order: FREE,
    opens: OPENS_NOTHING,
    silent: PRINTED,
    disturbs: 'nothing',
    no: removes(short('delay', () => ['delay'])),
    has: HAS,
    secrets: NO_SECRETS,
    effect: SIMULATED,
  }),
  declare({
    kind: 'track-threshold',
    modes: [TRACK],
    pattern: 'threshold <of:weight|percentage> [up <up:int>] [down <down:int>] [up <up:int>]',
    make: (a) => ({ of: a.text('of') as 'weight', ...a.optionalNumber('up'), ...a.optionalNumber('down') }),
    write: (c) => line('threshold', c.of, c.up !== undefined && `up ${c.up}`, c.down !== undefined && `down ${c.down}`),
    key: one('threshold'),
    several: undefined,
    change: 'in place',
    order: FREE,
    opens: OPENS_NOTHING,
    silent: PRINTED,
    disturbs: 'connection',
    no: removes(short('threshold', () => ['threshold'])),
    has: HAS,
    secrets: NO_SECRETS,
    effect: SIMULATED,
  }),
]
