/** What policy routing reads of a route-map's `set` lines. Redistribution looks at others of them (route-maps.ts). */
import { type NotKnown, notKnownAt, type PolicyActions, type PolicyWay, type Source } from '../../config/index'
import { canonicalInterfaceName, type Statement } from '../../ios/index'
import { parseIp } from '../../net/index'
import { all, type Reader } from '../reader'

/** Words of `set` lines that say nothing of where a packet goes. */
const OF_ROUTES = /^(?:metric|metric-type|tag|level|origin|as-path|weight|local-preference|community|automatic-tag)\b/
/** What is marked waits elsewhere, and goes the same way. */
const MARKS = /^ip (?:precedence|tos|dscp)\b/

/** Nothing where no line says anything of packets. */
export function policyActions(reader: Reader, map: string, children: readonly Statement[]): PolicyActions | undefined {
  const ways: { readonly rank: number; readonly order: number; readonly way: PolicyWay }[] = []
  const defaults: PolicyWay[] = []
  let df: PolicyActions['df']
  let open: NotKnown | undefined
  for (const { command, negated, source } of all(children, 'set-other')) {
    const words = command.words.trim()
    if (negated || OF_ROUTES.test(words) || MARKS.test(words)) continue
    const told = readSetting(words, source)
    if (!told) open ??= notKnownAt(reader.device, source, `where route-map ${map} sends what it takes`)
    else if (told.kind === 'df') df = { value: told.value, source }
    else if (told.kind === 'default') defaults.push(...told.ways)
    else for (const way of told.ways) ways.push({ rank: told.rank, order: told.order, way })
  }
  // Next hops go before interfaces (IOS: order of the set commands), neighbours before those that are looked up; those with
  // objects by their own numbers.
  ways.sort((a, b) => a.rank - b.rank || a.order - b.order)
  if (ways.length + defaults.length === 0 && !df && !open) return undefined
  const sure = ways.map(({ way }) => way)
  return { ways: sure, defaults, ...(df ? { df } : {}), ...(open ? { notKnown: open } : {}) }
}

type Setting =
  | { readonly kind: 'df'; readonly value: boolean }
  | { readonly kind: 'default'; readonly ways: readonly PolicyWay[] }
  | { readonly kind: 'ways'; readonly rank: number; readonly order: number; readonly ways: readonly PolicyWay[] }

function readSetting(text: string, source: Source): Setting | undefined {
  const df = /^ip df ([01])$/.exec(text)?.[1]
  if (df !== undefined) return { kind: 'df', value: df === '1' }
  const [, address, number, object] = /^ip next-hop verify-availability (\S+) (\d+) track (\d+)$/.exec(text) ?? []
  const tracked = parseIp(address ?? '')
  if (tracked !== undefined)
    return {
      kind: 'ways',
      rank: 0,
      order: Number(number),
      ways: [{ kind: 'next-hop', address: tracked, track: Number(object), source }],
    }
  const [, recursive] = /^ip next-hop recursive (\S+)$/.exec(text) ?? []
  const [, isDefault, hops] = /^ip (default )?next-hop ([\d. ]+)$/.exec(text) ?? []
  const [, isDefaultOut, names] = /^(default )?interface (.+)$/.exec(text) ?? []
  const addresses = (recursive ?? hops ?? '').split(/\s+/).map(parseIp)
  const nextHops = addresses.flatMap((item): readonly PolicyWay[] =>
    item === undefined
      ? []
      : [{ kind: 'next-hop', address: item, ...(recursive === undefined ? {} : { recursive: true }), source }],
  )
  const interfaces = (names ?? '').split(/\s+/).flatMap((word): readonly PolicyWay[] => {
    const name = canonicalInterfaceName(word)
    return name === undefined ? [] : [{ kind: 'interface', interface: name, source }]
  })
  const found = nextHops.length > 0 ? nextHops : interfaces
  if (found.length === 0) return undefined
  if (isDefault ?? isDefaultOut) return { kind: 'default', ways: found }
  return { kind: 'ways', rank: nextHops.length > 0 ? 1 : 2, order: recursive === undefined ? 0 : 1, ways: found }
}
