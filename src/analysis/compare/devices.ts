/** Configuration lines and table rows of each device, before and after. */
import { diffArrays } from 'diff'
import { formatIp, formatPrefix, lookUp } from '../../net/index'
import { type DeviceTables, viewOf } from '../../sim/index'
import { around, differenceOfRows } from './rows'
import type { DeviceChange, DiffLine, Side, TableChange } from './types'

/** Unchanged lines shown around a change. */
const CONTEXT = 2

export function deviceChanges(before: Side, after: Side): readonly DeviceChange[] {
  const views = [viewOf(before.network), viewOf(after.network)] as const
  const texts = [textsOf(before), textsOf(after)] as const
  const names = new Set([...after.texts, ...before.texts].map((item) => item.device))
  return [...names].flatMap((device): readonly DeviceChange[] => {
    const [old, now] = [texts[0].get(device), texts[1].get(device)]
    const lines = old === now ? [] : lineChanges(old ?? '', now ?? '')
    const tables = tableChanges(lookUp(views[0].devices, device), lookUp(views[1].devices, device))
    const change = old === undefined ? 'added' : now === undefined ? 'removed' : 'changed'
    if (change === 'changed' && lines.length === 0 && tables.length === 0) return []
    const count = (kind: DiffLine['kind']) => lines.filter((line) => line.kind === kind).length
    const counted = { linesAdded: count('added'), linesRemoved: count('removed') }
    return [
      {
        device,
        change,
        lines: around(lines, ({ kind }) => kind !== 'same', CONTEXT),
        ...counted,
        tables: change === 'changed' ? tables : [],
      },
    ]
  })
}

/** The first of those that share a name. */
const textsOf = ({ texts }: Side): ReadonlyMap<string, string> =>
  new Map(texts.toReversed().map(({ device, text }) => [device, text]))

function lineChanges(before: string, after: string): readonly DiffLine[] {
  const split = (text: string) => (text === '' ? [] : text.replace(/\n$/, '').split('\n'))
  let [old, now] = [0, 0]
  return diffArrays(split(before), split(after)).flatMap((part) =>
    part.value.map((text): DiffLine => {
      if (!part.added) old++
      if (!part.removed) now++
      const kind = part.added ? 'added' : part.removed ? 'removed' : 'same'
      return { kind, text, line: part.removed ? old : now }
    }),
  )
}

type Rows = (tables: DeviceTables) => readonly string[]

/** What a row says, without ages and counters. */
const TABLES: readonly (readonly [TableChange['table'], Rows])[] = [
  ['routes', ({ routes }) => routes.filter((row) => row.active).map(({ route }) => routeText(route))],
  ['HSRP', ({ hsrp }) => hsrp.map((row) => `group ${row.group} on ${row.interface}: ${row.state}`)],
  [
    'EIGRP neighbours',
    ({ eigrpNeighbors }) => eigrpNeighbors.map((row) => `${formatIp(row.address)} on ${row.interface}`),
  ],
  [
    'IPsec SAs',
    ({ ipsecSas }) => [
      ...new Set(
        ipsecSas.map(({ sa }) => `${formatIp(sa.remote)} for ${formatPrefix(sa.proxy.remote)}, ${sa.transform.name}`),
      ),
    ],
  ],
  ['interfaces', ({ interfaces }) => interfaces.map((row) => `${row.name} is ${row.lineUp ? 'up' : 'down'}`)],
]

function routeText({
  protocol,
  prefix,
  distance,
  metric,
  nextHop,
  interface: port,
}: DeviceTables['routes'][number]['route']): string {
  const via = nextHop === undefined ? (port ?? '') : formatIp(nextHop)
  return `${protocol} ${formatPrefix(prefix)} [${distance}/${metric}] ${via}`
}

function tableChanges(before: DeviceTables | undefined, after: DeviceTables | undefined): readonly TableChange[] {
  return TABLES.flatMap(([table, rows]) => {
    const { removed, added } = differenceOfRows(before ? rows(before) : [], after ? rows(after) : [])
    return removed.length === 0 && added.length === 0 ? [] : [{ table, removed, added }]
  })
}
