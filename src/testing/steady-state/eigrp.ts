/** EIGRP without time: every router tells its neighbours of its best way, round after round, until nobody learns more. */
import {
  type Configuration,
  type EigrpConfig,
  type EigrpFilter,
  type EigrpRedistribution,
  evaluateList,
  evaluatePrefixList,
  evaluateRouteMap,
  listForUpdate,
  probeSubject,
  type RouteSubject,
} from '../../config/index'
import { contains, formatPrefix, type Ip, lookUp, matchesWildcard, type Prefix, parseIp } from '../../net/index'
import { type Addresses, networkOf } from './addresses'
import { type Ground, type Port, portKey } from './ground'
import { best, type Row, type Tables } from './routes'

interface Path {
  readonly prefix: Prefix
  readonly external: boolean
  readonly tag: number
  readonly bandwidthKbit: number
  readonly delayTens: number
  /** The routers it went by, the one that has it now last. */
  readonly way: readonly string[]
  readonly origin: Row['protocol']
  readonly nextHop?: Ip | undefined
  readonly out?: string | undefined
}

export interface Speaker {
  readonly config: Configuration
  readonly eigrp: EigrpConfig
  readonly neighbours: readonly {
    readonly from: Speaker
    readonly out: string
    readonly theirs: string
    readonly ip: Ip
  }[]
}

const cost = ({ bandwidthKbit, delayTens }: Path) => Math.floor(10_000_000 / bandwidthKbit) + delayTens

const better = (a: Path, b: Path) => Number(a.external) - Number(b.external) || cost(a) - cost(b)

const covered = (eigrp: EigrpConfig, address: Ip) =>
  eigrp.networks.some((item) => matchesWildcard(address, item.address, item.wildcard))

const passive = ({ passive: told }: EigrpConfig, name: string) =>
  told.default ? !told.active.some((item) => item.value === name) : told.interfaces.some((item) => item.value === name)

/** What EIGRP puts into each table, given what the devices have of their own. */
export function eigrpRows(addresses: Addresses, speakers: readonly Speaker[], own: Tables): Tables {
  let paths = new Map<string, readonly Path[]>(speakers.map((item) => [item.config.device, []]))
  for (let round = 0; round <= speakers.length + 1; round++) {
    const next = new Map<string, readonly Path[]>()
    for (const speaker of speakers)
      next.set(speaker.config.device, [
        ...originated(addresses, speaker, own.get(speaker.config.device) ?? []),
        ...speaker.neighbours.flatMap((item) => heard(speaker, item, paths.get(item.from.config.device) ?? [], own)),
      ])
    paths = next
  }
  return new Map(speakers.map((item) => [item.config.device, rowsOf(item.eigrp, paths.get(item.config.device) ?? [])]))
}

function rowsOf({ distance }: EigrpConfig, paths: readonly Path[]): readonly Row[] {
  const learned = chosen(paths).filter((path) => path.nextHop !== undefined)
  return learned.map(({ prefix, external, tag, nextHop, out }) => ({
    prefix,
    protocol: external ? 'eigrp-external' : 'eigrp',
    distance: external ? distance.external : distance.internal,
    tag,
    nextHop,
    out,
  }))
}

/** The best paths of each prefix, all that are equal. */
function chosen(paths: readonly Path[]): readonly Path[] {
  const by = new Map<string, Path[]>()
  for (const path of paths) {
    const key = formatPrefix(path.prefix)
    const now = by.get(key)
    const order = now?.[0] ? better(path, now[0]) : -1
    if (order < 0) by.set(key, [path])
    else if (order === 0) now?.push(path)
  }
  return [...by.values()].flat()
}

/** Who speaks with whom: it hangs on cables and lines of configuration only. */
export function speakersOn(ground: Ground, addresses: Addresses): readonly Speaker[] {
  type Making = Speaker & { readonly neighbours: Speaker['neighbours'][number][] }
  const all: Making[] = []
  for (const config of ground.told.values())
    for (const eigrp of config.eigrp)
      if (ground.runs(config.device, 'eigrp')) all.push({ config, eigrp, neighbours: [] })
  for (const a of all)
    for (const b of all) {
      if (a === b || a.eigrp.as !== b.eigrp.as || `${a.eigrp.k ?? ''}` !== `${b.eigrp.k ?? ''}`) continue
      for (const [mine, theirs] of adjacencies(ground, addresses, a, b)) {
        const ip = addresses.of.get(portKey(theirs))?.ip
        if (ip !== undefined) a.neighbours.push({ from: b, out: mine.interface, theirs: theirs.interface, ip })
      }
    }
  return all
}

function adjacencies(ground: Ground, addresses: Addresses, a: Speaker, b: Speaker): readonly (readonly [Port, Port])[] {
  const speaking = ({ config, eigrp }: Speaker) =>
    config.interfaces.flatMap(({ name }) => {
      const port = { device: config.device, interface: name }
      const address = addresses.of.get(portKey(port))
      return address && ground.up(port) && covered(eigrp, address.ip) && !passive(eigrp, name)
        ? [{ port, address }]
        : []
    })
  return speaking(a).flatMap((mine) =>
    speaking(b)
      .filter((theirs) => ground.hear(mine.port, theirs.port))
      .filter((theirs) => contains(networkOf(mine.address), theirs.address.ip))
      .filter((theirs) => contains(networkOf(theirs.address), mine.address.ip))
      .filter((theirs) => sameSecret(a, mine.port.interface, b, theirs.port.interface))
      .filter((theirs) => letsIn(a.config, mine.port.interface, theirs.address.ip))
      .filter((theirs) => letsIn(b.config, theirs.port.interface, mine.address.ip))
      .map((theirs) => [mine.port, theirs.port] as const),
  )
}

const MULTICAST = parseIp('224.0.0.10')
const EIGRP = 88

function letsIn(config: Configuration, name: string, source: Ip): boolean {
  const list = config.interfaces.find((item) => item.name === name)?.accessIn
  const entries = list && lookUp(config.accessLists, list.value)
  if (!entries || entries.entries.length === 0) return true
  return evaluateList(entries, probeSubject({ protocol: EIGRP, source, destination: MULTICAST })).action === 'permit'
}

/** What an interface signs with; two ends that sign differently drop each other's packets. */
function secret({ config, eigrp }: Speaker, name: string): string {
  const told = Object.entries(eigrp.interfaces).find(([item]) => item === name)?.[1].authentication
  if (!told) return 'none'
  if (told.kind === 'sha-256') return `sha-256 ${told.password}`
  const keys = config.keyChains?.find((item) => item.name === told.chain)?.keys ?? []
  const [lowest] = [...keys].sort((a, b) => a.id - b.id)
  // A chain without a key signs with nothing, and is signed with nothing.
  return lowest ? `md5 ${lowest.id} ${lowest.text}` : `md5 without a key`
}

const sameSecret = (a: Speaker, mine: string, b: Speaker, theirs: string) => secret(a, mine) === secret(b, theirs)

function originated(addresses: Addresses, { config, eigrp }: Speaker, rows: readonly Row[]): Path[] {
  const { device } = config
  const active = best(rows)
  const found: Path[] = []
  for (const row of active) {
    const port = config.interfaces.find((item) => item.name === row.out)
    const address = port && addresses.of.get(portKey({ device, interface: port.name }))
    const likeConnected = row.protocol === 'connected' || (row.protocol === 'static' && row.nextHop === undefined)
    const inNetworks =
      row.protocol === 'connected' ? address && covered(eigrp, address.ip) : covered(eigrp, row.prefix.address)
    const base = { prefix: row.prefix, way: [device], origin: row.protocol }
    if (port && likeConnected && inNetworks)
      found.push({
        ...base,
        external: false,
        tag: 0,
        bandwidthKbit: port.bandwidthKbit,
        delayTens: port.delayTens,
      })
    else for (const line of eigrp.redistribute) found.push(...redistributed(config, line, row, base))
  }
  return found
}

function redistributed(
  config: Configuration,
  line: EigrpRedistribution,
  row: Row,
  base: Pick<Path, 'prefix' | 'way' | 'origin'>,
): readonly Path[] {
  const from = row.protocol === 'rri' ? 'static' : row.protocol
  if (from !== line.from) return []
  const map = line.routeMap === undefined ? undefined : lookUp(config.routeMaps, line.routeMap)
  const subject: RouteSubject = {
    prefix: row.prefix,
    tag: row.tag,
    metric: 0,
    origin: from,
    interface: row.out,
    nextHop: row.nextHop,
  }
  const verdict = map ? evaluateRouteMap(config, map, subject) : undefined
  if (verdict && verdict.action !== 'permit') return []
  const entry = verdict?.action === 'permit' ? verdict.entry : undefined
  const metric = entry?.setMetric ?? line.metric
  const { bandwidthKbit, delayTens } = metric ?? { bandwidthKbit: 100_000, delayTens: 10 }
  return [{ ...base, external: true, tag: entry?.setTag ?? row.tag, bandwidthKbit, delayTens }]
}

/** What a neighbour tells, and is let in. */
function heard(
  self: Speaker,
  { from, out, theirs, ip }: Speaker['neighbours'][number],
  paths: readonly Path[],
  own: Tables,
): readonly Path[] {
  const port = self.config.interfaces.find((item) => item.name === out)
  if (!port) return []
  return chosen(paths).flatMap((path) => {
    if (path.way.includes(self.config.device) || !inUse(from, path, own) || !stubTells(from, path)) return []
    if (!filtersPass(from, 'out', theirs, path)) return []
    const seen: Path = {
      ...path,
      bandwidthKbit: Math.min(path.bandwidthKbit, port.bandwidthKbit),
      delayTens: path.delayTens + port.delayTens,
      way: [...path.way, self.config.device],
      nextHop: ip,
      out,
    }
    return filtersPass(self, 'in', out, seen) ? [seen] : []
  })
}

/** A way that its router does not use itself, since a better source has the prefix, is not told. */
function inUse({ config, eigrp }: Speaker, path: Path, own: Tables): boolean {
  if (path.nextHop === undefined) return true
  const distance = path.external ? eigrp.distance.external : eigrp.distance.internal
  const rows = best(own.get(config.device) ?? [])
  return !rows.some((row) => formatPrefix(row.prefix) === formatPrefix(path.prefix) && row.distance < distance)
}

function stubTells({ eigrp: { stub } }: Speaker, path: Path): boolean {
  if (!stub) return true
  if (path.nextHop !== undefined) return false
  if (!path.external) return stub.tells.includes('connected')
  return (
    stub.tells.includes('redistributed') || stub.tells.includes(path.origin === 'connected' ? 'connected' : 'static')
  )
}

function filtersPass(speaker: Speaker, direction: 'in' | 'out', name: string, path: Path): boolean {
  return (speaker.eigrp.filters ?? [])
    .filter((item) => item.direction === direction && (item.interface === undefined || item.interface === name))
    .filter(
      (item) => item.of === undefined || (path.nextHop === undefined && path.external && item.of === protocolOf(path)),
    )
    .every((item) => filterPasses(speaker.config, item, path))
}

const protocolOf = ({ origin }: Path) => (origin === 'rri' ? 'static' : origin)

/** Whether a prefix list permits the neighbour that told of a path. */
const neighbourPasses = (config: Configuration, name: string, { nextHop }: Path): boolean =>
  nextHop === undefined ||
  evaluatePrefixList(lookUp(config.prefixLists, name), { address: nextHop, length: 32 }).action === 'permit'

function filterPasses(config: Configuration, { by, name, gateway }: EigrpFilter, path: Path): boolean {
  if (gateway !== undefined && !neighbourPasses(config, gateway, path)) return false
  switch (by) {
    case 'gateway':
      return neighbourPasses(config, name, path)
    case 'list':
      return listForUpdate(config, name, path.prefix, path.nextHop).action === 'permit'
    case 'prefix':
      return evaluatePrefixList(lookUp(config.prefixLists, name), path.prefix).action === 'permit'
    case 'route-map': {
      const map = lookUp(config.routeMaps, name)
      const subject: RouteSubject = {
        prefix: path.prefix,
        tag: path.tag,
        metric: 256 * cost(path),
        origin: path.external ? 'eigrp-external' : 'eigrp',
        interface: path.out,
        nextHop: path.nextHop,
        routeSource: path.nextHop,
      }
      return !map || evaluateRouteMap(config, map, subject).action === 'permit'
    }
  }
}
