/** A head-end router's text: SEED's lines in SEED's order. It says nothing of any single site. */
import { type Design, type HeadEnd, type Interface, ownAddress, withRole } from '../design/index'
import { type IosConfig, type Statement, statement } from '../ios/index'
import { classfulOf, formatIp, formatPrefix, wildcardOf } from '../net/index'
import { credentials, interfaceSection, isakmp, lines, mapTerms, transformSets, versionLines } from './common'
import { ikev2 } from './ikev2'
import { pools } from './plan'
import { headEndPolicies } from './queueing'

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
      ...(hasTunnels(device) ? cryptoMaps(design, device, policies.length > 0) : []),
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

function interfaceLines(
  { vpn }: Design,
  device: HeadEnd,
  item: Interface,
  applied: readonly Statement[],
): readonly Statement[] {
  if (item.role === 'cross-over') return authentication(vpn)
  // A hub without HSRP has its tunnels where it looks outward.
  if (item.role === 'outside') return [statement({ kind: 'crypto-map-apply', map: vpn.mapName }), ...applied]
  if (item.role !== 'stick') return []
  const { group, virtualAddress, helloSeconds, holdSeconds } = vpn.hsrp
  const { priority, preempt, preemptDelaySeconds, tracks } = device.hsrp
  const delayed = preemptDelaySeconds > 0 ? { delayMinimum: preemptDelaySeconds } : {}
  return [
    ...(device.redirects ? [] : [statement({ kind: 'ip-redirects' }, [], true)]),
    ...(device.sameInterfaceCache ? [statement({ kind: 'ip-route-cache', what: 'same-interface' })] : []),
    statement({ kind: 'standby-ip', group, address: virtualAddress }),
    ...(helloSeconds === undefined || holdSeconds === undefined
      ? []
      : [statement({ kind: 'standby-timers', group, helloSeconds, holdSeconds })]),
    statement({ kind: 'standby-priority', group, priority }),
    ...(preempt ? [statement({ kind: 'standby-preempt', group, ...delayed })] : []),
    ...tracks.map((track) => statement({ kind: 'standby-track', group, ...track })),
    statement({ kind: 'crypto-map-apply', map: vpn.mapName }),
    ...applied,
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

function routing({ vpn }: Design, device: HeadEnd): readonly Statement[] {
  const { as, redistribution } = vpn.eigrp
  const networks = [
    ...new Set(
      withRole(device, 'cross-over').flatMap((item) => {
        const own = ownAddress(item)
        return own ? [formatIp(classfulOf(own.ip).address)] : []
      }),
    ),
  ]
  const stick = withRole(device, 'stick')
  const gateway = device.defaultGateway
  return [
    statement({ kind: 'router-eigrp', as }, [
      ...(redistribution ? [redistribute(redistribution)] : []),
      ...stick.map((item) => statement({ kind: 'passive-interface', interface: item.name })),
      ...networks.map((address) => statement({ kind: 'network', address })),
      statement({ kind: 'auto-summary' }, [], true),
      statement({ kind: 'eigrp-log-neighbor-changes' }),
      statement({ kind: 'eigrp-log-neighbor-warnings' }, [], true),
    ]),
    statement({ kind: 'ip-classless' }),
    ...(gateway === ''
      ? []
      : [statement({ kind: 'ip-route', address: '0.0.0.0', mask: '0.0.0.0', nextHop: gateway, permanent: false })]),
  ]
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
      statement({ kind: 'description', text: 'Redistribute remote subnets from RRI' }),
      statement({ kind: 'match-ip', of: 'address', by: 'access-list', lists: [String(POOL_LIST)] }),
    ]),
  ]
}
