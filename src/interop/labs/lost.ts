/** What no laboratory holds of a design, or holds otherwise: one sentence each, of what the design has. */
import { type Design, devicesOf, platformOf } from '../../design/index'
import { plural } from '../../net/index'
import type { Boxes } from './boxes'
import type { LabFormat } from './types'

export function lostBy(design: Design, boxes: Boxes | 'stand-ins'): readonly string[] {
  const internet = devicesOf(design, 'internet')
  const homes = devicesOf(design, 'home-nat')
  const phones = devicesOf(design, 'phone')
  const lans = devicesOf(design, 'lan')
  const old = [...devicesOf(design, 'head-end'), ...devicesOf(design, 'soho')]
  const slow = design.links.filter(
    ({ delayMs, jitterMs, lossPercent }) => delayMs >= 1 || jitterMs > 0 || lossPercent > 0,
  )
  const releases = [...new Set(old.map(({ release }) => release))]
  return [
    ...internet.map(
      ({ name }) =>
        `${name} is a router with one access network: its customers are in one broadcast domain, and which of them leases which address is not fixed.`,
    ),
    ...(homes.length === 0
      ? []
      : [
          `${plural(homes.length, 'home router')} translate as IOS does (overload): how theirs tells ESP apart (${[...new Set(homes.map(({ passThrough }) => passThrough))].join(', ')}) and its times are not held.`,
        ]),
    ...(phones.length === 0
      ? []
      : [
          `${plural(phones.length, 'phone')} are plain hosts: they register with no CallManager, and nothing keeps a tunnel busy but what you send.`,
        ]),
    ...(lans.length === 0 ? [] : ['Switches are plain bridges: no spanning tree of theirs, no times of its ports.']),
    ...(releases.length === 0 || boxes === 'stand-ins'
      ? []
      : [
          `The routers run the image that the laboratory has (a ${boxes.router.title}), not ${releases.join(', ')}: defaults that differ between releases may make another tunnel, above all IKE policies and NAT traversal.`,
        ]),
    ...(boxes !== 'stand-ins' && old.some((device) => platformOf(device) !== undefined)
      ? [
          'Ports of a router are as fast as the laboratory makes them: EIGRP metrics follow where no bandwidth and delay are written.',
        ]
      : []),
    ...(slow.length === 0 || boxes === 'stand-ins'
      ? []
      : [`${plural(slow.length, 'cable')} of the design delay, vary or lose: LINKS.csv has what to set on each.`]),
    ...(boxes !== 'stand-ins' && design.vpn.credentials.kind === 'certificates' && old.length > 0
      ? [
          `There is no certificate authority at ${design.vpn.credentials.enrollmentUrl}: enrol the routers with one of your own, or export the design with a pre-shared key.`,
        ]
      : []),
    ...(design.history.length === 0
      ? []
      : ['What happened before (the history of the design) has not happened in a laboratory.']),
  ]
}

/** What a tool has no place for, of what any design has. */
export function lostTo(design: Design, format: LabFormat): readonly string[] {
  const scenarios =
    'Scenarios, timers and assumptions stay in the design: EXPECTED.md and the scenarios beside it tell them.'
  const drawn = 'It is a drawing: configurations, settings of the VPN and scenarios are not in it.'
  switch (format) {
    case 'containerlab':
    case 'cml':
      return [scenarios]
    case 'gns3':
      return [
        scenarios,
        'IOSv and ASAv keep their configuration in a disk of their own: choose images, then paste what stands in configs.',
        'Filters of a link work both ways alike, in whole milliseconds and per cent.',
      ]
    case 'eve-ng':
      return [scenarios, 'Images are not named: choose one for each node.']
    case 'batfish':
      return [
        'Batfish knows no crypto map of this kind: reverse routes of the settled network stand as static routes, and a packet is not encrypted by them.',
        'Times are not in a snapshot: it is one moment. cuts has the runtime data of each cut; put one in place of batfish/runtime_data.json.',
        ...(design.devices.some(({ kind }) => kind === 'phone')
          ? ['Leased addresses are those of the settled network.']
          : []),
      ]
    case 'drawio':
    case 'mermaid':
      return [drawn, ...(format === 'mermaid' ? ['Mermaid places the devices by itself.'] : [])]
    case 'graphviz':
      return [drawn]
    case 'netbox':
      return [
        'Device types, roles and manufacturers must be there before: the columns name them by the words of the design.',
      ]
    case 'ansible':
      return [
        'Credentials are not in it: put them in a vault. An address is the first that the device has, reached or not.',
      ]
  }
}
