/** A remote router's text: SEED's soho-vp, and what it needs to be pasted whole. */
import { type Design, deviceNamed, type Interface, ownAddress, type SohoRouter, withRole } from '../design/index'
import { type IosConfig, type Statement, statement } from '../ios/index'
import { formatIp, wildcardOf } from '../net/index'
import { credentials, interfaceSection, isakmp, lines, mapTerms, transformSets, versionLines } from './common'
import { ikev2 } from './ikev2'
import { addressWords, callManagers, described, publicAddress } from './plan'
import { sitePolicies } from './queueing'
import { byTunnelInterfaces, siteRoutes, siteTunnels, tunnelProfile } from './tunnels'

/** Number of the access list that says what is encrypted, and of the map's entry (SEED). */
const CRYPTO_LIST = 101
const MAP_SEQUENCE = 1

export function compileSoho(design: Design, device: SohoRouter): IosConfig {
  const { vpn } = design
  const { policies, applied } = sitePolicies(device)
  const byInterfaces = byTunnelInterfaces(design)
  const peers = device.peers.map((name) => publicAddress(deviceNamed(design, name))).filter((address) => address !== '')
  return {
    statements: [
      ...versionLines(device.release),
      statement({ kind: 'hostname', name: device.name }),
      ...dhcpPool(design, device),
      ...policies,
      ...credentials(
        vpn,
        device.release,
        peers.map((address) => ({ address })),
      ),
      ...isakmp(vpn, device.release, vpn.siteKeepalive),
      ...ikev2(
        vpn,
        vpn.siteKeepalive,
        peers.map((address) => ({ address })),
      ),
      ...transformSets(vpn.siteTransformSets),
      ...(byInterfaces ? tunnelProfile(design, setNames(vpn)) : tunnel(design, device, peers)),
      ...siteTunnels(design, device),
      ...device.interfaces.map((item) => interfaceSection(item, outsideLines(design, item, applied))),
      statement({ kind: 'ip-classless' }),
      ...(byInterfaces ? siteRoutes(design, device) : []),
      ...(hasTunnel(device) && !byInterfaces ? cryptoList(device) : []),
      ...lines(),
    ],
  }
}

const setNames = ({ siteTransformSets }: Design['vpn']) => siteTransformSets.map((set) => set.name)

/** A map that no interface has, and its list, do nothing. */
const hasTunnel = (device: SohoRouter): boolean => withRole(device, 'outside').length > 0

function tunnel({ vpn }: Design, device: SohoRouter, peers: readonly string[]): readonly Statement[] {
  if (!hasTunnel(device)) return []
  return [
    statement({ kind: 'crypto-map', map: vpn.mapName, sequence: MAP_SEQUENCE }, [
      ...described(device.cryptoDescription).map((text) => statement({ kind: 'description', text })),
      ...peers.map((peer) => statement({ kind: 'set-peer', peer, default: false })),
      statement({ kind: 'set-transform-set', names: setNames(vpn) }),
      ...mapTerms(vpn),
      statement({ kind: 'match-address', list: String(CRYPTO_LIST) }),
      ...(device.qosPreClassify ? [statement({ kind: 'qos-pre-classify' })] : []),
    ]),
  ]
}

function outsideLines(design: Design, item: Interface, applied: readonly Statement[]): readonly Statement[] {
  if (item.role !== 'outside') return []
  const map = statement({ kind: 'crypto-map-apply', map: design.vpn.mapName })
  return [...(byTunnelInterfaces(design) ? [] : [map]), ...applied]
}

function cryptoList(device: SohoRouter): readonly Statement[] {
  const subnets = withRole(device, 'lan').flatMap((item) => ownAddress(item)?.subnet ?? [])
  const entry = (subnet: (typeof subnets)[number]) =>
    statement({
      kind: 'access-list',
      number: CRYPTO_LIST,
      entry: {
        kind: 'extended',
        action: 'permit',
        protocol: 'ip',
        source: { kind: 'wildcard', address: formatIp(subnet.address), wildcard: formatIp(wildcardOf(subnet.length)) },
        destination: { kind: 'any' },
        options: [],
      },
    })
  const remark = statement({
    kind: 'access-list',
    number: CRYPTO_LIST,
    entry: { kind: 'remark', text: '---------Crypto Map ACL-----------' },
  })
  return subnets.length === 0 ? [] : [remark, ...subnets.map(entry)]
}

/** The phones get their addresses, and their CallManager, from the SOHO router. */
function dhcpPool(design: Design, device: SohoRouter): readonly Statement[] {
  const lan = withRole(device, 'lan')[0]
  const own = ownAddress(lan)
  const words = lan && addressWords(lan)
  if (!own || !words) return []
  const managers = callManagers(design)
  return [
    statement({ kind: 'dhcp-excluded', first: words.address }),
    statement({ kind: 'dhcp-pool', name: 'home' }, [
      statement({ kind: 'dhcp-network', address: formatIp(own.subnet.address), mask: words.mask }),
      statement({ kind: 'dhcp-default-router', addresses: [words.address] }),
      ...(managers.length === 0 ? [] : [statement({ kind: 'dhcp-option-150', addresses: managers })]),
    ]),
  ]
}
