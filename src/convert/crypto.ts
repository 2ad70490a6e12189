/** IKE policies, transform-sets, static and dynamic crypto maps. */
import type {
  CryptoConfig,
  CryptoMap,
  CryptoMapEntry,
  DynamicMapEntry,
  InterfaceConfig,
  IsakmpConfig,
  IsakmpPolicy,
  KeepaliveConfig,
  SaLifetime,
  TransformSet,
} from '../config/index'
import type { Statement } from '../ios/index'
import { type Ip, lengthOfMask, prefixOf } from '../net/index'
import { address, all, last, lastSet, type Reader, toggle, warn } from './reader'

/** The policy every release has at the end of its list (IOS). */
const DEFAULT_POLICY: IsakmpPolicy = {
  priority: 65535,
  encryption: 'des',
  hash: 'sha',
  authentication: 'rsa-sig',
  group: 1,
  lifetimeSeconds: 86_400,
}
const DEFAULT_LIFETIME: SaLifetime = { seconds: 3600, kilobytes: 4_608_000 }

/** The crypto part of a configuration; absent when it has no crypto line at all. */
export function readCrypto(reader: Reader, interfaces: readonly InterfaceConfig[]): CryptoConfig | undefined {
  const { statements } = reader.config
  if (!statements.some((item) => CRYPTO_KINDS.has(item.command.kind))) return undefined
  const transformSets = readTransformSets(reader)
  const lifetime = lifetimeOf(statements, 'ipsec-lifetime-seconds', 'ipsec-lifetime-kilobytes', DEFAULT_LIFETIME)
  const dynamicMaps = readDynamicMaps(reader, lifetime)
  const maps = readMaps(reader, lifetime)
  checkNames(reader, transformSets, maps, dynamicMaps, interfaces)
  return { isakmp: readIsakmp(reader), transformSets, maps, dynamicMaps }
}

const CRYPTO_KINDS = new Set([
  'isakmp-policy',
  'transform-set',
  'crypto-map',
  'dynamic-map',
  'crypto-map-local-address',
])

function readIsakmp(reader: Reader): IsakmpConfig {
  const { statements } = reader.config
  const policies = all(statements, 'isakmp-policy')
    .filter((item) => !item.negated)
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
    .sort((a, b) => a.priority - b.priority)
  const keepalive = readKeepalive(reader)
  const trustpoint = all(statements, 'trustpoint').find((item) => !item.negated)
  const natKeepalive = lastSet(statements, 'isakmp-nat-keepalive')?.command.seconds
  return {
    policies: [...policies, DEFAULT_POLICY],
    keys: all(statements, 'isakmp-key')
      .filter((item) => !item.negated)
      .map(({ command, source }) => ({
        key: command.key,
        peers: prefixOf(
          address(command.address),
          command.mask === undefined ? 32 : (lengthOfMask(address(command.mask)) ?? 32),
        ),
        source,
      })),
    natTraversal: toggle(statements, 'ipsec-nat-transparency', reader.defaults.natTraversal),
    natKeepaliveSeconds: natKeepalive ?? 0,
    invalidSpiRecovery: toggle(statements, 'isakmp-invalid-spi-recovery', false),
    ...(keepalive ? { keepalive } : {}),
    ...(trustpoint ? { trustpoint: { value: trustpoint.command.name, source: trustpoint.source } } : {}),
  }
}

/** The second number is the time between retries (FACTS section 2); on-demand unless the line says periodic. */
function readKeepalive(reader: Reader): KeepaliveConfig | undefined {
  const found = lastSet(reader.config.statements, 'isakmp-keepalive')
  return (
    found && {
      seconds: found.command.seconds,
      retrySeconds: found.command.retrySeconds ?? 2,
      mode: found.command.mode ?? 'on-demand',
      source: found.source,
    }
  )
}

function readTransformSets(reader: Reader): readonly TransformSet[] {
  return all(reader.config.statements, 'transform-set')
    .filter((item) => !item.negated)
    .flatMap((item) => {
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
          'AH alone is not simulated; the set is left out.',
          'Use esp-3des, esp-aes or esp-gcm.',
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

/** What static entries and dynamic templates have in common. */
function readTerms(lines: readonly Statement[], fallback: SaLifetime) {
  const match = lastSet(lines, 'match-address')
  const pfs = lastSet(lines, 'set-pfs')?.command.group
  const reverse = lastSet(lines, 'reverse-route')
  return {
    transformSets: lastSet(lines, 'set-transform-set')?.command.names ?? [],
    lifetime: lifetimeOf(lines, 'set-lifetime-seconds', 'set-lifetime-kilobytes', fallback),
    ...(match ? { match: { value: match.command.list, source: match.source } } : {}),
    ...(pfs === undefined ? {} : { pfsGroup: pfs }),
    ...(reverse
      ? {
          reverseRoute: {
            static: reverse.command.static,
            distance: reverse.command.distance ?? 1,
            source: reverse.source,
            ...(reverse.command.tag === undefined ? {} : { tag: reverse.command.tag }),
          },
        }
      : {}),
  }
}

function readDynamicMaps(reader: Reader, lifetime: SaLifetime): readonly DynamicMapEntry[] {
  return all(reader.config.statements, 'dynamic-map')
    .filter((item) => !item.negated)
    .map((item) => ({
      map: item.command.name,
      sequence: item.command.sequence,
      source: item.source,
      ...readTerms(item.children, lifetime),
    }))
    .sort((a, b) => a.sequence - b.sequence)
}

function readMaps(reader: Reader, lifetime: SaLifetime): readonly CryptoMap[] {
  const { statements } = reader.config
  const uses = all(statements, 'crypto-map').filter((item) => !item.negated)
  const locals = all(statements, 'crypto-map-local-address')
  const names = [...new Set([...uses.map((item) => item.command.map), ...locals.map((item) => item.command.map)])]
  return names.map((name) => {
    const own = uses.filter((item) => item.command.map === name)
    const local = locals.findLast((item) => item.command.map === name)
    const entries = own
      .filter((item) => item.command.dynamic === undefined)
      .map((item) => readEntry(reader, item.command.sequence, item.children, item.source, lifetime))
    return {
      name,
      entries: entries.sort((a, b) => a.sequence - b.sequence),
      dynamic: own.flatMap((item) =>
        item.command.dynamic === undefined
          ? []
          : [{ sequence: item.command.sequence, map: item.command.dynamic, source: item.source }],
      ),
      ...(local && !local.negated ? { localInterface: { value: local.command.interface, source: local.source } } : {}),
    }
  })
}

function readEntry(
  reader: Reader,
  sequence: number,
  lines: readonly Statement[],
  source: CryptoMapEntry['source'],
  lifetime: SaLifetime,
): CryptoMapEntry {
  const removed = new Set<Ip>(
    all(lines, 'set-peer')
      .filter((item) => item.negated)
      .map((item) => address(item.command.peer)),
  )
  const peers = all(lines, 'set-peer')
    .filter((item) => !item.negated && !removed.has(address(item.command.peer)))
    .map((item) => ({ address: address(item.command.peer), default: item.command.default, source: item.source }))
  const terms = readTerms(lines, lifetime)
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

/** Names that lead nowhere are what most often keeps a tunnel down. */
function checkNames(
  reader: Reader,
  sets: readonly TransformSet[],
  maps: readonly CryptoMap[],
  dynamic: readonly DynamicMapEntry[],
  interfaces: readonly InterfaceConfig[],
): void {
  for (const entry of [...maps.flatMap((map) => map.entries), ...dynamic]) {
    for (const name of entry.transformSets.filter((name) => !sets.some((set) => set.name === name))) {
      warn(
        reader,
        entry.source,
        `transform-set ${name} does not exist`,
        'It is never offered or accepted.',
        `Define crypto ipsec transform-set ${name}.`,
      )
    }
  }
  for (const use of maps.flatMap((map) => map.dynamic)) {
    if (!dynamic.some((item) => item.map === use.map))
      warn(
        reader,
        use.source,
        `dynamic map ${use.map} does not exist`,
        'Nobody can negotiate through this entry.',
        `Define crypto dynamic-map ${use.map}.`,
      )
  }
  for (const map of maps) {
    const local = map.localInterface
    if (local && !interfaces.some((item) => item.name === local.value))
      warn(
        reader,
        local.source,
        `${local.value} does not exist`,
        'The crypto map has no local address.',
        'Correct the name of the interface.',
      )
  }
  for (const item of interfaces) {
    const applied = item.cryptoMap
    if (applied && !maps.some((map) => map.name === applied.value))
      warn(
        reader,
        applied.source,
        `crypto map ${applied.value} does not exist`,
        `Nothing is protected on ${item.name}.`,
        'Define the crypto map, or correct its name.',
      )
  }
}
