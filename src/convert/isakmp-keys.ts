/** IKEv1's pre-shared keys, the rings they lie in, and the profiles that choose a ring by who the peer is. */
import { type IsakmpProfile, notKnownAt, type PresharedKey } from '../config/index'
import type { Statement } from '../ios/index'
import { ANY_ADDRESS, lengthOfMask, type Prefix, parseIp, prefixOf } from '../net/index'
import { remarkMissing } from './named'
import { address, all, type Known, lastSet, type Reader, warn } from './reader'
import { namedVrf } from './vrfs'

/** The router's own keys first, then those of the keyrings. */
export function readKeys(reader: Reader): readonly PresharedKey[] {
  const { statements } = reader.config
  for (const { source, command } of all(statements, 'isakmp-key-hostname')) byName(reader, source, command.host)
  const own = all(statements, 'isakmp-key').map(keyOf)
  const rings = all(statements, 'crypto-keyring').flatMap((ring) => {
    for (const { source, command } of all(ring.children, 'keyring-key-hostname')) byName(reader, source, command.host)
    return all(ring.children, 'keyring-key').map((line) => ({
      ...keyOf(line),
      ring: ring.command.name,
      ...(ring.command.vrf === undefined ? {} : { vrf: ring.command.vrf }),
      ...localEnd(ring.children),
    }))
  })
  return [...own, ...rings]
}

/** `local-address ADDRESS|INTERFACE [VRF]`, of a keyring or a profile. */
function localEnd(lines: readonly Statement[]): Pick<PresharedKey, 'at'> {
  const told = lastSet(lines, 'ike-local-address')?.command
  if (!told) return {}
  const ip = parseIp(told.where)
  const vrf = told.vrf === undefined ? {} : { vrf: told.vrf }
  return { at: ip === undefined ? { interface: told.where, ...vrf } : { address: ip, ...vrf } }
}

const keyOf = ({ command, source }: Known<'isakmp-key'> | Known<'keyring-key'>): PresharedKey => ({
  key: command.key,
  peers: peersOf(command.address, command.mask),
  source,
  ...(command.type === '6' ? { sealed: true } : {}),
  ...('noXauth' in command && command.noXauth ? { noXauth: true } : {}),
})

/** Later releases print a wildcard key without its mask: `address 0.0.0.0` is everybody (FACTS section 9). */
export function peersOf(text: string, mask: string | undefined): Prefix {
  const ip = address(text)
  const length = mask === undefined ? (ip === ANY_ADDRESS ? 0 : 32) : (lengthOfMask(address(mask)) ?? 32)
  return prefixOf(ip, length)
}

/** Main mode looks a key up by the peer's address, before it hears a name (RFC 2409 section 5.4). */
function byName(reader: Reader, source: Known<'isakmp-key-hostname'>['source'], host: string): void {
  warn(
    reader,
    source,
    `The key for the name ${host} is used in aggressive mode only`,
    'Main mode looks for a key by the address of the peer; aggressive mode is not simulated.',
    'Give the key to the address of the peer.',
  )
}

export function readProfiles(reader: Reader): readonly IsakmpProfile[] {
  const { statements } = reader.config
  const rings = new Set(all(statements, 'crypto-keyring').map((item) => item.command.name))
  return all(statements, 'isakmp-profile').map(({ command, children, source }) => {
    const { name } = command
    const keyring = lastSet(children, 'profile-keyring')
    for (const missing of keyring?.command.names.filter((item) => !rings.has(item)) ?? [])
      remarkMissing(
        reader,
        keyring?.source,
        {
          words: 'crypto keyring',
          name: missing,
          open: { scope: { kind: 'ike' }, summary: `which tunnels ${reader.device} agrees on` },
        },
        {
          summary: `keyring ${missing} does not exist`,
          detail: `No peer of isakmp profile ${name} can be authenticated by a key of it.`,
          remedy: `Define crypto keyring ${missing}.`,
        },
      )
    const matches = all(children, 'profile-match-address').map((line) => ({
      ...peersOf(line.command.address, line.command.mask),
      ...(line.command.vrf === undefined ? {} : { vrf: line.command.vrf }),
    }))
    // A group is of remote access: sites have none.
    const named = all(children, 'profile-match-name').find((line) => !line.command.words.startsWith('group '))
    if (named)
      warn(
        reader,
        named.source,
        `isakmp profile ${name} matches a peer by name, which is not simulated`,
        'Peers are known by their addresses only: which profile such a peer meets is not known.',
        'Match its address to have it simulated.',
      )
    else if (matches.length === 0 && all(children, 'profile-match-name').length === 0)
      warn(
        reader,
        source,
        `isakmp profile ${name} matches nobody`,
        'Without a match line IOS uses it for no peer.',
        'Add match identity address 0.0.0.0.',
      )
    const watch = lastSet(children, 'profile-keepalive')
    const template = lastSet(children, 'profile-template')?.command.template
    const inside = lastSet(children, 'profile-vrf')
    return {
      name,
      matches,
      ...(named
        ? { byName: notKnownAt(reader.device, named.source, `which peers isakmp profile ${name} is for`) }
        : {}),
      rings: keyring?.command.names ?? [],
      ...(template === undefined ? {} : { template }),
      ...localEnd(children),
      ...(inside ? { vrf: insideOf(reader, name, inside) } : {}),
      source,
      ...(watch
        ? {
            keepalive: {
              seconds: watch.command.seconds,
              retrySeconds: watch.command.retrySeconds,
              mode: 'on-demand',
              source: watch.source,
            },
          }
        : {}),
    }
  })
}

const insideOf = (reader: Reader, profile: string, { command, source }: Known<'profile-vrf'>) =>
  namedVrf(
    reader,
    command.name,
    source,
    `what peers of isakmp profile ${profile} send would be in the table of the interface. It is taken to be in the VRF.`,
  )
