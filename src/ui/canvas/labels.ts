/** What stands at the ends of cables: names and addresses of interfaces, where somebody wants to read them. Pure. */
import { type Design, deviceNamed, type Link } from '../../design/index'
import type { SnapshotView } from '../../engine/messages'
import { shortInterfaceName } from '../../ios/index'
import { formatIp, lookUp } from '../../net/index'
import type { LabelsShown } from '../../store/index'

export interface Labels {
  readonly ports: LabelsShown
  readonly addresses: LabelsShown
  /** Devices and cables that are pointed at or selected, by their names and ids. */
  readonly pointed: ReadonlySet<string>
}

export const USUAL_LABELS: Labels = { ports: 'usual', addresses: 'never', pointed: new Set() }

type End = Link['a']

/** The lines at an end of a cable, as one text. */
export function endLabels(
  design: Design,
  view: SnapshotView | undefined,
  { ports, addresses, pointed }: Labels,
): (link: Link, end: End) => string {
  const shown = (how: LabelsShown, link: Link, { device }: End): boolean => {
    switch (how) {
      case 'always':
        return true
      case 'never':
        return false
      case 'usual': {
        const kind = deviceNamed(design, device)?.kind
        return kind === 'head-end' || kind === 'firewall'
      }
      case 'pointed':
        return pointed.has(link.id) || pointed.has(link.a.device) || pointed.has(link.b.device)
    }
  }
  return (link, end) =>
    [
      ...(shown(ports, link, end) ? [shortInterfaceName(end.interface)] : []),
      ...(shown(addresses, link, end) ? [addressAt(design, view, end)] : []),
    ]
      .filter((line) => line !== '')
      .join('\n')
}

/** The address that it has now; before anything is simulated, the one that it was given. */
function addressAt(design: Design, view: SnapshotView | undefined, end: End): string {
  const live = lookUp(view?.devices, end.device)?.interfaces.find(({ name }) => name === end.interface)?.address
  if (live) return `${formatIp(live.ip)}/${live.length}`
  const own = deviceNamed(design, end.device)?.interfaces.find(({ name }) => name === end.interface)?.addressing
  return own?.kind === 'static' ? own.address : ''
}
