/** A firewall's own settings, read from its text in either dialect. */
import {
  type AsaCommand,
  type AsaConfig,
  type AsaStatement,
  firewallRelease,
  standingAsa,
  withAddresses,
} from '../../asa/index'
import { switchingOfFirewall } from '../../convert/index'
import type { Firewall, Interface, InterfaceRole } from '../../design/index'
import { ip, lengthOfMask, parseIp } from '../../net/index'
import { asaCommands } from './asa-commands'
import { readPair } from './failover'

/** `10.81.0.3` and `255.255.255.248` → `10.81.0.3/29`; nothing when they are no address and mask. */
function addressText(address: string, mask: string): string | undefined {
  const length = parseIp(address) === undefined || parseIp(mask) === undefined ? undefined : lengthOfMask(ip(mask))
  return length === undefined ? undefined : `${address}/${length}`
}

/** A firewall is known by its own words. */
export function isFirewallText(text: string): boolean {
  return /^[ \t]*(?:(?:ASA|PIX|FWSM) Version\b|nameif\s+\S+|access-group \S+ in interface )/im.test(text)
}

/** What a firewall's text says of itself; its interfaces that have a name, in the order of the text. */
export function readFirewall(
  config: AsaConfig,
): Pick<Firewall, 'dialect' | 'release' | 'hairpin' | 'natTraversal' | 'defaultGateway' | 'interfaces' | 'failover'> {
  const { dialect } = config
  const statements = withAddresses(standingAsa(config.statements))
  const version = firewallRelease({ statements })
  const pair = dialect === 'asa' ? readPair(statements) : undefined
  const outward = asaCommands(statements, 'route').find((item) => item.address === '0.0.0.0' && item.mask === '0.0.0.0')
  return {
    dialect,
    release: `${dialect}-${version || (dialect === 'pix' ? '6.3(5)' : '9.1')}`,
    hairpin: asaCommands(statements, 'same-security-traffic').some((item) => item.scope === 'intra-interface'),
    natTraversal: asaCommands(statements, 'access-list').some(letsNatTraversal),
    defaultGateway: outward?.gateway ?? '',
    interfaces: [
      ...(dialect === 'pix' ? pixInterfaces(statements) : asaInterfaces(statements, pair?.failover.unit)),
      ...(pair ? [pair.link] : []),
    ],
    ...(pair ? { failover: pair.failover } : {}),
  }
}

/** UDP 4500: what IPsec is wrapped in behind NAT (RFC 3948). */
const NAT_TRAVERSAL = 4500

function letsNatTraversal(rule: Extract<AsaCommand, { readonly kind: 'access-list' }>): boolean {
  const port = rule.destinationPort
  return rule.action === 'permit' && rule.protocol === 'udp' && port?.kind === 'eq' && port.port === NAT_TRAVERSAL
}

interface Named {
  readonly name: string
  readonly nameif: string
  readonly security: number
  readonly address: string | undefined
  readonly shutdown: boolean
  readonly description: string | undefined
  readonly over?: Interface['over']
}

/** Those with a name, and the ports that their cables are at: of a switch, or below subinterfaces. */
function asaInterfaces(statements: readonly AsaStatement[], unit?: 'primary' | 'secondary'): readonly Interface[] {
  const named = namedInterfaces(statements, unit)
  const known = new Set(named.map(({ name }) => name))
  const used = new Set(named.flatMap(({ over }) => (over ? [over.interface, ...(over.others ?? [])] : [])))
  const ports = statements.flatMap(({ command, children, negated }): readonly Interface[] => {
    if (command.kind !== 'interface' || negated || !used.has(command.name) || known.has(command.name)) return []
    const description = asaCommands(children, 'description')[0]?.text
    return [
      {
        name: command.name,
        role: 'port',
        ...(description === undefined ? {} : { description }),
        addressing: { kind: 'none' },
        shutdown: asaCommands(children, 'shutdown').length > 0,
      },
    ]
  })
  return [...named, ...ports]
}

function namedInterfaces(statements: readonly AsaStatement[], unit?: 'primary' | 'secondary'): readonly Interface[] {
  return withRoles(
    statements.flatMap((item): readonly Named[] => {
      if (item.command.kind !== 'interface' || item.negated) return []
      const nameif = asaCommands(item.children, 'nameif')[0]?.name
      if (nameif === undefined) return []
      const words = asaCommands(item.children, 'ip-address')[0]
      return [
        {
          name: item.command.name,
          nameif,
          security: asaCommands(item.children, 'security-level')[0]?.level ?? (nameif === 'inside' ? 100 : 0),
          address: words
            ? addressText(unit === 'secondary' ? (words.standby ?? '') : words.address, words.mask)
            : leased(item.children, undefined),
          shutdown: asaCommands(item.children, 'shutdown').length > 0,
          description: asaCommands(item.children, 'description')[0]?.text,
          ...overOf(statements, item.command.name, item.children),
        },
      ]
    }),
  )
}

function pixInterfaces(statements: readonly AsaStatement[]): readonly Interface[] {
  const ports = asaCommands(statements, 'interface')
  const addresses = asaCommands(statements, 'ip-address')
  return withRoles(
    asaCommands(statements, 'nameif').flatMap((item): readonly Named[] => {
      if (item.interface === undefined) return []
      const words = addresses.find((other) => other.nameif === item.name)
      return [
        {
          name: item.interface,
          nameif: item.name,
          security: item.security ?? 0,
          address: words ? addressText(words.address, words.mask) : leased(statements, item.name),
          shutdown: ports.some(
            (port) => port.name === item.interface && (port.hardware === 'shutdown' || port.shutdown),
          ),
          description: undefined,
        },
      ]
    }),
  )
}

/** `outside`, `inside` by their names or their levels; the first other one is the VPN segment. */
function withRoles(named: readonly Named[]): readonly Interface[] {
  const taken = new Set<InterfaceRole>()
  return named.map((item) => {
    const role = roleOf(item, taken)
    taken.add(role)
    return {
      name: item.name,
      role,
      ...(item.description === undefined ? {} : { description: item.description }),
      ...(item.over ? { over: item.over } : {}),
      addressing: addressingOf(item.address),
      shutdown: item.shutdown,
    }
  })
}

/** A subinterface uses the cable of its port, by its tag; a VLAN interface those of the switch ports in its VLAN. */
function overOf(
  statements: readonly AsaStatement[],
  name: string,
  items: readonly AsaStatement[],
): Pick<Named, 'over'> {
  const { over } = switchingOfFirewall(statements, name)
  if (over) return { over }
  const vlan = asaCommands(items, 'vlan').at(-1)?.vlan
  const [base = '', sub] = name.split('.')
  return vlan === undefined || sub === undefined ? {} : { over: { interface: base, vlan } }
}

/** In the place of an address: it is given. */
const LEASED = 'dhcp'

const leased = (items: readonly AsaStatement[], nameif: string | undefined): string | undefined =>
  asaCommands(items, 'ip-address-leased').some((line) => line.nameif === nameif) ? LEASED : undefined

function addressingOf(address: string | undefined): Interface['addressing'] {
  if (address === undefined) return { kind: 'none' }
  return address === LEASED ? { kind: 'dhcp' } : { kind: 'static', address }
}

function roleOf({ nameif, security }: Named, taken: ReadonlySet<InterfaceRole>): InterfaceRole {
  const wanted: InterfaceRole =
    nameif === 'outside' || nameif === 'inside' || nameif === 'vpndmz'
      ? nameif
      : security === 0
        ? 'outside'
        : security === 100
          ? 'inside'
          : 'vpndmz'
  return taken.has(wanted) && nameif !== wanted ? 'lan' : wanted
}
