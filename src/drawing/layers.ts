/** The table of layers. Each is readable alone; one is shown at a time. */
import { addressing } from './layers/addressing'
import { cabling } from './layers/cabling'
import { eigrp } from './layers/eigrp'
import { hsrp } from './layers/hsrp'
import { tunnels } from './layers/tunnels'
import { zones } from './layers/zones'
import { type Drawing, EMPTY } from './shapes'
import type { Drawn } from './state'

export type LayerName = 'none' | 'cabling' | 'addressing' | 'hsrp' | 'eigrp' | 'tunnels' | 'zones'

interface Layer {
  readonly name: LayerName
  readonly title: string
  /** What it answers. */
  readonly hint: string
  readonly draw: (drawn: Drawn, chosen: readonly string[]) => Drawing
}

export const LAYERS: readonly Layer[] = [
  { name: 'tunnels', title: 'Tunnels', hint: 'Which site is on which gateway', draw: tunnels },
  { name: 'cabling', title: 'Cabling', hint: 'Which interface is cabled to which', draw: cabling },
  { name: 'addressing', title: 'Addressing', hint: 'Subnets and who has which address', draw: addressing },
  { name: 'hsrp', title: 'HSRP', hint: 'Who answers for the virtual address', draw: hsrp },
  { name: 'eigrp', title: 'EIGRP', hint: 'Neighbours and learned sites', draw: eigrp },
  { name: 'zones', title: 'Zones', hint: 'What lies behind which interface', draw: zones },
  { name: 'none', title: 'None', hint: 'Devices and cables alone', draw: () => EMPTY },
]

export function drawLayer(name: LayerName, drawn: Drawn, chosen: readonly string[] = []): Drawing {
  return LAYERS.find((layer) => layer.name === name)?.draw(drawn, chosen) ?? EMPTY
}
