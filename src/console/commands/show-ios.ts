/** Every `show` of a router, in one table. */

import { lengthOfMask } from '../../net/index'
import type { Route } from '../../sim/index'
import { addressOf } from '../language/match'
import { ARP, showArp } from '../show/arp'
import { cdpDetail, cdpNeighbors, ipCef } from '../show/cef-cdp'
import { classMaps, policyMaps } from '../show/class-map'
import { showClock } from '../show/clock'
import { showCryptoMap, showDynamicMap } from '../show/crypto-map'
import { ipProtocols } from '../show/eigrp'
import { etherchannelSummary } from '../show/etherchannel'
import { macTable } from '../show/hosts'
import { ikev2Sas } from '../show/ikev2'
import { interfaceDescriptions, ipInterfaceBrief, showInterfaces } from '../show/interfaces'
import { ipInterfaces } from '../show/ip-interface'
import { showIpRoute, showVrfRoute } from '../show/ip-route'
import { showEngineConnections, showIpsecSa } from '../show/ipsec-sa'
import { isakmpPolicy } from '../show/isakmp'
import { isakmpKeys, isakmpPeers } from '../show/isakmp-keys'
import { keyChains } from '../show/key-chain'
import { accessLists, ipPolicy, prefixLists, routeMaps } from '../show/lists'
import { showLogging } from '../show/logging'
import { showHosts } from '../show/names'
import { natStatistics, natTranslations } from '../show/nat'
import { objectGroups } from '../show/object-group'
import { policyMapInterfaces } from '../show/policy-map'
import { queueing, queueingOf } from '../show/queueing'
import { routeEntry } from '../show/route-entry'
import { routeSummary } from '../show/route-summary'
import { runningConfig, runningInterface, startupConfig } from '../show/running-config'
import { showCryptoSession } from '../show/session'
import { showVersion } from '../show/system'
import { slaStatistics, trackedBrief, trackedObjects } from '../show/track'
import { showTransformSets } from '../show/transform-set'
import { switchports, trunks, vlanBrief } from '../show/vlan'
import { showIpVrf, showVrf } from '../show/vrf'
import { NOT_SIMULATED } from './not-simulated'
import { type Action, type Call, command } from './row'
import { noSuchInterface, SHOW_EIGRP } from './show-eigrp'

const ofProtocol =
  (test: (route: Route) => boolean): Action =>
  ({ tables, layouts }) =>
    showIpRoute(tables, layouts.ipRoute, test)

const oneRoute: Action = ({ context, tables, args }) => {
  const address = addressOf(args, 'prefix')
  const mask = addressOf(args, 'mask')
  const length = mask === undefined ? undefined : lengthOfMask(mask)
  return address === undefined || (mask !== undefined && length === undefined)
    ? '% Invalid address or mask'
    : routeEntry(context.configuration, tables, address, length)
}

const vrfRoute: Action = ({ tables, layouts, args }) =>
  showVrfRoute(tables, layouts.ipRoute, args.vrf ?? '') ?? {
    output: `% IP routing table ${args.vrf} does not exist`,
    ok: false,
  }

/** `show crypto session` came with 12.3(4)T (Cisco IOS Security Command Reference). */
const session =
  (detail: boolean): Action =>
  ({ context, tables, layouts, args }) =>
    layouts.engineHasInterface
      ? {
          output: `% show crypto session is not in ${context.configuration.release}: it came with 12.3(4)T.`,
          ok: false,
        }
      : showCryptoSession(context, tables, { detail, ...peerOf(args) })

const peerOf = (args: Call['args']) => {
  const peer = addressOf(args, 'peer')
  return peer === undefined ? {} : { peer }
}

const ipsecSa =
  (detail: boolean): Action =>
  ({ context, tables, layouts, args }) => {
    const at = args.name === undefined ? {} : { interface: args.name }
    return showIpsecSa(context, tables, layouts.ipsecSa, { detail, ...peerOf(args), ...at })
  }

const only = ({ args }: Call, name: string) => args[name]

export const SHOW_IOS = [
  ...command('show running-config', ({ context }) => runningConfig(context)),
  ...command(
    'show running-config interface <name:INTERFACE>',
    (call) => noSuchInterface(call) ?? runningInterface(call.context, only(call, 'name') ?? ''),
  ),
  ...command('show startup-config', ({ context }) => startupConfig(context)),
  ...command('show ip route', ({ tables, layouts }) => showIpRoute(tables, layouts.ipRoute)),
  ...command('show ip route vrf <vrf:WORD>', vrfRoute),
  ...command('show ip route summary', ({ context, tables, layouts }) =>
    routeSummary(context, tables, layouts.eigrp.later),
  ),
  ...command(
    'show ip route connected',
    ofProtocol((route) => route.protocol === 'connected'),
  ),
  ...command(
    'show ip route static',
    ofProtocol((route) => ['static', 'rri', 'dhcp'].includes(route.protocol)),
  ),
  ...command(
    'show ip route eigrp [<as:1-65535>]',
    ofProtocol((route) => route.protocol.startsWith('eigrp')),
  ),
  ...command(
    'show ip route ospf [<process:1-65535>]',
    ofProtocol((route) => route.protocol.startsWith('ospf')),
  ),
  ...command('show ip route <prefix:A.B.C.D> [<mask:A.B.C.D>]', oneRoute),
  ...command('show track [<object:1-1000>]', (call) => trackedObjects(call.context, call.tables, only(call, 'object'))),
  ...command('show track brief', ({ context, tables }) => trackedBrief(context, tables)),
  ...command('show ip sla statistics [<operation:1-2147483647>]', (call) =>
    slaStatistics(call.context, call.tables, call.layouts.clock, only(call, 'operation')),
  ),
  ...command('show ip nat translations', ({ context, tables }) => natTranslations(context.configuration, tables)),
  ...command('show ip nat statistics', ({ context, tables }) => natStatistics(context, tables)),
  ...command(
    'show ip interface [<name:INTERFACE>]',
    (call) => noSuchInterface(call) ?? ipInterfaces(call.context, call.tables, only(call, 'name')),
  ),
  ...command('show key chain [<name:WORD>]', (call) => keyChains(call.context, only(call, 'name'))),
  ...command('show ip interface brief', ({ tables }) => ipInterfaceBrief(tables)),
  ...command(
    'show interfaces [<name:INTERFACE>]',
    (call) =>
      noSuchInterface(call) ?? showInterfaces(call.context, call.tables, call.layouts.interfaces, only(call, 'name')),
  ),
  ...command('show interfaces description', ({ context, tables }) => interfaceDescriptions(context, tables)),
  ...command('show interfaces trunk', ({ context, tables }) => trunks(context, tables)),
  ...command('show interfaces switchport', ({ context, tables }) => switchports(context, tables)),
  ...command(
    'show interfaces <name:INTERFACE> switchport',
    (call) => noSuchInterface(call) ?? switchports(call.context, call.tables, only(call, 'name')),
  ),
  ...command('show vlan [brief]', ({ context, tables }) => vlanBrief(context, tables)),
  ...command('show vlan-switch [brief]', ({ context, tables }) => vlanBrief(context, tables)),
  ...command('show mac address-table', ({ tables }) => macTable(tables)),
  ...command('show mac-address-table', ({ tables }) => macTable(tables)),
  ...command('show arp', ({ tables }) => showArp(tables, ARP)),
  ...command('show ip arp [<address:A.B.C.D>]', (call) =>
    showArp(call.tables, call.layouts.ipArp, only(call, 'address')),
  ),
  ...SHOW_EIGRP,
  ...command('show ip protocols vrf <vrf:WORD>', ({ context, tables, layouts, args }) =>
    ipProtocols(context, tables, layouts.protocols, args.vrf),
  ),
  ...command('show ip protocols', ({ context, tables, layouts }) => ipProtocols(context, tables, layouts.protocols)),
  ...command('show ip cef', ({ context, tables }) => ipCef(context, tables)),
  ...command('show ip access-lists [<list:WORD>]', (call) =>
    accessLists(call.context, call.tables, call.layouts.lists, only(call, 'list')),
  ),
  ...command('show access-lists [<list:WORD>]', (call) =>
    accessLists(call.context, call.tables, call.layouts.lists, only(call, 'list')),
  ),
  ...command('show ip prefix-list [<name:WORD>]', (call) => prefixLists(call.context, only(call, 'name'))),
  ...command('show route-map [<name:WORD>]', (call) => routeMaps(call.context, call.tables, only(call, 'name'))),
  ...command('show object-group [<name:WORD>]', (call) => objectGroups(call.context, only(call, 'name'))),
  ...command('show etherchannel summary', ({ context, tables }) => etherchannelSummary(context, tables)),
  ...command('show ip policy', ({ context }) => ipPolicy(context)),
  ...command('show policy-map [<name:WORD>]', (call) =>
    policyMaps(call.context, call.layouts.policyMap, only(call, 'name')),
  ),
  ...command(
    'show policy-map interface [<name:INTERFACE>]',
    (call) =>
      noSuchInterface(call) ??
      policyMapInterfaces(call.context, call.tables, call.layouts.policyInterface, only(call, 'name')),
  ),
  ...command('show queueing', ({ context }) => queueing(context)),
  ...command(
    'show queueing interface <name:INTERFACE>',
    (call) =>
      noSuchInterface(call) ?? queueingOf(call.context, call.tables, call.layouts.interfaces, only(call, 'name') ?? ''),
  ),
  ...command('show class-map [<name:WORD>]', (call) => classMaps(call.context, only(call, 'name'))),
  ...command('show crypto map', ({ context, tables, layouts }) => showCryptoMap(context, tables, layouts.cryptoMap)),
  ...command('show crypto dynamic-map', ({ context }) => showDynamicMap(context)),
  ...command('show crypto isakmp sa', ({ tables, layouts }) => layouts.isakmpSa(tables)),
  ...command('show crypto isakmp sa detail', ({ tables, layouts }) => layouts.isakmpDetail(tables)),
  ...command('show crypto isakmp policy', ({ context }) => isakmpPolicy(context.configuration)),
  ...command('show crypto isakmp key', ({ context }) => isakmpKeys(context)),
  ...command('show crypto isakmp peers', ({ tables }) => isakmpPeers(tables)),
  ...['', ' peer <peer:A.B.C.D>', ' interface <name:INTERFACE>'].flatMap((which) => [
    ...command(`show crypto ipsec sa${which}`, ipsecSa(false)),
    ...command(`show crypto ipsec sa${which} detail`, ipsecSa(true)),
  ]),
  ...command('show crypto ipsec transform-set', ({ context }) => showTransformSets(context)),
  ...command('show crypto engine connections active', ({ tables, layouts }) =>
    showEngineConnections(tables, layouts.engineHasInterface),
  ),
  ...command('show crypto session', session(false)),
  ...command('show crypto session detail', session(true)),
  ...command('show crypto session remote <peer:A.B.C.D>', session(false)),
  ...command('show crypto session remote <peer:A.B.C.D> detail', session(true)),
  ...command('show crypto ikev2 sa', ({ tables }) => ikev2Sas(tables)),
  ...command('show cdp neighbors', ({ context, tables }) => cdpNeighbors(context, tables)),
  ...command('show cdp neighbors detail', ({ context, tables }) => cdpDetail(context, tables)),
  ...command('show ip vrf', ({ context }) => showIpVrf(context)),
  ...command('show vrf', ({ context }) => showVrf(context)),
  ...command('show hosts', ({ context }) => showHosts(context)),
  ...command('show version', ({ context, tables, layouts }) => showVersion(context, tables, layouts.version)),
  ...command('show clock', ({ context, tables, layouts }) => showClock(context, tables, layouts.clock)),
  ...command('show logging', ({ context, tables, layouts }) => showLogging(context, tables, layouts)),
  ...NOT_SIMULATED,
  ...command('show history', () => 'The page keeps the history of this terminal: use the arrow keys.'),
]
