/**
 * Boxes as data: which ports each has by which names, what modules add, which releases it runs. A text for one box does
 * not fit another because of these names. Lists are of models of their time, not of everything that was sold.
 */

export type PlatformLanguage = 'ios' | 'pix' | 'asa'

export interface Platform {
  readonly id: string
  readonly title: string
  readonly language: PlatformLanguage
  /** Kinds of devices of a design that it may be. */
  readonly kinds: readonly ('head-end' | 'soho' | 'firewall')[]
  /** Releases of `RELEASES` (or of the firewall's own) that it runs, the usual one first. */
  readonly releases: readonly string[]
  /** Built-in ports that take an address, in order. */
  readonly ports: readonly string[]
  /** Ports of its switch, which take no address. */
  readonly switched?: readonly string[]
  /** The port that a role of the design takes when it is free; other roles take the ports in order. */
  readonly roles: Readonly<Record<string, string>>
  /** Ports that modules add. */
  readonly modules: readonly { readonly title: string; readonly ports: readonly string[] }[]
  /** Lines without which it takes no `crypto`; they count from the next boot on (Cisco software activation guides). */
  readonly licence?: readonly string[]
}

const slots = (kind: string, numbers: readonly number[], ports: number) =>
  numbers.flatMap((slot) => Array.from({ length: ports }, (_, port) => `${kind}${slot}/${port}`))

const numbered = (kind: string, ports: number) => Array.from({ length: ports }, (_, port) => `${kind}${port}`)

const OLD_IOS = ['12.2(11)T', '12.4(15)T'] as const
const HEAD_END = ['head-end', 'firewall'] as const
const vlans = ['Vlan2', 'Vlan3', 'Vlan4']

export const PLATFORMS: readonly Platform[] = [
  {
    id: 'c2651xm',
    title: 'Cisco 2651XM',
    language: 'ios',
    kinds: HEAD_END,
    releases: OLD_IOS,
    ports: ['FastEthernet0/0', 'FastEthernet0/1'],
    roles: {},
    modules: [{ title: 'NM-2FE2W', ports: slots('FastEthernet', [1], 2) }],
  },
  {
    id: 'c3745',
    title: 'Cisco 3745',
    language: 'ios',
    kinds: HEAD_END,
    releases: OLD_IOS,
    ports: ['FastEthernet0/0', 'FastEthernet0/1'],
    roles: {},
    modules: [{ title: 'up to four NM-2FE2W', ports: slots('FastEthernet', [1, 2, 3, 4], 2) }],
  },
  {
    id: 'c7206vxr',
    title: 'Cisco 7206VXR',
    language: 'ios',
    kinds: HEAD_END,
    releases: OLD_IOS,
    ports: ['FastEthernet0/0', 'FastEthernet0/1'],
    roles: {},
    modules: [{ title: 'up to six PA-2FE-TX', ports: slots('FastEthernet', [1, 2, 3, 4, 5, 6], 2) }],
  },
  {
    id: 'c2911',
    title: 'Cisco 2911',
    language: 'ios',
    kinds: HEAD_END,
    releases: ['15.7'],
    licence: ['license boot module c2900 technology-package securityk9'],
    ports: ['GigabitEthernet0/0', 'GigabitEthernet0/1', 'GigabitEthernet0/2'],
    roles: {},
    modules: [{ title: 'EHWIC-1GE-SFP-CU', ports: [0, 1, 2, 3].map((slot) => `GigabitEthernet0/${slot}/0`) }],
  },
  {
    id: 'isr4331',
    title: 'Cisco ISR 4331',
    language: 'ios',
    kinds: HEAD_END,
    releases: ['17.12'],
    licence: ['license boot level securityk9'],
    ports: ['GigabitEthernet0/0/0', 'GigabitEthernet0/0/1', 'GigabitEthernet0/0/2'],
    roles: {},
    modules: [{ title: 'two NIM-2GE-CU-SFP', ports: slots('GigabitEthernet0/', [1, 2], 2) }],
  },
  {
    id: 'c806',
    // The 831 has the same ports.
    title: 'Cisco 806',
    language: 'ios',
    kinds: ['soho'],
    releases: OLD_IOS,
    ports: ['Ethernet0', 'Ethernet1'],
    roles: { outside: 'Ethernet0', lan: 'Ethernet1' },
    modules: [],
  },
  {
    id: 'c1721',
    title: 'Cisco 1721 with WIC-1ENET',
    language: 'ios',
    kinds: ['soho'],
    releases: OLD_IOS,
    ports: ['Ethernet0', 'FastEthernet0'],
    roles: { outside: 'Ethernet0', lan: 'FastEthernet0' },
    modules: [],
  },
  {
    id: 'c881',
    // The 871 has the same ports.
    title: 'Cisco 881',
    language: 'ios',
    kinds: ['soho'],
    releases: ['15.9', '12.4(15)T'],
    ports: ['FastEthernet4', 'Vlan1'],
    switched: numbered('FastEthernet', 4),
    roles: { outside: 'FastEthernet4', lan: 'Vlan1' },
    modules: [{ title: 'further VLANs of its switch', ports: vlans }],
  },
  {
    id: 'c891f',
    title: 'Cisco 891F',
    language: 'ios',
    kinds: ['soho'],
    releases: ['15.9'],
    ports: ['GigabitEthernet8', 'Vlan1', 'FastEthernet0'],
    switched: numbered('GigabitEthernet', 8),
    roles: { outside: 'GigabitEthernet8', lan: 'Vlan1' },
    modules: [{ title: 'further VLANs of its switch', ports: vlans }],
  },
  {
    id: 'c1111',
    title: 'Cisco ISR 1111',
    language: 'ios',
    kinds: ['soho'],
    releases: ['17.12'],
    licence: ['license boot level securityk9'],
    ports: ['GigabitEthernet0/0/0', 'Vlan1', 'GigabitEthernet0/0/1'],
    switched: numbered('GigabitEthernet0/1/', 8),
    roles: { outside: 'GigabitEthernet0/0/0', lan: 'Vlan1' },
    modules: [{ title: 'further VLANs of its switch', ports: vlans }],
  },
  {
    id: 'asa5520',
    title: 'Cisco ASA 5520',
    language: 'asa',
    kinds: ['firewall'],
    releases: ['asa-9.1', 'asa-8.4'],
    ports: slots('GigabitEthernet', [0], 4),
    roles: {},
    modules: [{ title: '4GE SSM', ports: slots('GigabitEthernet', [1], 4) }],
  },
  {
    id: 'asa5510',
    title: 'Cisco ASA 5510',
    language: 'asa',
    kinds: ['firewall'],
    releases: ['asa-9.1', 'asa-8.4'],
    ports: slots('Ethernet', [0], 4),
    roles: {},
    modules: [],
  },
  {
    id: 'pix515e',
    title: 'Cisco PIX 515E',
    language: 'pix',
    kinds: ['firewall'],
    releases: ['pix-6.3'],
    ports: ['ethernet0', 'ethernet1', 'ethernet2'],
    roles: { outside: 'ethernet0', inside: 'ethernet1', vpndmz: 'ethernet2' },
    modules: [{ title: 'PIX-4FE', ports: ['ethernet3', 'ethernet4', 'ethernet5'] }],
  },
]

export function platformNamed(id: string): Platform | undefined {
  return PLATFORMS.find((item) => item.id === id)
}

/** Every port that a platform can have, the built-in ones first. */
export function portsOfPlatform(platform: Platform): readonly string[] {
  return [...platform.ports, ...platform.modules.flatMap((module) => module.ports)]
}

/** Whether a box has an interface of a name, its switch's ports too. */
export function hasPort(platform: Platform, name: string): boolean {
  const isVlan = name.startsWith('Vlan') && portsOfPlatform(platform).some((port) => port.startsWith('Vlan'))
  return (
    isVlan ||
    isLogicalInterface(name) ||
    portsOfPlatform(platform).includes(name) ||
    (platform.switched?.includes(name) ?? false)
  )
}

/** Interfaces that are made by configuration alone, on any platform, and subinterfaces. */
export function isLogicalInterface(name: string): boolean {
  return /^(?:Loopback|Tunnel|Dialer|BVI|Port-channel|Null)/.test(name) || name.includes('.')
}
