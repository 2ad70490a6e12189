/** Which interface is cabled to which, and how fast the lines outside are. */
import type { Link } from '../../design/index'
import { shortInterfaceName } from '../../ios/index'
import { cableRoute, lanesOf, plus } from '../cables'
import { gapOf, middles, outOf } from '../geometry'
import type { Drawing, LabelShape } from '../shapes'
import type { Drawn } from '../state'

const NAMES: Readonly<Record<Link['media'], string>> = {
  ethernet: 'Ethernet',
  'cross-over': 'cross-over',
  dsl: 'DSL',
  cable: 'cable',
  wan: 'WAN',
}

/** Units of the gap between boxes below which a line has no room for its rates. */
const ROOM = 100
/** Below it, the rates stand above the cable. */
const WIDE = 180

export function cabling({ design }: Drawn): Drawing {
  const at = middles(design)
  const lanes = lanesOf(design.links)
  // The page names the interfaces of head-ends and firewalls at all times.
  const named = new Set(
    design.devices.flatMap((item) => (item.kind === 'head-end' || item.kind === 'firewall' ? [item.name] : [])),
  )
  // The provider's own ports say nothing, and there are as many as sites.
  const provider = new Set(design.devices.flatMap((item) => (item.kind === 'internet' ? [item.name] : [])))
  const labels = design.links.flatMap((link): readonly LabelShape[] => {
    const [a, b] = [at.get(link.a.device), at.get(link.b.device)]
    if (!a || !b) return []
    const short = gapOf(a, b) < 60
    const { middle, shift, towards } = cableRoute(a, b, lanes.get(link.id) ?? 0, link)
    const ends = [
      { end: link.a, from: a, to: towards[0], lift: -8 },
      { end: link.b, from: b, to: towards[1], lift: short ? 10 : -8 },
    ]
    const texts = ends
      .filter(({ end }) => !named.has(end.device) && !(provider.has(end.device) && link.media !== 'wan'))
      .map(({ end, from, to, lift }): LabelShape => {
        const point = plus(outOf(from, to, 22), shift)
        return {
          kind: 'label',
          key: `${link.id} ${end.device}`,
          at: { x: point.x, y: point.y + (short ? lift : 0) },
          text: shortInterfaceName(end.interface),
          tint: 'text',
        }
      })
    if (link.media === 'ethernet' || gapOf(a, b) < ROOM) return texts
    const place = gapOf(a, b) < WIDE ? { x: middle.x, y: middle.y + (shift.y > 0 ? 18 : -18) } : middle
    return [
      ...texts,
      { kind: 'label', key: `${link.id} rate`, at: place, text: ratesOf(link), tint: 'cable', chip: true },
    ]
  })
  return {
    shapes: labels,
    legend: [
      { sample: { kind: 'line', width: 1.8 }, tint: 'cable', text: 'Ethernet' },
      { sample: { kind: 'line', width: 1.8, dash: [7, 4] }, tint: 'cable', text: 'DSL line, kbit/s up and down' },
      { sample: { kind: 'line', width: 2.6 }, tint: 'cable', text: 'WAN line' },
      { sample: { kind: 'text', text: '═' }, tint: 'ipsec', text: 'Cross-over' },
    ],
  }
}

/** `DSL 256/1500`, `WAN 45M`. */
function ratesOf({ media, bandwidthKbit: up, returnBandwidthKbit: down }: Link): string {
  const rate = (kbit: number) => (kbit >= 10_000 ? `${Math.round(kbit / 1000)}M` : String(kbit))
  return `${NAMES[media]} ${up === down ? rate(up) : `${rate(up)}/${rate(down)}`}`
}
