/** What head-ends and sites agree on, read from their texts. What is not said keeps the value it had. */
import type { TransformSetSettings, VpnSettings } from '../../design/index'
import type { Statement } from '../../ios/index'
import { formatPrefix, ip, prefixOf, wildcardOf } from '../../net/index'
import { cryptoFacts } from './crypto'
import { protectedNetworks } from './soho'
import { commands, hasCommand, last, sections } from './statements'

type Text = readonly Statement[]

/** The first head-end speaks for all of them, the first site for the sites. */
export function readVpn(headEnd: Text | undefined, site: Text | undefined, usual: VpnSettings): VpnSettings {
  const told = headEnd ? fromHeadEnd(headEnd, usual) : usual
  return site ? readSiteVpn(site, told, headEnd === undefined) : told
}

function fromHeadEnd(text: Text, usual: VpnSettings): VpnSettings {
  const { responder } = cryptoFacts(text)
  const template = sections(text, 'dynamic-map').find(({ command }) => command.name === responder?.template)
  const stick = sections(text, 'interface').find(({ command }) => command.name === responder?.interface)
  const {
    headEndKeepalive: _keepalive,
    natTraversal: _transparency,
    ...rest
  } = withTerms(usual, template?.children ?? [])
  const process = sections(text, 'router-eigrp')[0]
  const pools = poolsOf(text)
  return {
    ...rest,
    ...keepaliveOf(text, 'headEndKeepalive'),
    ...(hasCommand(text, 'ipsec-nat-transparency', true) ? { natTraversal: false } : {}),
    hsrp: stick ? hsrpOf(stick.children, usual.hsrp) : usual.hsrp,
    eigrp: process ? eigrpOf(process.command.as, process.children) : usual.eigrp,
    pools: pools.length > 0 ? pools : usual.pools,
    policies: policiesOf(text),
    headEndTransformSets: transformSetsOf(text, template?.children ?? []),
    mapName: responder?.map ?? usual.mapName,
    dynamicMapName: responder?.template ?? usual.dynamicMapName,
    credentials: credentialsOf(text) ?? usual.credentials,
  }
}

/** `alone`: no head-end says what both ends must agree on. */
export function readSiteVpn(text: Text, usual: VpnSettings, alone: boolean): VpnSettings {
  const { initiator } = cryptoFacts(text)
  const { siteKeepalive: _keepalive, ...rest } = usual
  const lan = protectedNetworks(text)[0]
  return {
    ...rest,
    ...keepaliveOf(text, 'siteKeepalive'),
    siteTransformSets: transformSetsOf(text, initiator?.entry.children ?? []),
    ...(lan ? { siteLength: lan.length } : {}),
    ...(alone
      ? {
          policies: policiesOf(text),
          mapName: initiator?.entry.command.map ?? usual.mapName,
          credentials: credentialsOf(text) ?? usual.credentials,
        }
      : {}),
  }
}

function withTerms(usual: VpnSettings, children: Text): VpnSettings {
  const { pfsGroup: _pfs, saLifetimeSeconds: _seconds, saLifetimeKilobytes: _kilobytes, ...rest } = usual
  const pfs = last(children, 'set-pfs')?.group
  const seconds = last(children, 'set-lifetime-seconds')?.seconds
  const kilobytes = last(children, 'set-lifetime-kilobytes')?.kilobytes
  return {
    ...rest,
    ...(pfs === undefined ? {} : { pfsGroup: pfs }),
    ...(seconds === undefined ? {} : { saLifetimeSeconds: seconds }),
    ...(kilobytes === undefined ? {} : { saLifetimeKilobytes: kilobytes }),
  }
}

function hsrpOf(children: Text, usual: VpnSettings['hsrp']): VpnSettings['hsrp'] {
  const group = commands(children, 'standby-ip')[0]
  if (!group) return usual
  const timers = commands(children, 'standby-timers').find((item) => item.group === group.group)
  return {
    group: group.group,
    virtualAddress: group.address ?? usual.virtualAddress,
    ...(timers ? { helloSeconds: timers.helloSeconds, holdSeconds: timers.holdSeconds } : {}),
  }
}

function eigrpOf(as: number, children: Text): VpnSettings['eigrp'] {
  const found = commands(children, 'redistribute').find((item) => item.source === 'static')
  if (!found?.metric || found.routeMap === undefined) return { as }
  return { as, redistribution: { ...found.metric, routeMap: found.routeMap } }
}

/** Networks that the route-map of the redistribution lets through. */
function poolsOf(text: Text): readonly string[] {
  const map = sections(text, 'router-eigrp')
    .flatMap(({ children }) => commands(children, 'redistribute'))
    .find((item) => item.source === 'static')?.routeMap
  const lists = sections(text, 'route-map')
    .filter(({ command }) => command.name === map && command.action === 'permit')
    .flatMap(({ children }) =>
      commands(children, 'match-ip').flatMap((item) =>
        item.of === 'address' && item.by === 'access-list' ? item.lists : [],
      ),
    )
  return commands(text, 'access-list').flatMap(({ number, entry }) => {
    if (!lists.includes(String(number)) || entry.kind !== 'standard' || entry.action !== 'permit') return []
    if (entry.source.kind !== 'wildcard') return []
    const wildcard = ip(entry.source.wildcard)
    const length = Math.clz32(wildcard)
    return wildcardOf(length) === wildcard ? [formatPrefix(prefixOf(ip(entry.source.address), length))] : []
  })
}

function policiesOf(text: Text): VpnSettings['policies'] {
  return sections(text, 'isakmp-policy').map(({ command, children }) => {
    const hash = last(children, 'policy-hash')?.hash
    const method = last(children, 'policy-authentication')?.method
    const group = last(children, 'policy-group')?.group
    const lifetime = last(children, 'policy-lifetime')?.seconds
    return {
      priority: command.priority,
      encryption: last(children, 'policy-encryption')?.cipher ?? 'des',
      ...(hash === undefined ? {} : { hash }),
      ...(method === 'rsa-sig' || method === 'pre-share' ? { authentication: method } : {}),
      ...(group === undefined ? {} : { group }),
      ...(lifetime === undefined ? {} : { lifetimeSeconds: lifetime }),
    }
  })
}

function keepaliveOf<K extends 'headEndKeepalive' | 'siteKeepalive'>(
  text: Text,
  key: K,
): { readonly [P in K]?: NonNullable<VpnSettings[K]> } {
  const found = last(text, 'isakmp-keepalive')
  if (!found) return {}
  const { kind: _kind, ...keepalive } = found
  return { [key]: keepalive } as { readonly [P in K]?: NonNullable<VpnSettings[K]> }
}

/** Those that the entry offers, in its order. */
function transformSetsOf(text: Text, entry: Text): readonly TransformSetSettings[] {
  const defined = sections(text, 'transform-set').map(({ command, children }): TransformSetSettings => {
    const mode = last(children, 'transform-mode')?.mode
    return { name: command.name, transforms: command.transforms, ...(mode === undefined ? {} : { mode }) }
  })
  const offered = last(entry, 'set-transform-set')?.names ?? []
  return offered.flatMap((name) => defined.find((set) => set.name === name) ?? [])
}

function credentialsOf(text: Text): VpnSettings['credentials'] | undefined {
  const key = commands(text, 'isakmp-key')[0]
  if (key) return { kind: 'pre-shared-key', key: key.key }
  const trust = sections(text, 'trustpoint')[0]
  const words = trust && commands(trust.children, 'trustpoint-setting').map((item) => item.words)
  const url = words?.flatMap((item) => /^enrollment url (\S+)$/.exec(item)?.[1] ?? [])[0]
  return trust && url !== undefined
    ? { kind: 'certificates', trustpoint: trust.command.name, enrollmentUrl: url }
    : undefined
}
