/** The settings of each kind of device as data: label, how it is shown, how it is read back. */
import { type Design, type Device, leases, RELEASES, usualVoicePolicy, type VoicePolicy } from '../../design/index'
import { t } from '../words/language'
import { aGatewayOrNothing, anAddress, withLength } from './checks'
import { PASS_THROUGHS } from './media'

interface FieldBase {
  readonly label: string
  readonly hint?: string
  /** Shown only then; absent = always. */
  readonly when?: (device: Device) => boolean
}

/** The same for every device, or by what it is told. */
type Hint = string | ((device: Device) => string)

export type SettingField =
  | (Omit<FieldBase, 'hint'> & {
      readonly type: 'text'
      readonly hint?: Hint
      readonly get: (device: Device) => string
      readonly check?: (text: string) => string | undefined
      readonly set: (text: string, device: Device) => Readonly<Record<string, unknown>>
    })
  | (FieldBase & {
      readonly type: 'number'
      readonly least: number
      readonly most: number
      readonly get: (device: Device) => number
      readonly set: (value: number, device: Device) => Readonly<Record<string, unknown>>
    })
  | (FieldBase & {
      readonly type: 'check'
      readonly get: (device: Device) => boolean
      readonly set: (value: boolean, device: Device, design: Design) => Readonly<Record<string, unknown>>
    })
  | (FieldBase & {
      readonly type: 'choice'
      readonly options: (design: Design) => readonly (readonly [string, string])[]
      readonly get: (device: Device) => string
      readonly set: (value: string, device: Device) => Readonly<Record<string, unknown>>
    })

/** What stands under a text field of a device. */
export const hintOf = ({ hint }: { readonly hint?: Hint }, device: Device): string | undefined =>
  typeof hint === 'function' ? hint(device) : hint

type Keyed = Readonly<Record<string, unknown>>
const raw = (device: Device): Keyed => device as unknown as Keyed

const textField = (
  key: string,
  label: string,
  check?: (text: string) => string | undefined,
  hint?: Hint,
): SettingField => ({
  type: 'text',
  label,
  ...(hint ? { hint } : {}),
  ...(check ? { check } : {}),
  get: (device) => String(raw(device)[key] ?? ''),
  set: (value) => ({ [key]: value }),
})
const checkField = (key: string, label: string): SettingField => ({
  type: 'check',
  label,
  get: (device) => raw(device)[key] === true,
  set: (value) => ({ [key]: value }),
})
const choiceField = (
  key: string,
  label: string,
  options: (design: Design) => readonly (readonly [string, string])[],
): SettingField => ({
  type: 'choice',
  label,
  options,
  get: (device) => String(raw(device)[key] ?? ''),
  set: (value) => ({ [key]: value }),
})

const hsrp = (device: Device) =>
  device.kind === 'head-end' ? device.hsrp : { priority: 0, preempt: false, preemptDelaySeconds: 0, tracks: [] }
const gateway = textField('defaultGateway', 'Default gateway', aGatewayOrNothing, (device) =>
  leases(device) ? t('Empty = as given by DHCP') : t('Empty = none'),
)

const treeOf = (device: Device) => (device.kind === 'lan' ? device.spanningTree : { on: false, priority: 0 })
/** In steps of 4096 (IEEE 802.1D-2004 clause 9.2.5). */
const BRIDGE_PRIORITIES = Array.from({ length: 16 }, (_none, step) => {
  const priority = String(step * 4096)
  return [priority, step === 8 ? t('{priority} (usual)', { priority }) : priority] as const
})

/** The one switch of a site's policy. */
export const VOICE_FIRST = 'Voice first on the uplink: a service policy'

/** A number of the policy on a site's uplink. */
const voiceNumber = (key: keyof VoicePolicy, label: string, hint: string, least: number): SettingField => ({
  type: 'number',
  label,
  hint,
  least,
  most: 10_000_000,
  when: (device) => device.kind === 'soho' && device.voicePolicy !== undefined,
  get: (device) => (device.kind === 'soho' ? (device.voicePolicy?.[key] ?? 0) : 0),
  set: (value, device) =>
    device.kind === 'soho' && device.voicePolicy ? { voicePolicy: { ...device.voicePolicy, [key]: value } } : {},
})

export const SETTINGS: Readonly<Record<Device['kind'], readonly SettingField[]>> = {
  'head-end': [
    {
      type: 'number',
      label: 'HSRP priority',
      least: 0,
      most: 255,
      get: (device) => hsrp(device).priority,
      set: (priority, device) => ({ hsrp: { ...hsrp(device), priority } }),
    },
    {
      type: 'check',
      label: 'Pre-empt',
      get: (device) => hsrp(device).preempt,
      set: (preempt, device) => ({ hsrp: { ...hsrp(device), preempt } }),
    },
    {
      type: 'number',
      label: 'Pre-empt delay (s)',
      least: 0,
      most: 3600,
      hint: 'Longer than EIGRP needs, or sites on the other head-end go silent',
      get: (device) => hsrp(device).preemptDelaySeconds,
      set: (preemptDelaySeconds, device) => ({ hsrp: { ...hsrp(device), preemptDelaySeconds } }),
    },
    {
      type: 'text',
      label: 'Tracked interfaces',
      hint: 'Interface and decrement, for example FastEthernet0/1 20, FastEthernet0/2 10',
      get: (device) =>
        hsrp(device)
          .tracks.map((track) => `${track.interface} ${track.decrement}`)
          .join(', '),
      check: (text) =>
        text.trim() === '' || text.split(',').every((part) => /^\s*\S+\s+\d+\s*$/.test(part))
          ? undefined
          : t('Write interface and decrement, separated by commas'),
      set: (text, device) => ({ hsrp: { ...hsrp(device), tracks: readTracks(text) } }),
    },
    gateway,
    checkField('sameInterfaceCache', 'ip route-cache same-interface'),
    checkField('redirects', 'ip redirects on the stick'),
    checkField('reverseRoute', 'Reverse Route Injection'),
    {
      type: 'number',
      label: 'Shape each site to (% of its downlink)',
      hint: '0 = no policy. With one, voice goes first within each site’s shape, and every site has lines here',
      least: 0,
      most: 100,
      get: (device) => (device.kind === 'head-end' ? (device.siteShapingPercent ?? 0) : 0),
      set: (percent) => ({ siteShapingPercent: percent === 0 ? undefined : percent }),
    },
  ],
  soho: [
    textField('cryptoDescription', 'Crypto map description'),
    checkField('qosPreClassify', 'qos pre-classify'),
    {
      type: 'check',
      label: VOICE_FIRST,
      get: (device) => device.kind === 'soho' && device.voicePolicy !== undefined,
      set: (on, device, design) => ({ voicePolicy: on ? usualVoicePolicy(design, device.name) : undefined }),
    },
    voiceNumber('shapeKbit', 'Shaped to (kbit/s)', 'Less than the line carries, or the modem lets packets wait', 8),
    voiceNumber('priorityKbit', 'Priority for voice (kbit/s)', 'What calls need as Ethernet frames in the tunnel', 1),
  ],
  router: [choiceField('release', 'Release', () => RELEASES.map((item) => [item.release, item.title] as const))],
  firewall: [
    checkField('natTraversal', 'Lets NAT traversal through: UDP 4500 to the head-ends'),
    checkField('hairpin', 'Sends packets back out of the interface they came in by'),
    gateway,
    {
      type: 'choice',
      label: 'Unit of a pair',
      hint: 'Two firewalls with a cable between them: one passes traffic, the other takes over',
      when: (device) => device.kind === 'firewall' && device.dialect === 'asa',
      options: () => UNITS,
      get: (device) => failoverOf(device)?.unit ?? '',
      set: (unit, device) => ({
        failover:
          unit === 'primary' || unit === 'secondary' ? { stateful: true, ...failoverOf(device), unit } : undefined,
      }),
    },
    {
      type: 'check',
      label: 'Conversations outlive a take-over (stateful failover)',
      when: (device) => failoverOf(device)?.unit === 'primary',
      get: (device) => failoverOf(device)?.stateful ?? false,
      set: (stateful, device) => ({ failover: { unit: 'primary', ...failoverOf(device), stateful } }),
    },
    {
      type: 'number',
      label: 'Other unit given up after (s)',
      least: 1,
      most: 45,
      when: (device) => failoverOf(device)?.unit === 'primary',
      get: (device) => failoverOf(device)?.holdSeconds ?? USUAL_HOLD,
      set: (seconds, device) => {
        const { holdSeconds: _old, ...rest } = failoverOf(device) ?? { unit: 'primary', stateful: true }
        return { failover: seconds === USUAL_HOLD ? rest : { ...rest, holdSeconds: seconds } }
      },
    },
  ],
  'home-nat': [
    choiceField('passThrough', 'IPsec pass-through', () => PASS_THROUGHS),
    textField('dhcpFirst', 'First address by DHCP', anAddress),
  ],
  internet: [textField('accessGateway', 'Gateway of the access lines', withLength)],
  lan: [
    {
      type: 'check',
      label: 'Spanning tree: breaks rings of switches',
      get: (device) => treeOf(device).on,
      set: (on, device) => ({ spanningTree: { ...treeOf(device), on } }),
    },
    {
      type: 'choice',
      label: 'Bridge priority',
      hint: 'Of the switches the lowest becomes the root',
      options: () => BRIDGE_PRIORITIES,
      get: (device) => String(treeOf(device).priority),
      set: (priority, device) => ({ spanningTree: { ...treeOf(device), priority: Number(priority) } }),
    },
  ],
  server: [checkField('callManager', 'CallManager'), gateway],
  phone: [
    choiceField('callManager', 'CallManager', (design) => [['', t('None: it stays silent')], ...serversOf(design)]),
    {
      type: 'choice',
      label: 'Second CallManager',
      hint: 'The one that it turns to when the first does not answer',
      options: (design) => [['', t('None')], ...serversOf(design)],
      get: (device) => (device.kind === 'phone' ? (device.backupCallManager ?? '') : ''),
      set: (name) => ({ backupCallManager: name === '' ? undefined : name }),
    },
    gateway,
  ],
  pc: [gateway],
}

const UNITS = [
  ['', 'Stands alone'],
  ['primary', 'Primary'],
  ['secondary', 'Secondary'],
] as const

/** Seconds (ASA command reference, failover polltime). */
const USUAL_HOLD = 15
const failoverOf = (device: Device) => (device.kind === 'firewall' ? device.failover : undefined)

function serversOf(design: Design): readonly (readonly [string, string])[] {
  return design.devices.filter(({ kind }) => kind === 'server').map(({ name }) => [name, name])
}

/** Those that a device has now. */
export const settingsOf = (device: Device): readonly SettingField[] =>
  SETTINGS[device.kind].filter(({ when }) => when?.(device) ?? true)

function readTracks(text: string): readonly { readonly interface: string; readonly decrement: number }[] {
  return text.split(',').flatMap((part) => {
    const [name, decrement] = part.trim().split(/\s+/)
    return name && decrement ? [{ interface: name, decrement: Number(decrement) }] : []
  })
}
