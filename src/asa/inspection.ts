/**
 * Declarations: deeper inspection (`class-map type inspect`, `policy-map type inspect`). What its actions throw away is not
 * simulated; what they write down, hide or count changes no path.
 */
import {
  consequential,
  type Declaration,
  declarer,
  type Effect,
  FREE,
  many,
  NO_SECRETS,
  noEffect,
  OPENS_NOTHING,
  one,
  opens,
  PRINTED,
  removes,
} from '../ios/index'
import { ASA_ONLY } from './releases'
import { words as line } from './rule'
import type { AsaDeclared } from './types'

const declare = declarer<AsaDeclared>()

const DEEPER = {
  several: undefined,
  change: 'in place',
  order: FREE,
  silent: PRINTED,
  secrets: NO_SECRETS,
  has: ASA_ONLY,
  no: removes(),
} as const

const NAMES = noEffect('what is done with what it names decides')
const HARMLESS = noEffect('what it writes down, hides or counts changes no path')
const UNREAD = consequential('entry', 'what deeper inspection lets through is not simulated')()

/** What decides that a packet or a conversation is thrown away or held back; a rule of its own for each protocol. */
const THROWS =
  /\b(?:drop|drop-connection|reset|rate-limit|send-protocol-error|invalid-command|strict-header-validation|enforce-\S+|tunnel-limit|request-queue|allow-only|timeout|message-id max|sip-prefix-len|rtp-conformance|tcp-inspection|tid-address-check|call-party-numbers)\b/
/** DNS messages longer than this are dropped by themselves (RFC 1035); it is what a device begins with. */
const USUAL_LENGTH = /^message-length maximum (?:client|server)? ?(?:auto|512)$/

function effectOf(words: string): Effect {
  if (USUAL_LENGTH.test(words)) return { kind: 'none', because: 'the firewall does so by itself' }
  return THROWS.test(words) || /^message-length\b/.test(words)
    ? { kind: 'consequential', unknown: 'entry', because: 'what deeper inspection throws away is not simulated' }
    : HARMLESS()
}

const OF_ACTION = 'deeper-part'
/** First words of actions and parameters of all protocols (ASA 7.0 to 9.x command references). */
const WORDS =
  'drop|drop-connection|reset|log|rate-limit|send-protocol-error|allow|permit|deny|protocol-violation|protocol-enforcement|message-length|id-randomization|id-mismatch|dns-guard|nat-rewrite|tsig|dnscrypt|umbrella|body-match-maximum|spoof-server|mask-banner|mask-syst-reply|special-character|mail-relay|allow-tls|enforce-registration|message-id|sccp-prefix-len|timeout|rtp-conformance|max-forwards-validation|software-version|state-checking|strict-header-validation|uri-non-sip|ip-address-privacy|traffic-non-sip|im|eool|nop|router-alert|basic-security|commercial-security|experimental-fe|exp-measure|exp-security|imi-traffic-descriptor|quick-start|record-route|stream-id|strict-source-route|loose-source-route|timestamp|clear|per-client-max|esp|ah|tunnel-limit|request-queue|permit-errors|mcc|call-duration-limit|call-party-numbers|h245-tunnel-block|hsi-group|hsi|endpoint|early-message|command-queue|call-agent|gateway|host|send|enable|validate-attribute|reserved-port-protect|url-length-limit|max-connections|content-length|max-header-length|max-uri-length|port-misuse|request-command|transfer-encoding|strict-http|syslog|invalid-command|tcp-inspection|anti-replay|subscriber-log|location-logging|user-group|whitelist|license|http|https|scansafe|description'

export const INSPECTION: readonly Declaration<AsaDeclared>[] = [
  declare({
    kind: 'deeper-class',
    modes: ['global'],
    pattern: 'class-map type <words:rest>',
    make: (a) => ({ words: a.text('words') }),
    write: (c) => `class-map type ${c.words}`,
    key: one('class-map type', (c) => [c.words]),
    ...DEEPER,
    disturbs: 'nothing',
    opens: opens('deeper-class', 'config-cmap', UNREAD),
    effect: NAMES,
  }),
  declare({
    kind: 'deeper-policy',
    modes: ['global'],
    pattern: 'policy-map type <words:rest>',
    make: (a) => ({ words: a.text('words') }),
    write: (c) => `policy-map type ${c.words}`,
    key: one('policy-map type', (c) => [c.words]),
    ...DEEPER,
    disturbs: 'nothing',
    opens: opens('deeper-policy', 'config-pmap', UNREAD),
    effect: NAMES,
  }),
  declare({
    kind: 'deeper-part',
    modes: ['deeper-class', 'deeper-policy'],
    pattern: '<what:match|class|parameters> [<words:rest>]',
    make: (a) => ({ words: line(a.text('what'), a.text('words')) }),
    write: (c) => c.words,
    key: many('part', (c) => [c.words]),
    ...DEEPER,
    disturbs: 'connection',
    opens: opens(OF_ACTION, 'config-pmap-p', UNREAD),
    effect: NAMES,
  }),
  declare({
    kind: 'deeper-action',
    modes: [OF_ACTION],
    pattern: `<word:${WORDS}> [<words:rest>]`,
    make: (a) => ({ words: line(a.text('word'), a.text('words')) }),
    write: (c) => c.words,
    key: many('action', (c) => [c.words]),
    ...DEEPER,
    disturbs: 'connection',
    opens: OPENS_NOTHING,
    effect: (c, negated) => (negated ? HARMLESS() : effectOf(c.words)),
  }),
]
