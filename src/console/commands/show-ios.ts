/** Every `show` of a router, in one table. */

import { lengthOfMask } from '../../net/index'
import type { Route } from '../../sim/index'
import { addressOf } from '../language/match'
import { cdpNeighbors, ipCef } from '../show/cef-cdp'
import { showCryptoMap, showDynamicMap } from '../show/crypto-map'
import { eigrpInterfaces, eigrpNeighbors, eigrpTopology, ipProtocols } from '../show/eigrp'
import { ipInterfaceBrief, showArp, showInterfaces } from '../show/interfaces'
import { showIpRoute } from '../show/ip-route'
import { showCryptoSession, showEngineConnections, showIpsecSa } from '../show/ipsec-sa'
import { isakmpPolicy } from '../show/isakmp'
import { accessLists, prefixLists, routeMaps } from '../show/lists'
import { natTranslations } from '../show/nat'
import { routeEntry } from '../show/route-entry'
import { runningConfig, startupConfig } from '../show/running-config'
import { standbyBrief } from '../show/standby'
import { showClock, showLogging, showVersion } from '../show/system'
import { showTransformSets } from '../show/transform-set'
import { type Action, type Call, command } from './row'

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

/** `show crypto session` came with 12.3(4)T (Cisco IOS Security Command Reference). */
const session: Action = ({ context, tables, layouts }) =>
  layouts.engineHasInterface
    ? { output: `% show crypto session is not in ${context.configuration.release}: it came with 12.3(4)T.`, ok: false }
    : showCryptoSession(context, tables)

const only = ({ args }: Call, name: string) => args[name]

export const SHOW_IOS = [
  ...command('show running-config', ({ context }) => runningConfig(context)),
  ...command('show startup-config', ({ context }) => startupConfig(context)),
  ...command('show ip route', ({ tables, layouts }) => showIpRoute(tables, layouts.ipRoute)),
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
  ...command('show ip route <prefix:A.B.C.D> [<mask:A.B.C.D>]', oneRoute),
  ...command('show ip nat translations', ({ context, tables }) => natTranslations(context.configuration, tables)),
  ...command('show ip interface brief', ({ tables }) => ipInterfaceBrief(tables)),
  ...command(
    'show interfaces [<name:INTERFACE>]',
    (call) => noSuchInterface(call) ?? showInterfaces(call.context, call.tables, only(call, 'name')),
  ),
  ...command('show arp', ({ tables, layouts }) => showArp(tables, layouts.arp)),
  ...command('show ip arp [<address:A.B.C.D>]', (call) =>
    showArp(call.tables, call.layouts.arp, only(call, 'address')),
  ),
  ...command('show standby', ({ context, tables, layouts }) => layouts.standby(context, tables)),
  ...command('show standby brief', ({ tables, layouts }) => standbyBrief(tables, layouts.standbyBrief)),
  ...command('show ip eigrp neighbors', ({ tables, layouts }) => eigrpNeighbors(tables, layouts.eigrp)),
  ...command('show ip eigrp topology', ({ tables, layouts }) => eigrpTopology(tables, layouts.eigrp)),
  ...command('show ip eigrp interfaces', ({ tables, layouts }) => eigrpInterfaces(tables, layouts.eigrp)),
  ...command('show ip protocols', ({ context, tables }) => ipProtocols(context, tables)),
  ...command('show ip cef', ({ context, tables }) => ipCef(context, tables)),
  ...command('show ip access-lists [<list:WORD>]', (call) =>
    accessLists(call.context, call.tables, call.layouts.lists, only(call, 'list')),
  ),
  ...command('show access-lists [<list:WORD>]', (call) =>
    accessLists(call.context, call.tables, call.layouts.lists, only(call, 'list')),
  ),
  ...command('show ip prefix-list [<name:WORD>]', (call) => prefixLists(call.context, only(call, 'name'))),
  ...command('show route-map [<name:WORD>]', (call) => routeMaps(call.context, only(call, 'name'))),
  ...command('show crypto map', ({ context, tables, layouts }) => showCryptoMap(context, tables, layouts.cryptoMap)),
  ...command('show crypto dynamic-map', ({ context }) => showDynamicMap(context)),
  ...command('show crypto isakmp sa', ({ tables, layouts }) => layouts.isakmpSa(tables)),
  ...command('show crypto isakmp sa detail', ({ tables, layouts }) => layouts.isakmpDetail(tables)),
  ...command('show crypto isakmp policy', ({ context }) => isakmpPolicy(context.configuration)),
  ...command('show crypto ipsec sa', ({ context, tables, layouts }) => showIpsecSa(context, tables, layouts.ipsecSa)),
  ...command('show crypto ipsec transform-set', ({ context }) => showTransformSets(context)),
  ...command('show crypto engine connections active', ({ tables, layouts }) =>
    showEngineConnections(tables, layouts.engineHasInterface),
  ),
  ...command('show crypto session', session),
  ...command('show cdp neighbors', ({ context, tables }) => cdpNeighbors(context, tables)),
  ...command('show version', ({ context, tables, layouts }) => showVersion(context, tables, layouts.version)),
  ...command('show clock', ({ tables, layouts }) => showClock(tables, layouts.clock)),
  ...command('show logging', ({ context, tables, layouts }) => showLogging(context, tables, layouts.clock)),
  ...command('show history', () => 'The page keeps the history of this terminal: use the arrow keys.'),
]

function noSuchInterface({ tables, args }: Call): string | undefined {
  const { name } = args
  return name === undefined || tables.interfaces.some((row) => row.name === name)
    ? undefined
    : `% There is no interface ${name} on this device`
}
