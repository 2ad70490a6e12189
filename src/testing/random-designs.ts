/** Random designs for property tests: what a restless architect would do to a drawing, sensible or not. */
import fc from 'fast-check'
import {
  choosePlatform,
  chooseReleaseEverywhere,
  connect,
  type Design,
  type Device,
  type DeviceKindName,
  type Edit,
  type Interface,
  NO_HISTORY,
  perform,
  placeDevice,
  placeSite,
  REFERENCE_DESIGNS,
  RELEASES,
} from '../design/index'

/** One step, drawn before the design is known: numbers choose among what is there. */
export interface Draw {
  readonly what: number
  readonly first: number
  readonly second: number
  readonly text: string
}

/** Plain routers came later: with them the numbers of old seeds would choose otherwise. */
export const KINDS: readonly DeviceKindName[] = [
  'head-end',
  'soho',
  'firewall',
  'home-nat',
  'internet',
  'lan',
  'server',
  'phone',
  'pc',
]

export const pick = <T>(items: readonly T[], n: number): T | undefined => items[n % Math.max(1, items.length)]

/** Words that people type, and words that nobody should. */
const wildText = fc.oneof(
  fc.constantFrom('10.81.2.1/29', '10.81.0.4/29', '10.1.0.1/24', '0.0.0.0/0', '255.255.255.255/32', '', '1.2.3', 'x'),
  fc.constantFrom('gateway-1', 'a b', '\u0000', '__proto__', 'toString', 'constructor', '!', '^C', 'FastEthernet0/0'),
  fc.string({ maxLength: 12 }),
)

const drawOf = (text: fc.Arbitrary<string>): fc.Arbitrary<Draw> =>
  fc.record({ what: fc.nat(47), first: fc.nat(60), second: fc.nat(60), text })

export const wildDraws = fc.array(drawOf(wildText), { maxLength: 30 })

/** Steps that an inspector which validates would let through. */
export const saneDraws = fc.array(drawOf(fc.stringMatching(/^[a-z][a-z0-9-]{0,8}$/)), { maxLength: 30 })

export const startDesigns = fc.constantFrom<'empty' | 'blank-pair' | 'srnd-figure-c1'>(
  'empty',
  'blank-pair',
  'srnd-figure-c1',
)

/** The edit that a draw makes of a design; a text when there is nothing to do it to. */
export function editOf(design: Design, { what, first, second, text }: Draw): Edit | string {
  const device = pick(design.devices, first)
  const other = pick(design.devices, second)
  const link = pick(design.links, first)
  const at = { x: first * 10, y: second * 10 }
  if (what === 45) return chooseReleaseEverywhere(design, pick(RELEASES, second)?.release ?? '15.9')
  if (what === 46) return { kind: 'set-vpn', vpn: otherCrypto(design, second) }
  if (what === 47)
    return device ? choosePlatform(design, device.name, pick(PLATFORM_IDS, second) ?? '') : 'nothing is there'
  if (what < 10) return placeDevice(design, pick(KINDS, first) ?? 'pc', at)
  if (what < 14) return placeSite(design, at)
  if (!device || !other) return 'nothing is there yet'
  if (what < 22) return connect(design, device.name, other.name)
  if (what < 24) return { kind: 'rename-device', from: device.name, to: text }
  if (what < 26) return { kind: 'remove-devices', names: second % 3 === 0 ? [device.name, other.name] : [device.name] }
  if (what < 27) return { kind: 'move-devices', positions: { [device.name]: at } }
  if (what < 29) return link ? { kind: 'remove-links', ids: [link.id] } : 'there is no link'
  if (what < 30) return link ? { kind: 'set-link', id: link.id, change: { lossPercent: second } } : 'there is no link'
  if (what < 37) return portEdit(device, second, text, what)
  if (what < 43) return { kind: 'set-device', name: device.name, change: changeOf(device, other, text) }
  return {
    kind: 'set-design',
    change: {
      notes: text,
      flows: [{ name: text, from: device.name, to: other.name, protocol: 'udp', port: first }],
      history: [{ atSeconds: second, action: 'fault', fault: `reload:${device.name}` }],
    },
  }
}

const PLATFORM_IDS = ['c2651xm', 'c2911', 'isr4331', 'c806', 'c1721', 'c881', 'asa5520', 'pix515e', 'c7206vxr']

/** IKEv2 or not, certificates or a key, NAT traversal or not. */
function otherCrypto(design: Design, n: number): Design['vpn'] {
  const { ikev2: _ikev2, natTraversal: _natTraversal, ...vpn } = design.vpn
  return {
    ...vpn,
    ...(n % 2 === 0 ? { ikev2: { encryption: 'aes-cbc-256', integrity: 'sha256', group: 19 } } : {}),
    ...(n % 3 === 0 ? { natTraversal: false } : {}),
    credentials:
      n % 5 === 0
        ? { kind: 'pre-shared-key', key: 'sesame' }
        : { kind: 'certificates', trustpoint: 'vpn-ca', enrollmentUrl: 'http://10.1.0.40' },
  }
}

function portEdit(device: Device, second: number, text: string, what: number): Edit | string {
  const port = pick(device.interfaces, second)
  if (!port) return 'there is no interface'
  const about = { device: device.name, interface: port.name }
  if (what < 32) return { kind: 'remove-interface', ...about }
  if (what < 33)
    return { kind: 'add-interface', device: device.name, interface: { ...port, name: `${port.name}${second}` } }
  const change: Partial<Interface> =
    what < 34
      ? { name: second % 2 === 0 ? text : `FastEthernet${second}/0` }
      : what < 35
        ? { description: text }
        : what < 36
          ? { shutdown: second % 2 === 0 }
          : { addressing: { kind: 'static', address: text.includes('.') ? text : `10.99.${second}.1/24` } }
  return { kind: 'set-interface', ...about, change }
}

function changeOf(device: Device, other: Device, text: string): Readonly<Record<string, unknown>> {
  switch (device.kind) {
    case 'head-end':
      return {
        hsrp: {
          ...device.hsrp,
          tracks: device.interfaces.map((item) => ({ interface: item.name, decrement: 10 })),
        },
      }
    case 'soho':
      return other.kind === 'head-end'
        ? { peers: [...new Set([...device.peers, other.name])] }
        : { cryptoDescription: text }
    case 'firewall':
      return {
        dialect: device.dialect === 'asa' ? 'pix' : device.dialect === 'pix' ? 'ios' : 'asa',
        hairpin: !device.hairpin,
      }
    case 'phone':
      return other.kind === 'server' ? { callManager: other.name } : { defaultGateway: '' }
    default:
      return { defaultGateway: text }
  }
}

type Start = 'empty' | 'blank-pair' | 'srnd-figure-c1'

function builtIn(name: Start): Design {
  const found = REFERENCE_DESIGNS.find((item) => item.name === name)
  if (!found) throw new Error(`the design ${name} is missing`)
  return found.build()
}

/** The designs that a series of steps goes through, the start first; steps that cannot be made are left out. */
export function walk(start: Start, draws: readonly Draw[]): readonly [Design, ...Design[]] {
  const designs: [Design, ...Design[]] = [builtIn(start)]
  for (const draw of draws) {
    const now = designs.at(-1) ?? designs[0]
    const edit = editOf(now, draw)
    const next = typeof edit === 'string' ? edit : perform(now, NO_HISTORY, edit)
    if (typeof next !== 'string') designs.push(next.design)
  }
  return designs
}

/** The design after all of them. */
export function wander(start: Start, draws: readonly Draw[]): Design {
  const designs = walk(start, draws)
  return designs.at(-1) ?? designs[0]
}
