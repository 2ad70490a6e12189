/** The firewall's plan as ASA 8.3+ and as PIX 6 write it: one language, two dialects. */
import { type AsaAddress, type AsaConfig, type AsaStatement, asaStatement } from '../../asa/index'
import type { Firewall } from '../../design/index'
import { formatIp, maskOf } from '../../net/index'
import { addressWords, described } from '../plan'
import {
  boundZones,
  type FirewallPlan,
  type Identity,
  type Party,
  type Permit,
  type PlannedFailover,
  type PlannedInterface,
  type PlannedRoute,
  SECURITY,
} from './plan'

type Dialect = AsaConfig['dialect']

export function asaFirewall(device: Firewall, plan: FirewallPlan): AsaConfig {
  const dialect = device.dialect === 'pix' ? 'pix' : 'asa'
  return { dialect, statements: dialect === 'pix' ? pixLines(device, plan) : asaLines(device, plan) }
}

function asaLines(device: Firewall, plan: FirewallPlan): readonly AsaStatement[] {
  return [
    versionStatement(device),
    asaStatement({ kind: 'hostname', name: device.name }),
    ...plan.interfaces.map(asaInterface),
    ...failoverLines(plan.failover),
    ...(plan.hairpin ? [asaStatement({ kind: 'same-security-traffic', scope: 'intra-interface' })] : []),
    ...asaRules(plan, 'asa'),
  ]
}

/** What the plan asks of a firewall that stands already: lists and their binding, translations, routes. */
export function asaRules(plan: FirewallPlan, dialect: Dialect): readonly AsaStatement[] {
  const bound = new Set(boundZones(plan))
  return [
    // A list that is bound to no interface does nothing.
    ...plan.permits.filter(({ zone }) => bound.has(zone)).map((permit) => asaPermit(permit, dialect)),
    ...(dialect === 'pix' ? plan.identities.map(pixIdentity) : []),
    ...groups(plan, dialect),
    ...plan.routes.map(asaRoute),
  ]
}

function pixLines(device: Firewall, plan: FirewallPlan): readonly AsaStatement[] {
  return [
    versionStatement(device),
    ...plan.interfaces.map(({ item }) =>
      asaStatement({ kind: 'interface', name: item.name, hardware: item.shutdown ? 'shutdown' : '100full' }),
    ),
    ...plan.interfaces.map(({ zone, item }) =>
      asaStatement({ kind: 'nameif', interface: item.name, name: zone, security: SECURITY[zone] }),
    ),
    asaStatement({ kind: 'hostname', name: device.name }),
    asaStatement({ kind: 'fixup', words: 'protocol skinny 2000' }),
    ...plan.interfaces.flatMap(pixAddress),
    ...asaRules(plan, 'pix'),
  ]
}

/** The last PIX release before its commands became those of the ASA. */
const USUAL_PIX = '6.3(5)'

function versionStatement({ dialect, release }: Firewall): AsaStatement {
  const [product, number = ''] = release.split('-')
  if (dialect !== 'pix') return asaStatement({ kind: 'asa-version', release: number === '' ? release : number })
  const known = product === 'pix' && number !== '' && number !== '6.3'
  return asaStatement({ kind: 'asa-version', release: known ? number : USUAL_PIX, product: 'PIX' })
}

/** The link's name, as it is written everywhere. */
const LINK = 'folink'

/** The link's interface has a description of its own, and its addresses stand apart (ASA configuration guide, Failover). */
function failoverLines(pair: PlannedFailover | undefined): readonly AsaStatement[] {
  if (!pair) return []
  const { unit, stateful, pollSeconds, holdSeconds, primary, secondary, mask } = pair
  const setting = (words: string) => asaStatement({ kind: 'failover-setting', words })
  const text = stateful ? 'LAN/STATE Failover Interface' : 'LAN Failover Interface'
  return [
    asaStatement({ kind: 'interface', name: pair.interface }, [asaStatement({ kind: 'description', text })]),
    asaStatement({ kind: 'failover' }),
    setting(`lan unit ${unit}`),
    setting(`lan interface ${LINK} ${pair.interface}`),
    ...(pollSeconds === undefined && holdSeconds === undefined
      ? []
      : [setting(`polltime unit ${timeWords(pollSeconds ?? 1)} holdtime ${timeWords(holdSeconds ?? 15)}`)]),
    ...(stateful ? [setting(`link ${LINK} ${pair.interface}`)] : []),
    setting(`interface ip ${LINK} ${primary} ${mask} standby ${secondary}`),
  ]
}

const timeWords = (seconds: number) => (Number.isInteger(seconds) ? String(seconds) : `msec ${seconds * 1000}`)

function asaInterface({ zone, item, standby }: PlannedInterface): AsaStatement {
  const words = addressWords(item)
  return asaStatement({ kind: 'interface', name: item.name }, [
    ...described(item.description).map((text) => asaStatement({ kind: 'description', text })),
    asaStatement({ kind: 'nameif', name: zone }),
    asaStatement({ kind: 'security-level', level: SECURITY[zone] }),
    ...(words ? [asaStatement({ kind: 'ip-address', ...words, ...(standby === undefined ? {} : { standby }) })] : []),
    ...(item.shutdown ? [asaStatement({ kind: 'shutdown' })] : []),
  ])
}

function pixAddress({ zone, item }: PlannedInterface): readonly AsaStatement[] {
  const words = addressWords(item)
  return words ? [asaStatement({ kind: 'ip-address', nameif: zone, ...words })] : []
}

const LISTS: Readonly<Record<Dialect, Readonly<Record<Permit['zone'], string>>>> = {
  asa: { outside: 'OUTSIDE-IN', vpndmz: 'VPNDMZ-IN' },
  pix: { outside: 'from-inet', vpndmz: 'from-vpn' },
}

function groups(plan: FirewallPlan, dialect: Dialect): readonly AsaStatement[] {
  return boundZones(plan).map((zone) =>
    asaStatement({ kind: 'access-group', list: LISTS[dialect][zone], direction: 'in', interface: zone }),
  )
}

function asaPermit(permit: Permit, dialect: Dialect): AsaStatement {
  const { zone, protocol, source, destination, port } = permit
  return asaStatement({
    kind: 'access-list',
    list: LISTS[dialect][zone],
    action: 'permit',
    extended: dialect === 'asa',
    log: false,
    protocol,
    source: partyOf(source),
    destination: partyOf(destination),
    ...(port === undefined ? {} : { destinationPort: { kind: 'eq', port } }),
  })
}

function partyOf(party: Party): AsaAddress {
  if (party === 'any') return { kind: 'any' }
  const address = formatIp(party.address)
  return party.length === 32
    ? { kind: 'host', address }
    : { kind: 'network', address, mask: formatIp(maskOf(party.length)) }
}

function asaRoute({ zone, prefix, nextHop }: PlannedRoute): AsaStatement {
  return asaStatement({
    kind: 'route',
    interface: zone,
    address: formatIp(prefix.address),
    mask: formatIp(maskOf(prefix.length)),
    gateway: formatIp(nextHop),
    metric: 1,
  })
}

function pixIdentity({ real, mapped, prefix }: Identity): AsaStatement {
  const address = formatIp(prefix.address)
  return asaStatement({
    kind: 'static',
    real,
    mapped,
    mappedAddress: address,
    realAddress: address,
    mask: formatIp(maskOf(prefix.length)),
  })
}
