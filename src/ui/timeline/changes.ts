/** What differs between two moments of a run: routes, SAs, HSRP states, neighbours, interfaces. Pure. */
import type { DeviceTables, SnapshotView } from '../../engine/messages'
import { formatIp, formatPrefix, lookUp, tableNames } from '../../net/index'

export interface ChangeRow {
  readonly device: string
  readonly table: 'Device' | 'Interface' | 'Route' | 'HSRP' | 'EIGRP neighbour' | 'IKE SA' | 'IPsec SA'
  readonly what: string
  /** Empty = it was not there. */
  readonly before: string
  readonly after: string
}

type Facts = ReadonlyMap<string, readonly [table: ChangeRow['table'], what: string, value: string]>

export function changesBetween(before: SnapshotView, after: SnapshotView): readonly ChangeRow[] {
  return tableNames(after.devices).flatMap((device) => {
    const [old, young] = [factsOf(lookUp(before.devices, device)), factsOf(lookUp(after.devices, device))]
    const keys = [...new Set([...old.keys(), ...young.keys()])]
    return keys.flatMap((key): readonly ChangeRow[] => {
      const [was, is] = [old.get(key), young.get(key)]
      if (was?.[2] === is?.[2]) return []
      const [table, what] = is ?? was ?? ['Device', '']
      return [{ device, table, what, before: was?.[2] ?? '', after: is?.[2] ?? '' }]
    })
  })
}

/** Everything that states a fact, without ages and counters, which always differ. */
function factsOf(tables: DeviceTables | undefined): Facts {
  if (!tables) return new Map()
  const facts = new Map<string, readonly [ChangeRow['table'], string, string]>()
  const put = (table: ChangeRow['table'], what: string, value: string) =>
    facts.set(`${table} ${what}`, [table, what, value])
  put('Device', tables.device, tables.running ? 'running' : 'down')
  for (const item of tables.interfaces) put('Interface', item.name, item.lineUp ? 'up' : 'down')
  for (const { route, active } of tables.routes) if (active) put('Route', formatPrefix(route.prefix), routeText(route))
  for (const row of tables.hsrp) put('HSRP', `group ${row.group}`, row.state)
  for (const row of tables.eigrpNeighbors) put('EIGRP neighbour', formatIp(row.address), `up on ${row.interface}`)
  for (const row of tables.ikeSas) put('IKE SA', `${formatIp(row.local)} – ${formatIp(row.remote)}`, row.state)
  for (const { sa } of tables.ipsecSas)
    put('IPsec SA', `${formatPrefix(sa.proxy.local)} ↔ ${formatPrefix(sa.proxy.remote)}`, `with ${formatIp(sa.remote)}`)
  return facts
}

function routeText(route: DeviceTables['routes'][number]['route']): string {
  const via = route.nextHop === undefined ? (route.interface ?? 'Null0') : formatIp(route.nextHop)
  return `${route.protocol} [${route.distance}/${route.metric}] via ${via}`
}
