/** What a head-end tells the other of its sites: all of their LANs, and nothing but them. */
import type { RouteMap } from '../../../config/index'
import { formatIp, formatPrefix, lookUp, parsePrefix, tableNames, wildcardOf } from '../../../net/index'
import { add, type Check, type CheckFound, lineOf, namesOf, ofFirst, remove } from '../check'
import { redistributes, redistributesSite } from '../filters'
import { type HeadEndScope, lineBefore, type Scope } from '../scope'
import { poolOf } from './pool-of'

const USUAL_METRIC = '1000 100 255 1 1500'

export const noRedistribution: Check = {
  name: 'no-redistribution',
  title: 'RRI routes are redistributed',
  why: 'A head-end learns where the other one’s sites are by EIGRP alone: what is not redistributed is black-holed whenever the site is on the other one.',
  source: 'Source document, redistribute static',
  check: ({ headEnds }) =>
    headEnds.length < 2
      ? []
      : headEnds.flatMap(({ config }): readonly CheckFound[] => {
          const [eigrp] = config.eigrp
          if (!eigrp || eigrp.redistribute.some((item) => item.from === 'static')) return []
          const routeMap = tableNames(config.routeMaps)[0]
          const text = `redistribute static metric ${USUAL_METRIC} route-map ${routeMap ?? 'RRI'}`
          return [
            {
              severity: 'error',
              device: config.device,
              ...lineOf(eigrp.source),
              summary: 'It does not redistribute static routes: the other head-end never learns its sites',
              remedy: `Add ${text}.`,
              fix: {
                says: `Writes "${text}".`,
                safe: true,
                changes: [add(config.device, [eigrp.source.text], text, '')],
              },
            },
          ]
        }),
}

export const defaultLeak: Check = {
  name: 'default-leak',
  title: 'The default route stays at home',
  why: 'redistribute static also carries 0.0.0.0/0; the other head-end learns it, and when its own default goes, the two send each other what they cannot deliver.',
  source: 'Source document, route-map RRI; IOS command reference, redistribute',
  check: ({ headEnds }) => headEnds.flatMap(leak),
}

function leak({ config }: HeadEndScope): readonly CheckFound[] {
  const standing = config.staticRoutes.find((route) => route.prefix.length === 0)
  if (!standing) return []
  return config.eigrp.flatMap((eigrp) =>
    eigrp.redistribute
      .filter((item) => item.from === 'static' && redistributes(config, item.routeMap, standing) === 'through')
      .map((item): CheckFound => {
        const routeMap = tableNames(config.routeMaps).find(
          (name) => redistributes(config, name, standing) === 'stopped',
        )
        const about = {
          severity: 'warning',
          device: config.device,
          ...lineOf(item.source),
          summary: `${item.routeMap === undefined ? 'It redistributes static routes without a route-map' : `route-map ${item.routeMap} lets everything through`}: 0.0.0.0/0 leaks to the other head-end`,
          remedy: 'Redistribute by a route-map that permits the pools only.',
        } as const
        if (item.routeMap !== undefined || routeMap === undefined) return about
        const text = `${item.source.text} route-map ${routeMap}`
        return {
          ...about,
          fix: {
            says: `Puts route-map ${routeMap} on the line.`,
            safe: true,
            changes: [
              add(config.device, [eigrp.source.text], text, item.source.text),
              remove(config.device, [eigrp.source.text], item.source.text),
            ],
          },
        }
      }),
  )
}

/** The list behind the route-map has no entry for a site. The design's rule of the same name speaks of the pools. */
export const siteLanPermitted: Check = {
  name: 'site-lan-in-pool',
  title: 'Site LANs lie in a pool',
  why: 'A LAN that access-list 1 does not permit is not redistributed to the other head-end: while the site is on the standby, headquarters cannot reach it.',
  source: 'Source document, access-list 1 and route-map RRI',
  check: (scope) => scope.headEnds.flatMap((head) => unpermitted(scope, head)),
}

/** The access-list that a route-map's first entry looks for addresses in. */
function poolList(map: RouteMap | undefined): string | undefined {
  const match = map?.entries[0]?.matches.find((item) => item.kind === 'access-list' && item.of === 'address')
  return match?.kind === 'access-list' ? match.lists[0] : undefined
}

function unpermitted(scope: Scope, { config }: HeadEndScope): readonly CheckFound[] {
  const rule = config.eigrp.flatMap((item) => item.redistribute).find((item) => item.from === 'static')
  if (!rule) return []
  const stopped = scope.sites.flatMap((site) =>
    site.lans
      .filter(({ subnet }) => redistributesSite(config, rule.routeMap, subnet) === 'stopped')
      .map(({ subnet }) => ({ device: site.config.device, subnet })),
  )
  if (stopped.length === 0) return []
  const name = rule.routeMap === undefined ? undefined : poolList(lookUp(config.routeMaps, rule.routeMap))
  const list = name === undefined ? undefined : lookUp(config.accessLists, name)
  const about = {
    severity: 'warning',
    device: config.device,
    ...lineOf(list?.entries[0]?.line ?? rule.source),
    summary: `It redistributes no route for ${namesOf(stopped.map((item) => item.device))}: ${stopped[0] ? formatPrefix(stopped[0].subnet) : ''} is stopped by route-map ${rule.routeMap ?? ''}`,
    remedy: 'Permit the LAN, or its pool, in the list that the route-map matches.',
  } as const
  const first = list?.entries[0]
  if (name === undefined || !first || list?.type !== 'standard') return [about]
  const pools = [...new Set(stopped.map(({ subnet }) => poolOf(scope, subnet)).map(formatPrefix))]
  const lines = pools.flatMap((text) => {
    const pool = parsePrefix(text)
    return pool ? [`access-list ${name} permit ${formatIp(pool.address)} ${formatIp(wildcardOf(pool.length))}`] : []
  })
  return [
    {
      ...about,
      fix: {
        says: `Permits ${pools.join(' and ')} in access-list ${name} of ${config.device}.`,
        safe: true,
        // In front of the list's first entry, so that no deny comes before.
        changes: lines.map((text) => add(config.device, [], text, lineBefore(scope, config.device, first.line.line))),
      },
    },
  ]
}

export const summaryLoop: Check = {
  name: 'summary-loop',
  title: 'Summaries are not learned back',
  why: 'A standard list in a route-map matches the network address, not the mask: a Null0 summary with a distance above 170 is redistributed by one head-end, learned as external by the other in place of its own, and the two forward unknown sites to each other until TTL 0.',
  source: 'IOS command reference, match ip address: a standard list looks at the network only; RFC 7868',
  check: ({ headEnds }) =>
    headEnds.flatMap(({ config }) => {
      const external = config.eigrp[0]?.distance.external ?? 170
      const rules = config.eigrp.flatMap((item) => item.redistribute).filter((item) => item.from === 'static')
      return config.staticRoutes
        .filter((route) => route.interface === 'Null0' && route.distance > external)
        .filter((route) => rules.some((rule) => redistributes(config, rule.routeMap, route) === 'through'))
        .map((route): CheckFound => {
          const text = route.source?.text ?? ''
          return {
            severity: 'warning',
            ...ofFirst([config.device]),
            ...lineOf(route.source),
            summary: `The summary ${formatPrefix(route.prefix)} to Null0 has distance ${route.distance}: it is redistributed, and a learned one of ${external} takes its place`,
            remedy: `Give it a distance below ${external}, or keep it out of the route-map.`,
            fix: {
              says: 'Gives the summary distance 1, so that what is learned never takes its place.',
              safe: true,
              changes: [add(config.device, [], text.replace(/ \d+$/, ''), text), remove(config.device, [], text)],
            },
          }
        })
    }),
}
