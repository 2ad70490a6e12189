/** Secrets that whoever sees a printed configuration can read. */
import { alsoAt, type DeviceId } from '../../../config/index'
import { add, type Check, type CheckFound, lineOf } from '../check'
import type { Scope, TextLine } from '../scope'

/** Passwords that `service password-encryption` keeps from being read over a shoulder; 7 and 5 are encrypted already. */
const PASSWORD = /^(?:enable password|username \S+ password|key-string|password) (?!(?:5|7|8|9) )\S/
/** Of a router, of a keyring, and of a peer of IKEv2; type 6 is encrypted with the router's master key. */
const PRE_SHARED =
  /^(?:crypto isakmp key|pre-shared-key (?:(?:address|hostname) .*key|local|remote)|pre-shared-key(?! (?:address|hostname|local|remote|hex) )) (?!6 )\S/
const ENCRYPTS = 'service password-encryption'

export const clearSecrets: Check = {
  name: 'clear-secrets',
  title: 'No secret stands in clear',
  why: 'Configurations are mailed, printed and kept on file servers; a password of type 0 in one is known to everybody who has it.',
  source: 'IOS security command reference, service password-encryption and password encryption aes',
  check: (scope) =>
    scope.configurations
      .filter((config) => config.kind === 'router')
      .flatMap(({ device }) => [...passwords(scope, device), ...preShared(scope, device)]),
}

function passwords(scope: Scope, device: DeviceId): readonly CheckFound[] {
  const lines = scope.lines(device)
  if (lines.some((line) => line.text === ENCRYPTS)) return []
  const clear = lines.filter((line) => PASSWORD.test(line.text))
  const [first] = clear
  if (!first) return []
  return [
    {
      severity: 'warning',
      device,
      line: first.number,
      summary: `${clear.length === 1 ? 'A password stands' : `${clear.length} passwords stand`} in clear in its configuration`,
      remedy: `Add ${ENCRYPTS}${clear.some(({ text }) => /^(?:enable|username)\b/.test(text)) ? ', and prefer enable secret and username … secret' : ''}.`,
      fix: { says: `Writes ${ENCRYPTS}.`, safe: true, changes: [add(device, [], ENCRYPTS, afterVersion(lines))] },
    },
  ]
}

/** Where IOS prints its service lines: after the version. */
const afterVersion = (lines: readonly TextLine[]) => lines.find((line) => line.text.startsWith('version '))?.text ?? ''

function preShared(scope: Scope, device: DeviceId): readonly CheckFound[] {
  const lines = scope.lines(device)
  const [clear, ...more] = lines.filter((line) => PRE_SHARED.test(line.text))
  if (!clear || lines.some((line) => line.text === 'password encryption aes')) return []
  return [
    {
      severity: 'info',
      device,
      ...lineOf({ line: clear.number }),
      summary: `${more.length === 0 ? 'A pre-shared key stands' : `${more.length + 1} pre-shared keys stand`} in clear in its configuration${alsoAt(more.map(({ number }) => number))}`,
      remedy: 'Use certificates, or password encryption aes with a master key (12.3(2)T and later).',
    },
  ]
}
