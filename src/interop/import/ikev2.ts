/**
 * IKEv2 as a design says it: one proposal, one secret or trustpoint, one keepalive. It is read from the lines, as a release
 * that knows no IKEv2 refuses what the design may say all the same.
 */
import { USUAL_DPD } from '../../compile/index'
import type { Ikev2Settings, KeepaliveSettings, VpnSettings } from '../../design/index'
import { cryptoFacts, tunnelLines } from './crypto'
import { commands, last, type ParsedDevice, sections } from './parsed'
import { tunnelEnd } from './tunnels'

/** What stands below the profile that the device's tunnels are made with; absent = they are made by IKEv1. */
function profileOf(told: ParsedDevice) {
  const name = last(tunnelLines(told), 'set-ikev2-profile')?.name
  return sections(told.lines, 'ikev2-profile').find(({ command }) => command.name === name)?.children
}

/** The first of each kind of word of the first proposal that a policy offers. */
export function ikev2Of(told: ParsedDevice): Ikev2Settings | undefined {
  if (!profileOf(told)) return undefined
  const offered = sections(told.lines, 'ikev2-policy').flatMap(({ children }) =>
    commands(children, 'ikev2-policy-proposal').map((item) => item.name),
  )
  const lines =
    sections(told.lines, 'ikev2-proposal').find(({ command }) => command.name === offered[0])?.children ?? []
  const encryption = last(lines, 'ikev2-encryption')?.ciphers[0]
  const group = last(lines, 'ikev2-group')?.groups[0]
  if (encryption === undefined || group === undefined) return undefined
  const integrity = last(lines, 'ikev2-integrity')?.hashes[0]
  const prf = last(lines, 'ikev2-prf')?.hashes[0]
  return {
    encryption,
    ...(integrity === undefined ? {} : { integrity }),
    ...(prf === undefined ? {} : { prf }),
    group,
  }
}

/** Its dead peer detection; what the compiler would write by itself stays unsaid. */
export function ikev2Keepalive(told: ParsedDevice): KeepaliveSettings | undefined {
  const profile = profileOf(told)
  const found = profile && (last(profile, 'ikev2-profile-dpd') ?? last(told.lines, 'ikev2-dpd'))
  return (
    found && {
      seconds: found.seconds,
      ...(found.retrySeconds === USUAL_DPD.retrySeconds ? {} : { retrySeconds: found.retrySeconds }),
      ...(found.mode === USUAL_DPD.mode ? {} : { mode: found.mode }),
    }
  )
}

/** What the tunnels of the design are proved by: a trustpoint with where its certificate is enrolled, or a key. */
export function credentialsOf(told: ParsedDevice): VpnSettings['credentials'] | undefined {
  const { lines } = told
  const profile = profileOf(told)
  const certificates = enrolled(lines)
  if (!profile && certificates && signsFirst(told)) return certificates
  const key = profile ? ringKey(told, profile) : sharedKey(lines)
  return key === undefined ? certificates : { kind: 'pre-shared-key', key }
}

function enrolled(lines: ParsedDevice['lines']): VpnSettings['credentials'] | undefined {
  return sections(lines, 'trustpoint').flatMap(({ command, children }) => {
    const words = commands(children, 'trustpoint-setting').map((item) => item.words)
    const url = words.flatMap((item) => /^enrollment url (\S+)$/.exec(item)?.[1] ?? [])[0]
    return url === undefined ? [] : [{ kind: 'certificates', trustpoint: command.name, enrollmentUrl: url } as const]
  })[0]
}

/** Keys may be there for partners alone: sites whose addresses nobody knows find none among keys that have an address each. */
function signsFirst({ configuration, lines }: ParsedDevice): boolean {
  const signs = sections(lines, 'isakmp-policy')
    .toSorted((a, b) => a.command.priority - b.command.priority)
    .map(({ children }) => (last(children, 'policy-authentication')?.method ?? 'rsa-sig') === 'rsa-sig')
  const waits = cryptoFacts(configuration).responder !== undefined || tunnelEnd(configuration)?.role === 'head-end'
  const isForSites = configuration.crypto?.isakmp.keys.some(({ peers }) => peers.length < 32) ?? false
  return signs[0] === true || (signs.includes(true) && waits && !isForSites)
}

/** IKEv1's key: the router's own for an address, that of a ring, or one for a name. */
function sharedKey(lines: ParsedDevice['lines']): string | undefined {
  const ringed = sections(lines, 'crypto-keyring').flatMap(({ children }) => commands(children, 'keyring-key'))
  return (
    [...commands(lines, 'isakmp-key'), ...ringed, ...commands(lines, 'isakmp-key-hostname')][0]?.key ?? groupKey(lines)
  )
}

/** The key of a group of Easy VPN, which all its members have. */
const groupKey = (lines: ParsedDevice['lines']): string | undefined =>
  lines
    .filter(({ text }) => /^crypto isakmp client configuration group\b/i.test(text.trim()))
    .flatMap(({ children }) => children.flatMap(({ text }) => /^\s*key (?:[06] )?(\S+)\s*$/.exec(text)?.[1] ?? []))[0]

function ringKey({ lines }: ParsedDevice, profile: ParsedDevice['lines']): string | undefined {
  const name = last(profile, 'ikev2-profile-keyring')?.name
  const ring = sections(lines, 'ikev2-keyring').find(({ command }) => command.name === name)
  return sections(ring?.children ?? [], 'ikev2-peer').flatMap(
    ({ children }) => last(children, 'ikev2-peer-key')?.key ?? [],
  )[0]
}
