/** What the firewall has to let through: ESP and IKE of the head-ends both ways, and the sites to headquarters. */
import { DEFAULT_PARAMETERS, type NumberSet } from '../../../config/index'
import { ESP, formatIp, type Ip, ipPlus, maskOf, tableValues, UDP } from '../../../net/index'
import { add, type Check, type CheckFound, type LineFix, lineOf, remove } from '../check'
import { ISAKMP, letsIn, NAT_T, type Probe } from '../filters'
import { type FirewallScope, firewallsOf, permitting } from '../firewall'
import { type Scope, sectionOf, subnetOf } from '../scope'
import { poolOf } from './pool-of'

interface Wanted {
  readonly what: string
  readonly protocol: number
  readonly port?: number
  /** The words of the rule before and after the addresses. */
  readonly words: string
  readonly tail: string
}

const IPSEC: readonly Wanted[] = [
  { what: 'ESP', protocol: ESP, words: 'esp', tail: '' },
  { what: 'UDP 500 (IKE)', protocol: UDP, port: ISAKMP, words: 'udp', tail: ' eq isakmp' },
]
const TRAVERSAL: Wanted = {
  what: 'UDP 4500 (NAT-T)',
  protocol: UDP,
  port: NAT_T,
  words: 'udp',
  tail: ' eq non500-isakmp',
}

export const firewallIpsec: Check = {
  name: 'firewall-ipsec',
  title: 'The firewall lets IPsec through',
  why: 'Without UDP 500 no tunnel comes up; without ESP IKE shows QM_IDLE and not one packet crosses.',
  source:
    'Source document: “only ESP (protocol 50) and IKE (UDP port 500) need be permitted to the loopback interfaces”',
  check: (scope) =>
    firewallsOf(scope).flatMap((firewall) => IPSEC.flatMap((wanted) => stopped(scope, firewall, wanted))),
}

/** The design's rule of the same name speaks of the firewall's setting. */
export const firewallNatTraversal: Check = {
  name: 'nat-traversal',
  title: 'The firewall lets NAT traversal through',
  why: 'From 12.2(13)T both ends find the NAT between them and move IKE and ESP to UDP 4500: a firewall that knows only ESP and UDP 500 then stops a design that worked before the upgrade.',
  source: 'RFC 3947, RFC 3948; IOS 12.2(13)T, IPsec NAT transparency',
  check: (scope) => {
    const moved = scope.sites.some(({ config }) => config.crypto?.isakmp.natTraversal.value)
    const answers = scope.headEnds.some(({ config }) => config.crypto?.isakmp.natTraversal.value)
    if (!moved || !answers) return []
    return firewallsOf(scope).flatMap((firewall) => stopped(scope, firewall, TRAVERSAL))
  },
}

/** What a firewall stops of one protocol, from the Internet and from the head-ends. */
function stopped(scope: Scope, firewall: FirewallScope, wanted: Wanted): readonly CheckFound[] {
  const { config, outside, vpn, headEnds } = firewall
  if (!outside) return []
  const passes = (probe: Omit<Probe, 'protocol' | 'port'>, inward: boolean) =>
    letsIn(config, inward ? outside : vpn, inward ? vpn : outside, {
      protocol: wanted.protocol,
      // Both ends of IKE speak from the port that they listen on; a NAT between them lets it stand here.
      ...(wanted.port === undefined ? {} : { port: wanted.port, sourcePort: wanted.port }),
      ...probe,
    })
  const inward = headEnds.filter(({ local }) => passes({ destination: local }, true) === 'stopped')
  const outward = headEnds.filter(({ local }) => passes({ source: local }, false) === 'stopped')
  const rule = (source: string, destination: string) => `${wanted.words} ${source} ${destination}${wanted.tail}`
  return [
    ...(inward.length === 0
      ? []
      : [
          refused(config, outside.accessIn?.source, `${wanted.what} from the Internet to ${names(inward)}`, {
            rules: inward.map(({ local }) => rule('any', `host ${formatIp(local)}`)),
            changes: (rules) => permitting(scope, config, outside, rules),
          }),
        ]),
    ...(outward.length === 0
      ? []
      : [
          asAnswersOnly(
            config,
            wanted,
            inward.length === 0 ? outward : [],
            refused(config, vpn.accessIn?.source, `${wanted.what} from ${names(outward)} to the Internet`, {
              rules: outward.map(({ local }) => rule(`host ${formatIp(local)}`, 'any')),
              changes: (rules) => permitting(scope, config, vpn, rules),
            }),
          ),
        ]),
  ]
}

/** Where the sites may begin, answers pass as long as the firewall remembers the conversation, and then no more. */
function asAnswersOnly(
  { firewall }: FirewallScope['config'],
  { what, port }: Wanted,
  heads: FirewallScope['headEnds'],
  found: CheckFound,
): CheckFound {
  if (port === undefined || heads.length === 0) return found
  const seconds = firewall?.timeouts?.udp ?? DEFAULT_PARAMETERS.firewallUdpSeconds
  return {
    ...found,
    summary: `It lets ${what} from ${names(heads)} to the Internet through as answers alone: after ${seconds} s of silence dead peer detection, new keys and deletes of ${names(heads)} are dropped`,
  }
}

const names = (heads: FirewallScope['headEnds']) => heads.map(({ head }) => head.config.device).join(' and ')

interface Opening {
  readonly rules: readonly string[]
  readonly changes: (rules: readonly string[]) => LineFix['changes'] | undefined
}

function refused(
  config: FirewallScope['config'],
  source: { readonly line: number } | undefined,
  what: string,
  { rules, changes }: Opening,
): CheckFound {
  const lines = changes(rules)
  return {
    severity: 'error',
    device: config.device,
    ...lineOf(source),
    summary: `It does not let ${what} through`,
    remedy: `Permit ${[...new Set(rules)].join('; ')}.`,
    ...(lines ? { fix: { says: `Permits ${rules.join('; ')}.`, safe: true, changes: lines } } : {}),
  }
}

export const firewallPools: Check = {
  name: 'firewall-pools',
  title: 'The firewall lets the sites in',
  why: 'After decryption a phone’s Skinny comes from the VPN segment, which may not open connections to the inside unless a rule says so: the tunnel is up, and the phone never registers.',
  source: 'Cisco ASA configuration guide, security levels',
  check: (scope) => firewallsOf(scope).flatMap((firewall) => shutOut(scope, firewall)),
}

function shutOut(scope: Scope, { config, vpn, inside }: FirewallScope): readonly CheckFound[] {
  const headquarters = inside && subnetOf(inside)
  if (!inside || !headquarters) return []
  const host = (address: Ip) => ipPlus(address, 1)
  const shut = scope.sites.flatMap((site) =>
    site.lans.filter(
      ({ subnet }) =>
        letsIn(config, vpn, inside, {
          protocol: 6,
          port: 2000,
          source: host(subnet.address),
          destination: host(headquarters.address),
        }) === 'stopped',
    ),
  )
  if (shut.length === 0) return []
  const pools = [
    ...new Map(shut.map(({ subnet }) => poolOf(scope, subnet)).map((pool) => [pool.address, pool])).values(),
  ]
  const mask = (length: number) => formatIp(maskOf(length))
  const rules = pools.map(
    (pool) =>
      `ip ${formatIp(pool.address)} ${mask(pool.length)} ${formatIp(headquarters.address)} ${mask(headquarters.length)}`,
  )
  const count = shut.length === 1 ? 'one site' : `${shut.length} sites`
  return [
    refused(config, vpn.accessIn?.source, `${count} to headquarters`, {
      rules,
      changes: (lines) => permitting(scope, config, vpn, lines),
    }),
  ]
}

const isOnly = (ports: NumberSet | undefined, port: number) =>
  ports !== undefined && !ports.inverted && ports.ranges.every(({ first, last }) => first === port && last === port)

export const portFifty: Check = {
  name: 'eq-50',
  title: 'ESP is a protocol, not a port',
  why: 'ESP is IP protocol 50. A rule for port 50 lets nothing of it through: IKE shows QM_IDLE and the ESP counters stay at 0.',
  source: 'RFC 4303: IP protocol 50',
  check: (scope) =>
    scope.configurations.flatMap((config) =>
      tableValues(config.accessLists).flatMap((list) =>
        list.entries
          .filter(
            ({ action, destinationPort: ports, line }, index, all) =>
              action === 'permit' && isOnly(ports, ESP) && all[index - 1]?.line !== line,
          )
          .map(({ line }): CheckFound => {
            const section = sectionOf(scope, config.device, line.line)
            const text = line.text.replace(/ (udp|tcp) /, ' esp ').replace(/ eq 50\b/, '')
            return {
              severity: 'error',
              device: config.device,
              ...lineOf(line),
              summary: `"${line.text}" permits port 50, which nobody uses: ESP is protocol 50`,
              remedy: `Write "${text}".`,
              fix: {
                says: `Writes "${text}" in its place.`,
                safe: true,
                changes: [add(config.device, section, text, line.text), remove(config.device, section, line.text)],
              },
            }
          }),
      ),
    ),
}
