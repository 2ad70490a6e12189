/**
 * Whom an IKEv2 profile is for, by the identity that a peer shows (RFC 7296 section 3.5): an identity meets only a line of
 * its own kind, so that a name meets no address. When no line says it an end shows its address, or with a certificate the
 * name in it.
 */
import type { Ikev2Match, Ikev2Profile, NotKnown } from '../../../config/index'
import { contains, parseIp } from '../../../net/index'

type Met = 'yes' | 'no' | NotKnown

/** Whether a profile is for a peer that shows this identity: by a line that surely meets it, else by one that may. */
export function meets({ matches }: Pick<Ikev2Profile, 'matches'>, shown: string): Met {
  const answers = matches.map((match) => met(match, shown))
  return answers.find((answer) => answer === 'yes') ?? answers.find((answer) => answer !== 'no') ?? 'no'
}

function met(match: Ikev2Match, shown: string): Met {
  switch (match.kind) {
    case 'any':
      return 'yes'
    case 'address': {
      const address = parseIp(shown)
      return address !== undefined && contains(match.peers, address) ? 'yes' : 'no'
    }
    case 'fqdn':
      return isNamed(match, shown, '.') ? 'yes' : 'no'
    case 'email':
      return isNamed(match, shown, '@') ? 'yes' : 'no'
    case 'not-known':
      return match.notKnown
  }
}

function isNamed(
  { name, domain }: { readonly name: string; readonly domain: boolean },
  shown: string,
  mark: '.' | '@',
) {
  if (parseIp(shown) !== undefined || shown.includes('@') !== (mark === '@')) return false
  const [one, other] = [shown.toLowerCase(), name.toLowerCase()]
  return domain ? one.endsWith(`${mark}${other}`) : one === other
}
