/** Secrets that are none: words that were published, and forms that give the word back to whoever reads them. */
import { alsoAt, type Configuration, type DeviceId } from '../../../config/index'
import { readType7, secretsIn } from '../../../secrets/index'
import type { Check, CheckFound } from '../check'
import type { Scope, TextLine } from '../scope'

/**
 * The words of vendors' examples and defaults, of the source document, of lists that every guesser begins with, and those
 * that stand in this program until a key is chosen. In small letters.
 */
const PUBLISHED: ReadonlySet<string> = new Set(
  `admin administrator asa bigsecret c cisco cisco1 cisco12 cisco123 cisco1234 cisco12345 ciscocisco changeit change-me
  changeme class community default enable key1 letmein lab mykey mysecret key netgear p@ssw0rd passw0rd pass password
  password1 password123 presharedkey pre-shared-key private psk public qwerty root router sanfran secret secretkey
  sesame system test test123 vpn vpnkey vpn123 12345 123456 1234567 12345678 123456789 abc123 abcd1234 welcome`.split(
    /\s+/,
  ),
)

/** The first passwords of a PIX and an ASA, as they print them. */
const PUBLISHED_HASHES: ReadonlySet<string> = new Set(['2KFQnbNIdI.2KYOU', '8Ry2YjIyt7RRXU24', 'NuLKvvWGg.x9HEKO'])

/** A firewall says behind its word that it is a digest. */
const HASHED = /^(\S+) (encrypted|pbkdf2|nt-encrypted)$/

interface Secret {
  readonly line: TextLine
  readonly value: string
  /** What stands before it, and behind. */
  readonly before: string
  readonly after: string
}

const found = new WeakMap<readonly TextLine[], readonly Secret[]>()

/** Looked for once in the lines of a text. */
function secretsOf(scope: Scope, device: DeviceId): readonly Secret[] {
  const lines = scope.lines(device)
  const secrets = found.get(lines) ?? secretsAmong(lines)
  found.set(lines, secrets)
  return secrets
}

function secretsAmong(lines: readonly TextLine[]): readonly Secret[] {
  return lines.flatMap((line) =>
    secretsIn(line.text).map(({ from, to }) => {
      const whole = line.text.slice(from, to)
      const [, value = whole, how = ''] = HASHED.exec(whole) ?? []
      return {
        line,
        value: value.replaceAll('"', ''),
        before: line.text.slice(0, from).trim(),
        after: `${how} ${line.text.slice(to)}`.trim(),
      }
    }),
  )
}

/** One finding a device: the first of the lines leads there. */
function foundIn(
  scope: Scope,
  isMeant: (secret: Secret) => boolean,
  tell: (found: readonly Secret[], kind: Configuration['kind']) => Pick<CheckFound, 'severity' | 'summary' | 'remedy'>,
): readonly CheckFound[] {
  return scope.configurations.flatMap(({ device, kind }) => {
    const found = secretsOf(scope, device).filter(isMeant)
    const [first] = found
    return first ? [{ device, line: first.line.number, ...tell(found, kind) }] : []
  })
}

const linesOf = (found: readonly Secret[]) => [...new Set(found.map(({ line }) => line.number))]
const others = (found: readonly Secret[]) => {
  const [, ...more] = linesOf(found)
  return alsoAt(more)
}

const isType7 = ({ before }: Secret) => /\s7$/.test(before)
const wordOf = (secret: Secret) => (isType7(secret) ? readType7(secret.value) : secret.value)

export const publishedSecrets: Check = {
  name: 'published-secrets',
  title: 'No secret is a published one',
  why: 'Words of examples, defaults and lists of passwords are what anybody tries first; such a secret keeps nobody out.',
  source: 'NIST SP 800-63B section 5.1.1.2: secrets are compared with those that are commonly used or expected',
  check: (scope) =>
    foundIn(
      scope,
      (secret) => PUBLISHED.has(wordOf(secret).toLowerCase()) || PUBLISHED_HASHES.has(secret.value),
      (found) => ({
        severity: 'warning',
        summary: `A key or password is one that was published${others(found)}`,
        remedy: 'Choose one of your own, long and by chance, and change it wherever the same one stands.',
      }),
    ),
}

/**
 * Lines that have no other form, and those of which `clear-secrets` tells. The key of a GRE tunnel tells tunnels apart
 * and keeps nobody out (RFC 2890 section 2.1).
 */
const NO_OTHER_FORM =
  /^(?:key-string|standby|crypto isakmp key|pre-shared-key|snmp-server|ntp|area-password|tunnel key|ip nhrp authentication)/

/** The form gives the word back: type 7, or no form at all. Digests, AES (6) and stars are no such form. */
function isReadable({ line, before, after, value }: Secret): boolean {
  if (NO_OTHER_FORM.test(line.text)) return false

  if (/^\*+$/.test(value) || /^(?:encrypted|pbkdf2|nt-encrypted)\b/.test(after)) return false
  return !/(?:^|\s)(?:[4-689])$/.test(before) && !/^(?:\$\d\$|\$sha512\$)/.test(value)
}

const OF_ROUTERS =
  'Write passwords as secrets of type 8 or 9 (enable secret, username … secret), keys of type 6 with a master key (password encryption aes); where only type 7 exists, keep the text from others.'
const OF_FIREWALLS =
  'A firewall keeps passwords as digests once they are typed; communities and keys it keeps as they are: from ASA 8.3 on cipher them (key config-key password-encryption, password encryption aes), before that keep the text from others.'

export const reversibleSecrets: Check = {
  name: 'reversible-secrets',
  title: 'No secret can be had back from its text',
  why: 'Type 7 is a fixed mask that any of a hundred pages undoes at once, and type 0 is the word itself: whoever sees the text, or a copy of it, has the secret.',
  source: 'IOS security command reference, service password-encryption: it "does not provide a high level of security"',
  check: (scope) =>
    foundIn(scope, isReadable, (found, kind) => {
      const seven = found.filter(isType7).length
      const clear = found.length - seven
      const parts = [...(seven === 0 ? [] : [`${seven} of type 7`]), ...(clear === 0 ? [] : [`${clear} in clear`])]
      return {
        severity: 'info',
        summary: `${found.length === 1 ? 'A secret' : `${found.length} secrets`} can be read from its configuration: ${parts.join(', ')}${others(found)}`,
        remedy: kind === 'firewall' ? OF_FIREWALLS : OF_ROUTERS,
      }
    }),
}
