/**
 * What each parameter means, where its value is from, and between which values it may lie, with the reason. The page,
 * the saved file, the command line and the engine all ask this table.
 */
import { AFTER_DELETE, HEARS, NEIGHBORS, PROFILES, RESTARTS } from './parameter-choices'
import { QUEUE_INFO } from './parameter-queues'
import {
  BOOT,
  count,
  DOUBLINGS,
  FORWARD_DELAY,
  HELLO,
  INTERVAL,
  KEPT,
  LEASE,
  MARGIN,
  MAX_AGE,
  type ParameterRange,
  QUIET,
  RATE,
  VOLUME,
  WAIT,
} from './parameter-ranges'
import { assumption, assumptionNumber, type ParameterInfo, sourcedNumber } from './parameter-row'
import { DEFAULT_PARAMETERS, type Parameters } from './parameters'

export type { ParameterInfo, ParameterRange }

/** A number has a range; a word has its choices. */
type Info<Value> = Value extends number
  ? ParameterInfo & { readonly range: ParameterRange }
  : Value extends boolean
    ? ParameterInfo
    : ParameterInfo & { readonly choices: NonNullable<ParameterInfo['choices']> }

/** What each parameter means, for the page and the reports. */
export const PARAMETER_INFO: { readonly [K in keyof Parameters]: Info<Parameters[K]> } = {
  dpdRetries: assumptionNumber(
    'DPD retries before a peer is dead',
    '',
    'Cisco IOS, IPsec Dead Peer Detection Periodic Message Option: names five retries',
    count(0, 100),
  ),
  keepaliveProfile: {
    ...assumption(
      'Keepalive that the configured line stands for',
      '',
      'the source document does not say which; its release negotiates DPD or the older IOS keepalive',
    ),
    choices: PROFILES,
  },
  keepaliveHears: {
    ...assumption(
      'What puts a periodic or legacy keepalive off',
      '',
      'the sources differ: anything heard puts it off, or probes come at their own phase (RFC 3706 leaves it open)',
    ),
    choices: HEARS,
  },
  dpdRetrySeconds: assumptionNumber(
    'Seconds between DPD retries',
    's',
    'Cisco IOS Security Command Reference, crypto isakmp keepalive: default of the retry interval',
    INTERVAL,
  ),
  legacyMisses: assumptionNumber(
    'Legacy keepalives missed before a peer is dead',
    '',
    'a Cisco text of 2001 on IKE keepalives names three',
    count(1, 100),
  ),
  ikeRetransmitSeconds: sourcedNumber(
    'Main mode retransmission interval',
    's',
    'Cisco IOS, debug crypto isakmp: retransmits every 10 s',
    INTERVAL,
  ),
  triesPerPeer: assumptionNumber(
    'Tries per silent peer',
    '',
    'the source document does not say; one fits its outages',
    count(1, 100),
  ),
  quickModeTries: assumptionNumber(
    'Tries of a quick mode message',
    '',
    'IOS documentation names five retransmissions of phase 2',
    count(1, 100),
  ),
  reverseRouteNeighbor: {
    ...assumption(
      'How a reverse route from 15.0(1)M on finds its peer on a LAN',
      '',
      'a note of the Cisco community says that the router asks by ARP; the command reference does not',
    ),
    choices: NEIGHBORS,
  },
  peerRestart: {
    ...assumption(
      'Peer tried after a dead one',
      '',
      'from 12.3(14)T the next, by the guide to preferred peers, which names no other for a list without a default; before, no document says: the top of the list fits the source document’s outages',
    ),
    choices: RESTARTS,
  },
  peerAfterDelete: {
    ...assumption(
      'Peer tried after one that said goodbye',
      '',
      'no document says whether a site behind a DELETE asks the same head-end first or the next',
    ),
    choices: AFTER_DELETE,
  },
  setupSecondsMin: assumptionNumber(
    'Fastest IKE set-up',
    's',
    'the source document does not say; RSA signatures on small routers',
    WAIT,
  ),
  setupSecondsMax: assumptionNumber(
    'Slowest IKE set-up',
    's',
    'the source document does not say; RSA signatures on small routers',
    WAIT,
  ),
  setupsPerSecond: assumptionNumber(
    'IKE set-ups that a head-end begins in a second',
    '/s',
    'platform dependent; a router with an accelerator card is assumed. Who comes meanwhile waits: of N sites that come at once the last waits N / rate. 0 = no limit',
    RATE,
  ),
  rekeyMarginSeconds: sourcedNumber(
    'Rekey before the SA ends',
    's',
    'Cisco IOS Security Command Reference, crypto ipsec security-association lifetime',
    MARGIN,
  ),
  rekeyMarginKilobytes: sourcedNumber(
    'Rekey before the volume ends',
    'KB',
    'IOS security command reference, set security-association lifetime',
    VOLUME,
  ),
  bootSeconds: assumptionNumber('Boot time of a router', 's', 'platform and image dependent', BOOT),
  reloadSendsDelete: assumption(
    'A reload sends IKE DELETE',
    '',
    'the source document reloads its routers and has to detect it',
  ),
  reloadSendsResign: assumption(
    'A reload sends HSRP Resign',
    '',
    'RFC 2281 has the message; what a reload does it does not say',
  ),
  farewellSeconds: assumptionNumber(
    'Goodbyes of a shutdown come before its interfaces go down by',
    's',
    'platform dependent; long enough for them to leave',
    WAIT,
  ),
  portFarewellSeconds: assumptionNumber(
    'Goodbyes of an interface that is shut by hand come before it goes down by',
    's',
    'platform dependent; long enough for a frame to leave',
    WAIT,
  ),
  tunnelAskSeconds: assumptionNumber(
    'A tunnel asks for an SA again after',
    's',
    'field knowledge: it keeps asking',
    INTERVAL,
  ),
  tunnelRecursionSeconds: assumptionNumber(
    'A tunnel to its own end is off for',
    's',
    'Cisco document 22327: minutes',
    KEPT,
  ),
  carrierDelaySeconds: assumptionNumber(
    'A router follows a change of carrier after',
    's',
    'platform dependent: field knowledge has 2 s for most, cards that report at once 0; a line carrier-delay goes before it',
    WAIT,
  ),
  negotiationSeconds: assumptionNumber(
    'A mended cable is negotiated for',
    's',
    'platform dependent: field knowledge has 1 to 3 s for FastEthernet; fixed speed and duplex need none',
    WAIT,
  ),
  lineProtocolSeconds: assumptionNumber(
    'The line protocol follows carrier after',
    's',
    'platform dependent: messages of devices come a second apart; that is when they are written, not when frames pass',
    WAIT,
  ),
  skinnyKeepaliveSeconds: assumptionNumber(
    'Skinny keepalive interval',
    's',
    'CallManager default StationKeepaliveInterval',
    INTERVAL,
  ),
  skinnyRetrySeconds: assumptionNumber('Phone waits before it registers again', 's', 'firmware dependent', INTERVAL),
  tcpFirstRetransmitSeconds: sourcedNumber(
    'First TCP retransmission of a phone',
    's',
    'RFC 6298 section 2: 1 s, doubled each time',
    INTERVAL,
  ),
  tcpRetransmissions: assumptionNumber(
    'TCP retransmissions before a phone gives up connecting',
    '',
    'firmware dependent',
    DOUBLINGS,
  ),
  skinnyMisses: assumptionNumber(
    'Skinny keepalives missed before a phone registers again',
    '',
    'firmware dependent',
    count(1, 100),
  ),
  skinnyFallbackSeconds: sourcedNumber(
    'Phone goes back to its first CallManager after it has answered for',
    's',
    'Cisco Unified CallManager, device pool: Connection Monitor Duration, 120 s by default',
    WAIT,
  ),
  dhcpFirstRetrySeconds: sourcedNumber('First DHCP retransmission', 's', 'RFC 2131 section 4.1', INTERVAL),
  dhcpRetryMaxSeconds: sourcedNumber('Longest DHCP retransmission interval', 's', 'RFC 2131 section 4.1', INTERVAL),
  dhcpOfferSeconds: assumptionNumber('A DHCP offer is held for', 's', 'implementation dependent', KEPT),
  eigrpRetransmissions: sourcedNumber(
    'EIGRP retransmissions before a neighbour is dropped',
    '',
    'RFC 7868: 16 retransmissions',
    count(1, 100),
  ),
  eigrpRetransmitSeconds: sourcedNumber(
    'EIGRP retransmits after at most',
    's',
    'RFC 7868 section 5.3.5: six round trips, 200 ms at least, half as long again each time, 5 s at most',
    INTERVAL,
  ),
  eigrpBootSeconds: assumptionNumber(
    'After a boot EIGRP speaks',
    's',
    'Cisco warns that HSRP is up before routing has converged; one hello interval is taken',
    WAIT,
  ),
  ospfBootSeconds: assumptionNumber('After a boot OSPF speaks', 's', 'taken to be as with EIGRP', WAIT),
  ospfRetransmissions: sourcedNumber('OSPF repetitions at most', '', 'Cisco IOS: limit retransmissions', count(1, 255)),
  eigrpActiveSeconds: sourcedNumber(
    'EIGRP active timer',
    's',
    'Cisco IOS IP Routing: EIGRP Command Reference, timers active-time',
    KEPT,
  ),
  arpRetrySeconds: assumptionNumber('An ARP request is given up after', 's', 'implementation dependent', INTERVAL),
  beyondSeconds: assumptionNumber(
    'A probe into what is not drawn is answered after',
    's',
    'what is watched there is taken to be there, well below what a probe waits for',
    WAIT,
  ),
  arpTries: assumptionNumber(
    'ARP requests before a neighbour is given up',
    '',
    'implementation dependent',
    count(1, 100),
  ),
  hostArpSeconds: assumptionNumber('Hosts and home routers keep ARP entries', 's', 'implementation dependent', KEPT),
  arpQueue: assumptionNumber(
    'Packets held per neighbour while ARP asks',
    '',
    'implementation dependent; IOS drops transit packets',
    count(0, 1000),
  ),
  lineBufferPackets: assumptionNumber(
    'Packets that a modem, the provider, a switch or a host lets wait for a line',
    'packets',
    'no device tells; 50 full packets are two seconds of a line of 256 kbit/s',
    count(1, 10_000),
  ),
  ...QUEUE_INFO,
  settleSeconds: assumptionNumber(
    'Quiet time after which the network is settled',
    's',
    'longer than every timer that can still change a table',
    QUIET,
  ),
  treeHelloSeconds: sourcedNumber('Spanning tree: hello time', 's', 'IEEE 802.1D-2004 table 17-1', HELLO),
  treeMaxAgeSeconds: sourcedNumber('Spanning tree: maximum age', 's', 'IEEE 802.1D-2004 table 17-1', MAX_AGE),
  treeForwardDelaySeconds: sourcedNumber(
    'Spanning tree: forward delay',
    's',
    'IEEE 802.1D-2004 table 17-1',
    FORWARD_DELAY,
  ),
  macAgeSeconds: sourcedNumber('Switches keep MAC addresses', 's', 'IEEE 802.1D default', KEPT),
  firewallUdpSeconds: sourcedNumber('Firewall forgets idle UDP', 's', 'ASA default timeout udp 0:02:00', KEPT),
  firewallTcpSeconds: sourcedNumber('Firewall forgets idle TCP', 's', 'ASA default timeout conn 1:00:00', KEPT),
  firewallEspSeconds: assumptionNumber('Firewall forgets idle ESP', 's', 'implementation dependent', KEPT),
  homeUdpSeconds: assumptionNumber('Home router forgets an idle translation', 's', 'product dependent', KEPT),
  homeEspSeconds: assumptionNumber('Home router forgets an idle ESP translation', 's', 'product dependent', KEPT),
  homeLeaseSeconds: assumptionNumber(
    'Home router leases an address for',
    's',
    'product dependent; a day is usual',
    LEASE,
  ),
  pathMtuSeconds: {
    label: 'An SA believes what it was told of the way to its peer for',
    unit: 's',
    standing: 'sourced',
    source: 'RFC 1191 section 6.3: ten minutes is suggested',
    range: KEPT,
  },
  replayTellSeconds: assumptionNumber(
    'A router tells of late packets of an SA every',
    's',
    'IOS limits messages about packets; a minute is taken',
    WAIT,
  ),
}

const INFO: ReadonlyMap<string, ParameterInfo> = new Map(Object.entries(PARAMETER_INFO))
const USUAL: ReadonlyMap<string, Parameters[keyof Parameters]> = new Map(Object.entries(DEFAULT_PARAMETERS))

/** Why a parameter cannot have a value: what it may be, and the reason. Nothing when it can, or is not known here. */
export function parameterProblem(key: string, value: unknown): string | undefined {
  const info = INFO.get(key)
  const usual = USUAL.get(key)
  return info && usual !== undefined ? valueProblem(info, usual, value) : undefined
}

/** Why something that is described so cannot have a value; `usual` shows of which type it is. */
export function valueProblem(
  info: ParameterInfo,
  usual: number | boolean | string,
  value: unknown,
): string | undefined {
  const found = typeof value === 'string' ? `"${value}"` : String(value)
  if (typeof value !== typeof usual) return `${info.label}: a ${typeof usual} is expected, ${found} was found`
  if (info.choices && !info.choices.some(([word]) => word === value))
    return `${info.label}: one of ${info.choices.map(([word]) => word).join(', ')} is expected, ${found} was found`
  const { range } = info
  if (!range || typeof value !== 'number' || isWithin(range, value)) return undefined
  const { least, most, whole, step, why } = range
  const unit = info.unit === '' ? '' : ` ${info.unit}`
  const kind = step === undefined ? `a ${whole ? 'whole ' : ''}number` : `a multiple of ${step}`
  return `${info.label}: ${kind} from ${least} to ${most}${unit} is expected, ${found} was found; ${why}`
}

function isWithin({ least, most, whole, step = 0 }: ParameterRange, value: number): boolean {
  const fits = step === 0 || value % step === 0
  return value >= least && value <= most && fits && (!whole || Number.isInteger(value))
}

/** Of two bounds the lower must not lie above the upper. */
const PAIRS: readonly (readonly [lower: keyof Parameters, upper: keyof Parameters])[] = [
  ['setupSecondsMin', 'setupSecondsMax'],
  ['dhcpFirstRetrySeconds', 'dhcpRetryMaxSeconds'],
]

/** Why some named values cannot stand together, the usual ones filled in; nothing when they can. */
export function pairProblem(values: Readonly<Record<string, unknown>>): string | undefined {
  for (const [lower, upper] of PAIRS) {
    const [least, most] = [values[lower] ?? DEFAULT_PARAMETERS[lower], values[upper] ?? DEFAULT_PARAMETERS[upper]]
    if (typeof least === 'number' && typeof most === 'number' && least > most)
      return `${PARAMETER_INFO[lower].label} (${least} s) must not be more than ${PARAMETER_INFO[upper].label} (${most} s)`
  }
  return undefined
}

/** Whether there is a parameter of this name. */
export const isParameter = (key: string): key is keyof Parameters => INFO.has(key)
