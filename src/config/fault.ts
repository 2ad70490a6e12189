/**
 * Faults: what can be done to a running network, as values and as the text of the command line
 * (`reload:gateway-2`, `cut:gateway-1/FastEthernet0/1`). A fault never changes the design.
 */
import { didYouMean, formatIp, formatWall, type Ip, parseIp, parseWall, type WallTime } from '../net/index'
import type { DeviceId } from './configured'

/** What a firewall can be made to drop; `isakmp` is UDP 500 and 4500, so it takes ESP in UDP along (RFC 3948). */
export type BlockedProtocol = (typeof BLOCKABLE)[number]

export type Fault =
  /**
   * The device restarts: interfaces go down, memory is lost, it comes back after the boot time. An orderly one says
   * goodbye first: HSRP Resign, IKE DELETE, EIGRP goodbye; another only what the parameters say.
   */
  | { readonly kind: 'reload'; readonly device: DeviceId; readonly orderly: boolean; readonly bootSeconds?: number }
  /** Carrier stays, nothing is answered or forwarded, until restored. */
  | { readonly kind: 'hang'; readonly device: DeviceId }
  /** Power off until restored; then it boots. */
  | { readonly kind: 'power'; readonly device: DeviceId }
  /** The cable at an interface is cut: both ends lose carrier. */
  | { readonly kind: 'cut'; readonly device: DeviceId; readonly interface: string }
  /** `shutdown` at one end: both ends lose carrier. */
  | { readonly kind: 'shut'; readonly device: DeviceId; readonly interface: string }
  /** Frames vanish, carrier stays. */
  | {
      readonly kind: 'silent'
      readonly device: DeviceId
      readonly interface: string
      readonly direction: 'both' | 'in' | 'out'
    }
  /** A process ends without a word: what it held goes, its neighbours must notice. Restored, it begins afresh. */
  | { readonly kind: 'process'; readonly device: DeviceId; readonly process: string }
  /** Loss, delay and jitter come to those that the link has. */
  | {
      readonly kind: 'impair'
      readonly device: DeviceId
      readonly interface: string
      readonly lossPercent: number
      readonly delayMs: number
      readonly jitterMs: number
    }
  /** A firewall drops a protocol, whatever its rules say. */
  | { readonly kind: 'block'; readonly device: DeviceId; readonly protocol: BlockedProtocol }
  /** The provider is out, carrier stays: for everybody when the Internet is named, else on that device's access line. */
  | { readonly kind: 'isp'; readonly device: DeviceId }
  /** The provider gives the device's access line another public address; restored, the old one. */
  | { readonly kind: 'readdress'; readonly device: DeviceId }
  /** `clear crypto sa`, `clear crypto isakmp` or both; with a peer, only what is with it. */
  | { readonly kind: 'clear-sa'; readonly device: DeviceId; readonly what: 'ipsec' | 'ike' | 'all'; readonly peer?: Ip }
  /** `clear ip eigrp neighbors`, or one of them. */
  | { readonly kind: 'clear-eigrp'; readonly device: DeviceId; readonly neighbor?: Ip }
  /** `clear arp-cache`, of a firewall `clear arp`. */
  | { readonly kind: 'clear-arp'; readonly device: DeviceId }
  /** `clear conn` of a firewall: the conversations that it remembers. */
  | { readonly kind: 'clear-conn'; readonly device: DeviceId }
  /** `clear xlate` of a firewall, and the conversations that go by them; of a router `clear ip nat translation *`. */
  | { readonly kind: 'clear-xlate'; readonly device: DeviceId }
  /** `clock set`: what hangs on the date is in force by it from now on, until the device loses power. */
  | { readonly kind: 'clock'; readonly device: DeviceId; readonly wall: WallTime }

const PROCESSES = ['eigrp', 'hsrp', 'ike'] as const
const BLOCKABLE = ['esp', 'isakmp', 'eigrp', 'hsrp', 'icmp', 'skinny', 'rtp', 'tcp', 'udp', 'ip'] as const
const DIRECTIONS = ['both', 'in', 'out'] as const
const CLEARABLE = ['ipsec', 'ike', 'all'] as const
const KINDS =
  'reload, hang, power, cut, shut, silent, process, impair, block, isp, readdress, clear-sa, clear-eigrp, clear-arp, clear-conn, clear-xlate, clock'
const OF_PROVIDERS = '(isp:internet takes the provider from everybody, isp:DEVICE from one site)'

/**
 * Reads a fault as the command line writes it: `kind:device`, then what it needs after a slash, and options after
 * commas, as in `reload:gateway-2/orderly`, `silent:gateway-1/FastEthernet0/1,in` and
 * `impair:soho-24/Ethernet0,loss=2,delay=30`. A string is the message of what is wrong with it.
 */
export function parseFault(text: string): Fault | string {
  const match = /^([a-z-]+):([^/]+)(?:\/(.+))?$/.exec(text)
  const [, kind, device, rest] = match ?? []
  if (!kind || !device) return `"${text}" is not a fault; write kind:target, for example reload:gateway-2`
  switch (kind) {
    case 'reload':
      return readReload(device, rest)
    case 'hang':
    case 'power':
    case 'isp':
    case 'readdress':
    case 'clear-arp':
    case 'clear-conn':
    case 'clear-xlate':
      return rest === undefined ? { kind, device } : `${kind} takes a device only: write ${kind}:${device}`
    case 'cut':
    case 'shut':
      return rest ? { kind, device, interface: rest } : needsInterface(kind, device)
    case 'silent':
      return readSilent(device, rest)
    case 'impair':
      return readImpair(device, rest)
    case 'process': {
      const process = PROCESSES.find((item) => item === rest)
      return process ? { kind, device, process } : `process: write process:${device}/eigrp, hsrp or ike`
    }
    case 'block': {
      const protocol = BLOCKABLE.find((item) => item === rest)
      return protocol ? { kind, device, protocol } : `block: write block:${device}/ and one of ${BLOCKABLE.join(', ')}`
    }
    case 'clear-sa':
      return readClearSa(device, rest)
    case 'clock': {
      const wall = rest === undefined ? undefined : parseWall(rest)
      return wall === undefined
        ? `clock: write clock:${device}/2026-11-27T14:05:00, what its clock is set to`
        : { kind, device, wall }
    }
    case 'clear-eigrp': {
      if (rest === undefined) return { kind, device }
      const neighbor = parseIp(rest)
      return neighbor === undefined
        ? `clear-eigrp: write clear-eigrp:${device}, or clear-eigrp:${device}/ADDRESS for one neighbour`
        : { kind, device, neighbor }
    }
    default:
      return `"${kind}" is not a kind of fault${didYouMean(kind, KINDS.split(', ')) || `; known: ${KINDS} ${OF_PROVIDERS}`}`
  }
}

const needsInterface = (kind: string, device: string) => `${kind} needs an interface: write ${kind}:${device}/INTERFACE`

/** `name=12.5` as a number of at least 0; `undefined` when the word is something else. */
function readNumber(word: string, name: string): number | undefined {
  const [left, right, ...more] = word.split('=')
  const value = Number(right)
  return left === name && right && more.length === 0 && Number.isFinite(value) && value >= 0 ? value : undefined
}

function readReload(device: string, rest: string | undefined): Fault | string {
  let orderly = false
  let bootSeconds: number | undefined
  for (const word of rest?.split(',') ?? []) {
    const seconds = readNumber(word, 'boot')
    if (word === 'orderly') orderly = true
    else if (seconds !== undefined) bootSeconds = seconds
    else return `reload: "${word}" is not an option; write reload:${device}/orderly,boot=SECONDS`
  }
  return { kind: 'reload', device, orderly, ...(bootSeconds === undefined ? {} : { bootSeconds }) }
}

function readSilent(device: string, rest: string | undefined): Fault | string {
  const [name, word = 'both', ...more] = rest?.split(',') ?? []
  if (!name) return needsInterface('silent', device)
  const direction = DIRECTIONS.find((item) => item === word)
  return direction && more.length === 0
    ? { kind: 'silent', device, interface: name, direction }
    : `silent: write silent:${device}/${name},in or ,out; both directions without either`
}

function readImpair(device: string, rest: string | undefined): Fault | string {
  const [name, ...words] = rest?.split(',') ?? []
  if (!name) return needsInterface('impair', device)
  let [lossPercent, delayMs, jitterMs] = [0, 0, 0]
  for (const word of words) {
    const [loss, delay, jitter] = [readNumber(word, 'loss'), readNumber(word, 'delay'), readNumber(word, 'jitter')]
    if (loss !== undefined && loss <= 100) lossPercent = loss
    else if (delay !== undefined) delayMs = delay
    else if (jitter !== undefined) jitterMs = jitter
    else return `impair: "${word}" is not an option; write impair:${device}/${name},loss=PERCENT,delay=MS,jitter=MS`
  }
  return { kind: 'impair', device, interface: name, lossPercent, delayMs, jitterMs }
}

function readClearSa(device: string, rest: string | undefined): Fault | string {
  const [word = 'all', option, ...more] = rest?.split(',') ?? []
  const what = CLEARABLE.find((item) => item === word)
  const peer = option?.startsWith('peer=') ? parseIp(option.slice('peer='.length)) : undefined
  if (!what || more.length > 0 || (option !== undefined && peer === undefined))
    return `clear-sa: write clear-sa:${device}/ipsec, ike or all, and ,peer=ADDRESS for one peer`
  return { kind: 'clear-sa', device, what, ...(peer === undefined ? {} : { peer }) }
}

/** The text that parseFault reads; options that are as usual are left out. */
export function formatFault(fault: Fault): string {
  const target = `${fault.kind}:${fault.device}`
  switch (fault.kind) {
    case 'reload': {
      const options = [
        ...(fault.orderly ? ['orderly'] : []),
        ...(fault.bootSeconds === undefined ? [] : [`boot=${fault.bootSeconds}`]),
      ]
      return options.length === 0 ? target : `${target}/${options.join(',')}`
    }
    case 'hang':
    case 'power':
    case 'isp':
    case 'readdress':
    case 'clear-arp':
    case 'clear-conn':
    case 'clear-xlate':
      return target
    case 'clear-sa':
      if (fault.peer !== undefined) return `${target}/${fault.what},peer=${formatIp(fault.peer)}`
      return fault.what === 'all' ? target : `${target}/${fault.what}`
    case 'clear-eigrp':
      return fault.neighbor === undefined ? target : `${target}/${formatIp(fault.neighbor)}`
    case 'cut':
    case 'shut':
      return `${target}/${fault.interface}`
    case 'silent':
      return `${target}/${fault.interface}${fault.direction === 'both' ? '' : `,${fault.direction}`}`
    case 'impair':
      return `${target}/${fault.interface},loss=${fault.lossPercent},delay=${fault.delayMs},jitter=${fault.jitterMs}`
    case 'process':
      return `${target}/${fault.process}`
    case 'block':
      return `${target}/${fault.protocol}`
    case 'clock':
      return `${target}/${formatWall(fault.wall)}`
  }
}
