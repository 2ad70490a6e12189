/** Who answers for the virtual address: the way from the firewall to the active router, and who would take over. */
import { devicesOf, type HeadEnd } from '../../design/index'
import { centreOf, NODE_HEIGHT, outOf, tunnelPath } from '../geometry'
import type { Drawing, Shape } from '../shapes'
import { type Drawn, tablesOf } from '../state'

const STANDBY_DASH = [10, 7]

export function hsrp(drawn: Drawn): Drawing {
  const { design } = drawn
  return {
    shapes: devicesOf(design, 'head-end').flatMap((device) => member(drawn, device)),
    legend: [
      { sample: { kind: 'line', width: 7 }, tint: 'hsrp', text: 'To the active router' },
      { sample: { kind: 'line', width: 7, dash: STANDBY_DASH }, tint: 'hsrp', text: 'To the standby, unused' },
      { sample: { kind: 'text', text: '♛' }, tint: 'hsrp', text: `Active for ${design.vpn.hsrp.virtualAddress}` },
    ],
  }
}

function member(drawn: Drawn, device: HeadEnd): readonly Shape[] {
  const { design } = drawn
  const row = tablesOf(drawn, device.name)?.hsrp[0]
  const active = row?.state === 'active'
  const centre = centreOf(device)
  const word = row ? `${row.state[0]?.toUpperCase()}${row.state.slice(1)} ${row.priority}` : 'no HSRP'
  const text = active ? `♛ ${word} · ${design.vpn.hsrp.virtualAddress}` : word
  const label: Shape = {
    kind: 'label',
    key: `${device.name} hsrp`,
    at: { x: centre.x, y: centre.y + NODE_HEIGHT / 2 + 14 },
    text,
    tint: 'hsrp',
    chip: true,
  }
  const firewall = devicesOf(design, 'firewall')[0]
  if (!row || !firewall) return [label]
  const way = tunnelPath(design, firewall.name, device.name)
  const middles = way.flatMap((name) => design.devices.find((item) => item.name === name) ?? []).map(centreOf)
  const last = middles.at(-2)
  // The head of the arrow stands before the router's box.
  const points = last ? [...middles.slice(0, -1), outOf(centre, last, 10)] : middles
  const line: Shape = {
    kind: 'line',
    key: `${device.name} way`,
    tint: 'hsrp',
    points,
    width: 7,
    opacity: active ? 0.75 : 0.55,
    ...(active ? { arrow: true } : { dash: STANDBY_DASH }),
  }
  return [line, label]
}
