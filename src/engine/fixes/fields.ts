/** Lines that the design has a field for: setting the field is better than a change by hand, which would hide it. */
import { type LineChange, VOICE_POLICY_LINE } from '../../analysis/index'
import {
  type Design,
  type Device,
  type Edit,
  KEY_TO_CHOOSE,
  type KeepaliveSettings,
  ownAddress,
  publicEnd,
  SITES_POLICY,
  siteShapingIn,
  usualVoicePolicy,
  VOICE_NAMES,
  type VoicePolicy,
} from '../../design/index'
import { formatIp } from '../../net/index'

/** Reads one kind of line; none when the design says so already, or has no field for it. */
type FieldReader = (design: Design, device: Device, change: LineChange) => Edit | undefined

const READERS: readonly FieldReader[] = [
  keepalive,
  peer,
  headEndSwitch,
  hsrpLine,
  redistribution,
  eigrpAuthentication,
  preClassify,
  segmentSize,
  voicePolicy,
  siteShaping,
]

/** The edit of the field that a line stands for. */
export function fieldEdit(design: Design, device: Device, change: LineChange): Edit | undefined {
  for (const read of READERS) {
    const edit = read(design, device, change)
    if (edit) return edit
  }
  return undefined
}

function keepalive({ vpn }: Design, device: Device, { action, text }: LineChange): Edit | undefined {
  const match = /^(?:crypto isakmp keepalive|dpd) (\d+)(?: \d+ on-demand)?$/.exec(text)
  const seconds = match?.[1]
  if (action !== 'add' || seconds === undefined) return undefined
  const told: KeepaliveSettings = { seconds: Number(seconds) }
  if (device.kind === 'head-end' && !vpn.headEndKeepalive)
    return { kind: 'set-vpn', vpn: { ...vpn, headEndKeepalive: told } }
  if (device.kind === 'soho' && !vpn.siteKeepalive) return { kind: 'set-vpn', vpn: { ...vpn, siteKeepalive: told } }
  return undefined
}

function peer(design: Design, device: Device, { action, text }: LineChange): Edit | undefined {
  const address = /^set peer (\S+)$/.exec(text)?.[1]
  if (action !== 'add' || device.kind !== 'soho' || address === undefined) return undefined
  const head = design.devices.find((item) => {
    const own = ownAddress(publicEnd(item))
    return item.kind === 'head-end' && own !== undefined && formatIp(own.ip) === address
  })
  if (head?.kind !== 'head-end' || device.peers.includes(head.name)) return undefined
  return { kind: 'set-device', name: device.name, change: { peers: [...device.peers, head.name] } }
}

function headEndSwitch(_design: Design, device: Device, { action, text }: LineChange): Edit | undefined {
  if (action !== 'add' || device.kind !== 'head-end') return undefined
  const set = (change: Readonly<Record<string, boolean>>): Edit => ({ kind: 'set-device', name: device.name, change })
  if (text === 'no ip redirects' && device.redirects) return set({ redirects: false })
  if (text === 'ip route-cache same-interface' && !device.sameInterfaceCache) return set({ sameInterfaceCache: true })
  if (text === 'reverse-route' && !device.reverseRoute) return set({ reverseRoute: true })
  return undefined
}

/**
 * Priority and pre-emption. A fix replaces a line by taking the old one away and adding the new: when the design
 * writes the old one, setting the field does both, and taking away what the design no longer writes changes nothing.
 */
function hsrpLine({ vpn }: Design, device: Device, { action, text }: LineChange): Edit | undefined {
  if (device.kind !== 'head-end') return undefined
  const { group } = vpn.hsrp
  const { hsrp } = device
  const set = (change: Partial<typeof hsrp>): Edit => ({
    kind: 'set-device',
    name: device.name,
    change: { hsrp: { ...hsrp, ...change } },
  })
  const priority = new RegExp(`^standby ${group} priority (\\d+)$`).exec(text)?.[1]
  const delay = new RegExp(`^standby ${group} preempt delay minimum (\\d+)$`).exec(text)?.[1]
  if (action === 'add') {
    if (priority !== undefined) return set({ priority: Number(priority) })
    return delay === undefined ? undefined : set({ preempt: true, preemptDelaySeconds: Number(delay) })
  }
  const gone =
    (priority !== undefined && Number(priority) !== hsrp.priority) ||
    (text === `standby ${group} preempt` && hsrp.preempt && hsrp.preemptDelaySeconds > 0)
  return gone ? set({}) : undefined
}

function redistribution({ vpn }: Design, device: Device, { action, text }: LineChange): Edit | undefined {
  const match = /^redistribute static metric (\d+) (\d+) (\d+) (\d+) (\d+) route-map (\S+)$/.exec(text)
  if (action !== 'add' || device.kind !== 'head-end' || !match || vpn.eigrp.redistribution) return undefined
  const [bandwidthKbit = 0, delayTens = 0, reliability = 0, load = 0, mtu = 0] = match.slice(1, 6).map(Number)
  const told = { bandwidthKbit, delayTens, reliability, load, mtu, routeMap: match[6] ?? '' }
  return { kind: 'set-vpn', vpn: { ...vpn, eigrp: { ...vpn.eigrp, redistribution: told } } }
}

function eigrpAuthentication({ vpn }: Design, device: Device, { action, text }: LineChange): Edit | undefined {
  const keyChain = /^ip authentication key-chain eigrp \d+ (\S+)$/.exec(text)?.[1]
  const concerns = keyChain !== undefined || text === `ip authentication mode eigrp ${vpn.eigrp.as} md5`
  if (action !== 'add' || device.kind !== 'head-end' || !concerns) return undefined
  const authentication = vpn.eigrp.authentication ?? { keyChain: keyChain ?? 'HEADEND', key: KEY_TO_CHOOSE }
  return { kind: 'set-vpn', vpn: { ...vpn, eigrp: { ...vpn.eigrp, authentication } } }
}

function preClassify(_design: Design, device: Device, { action, section, text }: LineChange): Edit | undefined {
  if (action !== 'add' || text !== 'qos pre-classify' || !section[0]?.startsWith('crypto map ')) return undefined
  if (device.kind !== 'soho' || device.qosPreClassify) return undefined
  return { kind: 'set-device', name: device.name, change: { qosPreClassify: true } }
}

/** The policy on an uplink, and its two rates: an old one that is taken away goes with the new. */
function voicePolicy(design: Design, device: Device, { action, section, text }: LineChange): Edit | undefined {
  if (device.kind !== 'soho') return undefined
  const set = (policy: VoicePolicy | undefined): Edit | undefined =>
    policy && { kind: 'set-device', name: device.name, change: { voicePolicy: policy } }
  const { voicePolicy: now } = device
  if (!now)
    return action === 'add' && text === VOICE_POLICY_LINE ? set(usualVoicePolicy(design, device.name)) : undefined
  const key = RATES.get(section.join('\n'))
  const rate = /^(?:priority|shape average) (\d+)$/.exec(text)?.[1]
  if (key === undefined || rate === undefined) return undefined
  const value = key === 'shapeKbit' ? Number(rate) / 1000 : Number(rate)
  if (action === 'add') return set({ ...now, [key]: value })
  return now[key] === value ? set(now) : undefined
}

const RATES: ReadonlyMap<string, keyof VoicePolicy> = new Map([
  [`policy-map ${VOICE_NAMES.classes}\nclass ${VOICE_NAMES.voice}`, 'priorityKbit'],
  [`policy-map ${VOICE_NAMES.policy}\nclass class-default`, 'shapeKbit'],
])

/** The shapes of a head-end before its sites' lines: one field for all of them, so an old one that is taken away changes nothing. */
function siteShaping(design: Design, device: Device, { action, section, text }: LineChange): Edit | undefined {
  const [policy, name] = [section[0], /^class (\S+)$/.exec(section[1] ?? '')?.[1]]
  const bits = /^shape average (\d+)$/.exec(text)?.[1]
  if (device.kind !== 'head-end' || policy !== `policy-map ${SITES_POLICY}` || name === undefined || bits === undefined)
    return undefined
  if (device.siteShapingPercent === undefined) return undefined
  const told = siteShapingIn(design, device, new Map([[name, Number(bits)]]))
  const siteShapingPercent = action === 'add' ? told : device.siteShapingPercent
  return told === undefined ? undefined : { kind: 'set-device', name: device.name, change: { siteShapingPercent } }
}

function segmentSize(_design: Design, device: Device, { action, section, text }: LineChange): Edit | undefined {
  const bytes = /^ip tcp adjust-mss (\d+)$/.exec(text)?.[1]
  const name = section[0]?.replace(/^interface /, '')
  const port = device.interfaces.find((item) => item.name === name)
  if (action !== 'add' || !port || bytes === undefined) return undefined
  return { kind: 'set-interface', device: device.name, interface: port.name, change: { adjustMss: Number(bytes) } }
}
