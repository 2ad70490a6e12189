/**
 * What head-ends and sites agree on, read from what their texts tell. What is not said keeps the value it had; what a release
 * does by itself stays unsaid.
 */
import type { Configuration } from '../../config/index'
import { CRYPTO_PRESETS, sameValue, type TransformSetSettings, type VpnSettings } from '../../design/index'
import type { Statement } from '../../ios/index'
import { formatIp, formatPrefix, lookUp, type Prefix, prefixOf } from '../../net/index'
import { cryptoFacts, tunnelLines } from './crypto'
import { credentialsOf, ikev2Keepalive, ikev2Of } from './ikev2'
import { commands, hasCommand, last, type ParsedDevice, sections } from './parsed'
import { networkOf, protectedNetworks } from './soho'
import { tunnelEnd } from './tunnels'

type Lines = readonly Statement[]

/** The first head-end speaks for all of them, the first site for the sites. */
export function readVpn(
  headEnd: ParsedDevice | undefined,
  site: ParsedDevice | undefined,
  usual: VpnSettings,
): VpnSettings {
  const told = headEnd ? fromHeadEnd(headEnd, usual) : usual
  if (site) {
    const both = readSiteVpn(site, told, headEnd === undefined)
    return headEnd ? both : { ...both, ...fittingHeadEnds(both) }
  }
  return headEnd ? { ...told, ...fittingSites(told) } : told
}

/** Sites that are added to imported head-ends offer what those take, in the mode that the release chooses. */
function fittingSites({ headEndTransformSets: sets, headEndKeepalive }: VpnSettings): Partial<VpnSettings> {
  const isFirst = ({ transforms }: TransformSetSettings, at: number) =>
    sets.findIndex((other) => sameValue(other.transforms, transforms)) === at
  const siteTransformSets = sets.filter(isFirst).map(({ name, transforms }) => ({ name, transforms }))
  return { siteTransformSets, ...(headEndKeepalive ? { siteKeepalive: headEndKeepalive } : {}) }
}

/** And head-ends that are added to imported sites take what those offer. */
function fittingHeadEnds({ siteTransformSets, siteKeepalive }: VpnSettings): Partial<VpnSettings> {
  return { headEndTransformSets: siteTransformSets, ...(siteKeepalive ? { headEndKeepalive: siteKeepalive } : {}) }
}

function fromHeadEnd(told: ParsedDevice, usual: VpnSettings): VpnSettings {
  const { lines } = told
  const { responder } = cryptoFacts(told.configuration)
  const template = tunnelLines(told)
  const { headEndKeepalive: _keepalive, natTraversal: _transparency, ...rest } = withTerms(usual, template)
  return {
    ...rest,
    ...agreed(told, usual),
    ...keepaliveOf(told, 'headEndKeepalive'),
    ...(hasCommand(lines, 'ipsec-nat-transparency', true) ? { natTraversal: false } : {}),
    hsrp: hsrpOf(told, responder?.interface, usual.hsrp),
    eigrp: eigrpOf(told, usual.eigrp),
    pools: poolsOf(told),
    headEndTransformSets: transformSetsOf(lines, template),
    mapName: responder?.map ?? usual.mapName,
    dynamicMapName: responder?.template ?? usual.dynamicMapName,
  }
}

/** `alone`: no head-end says what both ends must agree on. */
export function readSiteVpn(told: ParsedDevice, usual: VpnSettings, alone: boolean): VpnSettings {
  const [first] = cryptoFacts(told.configuration).initiators
  const { siteKeepalive: _keepalive, ...rest } = alone ? withTerms(usual, tunnelLines(told)) : usual
  const lan = protectedNetworks(told.configuration)[0] ?? tunnelledLan(told.configuration)
  return {
    ...rest,
    ...keepaliveOf(told, 'siteKeepalive'),
    siteTransformSets: transformSetsOf(told.lines, tunnelLines(told)),
    ...(lan ? { siteLength: lan.length } : {}),
    // No head-end says what pools there are: the usual ones are of another network.
    ...(alone ? { ...agreed(told, usual), mapName: first?.map ?? usual.mapName, pools: [] } : {}),
  }
}

/** How both ends find each other and prove themselves: by IKEv1 with its policies, or by IKEv2. */
function agreed(
  told: ParsedDevice,
  usual: VpnSettings,
): Partial<VpnSettings> & Pick<VpnSettings, 'policies' | 'credentials'> {
  const ikev2 = ikev2Of(told)
  const credentials = credentialsOf(told) ?? usual.credentials
  const written = policiesOf(told.lines)
  const preset = CRYPTO_PRESETS.find((item) => ikev2 && sameValue(item.ikev2, ikev2))
  const method = credentials.kind === 'pre-shared-key' ? { authentication: 'pre-share' as const } : {}
  // With IKEv2 no policy of IKEv1 is written: the one that goes with it is what a change back to IKEv1 would take.
  const policies =
    written.length > 0 || !ikev2 ? written : [{ ...(preset ?? STRONGEST).policy, priority: 1, ...method }]
  const pool = tunnelEnd(told.configuration)?.pool
  return {
    policies,
    credentials,
    ...(ikev2 ? { ikev2 } : {}),
    ...(pool === undefined ? {} : { tunnelInterfaces: { pool } }),
  }
}

/** The network inside a site whose tunnels are interfaces: no list names it. */
function tunnelledLan(configuration: Configuration): Prefix | undefined {
  const end = tunnelEnd(configuration)
  return configuration.interfaces.flatMap(({ kind, name, address }) =>
    end && name !== end.source && kind !== 'tunnel' && kind !== 'loopback' && address.kind === 'static'
      ? [prefixOf(address.address, address.length)]
      : [],
  )[0]
}

const STRONGEST = CRYPTO_PRESETS.at(-1) ?? { policy: { encryption: 'aes 256', hash: 'sha256', group: 14 } as const }

function withTerms(usual: VpnSettings, children: Lines): VpnSettings {
  const {
    pfsGroup: _pfs,
    saLifetimeSeconds: _seconds,
    saLifetimeKilobytes: _kilobytes,
    ikev2: _ikev2,
    tunnelInterfaces: _interfaces,
    ...rest
  } = usual
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

/** The first group where the crypto map is applied, or inside, beside a firewall; without one there is no virtual address. */
function hsrpOf(
  { configuration, lines }: ParsedDevice,
  applied: string | undefined,
  usual: VpnSettings['hsrp'],
): VpnSettings['hsrp'] {
  const sharing = configuration.interfaces.filter((item) => item.hsrp.length > 0)
  const found = sharing.find((item) => item.name === applied) ?? sharing[0]
  const [at, group] = [found?.name, found?.hsrp[0]]
  if (!group) return { group: usual.group, virtualAddress: '' }
  const section = sections(lines, 'interface').findLast(({ command }) => command.name === at)
  const timers = commands(section?.children ?? [], 'standby-timers').findLast((item) => item.group === group.group)
  return {
    group: group.group,
    virtualAddress: group.virtualAddress === undefined ? '' : formatIp(group.virtualAddress),
    // A design has whole seconds; times in milliseconds stay the device's own line.
    ...(timers && Number.isInteger(group.helloSeconds) && Number.isInteger(group.holdSeconds)
      ? { helloSeconds: group.helloSeconds, holdSeconds: group.holdSeconds }
      : {}),
  }
}

function eigrpOf({ configuration }: ParsedDevice, usual: VpnSettings['eigrp']): VpnSettings['eigrp'] {
  const [process] = configuration.eigrp
  if (!process) return { as: usual.as }
  const found = process.redistribute.find((item) => item.from === 'static')
  const proofs = Object.values(process.interfaces).flatMap((item) => item.authentication ?? [])
  const keyChain = proofs.flatMap((item) => (item.kind === 'md5' ? [item.chain] : []))[0]
  // The design has one key of a chain; further ones stay with the text.
  const key = configuration.keyChains?.find((chain) => chain.name === keyChain)?.keys[0]?.text
  return {
    as: process.as,
    ...(found?.metric && found.routeMap !== undefined
      ? { redistribution: { ...found.metric, routeMap: found.routeMap } }
      : {}),
    ...(keyChain === undefined || key === undefined ? {} : { authentication: { keyChain, key } }),
  }
}

/** The list of the source document, where the pools stand though the route-map looks at something else. */
const POOL_LIST = '1'

/** Networks that the route-map of the redistribution lets through. */
function poolsOf({ configuration, lines }: ParsedDevice): readonly string[] {
  const map = configuration.eigrp.flatMap((item) => item.redistribute).find((item) => item.from === 'static')?.routeMap
  const lists = sections(lines, 'route-map')
    .filter(({ command }) => command.name === map && command.action === 'permit')
    .flatMap(({ children }) =>
      commands(children, 'match-ip').flatMap((item) =>
        item.of === 'address' && item.by === 'access-list' ? item.lists : [],
      ),
    )
  const own = isOfOtherUse(lines) ? [] : [POOL_LIST]
  return (lists.length > 0 ? lists : own).flatMap((name) =>
    (lookUp(configuration.accessLists, name)?.entries ?? []).flatMap((entry) => {
      const network = entry.action === 'permit' ? networkOf(entry.source) : undefined
      return network ? [formatPrefix(network)] : []
    }),
  )
}

/** Whether the list of the pools' number is one of who may do what, or of something else: then it says nothing of pools. */
const isOfOtherUse = (lines: Lines): boolean =>
  lines.some(({ text, children }) => USES_POOL_LIST.test(text) || isOfOtherUse(children))

const USES_POOL_LIST = new RegExp(
  `\\b(?:access-class|access-group(?: (?!${POOL_LIST}\\b)\\S+)?|list|address|r[ow]|inspection) ${POOL_LIST}\\b`,
  'i',
)

function policiesOf(lines: Lines): VpnSettings['policies'] {
  return sections(lines, 'isakmp-policy').map(({ command, children }) => {
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
  told: ParsedDevice,
  key: K,
): { readonly [P in K]?: NonNullable<VpnSettings[K]> } {
  const found = last(told.lines, 'isakmp-keepalive')
  const { kind: _kind, ...keepalive } = found ?? { kind: undefined, ...ikev2Keepalive(told) }
  return Object.keys(keepalive).length === 0
    ? {}
    : ({ [key]: keepalive } as { readonly [P in K]?: NonNullable<VpnSettings[K]> })
}

/** Those that the entry offers, in its order. */
function transformSetsOf(lines: Lines, entry: Lines): readonly TransformSetSettings[] {
  const defined = sections(lines, 'transform-set').map(({ command, children }): TransformSetSettings => {
    const mode = last(children, 'transform-mode')?.mode
    return { name: command.name, transforms: command.transforms, ...(mode === undefined ? {} : { mode }) }
  })
  const offered = last(entry, 'set-transform-set')?.names ?? []
  return offered.flatMap((name) => defined.find((set) => set.name === name) ?? [])
}
