/** IKEv2: proposals by way of policies, profiles with their keyrings. A release that knows no IKEv2 refuses it all. */
import {
  groupProblem,
  type Ikev2Config,
  type Ikev2Match,
  type Ikev2Profile,
  type Ikev2Proposal,
  IOS_DEFAULTS,
  notKnownAt,
  type PresharedKey,
  type Source,
  wordProblem,
} from '../config/index'
import type { Statement } from '../ios/index'
import { lengthOfMask, parseIp, prefixOf } from '../net/index'
import { peersOf } from './isakmp-keys'
import { remarkMissing } from './named'
import { address, all, type Known, lastSet, type Reader, sourceOf, warn } from './reader'
import { namedVrf } from './vrfs'

export function readIkev2(reader: Reader): Ikev2Config | undefined {
  const { statements } = reader.config
  const profiles = all(statements, 'ikev2-profile')
  const proposals = all(statements, 'ikev2-proposal')
  const first = profiles[0] ?? proposals[0]
  if (!first) return undefined
  if (!reader.defaults.ikev2) {
    warn(
      reader,
      first.source,
      `${reader.release} knows no IKEv2`,
      'It refuses every line of it, so that no tunnel comes up.',
      'Choose a release from 15.1(1)T on, or IKEv1.',
      'error',
    )
    return undefined
  }
  const own = proposals.some(({ command }) => command.name === DEFAULT) ? [] : defaultProposal(reader, first.source)
  const known = [...proposals.map((item) => proposalOf(reader, item)), ...own]
  return {
    proposals: inUse(
      reader,
      known.filter((item) => isOffered(reader, item)),
    ),
    profiles: profiles.map((item) => profileOf(reader, item)),
  }
}

/** How IOS calls what it has by itself: a proposal, a policy, a transform-set, an IPsec profile (smart defaults). */
export const DEFAULT = 'default'

/** Whether what IOS has by itself was taken away: `no crypto ikev2 proposal default`. */
export const isTakenAway = ({ typed }: Reader, words: string): boolean =>
  typed.some(({ text }) => text.trim().replaceAll(/\s+/g, ' ') === `no ${words} ${DEFAULT}`)

/** The release's own proposal: what of it a later release refuses is not in it. */
function defaultProposal(reader: Reader, source: Source): readonly Ikev2Proposal[] {
  if (isTakenAway(reader, 'crypto ikev2 proposal')) return []
  const { defaults, release } = reader
  const { encryption, hashes, groups } = defaults.ikev2Proposal
  const taken = (words: readonly string[]) => words.filter((word) => wordProblem(release, word) === undefined)
  return [
    {
      name: DEFAULT,
      encryption: taken(encryption),
      hashes: taken(hashes),
      groups: groups.filter((group) => groupProblem(release, group) === undefined),
      source,
    },
  ]
}

/** The default proposal keeps, of what its lines do not say, what it has by itself. */
function proposalOf({ defaults }: Reader, { command, children, source }: Known<'ikev2-proposal'>): Ikev2Proposal {
  const own = command.name === DEFAULT ? defaults.ikev2Proposal : undefined
  const hashes = lastSet(children, 'ikev2-integrity')?.command.hashes ?? lastSet(children, 'ikev2-prf')?.command.hashes
  return {
    name: command.name,
    encryption: lastSet(children, 'ikev2-encryption')?.command.ciphers ?? own?.encryption ?? [],
    hashes: hashes ?? own?.hashes ?? [],
    groups: lastSet(children, 'ikev2-group')?.command.groups ?? own?.groups ?? [],
    source,
  }
}

/** A proposal with an algorithm that the release lacks or refuses counts for nothing. */
function isOffered(reader: Reader, { name, encryption, hashes, groups, source }: Ikev2Proposal): boolean {
  const { release } = reader
  const problem =
    [...encryption, ...hashes].map((word) => wordProblem(release, word)).find((text) => text !== undefined) ??
    groups.map((group) => groupProblem(release, group)).find((text) => text !== undefined)
  if (problem !== undefined)
    warn(
      reader,
      source,
      `IKEv2 proposal ${name} is refused: ${problem}`,
      'It is left out, as the router leaves it out.',
      'Choose what this release has, or another release.',
      'error',
    )
  return problem === undefined
}

/**
 * A proposal is offered when a policy names it, to the peers that the policy is for. Without a policy IOS has one of its own,
 * which offers the default proposal to peers of every table.
 */
function inUse(reader: Reader, proposals: readonly Ikev2Proposal[]): readonly Ikev2Proposal[] {
  const policies = all(reader.config.statements, 'ikev2-policy')
  if (policies.length === 0 && !isTakenAway(reader, 'crypto ikev2 policy'))
    return proposals.flatMap((item) => (item.name === DEFAULT ? [{ ...item, fvrf: 'any' }] : []))
  return policies.flatMap(({ children }) =>
    all(children, 'ikev2-policy-proposal').flatMap(({ command }) => {
      const found = proposals.find((item) => item.name === command.name)
      return found ? [{ ...found, ...frontDoor(children) }] : []
    }),
  )
}

function frontDoor(lines: readonly Statement[]): { readonly fvrf?: string } {
  const fvrf = lastSet(lines, 'ikev2-match-fvrf')?.command.table
  return fvrf === undefined ? {} : { fvrf }
}

function profileOf(reader: Reader, { command, children, source }: Known<'ikev2-profile'>): Ikev2Profile {
  const method = (side: 'local' | 'remote') =>
    all(children, 'ikev2-authentication').findLast((item) => item.command.side === side)?.command.method ?? 'rsa-sig'
  const trustpoint = lastSet(children, 'ikev2-profile-trustpoint')?.command.name
  const keyring = lastSet(children, 'ikev2-profile-keyring')
  const dpd = lastSet(children, 'ikev2-profile-dpd') ?? lastSet(reader.config.statements, 'ikev2-dpd')
  const matches = matchesOf(reader, command.name, children)
  const identity = lastSet(children, 'ikev2-identity-local')?.command.words.match(SHOWN)?.[1]
  const template = lastSet(children, 'ikev2-profile-template')?.command.template
  const inside = lastSet(children, 'ikev2-profile-vrf')
  if (matches.length === 0)
    warn(
      reader,
      source,
      `IKEv2 profile ${command.name} matches nobody`,
      'Without a match line IOS uses it for no peer.',
      'Add match identity remote any.',
    )
  return {
    name: command.name,
    matches,
    ...frontDoor(children),
    local: method('local'),
    remote: method('remote'),
    keys: keyring ? keysOf(reader, keyring) : [],
    lifetimeSeconds:
      lastSet(children, 'ikev2-profile-lifetime')?.command.seconds ?? IOS_DEFAULTS.isakmpPolicy.lifetimeSeconds,
    source,
    ...(identity === undefined ? {} : { identity }),
    ...(template === undefined ? {} : { template }),
    ...(inside
      ? {
          vrf: namedVrf(
            reader,
            inside.command.name,
            inside.source,
            `what peers of IKEv2 profile ${command.name} send would be in the table of the interface. It is taken to be in the VRF.`,
          ),
        }
      : {}),
    ...(trustpoint === undefined ? {} : { trustpoint }),
    ...(dpd
      ? {
          keepalive: {
            seconds: dpd.command.seconds,
            retrySeconds: dpd.command.retrySeconds,
            mode: dpd.command.mode,
            source: dpd.source,
          },
        }
      : {}),
  }
}

/** What is shown instead of the address or, by `dn`, of the name in the certificate; a key-id is of a kind that meets no other. */
const SHOWN = /^(?:(?:address|fqdn|email)\s+)?(key-id\s+\S+|(?<=\s)\S+)/i

/** Lines that are not read (`match certificate`) may meet anybody. */
function matchesOf(reader: Reader, name: string, lines: readonly Statement[]): readonly Ikev2Match[] {
  return lines.flatMap((item): readonly Ikev2Match[] => {
    const { command, negated, text } = item
    if (negated) return []
    const open = () => notKnownAt(reader.device, sourceOf(item), `which peers IKEv2 profile ${name} is for`)
    if (command.kind === 'ikev2-match-identity')
      return [matchOf(command.words) ?? { kind: 'not-known', notKnown: open() }]
    return command.kind === 'unknown' && /^\s*match (?!fvrf)/i.test(text)
      ? [{ kind: 'not-known', notKnown: open() }]
      : []
  })
}

/** `any`, `address A.B.C.D [MASK]`, `fqdn|email [domain] NAME`; nothing of what nobody shows here (`key-id`). */
function matchOf(words: string): Ikev2Match | undefined {
  const [kind = '', first = '', second] = words.trim().split(/\s+/)
  switch (kind.toLowerCase()) {
    case 'any':
      return { kind: 'any' }
    case 'address':
      return parseIp(first) === undefined ? undefined : { kind: 'address', peers: peersOf(first, second) }
    case 'fqdn':
    case 'email': {
      const domain = first.toLowerCase() === 'domain' && second !== undefined
      return { kind: kind.toLowerCase() as 'fqdn' | 'email', name: domain ? second : first, domain }
    }
  }
  return undefined
}

function keysOf(reader: Reader, { command, source }: Known<'ikev2-profile-keyring'>): readonly PresharedKey[] {
  const ring = all(reader.config.statements, 'ikev2-keyring').find((item) => item.command.name === command.name)
  if (!ring)
    remarkMissing(
      reader,
      source,
      { words: 'crypto ikev2 keyring', name: command.name },
      {
        summary: `keyring ${command.name} does not exist`,
        detail: 'No peer can be authenticated by a key.',
        remedy: `Define crypto ikev2 keyring ${command.name}.`,
      },
    )
  return all(ring?.children ?? [], 'ikev2-peer').flatMap((peer) => {
    const place = lastSet(peer.children, 'ikev2-peer-address')?.command
    const told = all(peer.children, 'ikev2-peer-key').filter((item) => !item.negated)
    const of = (side: 'local' | 'remote') => told.findLast(({ command: line }) => (line.side ?? side) === side)
    const [key, own] = [of('remote'), of('local')]
    if (!place || !key) return []
    const length = place.mask === undefined ? 32 : (lengthOfMask(address(place.mask)) ?? 32)
    const secretOf = ({ command: line }: Known<'ikev2-peer-key'>) => ({
      key: line.key,
      ...(line.type === '6' ? { sealed: true } : {}),
    })
    return [
      {
        ...secretOf(key),
        ...(own && own !== key ? { own: secretOf(own) } : {}),
        peers: prefixOf(address(place.address), length),
        source: key.source,
      },
    ]
  })
}
