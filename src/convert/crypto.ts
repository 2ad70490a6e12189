/** IKE policies, transform-sets, static and dynamic crypto maps. */

import {
  type AccessList,
  type CryptoConfig,
  type CryptoMap,
  type CryptoMapEntry,
  type DynamicMapEntry,
  groupProblem,
  type InterfaceConfig,
  IOS_DEFAULTS,
  type IpsecProfile,
  type IsakmpConfig,
  type IsakmpPolicy,
  type KeepaliveConfig,
  OWN_POLICIES,
  type ReverseRouteConfig,
  type SaLifetime,
  type TransformSet,
  tunnelMapOf,
  wordProblem,
} from '../config/index'
import type { Statement } from '../ios/index'
import type { NameTable } from '../net/index'
import { leaveAhOpen } from './authentication-header'
import { checkCryptoNames, checkProtections } from './crypto-names'
import { readIkev2 } from './ikev2'
import { defaultProfile, defaultSet, namedSets } from './ipsec-defaults'
import { readKeys, readProfiles } from './isakmp-keys'
import { dfBitIn, lookAheadIn } from './packet-size'
import { address, all, type Known, last, lastSet, leaveOpen, type Reader, toggle, warn } from './reader'

const DEFAULT_POLICY: IsakmpPolicy = IOS_DEFAULTS.isakmpPolicy

/** The crypto part of a configuration; absent when it has no crypto line at all. */
export function readCrypto(
  reader: Reader,
  interfaces: readonly InterfaceConfig[],
  lists: NameTable<AccessList>,
): CryptoConfig | undefined {
  const { statements } = reader.config
  const idle = lastSet(statements, 'ipsec-idle-time')?.command.seconds
  const lifetime = {
    ...lifetimeOf(statements, 'ipsec-lifetime-seconds', 'ipsec-lifetime-kilobytes', IOS_DEFAULTS.saLifetime),
    ...(idle === undefined ? {} : { idle: { seconds: idle } }),
  }
  const written = readProfilesOfIpsec(reader, lifetime)
  const protections = interfaces.map(({ tunnel }) => tunnel?.protection)
  const profiles = [...written, ...defaultProfile(reader, written, protections, lifetime)]
  checkProtections(reader, interfaces, profiles)
  if (profiles.length === 0 && !statements.some((item) => CRYPTO_KINDS.has(item.command.kind))) {
    checkCryptoNames(reader, { transformSets: [], maps: [], dynamicMaps: [], profiles: [] }, interfaces, lists)
    return undefined
  }
  const dynamicMaps = readDynamicMaps(reader, lifetime)
  const maps = readMaps(reader, lifetime)
  const used = new Set(protections.map((item) => item?.profile))
  leaveAhOpen(reader, { maps, dynamicMaps, profiles: profiles.filter(({ name }) => used.has(name)) })
  const sets = readTransformSets(reader)
  const naming = [...maps.flatMap(({ entries }) => entries), ...dynamicMaps, ...profiles]
  const transformSets = [...sets, ...defaultSet(reader, sets, naming)]
  const tunnelMaps = interfaces.flatMap((item) => tunnelMapOf(item, profiles, interfaces) ?? [])
  checkCryptoNames(reader, { transformSets, maps, dynamicMaps, profiles }, interfaces, lists)
  const ikev2 = readIkev2(reader)
  return {
    ...readSizes(reader),
    isakmp: readIsakmp(reader),
    transformSets,
    maps,
    dynamicMaps,
    ...(profiles.length > 0 ? { profiles } : {}),
    ...(tunnelMaps.length > 0 ? { tunnelMaps } : {}),
    ...(ikev2 ? { ikev2 } : {}),
  }
}

/** What becomes of packets that are too large, or come too late. */
function readSizes({ config, defaults }: Reader): Pick<CryptoConfig, 'dfBit' | 'lookAhead' | 'replayWindow'> {
  const replay = lastSet(config.statements, 'ipsec-replay')
  return {
    dfBit: dfBitIn(config.statements) ?? { value: 'copy' },
    lookAhead: lookAheadIn(config.statements) ?? { value: defaults.lookAhead },
    replayWindow: replay
      ? { value: replay.command.window, source: replay.source }
      : { value: IOS_DEFAULTS.replayWindow },
  }
}

const CRYPTO_KINDS = new Set([
  'isakmp-policy',
  'transform-set',
  'crypto-map',
  'dynamic-map',
  'crypto-map-local-address',
  'ipsec-profile',
])

function readIsakmp(reader: Reader): IsakmpConfig {
  const { statements } = reader.config
  const policies = all(statements, 'isakmp-policy')
    .map(
      (item): IsakmpPolicy => ({
        priority: item.command.priority,
        encryption: lastSet(item.children, 'policy-encryption')?.command.cipher ?? DEFAULT_POLICY.encryption,
        hash: lastSet(item.children, 'policy-hash')?.command.hash ?? DEFAULT_POLICY.hash,
        authentication:
          lastSet(item.children, 'policy-authentication')?.command.method ?? DEFAULT_POLICY.authentication,
        group: lastSet(item.children, 'policy-group')?.command.group ?? DEFAULT_POLICY.group,
        lifetimeSeconds: lastSet(item.children, 'policy-lifetime')?.command.seconds ?? DEFAULT_POLICY.lifetimeSeconds,
        source: item.source,
      }),
    )
    .filter((policy) => isOffered(reader, policy))
    .sort((a, b) => a.priority - b.priority)
  const keepalive = readKeepalive(reader)
  const trustpoint = all(statements, 'trustpoint')[0]
  const identity = lastSet(statements, 'isakmp-identity')
  const natKeepalive = lastSet(statements, 'isakmp-nat-keepalive')?.command.seconds
  // A router that does not speak IKE offers nothing and takes nothing.
  const speaks = toggle(statements, 'isakmp-enable', true).value
  return {
    policies: speaks ? [...policies, ...ownPolicies(reader, policies.length === 0)] : [],
    keys: readKeys(reader),
    profiles: readProfiles(reader),
    natTraversal: toggle(statements, 'ipsec-nat-transparency', reader.defaults.natTraversal),
    natKeepaliveSeconds: natKeepalive ?? 0,
    invalidSpiRecovery: toggle(statements, 'isakmp-invalid-spi-recovery', false),
    peersAfterDead: reader.defaults.peersAfterDead,
    ...(keepalive ? { keepalive } : {}),
    ...(identity ? { identity: { value: identity.command.identity, source: identity.source } } : {}),
    ...(trustpoint ? { trustpoint: { value: trustpoint.command.name, source: trustpoint.source } } : {}),
  }
}

/** Policies of the release's own making; a later one has none that it refuses itself. */
function ownPolicies(reader: Reader, alone: boolean): readonly IsakmpPolicy[] {
  const { ownPolicies: place } = reader.defaults
  const wanted = place === 'last' || (alone && toggle(reader.config.statements, 'isakmp-default-policy', true).value)
  if (!wanted) return []
  return OWN_POLICIES[place]
    .map(([priority, encryption, hash, authentication, group]): IsakmpPolicy => {
      const { lifetimeSeconds } = DEFAULT_POLICY
      return { priority, encryption, hash, authentication, group, lifetimeSeconds }
    })
    .filter((policy) => policyProblem(reader, policy) === undefined)
}

/** A policy with a cipher, hash or group that the release lacks or refuses counts for nothing. */
function isOffered(reader: Reader, policy: IsakmpPolicy): boolean {
  const problem = policyProblem(reader, policy)
  if (problem === undefined) return true
  warn(reader, policy.source, `isakmp policy ${policy.priority} is refused: ${problem}`, REFUSED, OTHER_CRYPTO, 'error')
  return false
}

function policyProblem({ release }: Reader, { encryption, hash, group }: IsakmpPolicy): string | undefined {
  return wordProblem(release, encryption) ?? wordProblem(release, hash) ?? groupProblem(release, group)
}

const REFUSED = 'It is left out, as the router leaves it out.'
const OTHER_CRYPTO = 'Choose what this release has, or another release.'

/**
 * The second number is the time between retries (FACTS section 2); on-demand unless the line says periodic, and the older
 * keepalive in a release that has no other.
 */
function readKeepalive(reader: Reader): KeepaliveConfig | undefined {
  const found = lastSet(reader.config.statements, 'isakmp-keepalive')
  return (
    found && {
      seconds: found.command.seconds,
      retrySeconds: found.command.retrySeconds ?? IOS_DEFAULTS.keepalive.retrySeconds,
      mode: reader.defaults.deadPeerDetection ? (found.command.mode ?? IOS_DEFAULTS.keepalive.mode) : 'legacy',
      source: found.source,
    }
  )
}

function readTransformSets(reader: Reader): readonly TransformSet[] {
  return all(reader.config.statements, 'transform-set').flatMap((item) => {
    const cipher = item.command.transforms.find(
      (transform) => transform.startsWith('esp-') && !transform.endsWith('-hmac'),
    )
    const integrity = item.command.transforms.find(
      (transform) => transform.startsWith('esp-') && transform.endsWith('-hmac'),
    )
    if (cipher === undefined) {
      warn(
        reader,
        item.source,
        `transform-set ${item.command.name} has no ESP cipher`,
        'It is left out: without a cipher nothing is encrypted, and that is not simulated.',
        'Use esp-3des, esp-aes or esp-gcm.',
      )
      return []
    }
    const problem = item.command.transforms
      .map((word) => wordProblem(reader.release, word))
      .find((text) => text !== undefined)
    if (problem !== undefined) {
      warn(
        reader,
        item.source,
        `transform-set ${item.command.name} is refused: ${problem}`,
        REFUSED,
        OTHER_CRYPTO,
        'error',
      )
      return []
    }
    const mode = lastSet(item.children, 'transform-mode')?.command.mode ?? 'tunnel'
    return [
      {
        name: item.command.name,
        cipher,
        mode,
        source: item.source,
        ...(integrity === undefined ? {} : { integrity }),
      },
    ]
  })
}

function lifetimeOf(
  lines: readonly Statement[],
  seconds: 'ipsec-lifetime-seconds' | 'set-lifetime-seconds',
  kilobytes: 'ipsec-lifetime-kilobytes' | 'set-lifetime-kilobytes',
  fallback: SaLifetime,
): SaLifetime {
  return {
    seconds: lastSet(lines, seconds)?.command.seconds ?? fallback.seconds,
    kilobytes: lastSet(lines, kilobytes)?.command.kilobytes ?? fallback.kilobytes,
  }
}

function idleOf(lines: readonly Statement[], { idle }: SaLifetime): Pick<SaLifetime, 'idle'> {
  const own = lastSet(lines, 'set-idle-time')?.command
  if (!own) return idle ? { idle } : {}
  return { idle: { seconds: own.seconds, ...(own.toDefault ? { toDefault: true } : {}) } }
}

/** What static entries and dynamic templates have in common. */
function readTerms(
  reader: Reader,
  lines: readonly Statement[],
  fallback: SaLifetime,
  ofMap?: Known<'crypto-map-isakmp-profile'>,
) {
  const match = lastSet(lines, 'match-address')
  const pfs = lastSet(lines, 'set-pfs')?.command.group
  const reverse = lastSet(lines, 'reverse-route')
  const profile = lastSet(lines, 'set-ikev2-profile')
  const replay = lastSet(lines, 'set-replay')
  const older = lastSet(lines, 'set-isakmp-profile') ?? ofMap
  return {
    transformSets: namedSets(reader, lastSet(lines, 'set-transform-set')?.command.names),
    lifetime: {
      ...lifetimeOf(lines, 'set-lifetime-seconds', 'set-lifetime-kilobytes', fallback),
      ...idleOf(lines, fallback),
    },
    ...(replay ? { replayWindow: { value: replay.command.window, source: replay.source } } : {}),
    ...(match ? { match: { value: match.command.list, source: match.source } } : {}),
    ...(pfs === undefined ? {} : { pfsGroup: pfs }),
    ...(profile ? { ikev2Profile: { value: profile.command.name, source: profile.source } } : {}),
    ...(older ? { isakmpProfile: { value: older.command.name, source: older.source } } : {}),
    ...(reverse ? { reverseRoute: reverseRouteOf(lines, reverse) } : {}),
  }
}

/** The `set` lines of later releases come before the words of the line itself. */
function reverseRouteOf(lines: readonly Statement[], { command, source }: Known<'reverse-route'>): ReverseRouteConfig {
  const tag = lastSet(lines, 'set-reverse-route-tag')?.command.tag ?? command.tag
  const hop = command.remotePeer
  // `gateway` alone leaves the way to the peer to the default route, as no host route does.
  const host = hop !== undefined && !(command.gateway && hop === '')
  return {
    static: command.static,
    distance: lastSet(lines, 'set-reverse-route-distance')?.command.distance ?? IOS_DEFAULTS.reverseRouteDistance,
    source,
    ...(tag === undefined ? {} : { tag }),
    ...(host ? { remotePeer: hop === '' ? {} : { nextHop: address(hop) } } : {}),
  }
}

function readDynamicMaps(reader: Reader, lifetime: SaLifetime): readonly DynamicMapEntry[] {
  return all(reader.config.statements, 'dynamic-map')
    .map((item) => ({
      map: item.command.name,
      sequence: item.command.sequence,
      preClassify: lastSet(item.children, 'qos-pre-classify') !== undefined,
      source: item.source,
      ...readTerms(reader, item.children, lifetime),
    }))
    .sort((a, b) => a.sequence - b.sequence)
}

function readProfilesOfIpsec(reader: Reader, lifetime: SaLifetime): readonly IpsecProfile[] {
  return all(reader.config.statements, 'ipsec-profile').map(({ command, children, source }) => {
    const { match: _match, reverseRoute: _route, ...terms } = readTerms(reader, children, lifetime)
    return { name: command.name, ...terms, source }
  })
}

function readMaps(reader: Reader, lifetime: SaLifetime): readonly CryptoMap[] {
  const { statements } = reader.config
  const uses = all(statements, 'crypto-map')
  const locals = all(statements, 'crypto-map-local-address')
  const names = [...new Set([...uses.map((item) => item.command.map), ...locals.map((item) => item.command.map)])]
  return names.map((name) => {
    const own = uses.filter((item) => item.command.map === name)
    const local = locals.find((item) => item.command.map === name)
    const profile = all(statements, 'crypto-map-isakmp-profile').findLast((item) => item.command.map === name)
    for (const { command, source } of own)
      if (command.discover)
        leaveOpen(
          reader,
          source,
          { kind: 'map-entry', map: name, sequence: command.sequence },
          `which peers entry ${command.sequence} of crypto map ${name} finds`,
          'Discovery of tunnel endpoints is not simulated',
        )
    const entries = own
      .filter((item) => item.command.dynamic === undefined)
      .map((item) => readEntry(reader, item, lifetime, profile))
    return {
      name,
      entries: entries.sort((a, b) => a.sequence - b.sequence),
      dynamic: own.flatMap((item) =>
        item.command.dynamic === undefined
          ? []
          : [{ sequence: item.command.sequence, map: item.command.dynamic, source: item.source }],
      ),
      ...(local ? { localInterface: { value: local.command.interface, source: local.source } } : {}),
    }
  })
}

function readEntry(
  reader: Reader,
  { command: { sequence }, children: lines, source }: Known<'crypto-map'>,
  lifetime: SaLifetime,
  profile: Known<'crypto-map-isakmp-profile'> | undefined,
): CryptoMapEntry {
  const peers = all(lines, 'set-peer').map(({ command, source: line }) => ({
    address: address(command.peer),
    default: command.default,
    source: line,
  }))
  const terms = readTerms(reader, lines, lifetime, profile)
  if (peers.length === 0)
    warn(
      reader,
      source,
      `crypto map entry ${sequence} has no peer`,
      'It cannot bring up a tunnel.',
      'Add set peer A.B.C.D.',
    )
  if (!terms.match)
    warn(
      reader,
      source,
      `crypto map entry ${sequence} has no access list`,
      'The entry is incomplete and protects nothing.',
      'Add match address N.',
    )
  const description = last(lines, 'description')
  return {
    sequence,
    peers,
    preClassify: lastSet(lines, 'qos-pre-classify') !== undefined,
    source,
    ...terms,
    ...(description ? { description: description.command.text } : {}),
  }
}
