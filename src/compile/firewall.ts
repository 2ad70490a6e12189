/** The firewall's text from one set of rules (FACTS section 8): ASA 8.3+ or PIX 6. */
import { type AsaAddress, type AsaCommand, type AsaConfig, type AsaStatement, asaStatement } from '../asa/index'
import { type Design, devicesOf, type Firewall, type Interface, ownAddress } from '../design/index'
import { formatIp, maskOf, type Prefix } from '../net/index'
import { addressWords, described, headquarters, pools, roleAddress } from './plan'

const SECURITY: Readonly<Record<string, number>> = { outside: 0, vpndmz: 50, inside: 100 }
const HOST_MASK = '255.255.255.255'
const ISAKMP = 500
const NAT_T = 4500

type Rule = Omit<Extract<AsaCommand, { readonly kind: 'access-list' }>, 'kind' | 'list' | 'extended' | 'log' | 'action'>

export function compileFirewall(design: Design, device: Firewall): AsaConfig {
  const pix = device.dialect === 'pix'
  const named = device.interfaces.filter((item) => Object.hasOwn(SECURITY, item.role))
  const listed = lists(design, device, pix)
  return {
    dialect: pix ? 'pix' : 'asa',
    statements: [
      versionStatement(device),
      ...(pix ? pixInterfaces(named) : []),
      asaStatement({ kind: 'hostname', name: device.name }),
      ...(pix ? [asaStatement({ kind: 'fixup', words: 'protocol skinny 2000' })] : asaInterfaces(named)),
      ...(device.hairpin && !pix ? [asaStatement({ kind: 'same-security-traffic', scope: 'intra-interface' })] : []),
      ...listed,
      ...(pix ? named.flatMap((item) => pixAddress(item)) : []),
      ...(pix ? identities(design) : []),
      ...groups(named, listed, pix),
      ...routes(design, device),
    ],
  }
}

/** The last PIX release before its commands became those of the ASA. */
const USUAL_PIX = '6.3(5)'

function versionStatement({ dialect, release }: Firewall): AsaStatement {
  const [product, number = ''] = release.split('-')
  if (dialect !== 'pix') return asaStatement({ kind: 'asa-version', release: number === '' ? release : number })
  return asaStatement({ kind: 'asa-version', release: product === 'pix' ? number : USUAL_PIX, product: 'PIX' })
}

/** A list is bound where there are an interface for it and entries in it: a firewall refuses to bind one without. */
function groups(items: readonly Interface[], listed: readonly AsaStatement[], pix: boolean): readonly AsaStatement[] {
  const { inet, vpn } = listNames(pix)
  const bindings = [
    { role: 'outside', list: inet },
    { role: 'vpndmz', list: vpn },
  ] as const
  return bindings
    .filter(({ role }) => items.some((item) => item.role === role))
    .filter(({ list }) => listed.some(({ command }) => command.kind === 'access-list' && command.list === list))
    .map(({ role, list }) => asaStatement({ kind: 'access-group', list, direction: 'in', interface: role }))
}

const listNames = (pix: boolean) =>
  pix ? { inet: 'from-inet', vpn: 'from-vpn' } : { inet: 'OUTSIDE-IN', vpn: 'VPNDMZ-IN' }

function asaInterfaces(items: readonly Interface[]): readonly AsaStatement[] {
  return items.map((item) => {
    const words = addressWords(item)
    return asaStatement({ kind: 'interface', name: item.name }, [
      ...described(item.description).map((text) => asaStatement({ kind: 'description', text })),
      asaStatement({ kind: 'nameif', name: item.role }),
      asaStatement({ kind: 'security-level', level: SECURITY[item.role] ?? 0 }),
      ...(words ? [asaStatement({ kind: 'ip-address', ...words })] : []),
      ...(item.shutdown ? [asaStatement({ kind: 'shutdown' })] : []),
    ])
  })
}

function pixInterfaces(items: readonly Interface[]): readonly AsaStatement[] {
  return [
    ...items.map((item) =>
      asaStatement({ kind: 'interface', name: item.name, hardware: item.shutdown ? 'shutdown' : '100full' }),
    ),
    ...items.map((item) =>
      asaStatement({ kind: 'nameif', interface: item.name, name: item.role, security: SECURITY[item.role] ?? 0 }),
    ),
  ]
}

function pixAddress(item: Interface): readonly AsaStatement[] {
  const words = addressWords(item)
  return words ? [asaStatement({ kind: 'ip-address', nameif: item.role, ...words })] : []
}

function loopbacks(design: Design): readonly string[] {
  return devicesOf(design, 'head-end')
    .map((device) => roleAddress(device, 'public'))
    .filter((text) => text !== '')
}

const ANY: AsaAddress = { kind: 'any' }
const host = (address: string): AsaAddress => ({ kind: 'host', address })
const network = (prefix: Prefix): AsaAddress => ({
  kind: 'network',
  address: formatIp(prefix.address),
  mask: formatIp(maskOf(prefix.length)),
})

/** From the Internet only ESP and ISAKMP to the loopbacks; from the VPN segment the pools to headquarters, and the loopbacks' own. */
function lists(design: Design, device: Firewall, pix: boolean): readonly AsaStatement[] {
  const { inet, vpn } = listNames(pix)
  const ports = device.natTraversal ? [ISAKMP, NAT_T] : [ISAKMP]
  const rule = (list: string, about: Rule) =>
    asaStatement({ kind: 'access-list', list, action: 'permit', extended: !pix, log: false, ...about })
  const udp = (list: string, about: Pick<Rule, 'source' | 'destination'>) =>
    ports.map((port) => rule(list, { protocol: 'udp', ...about, destinationPort: { kind: 'eq', port } }))
  const inward = loopbacks(design).flatMap((address) => [
    rule(inet, { protocol: 'esp', source: ANY, destination: host(address) }),
    ...udp(inet, { source: ANY, destination: host(address) }),
  ])
  const outward = loopbacks(design).flatMap((address) => [
    rule(vpn, { protocol: 'esp', source: host(address), destination: ANY }),
    ...udp(vpn, { source: host(address), destination: ANY }),
  ])
  const sites = pools(design).flatMap((pool) =>
    headquarters(design).map((hq) => rule(vpn, { protocol: 'ip', source: network(pool), destination: network(hq) })),
  )
  return [...inward, ...sites, ...outward]
}

/** PIX 6 crosses nothing without a translation: identities both ways. */
function identities(design: Design): readonly AsaStatement[] {
  const identity = (real: string, mapped: string, address: string, mask: string) =>
    asaStatement({ kind: 'static', real, mapped, mappedAddress: address, realAddress: address, mask })
  return [
    ...loopbacks(design).map((address) => identity('vpndmz', 'outside', address, HOST_MASK)),
    ...headquarters(design).map((hq) =>
      identity('inside', 'vpndmz', formatIp(hq.address), formatIp(maskOf(hq.length))),
    ),
  ]
}

/** Host routes to each loopback by its own gateway, the pools by the virtual address, the rest to the Internet. */
function routes(design: Design, device: Firewall): readonly AsaStatement[] {
  const route = (name: string, address: string, mask: string, gateway: string) =>
    asaStatement({ kind: 'route', interface: name, address, mask, gateway, metric: 1 })
  const own = devicesOf(design, 'head-end').flatMap((headEnd) => {
    const loopback = roleAddress(headEnd, 'public')
    const stick = roleAddress(headEnd, 'stick')
    return loopback === '' || stick === '' ? [] : [route('vpndmz', loopback, HOST_MASK, stick)]
  })
  const reaches = device.interfaces.some((item) => item.role === 'vpndmz' && ownAddress(item))
  const sites = reaches
    ? pools(design).map((pool) =>
        route('vpndmz', formatIp(pool.address), formatIp(maskOf(pool.length)), design.vpn.hsrp.virtualAddress),
      )
    : []
  const outward = device.defaultGateway === '' ? [] : [route('outside', '0.0.0.0', '0.0.0.0', device.defaultGateway)]
  return [...own, ...sites, ...outward]
}
