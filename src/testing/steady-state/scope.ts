/** What this computation does not know how to compute: said by name, so that nobody is compared with a guess. */
import type { Configuration, Fault, Topology } from '../../config/index'
import type { Ground } from './ground'

/** Why a device is not modelled; undefined when it is. */
export function notModelledAt(config: Configuration, history: boolean): string | undefined {
  const { notKnown = [], zones, firewall, nat, crypto, eigrp, interfaces } = config
  const reasons: readonly (readonly [boolean, string])[] = [
    [notKnown.length > 0, 'a line that is not read'],
    [zones !== undefined, 'zones'],
    [(firewall?.translations ?? []).length > 0, 'translations of a firewall'],
    [firewall?.globalList !== undefined, 'a global list'],
    [nat?.rules?.some((item) => item.kind === 'static') === true, 'static translations'],
    [interfaces.some((item) => item.cryptoRedundancy), 'a crypto map on a virtual address'],
    [interfaces.some((item) => item.policyRoute) || config.localPolicyRoute !== undefined, 'policy routing'],
    [crypto?.dynamicMaps.some((item) => item.match ?? item.isakmpProfile) === true, 'a list or profile of a template'],
    [crypto?.dynamicMaps.some((item) => item.reverseRoute?.static) === true, 'reverse routes without an SA'],
    [crypto?.dynamicMaps.some((item) => item.reverseRoute?.remotePeer) === true, 'routes to peers'],
    [crypto?.maps.some((item) => item.dynamic.length > 0 && item.entries.length > 0) === true, 'a map that also asks'],
    [crypto?.maps.some((item) => item.entries.some((entry) => entry.isakmpProfile)) === true, 'a profile of an entry'],
    [history && crypto !== undefined && crypto.maps.length > 0 && !keepsAlive(crypto), 'peers that nobody watches'],
    [eigrp.length > 1, 'several routing processes'],
    [eigrp.some((item) => item.autoSummary.value || item.wide || (item.offsets ?? []).length > 0), 'other metrics'],
    [eigrp.some((item) => Object.values(item.interfaces).some((port) => port.summaries.length > 0)), 'summaries'],
    [!config.classless.value, 'classful forwarding'],
  ]
  return reasons.find(([holds]) => holds)?.[1]
}

function keepsAlive({ isakmp, ikev2 }: NonNullable<Configuration['crypto']>): boolean {
  return isakmp.keepalive !== undefined || ikev2?.profiles.some((item) => item.keepalive) === true
}

/** Faults that have no rest, or whose rest is history. */
export function notModelledFault(ground: Ground, fault: Fault): string | undefined {
  switch (fault.kind) {
    case 'impair':
      return 'a line that loses some'
    case 'silent':
      return fault.direction === 'both' ? undefined : 'a line that is silent one way'
    case 'block':
      return fault.protocol === 'esp' || fault.protocol === 'isakmp' ? undefined : `${fault.protocol} is blocked`
    case 'isp': {
      const kind = ground.config(fault.device)?.kind
      const near = kind === 'internet' || kind === 'nat' || kind === 'firewall' || kind === 'router'
      return near ? undefined : 'a provider of something else'
    }
    case 'readdress':
      return 'another public address'
    case 'reload':
    case 'hang':
    case 'power':
    case 'cut':
    case 'shut':
    case 'process':
    case 'clear-sa':
    case 'clear-eigrp':
    case 'clear-arp':
    case 'clear-conn':
    case 'clear-xlate':
    case 'clock':
      return undefined
  }
}

/** Switches in a circle: who blocks which port is not told here, nor what a storm does. */
export function hasCircle(configurations: readonly Configuration[], { links }: Topology): boolean {
  const switches = configurations.filter((item) => item.kind === 'switch').map((item) => item.device)
  const root = new Map(switches.map((item) => [item, item]))
  const find = (name: string): string => {
    const above = root.get(name) ?? name
    return above === name ? name : find(above)
  }
  return links.some(({ a, b }) => {
    if (!root.has(a.device) || !root.has(b.device)) return false
    const [one, other] = [find(a.device), find(b.device)]
    root.set(one, other)
    return one === other
  })
}
