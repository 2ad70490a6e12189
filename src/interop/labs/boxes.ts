/** Boxes of laboratories: how each numbers its ports. Sources: the tools' own documentation of each node. */
import type { LabFormat, LabPart } from './types'

export interface Box {
  /** What the tool calls it. */
  readonly id: string
  readonly title: string
  /** How many ports a cable can end at. */
  readonly most: number
  /** The name of a port by its place, from 0. */
  readonly port: (index: number) => string
}

export type Boxes = Readonly<Record<LabPart, Box>>

const box = (id: string, title: string, most: number, port: Box['port']): Box => ({ id, title, most, port })

/** IOL has its ports in slots of four; `first` is left to management. */
const iol = (id: string, first: number) =>
  box(id, 'Cisco IOL', 64 - first, (index) => `Ethernet${Math.floor((index + first) / 4)}/${(index + first) % 4}`)

const iosv = (id: string, first: number) =>
  box(id, 'Cisco IOSv', 16 - first, (index) => `GigabitEthernet0/${index + first}`)

/** Management0/0 is a port of its own, before these. */
const asav = (id: string) => box(id, 'Cisco ASAv', 9, (index) => `GigabitEthernet0/${index}`)

/** A 7200 with an I/O controller of two ports and six PA-2FE-TX. */
const c7200 = box('c7200', 'Cisco 7200 (dynamips)', 14, (index) => `FastEthernet${index >> 1}/${index & 1}`)

/** A 3745 with NM-1FE-TX in its four slots. */
const c3745 = box('c3745', 'Cisco 3745 (dynamips)', 6, (index) =>
  index < 2 ? `FastEthernet0/${index}` : `FastEthernet${index - 1}/0`,
)

const linux = (id: string, title: string) => box(id, title, 1000, (index) => `eth${index + 1}`)

/** For each tool the routers to choose from, the usual one first, and what everything else becomes. */
const TOOLS: Partial<Readonly<Record<LabFormat, Omit<Boxes, 'router'> & { readonly routers: readonly Box[] }>>> = {
  containerlab: {
    routers: [iol('cisco_iol', 1), iosv('cisco_vios', 1)],
    firewall: asav('cisco_asav'),
    switch: linux('linux', 'Linux bridge'),
    host: linux('linux', 'Linux'),
  },
  cml: {
    routers: [iosv('iosv', 0), iol('iol-xe', 0)],
    firewall: asav('asav'),
    switch: box('unmanaged_switch', 'Unmanaged switch', 1000, (index) => `port${index}`),
    host: box('alpine', 'Alpine Linux', 4, (index) => `eth${index}`),
  },
  gns3: {
    routers: [iosv('iosv', 0), c7200, c3745],
    firewall: asav('asav'),
    switch: box('ethernet_switch', 'Ethernet switch', 1000, (index) => `Ethernet${index}`),
    host: box('vpcs', 'VPCS', 1, (index) => `Ethernet${index}`),
  },
  'eve-ng': {
    routers: [iosv('vios', 0), iol('iol', 0)],
    firewall: asav('asav'),
    switch: box('bridge', 'Network', 1000, (index) => `port${index}`),
    host: box('vpcs', 'Virtual PC', 1, (index) => `eth${index}`),
  },
}

/** For a tool that reads texts: devices that have one keep the names of its ports, all others are numbered by these. */
const STAND_INS: Boxes = {
  router: iosv('router', 0),
  firewall: asav('firewall'),
  switch: box('switch', 'Switch', 1000, (index) => `GigabitEthernet${index >> 5}/${index & 31}`),
  host: box('host', 'Host', 1000, (index) => `eth${index}`),
}

/** How the ports of a laboratory are called: by its boxes, or as in the design, with stand-ins or without. */
export type Numbering = Boxes | 'stand-ins' | 'as drawn'

/** The box that numbers a device's ports; nothing when they keep their names. */
export function boxOf(numbering: Numbering, part: LabPart, hasText: boolean): Box | undefined {
  if (numbering === 'as drawn') return undefined
  if (numbering === 'stand-ins') return hasText ? undefined : { ...STAND_INS[part], most: 1000 }
  return numbering[part]
}

/** The routers that a tool leaves the choice of; none for a tool that draws, lists or reads. */
export const routersOf = (format: LabFormat): readonly Box[] => TOOLS[format]?.routers ?? []

/** The boxes of a tool; nothing when it takes the names of the design, a sentence when there is no such box. */
export function boxesOf(format: LabFormat, router: string | undefined): Boxes | undefined | string {
  const tool = TOOLS[format]
  if (!tool) return router === undefined ? undefined : `${format} has no kinds of routers to choose from`
  const { routers, ...others } = tool
  const chosen = router === undefined ? routers[0] : routers.find(({ id }) => id === router)
  if (!chosen) return `"${router}": choose ${routers.map(({ id }) => id).join(', ')}`
  return { router: chosen, ...others }
}
