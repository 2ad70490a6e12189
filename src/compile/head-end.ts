/** A head-end router's text: SEED's lines in SEED's order. It says nothing of any single site. */
import { type Design, type HeadEnd, type Interface, ownAddress, withRole } from '../design/index'
import { type IosConfig, type Statement, statement } from '../ios/index'
import { classfulOf, formatIp, formatPrefix, maskOf, wildcardOf } from '../net/index'
import { credentials, interfaceSection, isakmp, lines, mapTerms, transformSets, versionLines } from './common'
import { ikev2 } from './ikev2'
import { inwardRoutes, pools } from './plan'
import { headEndPolicies } from './queueing'
import { byTunnelInterfaces, headEndRoutes, headEndTunnels, tunnelProfile } from './tunnels'

/** Number of the access list that names the pools, and of the map and template entries (SEED). */
const POOL_LIST = 1
const MAP_SEQUENCE = 1
const TEMPLATE_SEQUENCE = 10

export function compileHeadEnd(design: Design, device: HeadEnd): IosConfig {
  const { vpn } = design
  const { policies, lists, applied } = headEndPolicies(design, device)
  const anyone = [{ address: '0.0.0.0', mask: '0.0.0.0' }]
  return {
    statements: [
      ...versionLines(device.release),
      statement({ kind: 'hostname', name: device.name }),
      ...keyChain(vpn),
      ...policies,
      ...credentials(vpn, device.release, anyone),
      ...isakmp(vpn, device.release, vpn.headEndKeepalive),
      ...ikev2(vpn, vpn.headEndKeepalive, anyone),
      ...transformSets(vpn.headEndTransformSets),
      ...(byTunnelInterfaces(design)
        ? tunnelProfile(
            design,
            vpn.headEndTransformSets.map((set) => set.name),
          )
        : hasTunnels(device)
          ? cryptoMaps(design, device, policies.length > 0)
          : []),
      ...headEndTunnels(design, device),
      ...device.interfaces.map((item) => interfaceSection(item, interfaceLines(design, device, item, applied))),
      ...routing(design, device),
      ...lists,
      ...(vpn.eigrp.redistribution ? poolList(design) : []),
      ...routeMap(design),
      ...lines(),
    ],
  }
}

/** A map that no interface has does nothing. */
const hasTunnels = ({ interfaces }: HeadEnd): boolean =>
  interfaces.some(({ role }) => role === 'stick' || role === 'outside')

/** `shapes` = a policy behind it asks for inner addresses. */
function cryptoMaps({ vpn }: Design, device: HeadEnd, shapes: boolean): readonly Statement[] {
  const local = withRole(device, 'public')[0]
  const { mapName: map, dynamicMapName: name } = vpn
  return [
    statement({ kind: 'dynamic-map', name, sequence: TEMPLATE_SEQUENCE }, [
      statement({ kind: 'set-transform-set', names: vpn.headEndTransformSets.map((set) => set.name) }),
      ...mapTerms(vpn),
      ...(device.reverseRoute ? [statement({ kind: 'reverse-route', static: false })] : []),
      ...(shapes ? [statement({ kind: 'qos-pre-classify' })] : []),
    ]),
    ...(local ? [statement({ kind: 'crypto-map-local-address', map, interface: local.name })] : []),
    statement({ kind: 'crypto-map', map, sequence: MAP_SEQUENCE, dynamic: name }),
  ]
}

/** The crypto map where tunnels are not interfaces of their own. */
const mapLines = (design: Design): readonly Statement[] =>
  byTunnelInterfaces(design) ? [] : [statement({ kind: 'crypto-map-apply', map: design.vpn.mapName })]

function interfaceLines(
  design: Design,
  device: HeadEnd,
  item: Interface,
  applied: readonly Statement[],
): readonly Statement[] {
  const { vpn } = design
  if (item.role === 'cross-over') return authentication(vpn)
  // A hub without HSRP has its tunnels where it looks outward.
  if (item.role === 'outside') return [...mapLines(design), ...applied]
  if (item.role === 'inside') return [...redirects(device), ...standby(vpn, device)]
  if (item.role !== 'stick') return []
  return [
    ...redirects(device),
    ...(device.sameInterfaceCache ? [statement({ kind: 'ip-route-cache', what: 'same-interface' })] : []),
    ...standby(vpn, device),
    ...mapLines(design),
    ...applied,
  ]
}

const redirects = (device: HeadEnd): readonly Statement[] =>
  device.redirects ? [] : [statement({ kind: 'ip-redirects' }, [], true)]

/** The address that the head-ends share: on the stick, or on the inside of those that look outward themselves. */
function standby(vpn: Design['vpn'], device: HeadEnd): readonly Statement[] {
  const { group, virtualAddress, helloSeconds, holdSeconds } = vpn.hsrp
  const { priority, preempt, preemptDelaySeconds, tracks } = device.hsrp
  const delayed = preemptDelaySeconds > 0 ? { delayMinimum: preemptDelaySeconds } : {}
  return [
    statement({ kind: 'standby-ip', group, address: virtualAddress }),
    ...(helloSeconds === undefined || holdSeconds === undefined
      ? []
      : [statement({ kind: 'standby-timers', group, helloSeconds, holdSeconds })]),
    statement({ kind: 'standby-priority', group, priority }),
    ...(preempt ? [statement({ kind: 'standby-preempt', group, ...delayed })] : []),
    ...tracks.map((track) => statement({ kind: 'standby-track', group, ...track })),
  ]
}

/** The key that EIGRP neighbours show each other; its number is the first. */
function keyChain({ eigrp: { authentication: told } }: Design['vpn']): readonly Statement[] {
  if (!told) return []
  return [
    statement({ kind: 'key-chain', name: told.keyChain }, [
      statement({ kind: 'key', id: 1 }, [statement({ kind: 'key-string', key: told.key })]),
    ]),
  ]
}

function authentication({ eigrp: { as, authentication: told } }: Design['vpn']): readonly Statement[] {
  if (!told) return []
  return [
    statement({ kind: 'eigrp-authentication-mode', as }),
    statement({ kind: 'eigrp-authentication-key', as, chain: told.keyChain }),
  ]
}

function routing(design: Design, device: HeadEnd): readonly Statement[] {
  const gateway = device.defaultGateway
  const route = (address: string, mask: string, nextHop: string) =>
    statement({ kind: 'ip-route', address, mask, nextHop, permanent: false })
  return [
    eigrp(design, device),
    statement({ kind: 'ip-classless' }),
    ...(gateway === '' ? [] : [route('0.0.0.0', '0.0.0.0', gateway)]),
    ...inwardRoutes(design, device).map(({ prefix, nextHop }) =>
      route(formatIp(prefix.address), formatIp(maskOf(prefix.length)), formatIp(nextHop)),
    ),
    ...headEndRoutes(design, device),
  ]
}

/** Head-ends tell each other their sites over the cross-over, and the networks of hosts that they have themselves. */
function eigrp({ vpn }: Design, device: HeadEnd): Statement {
  const { as, redistribution } = vpn.eigrp
  const quiet = ['stick', 'inside', 'lan'] as const
  const told = ['cross-over', ...(withRole(device, 'cross-over').length > 0 ? ['lan' as const] : [])] as const
  const networks = told.flatMap((role) => withRole(device, role)).flatMap((item) => ownAddress(item) ?? [])
  return statement({ kind: 'router-eigrp', as }, [
    ...(redistribution ? [redistribute(redistribution)] : []),
    ...quiet
      .flatMap((role) => withRole(device, role))
      .map((item) => statement({ kind: 'passive-interface', interface: item.name })),
    ...[...new Set(networks.map(({ ip }) => formatIp(classfulOf(ip).address)))].map((address) =>
      statement({ kind: 'network', address }),
    ),
    statement({ kind: 'auto-summary' }, [], true),
    statement({ kind: 'eigrp-log-neighbor-changes' }),
    statement({ kind: 'eigrp-log-neighbor-warnings' }, [], true),
  ])
}

function redistribute({ routeMap, ...metric }: NonNullable<Design['vpn']['eigrp']['redistribution']>): Statement {
  return statement({ kind: 'redistribute', source: 'static', metric, routeMap })
}

/** The pools, not the sites: a new site changes nothing here (SEED). */
function poolList(design: Design): readonly Statement[] {
  const networks = pools(design)
  return [
    listLine({ kind: 'remark', text: 'Home user address pool(s)' }),
    ...networks.map((pool) => listLine({ kind: 'remark', text: formatPrefix(pool).replace('/', ' / ') })),
    ...networks.map((pool) =>
      listLine({
        kind: 'standard',
        action: 'permit',
        source: { kind: 'wildcard', address: formatIp(pool.address), wildcard: formatIp(wildcardOf(pool.length)) },
        log: false,
      }),
    ),
    listLine({ kind: 'standard', action: 'deny', source: { kind: 'any' }, log: false }),
  ]
}

function listLine(
  entry: Extract<Parameters<typeof statement>[0], { readonly kind: 'access-list' }>['entry'],
): Statement {
  return statement({ kind: 'access-list', number: POOL_LIST, entry })
}

function routeMap({ vpn }: Design): readonly Statement[] {
  const name = vpn.eigrp.redistribution?.routeMap
  if (name === undefined) return []
  return [
    statement({ kind: 'route-map', name, action: 'permit', sequence: 10 }, [
      statement({ kind: 'note', text: 'Redistribute remote subnets from RRI' }),
      statement({ kind: 'match-ip', of: 'address', by: 'access-list', lists: [String(POOL_LIST)] }),
    ]),
  ]
}
