/** Which sites a change in a running network can concern, so that the others need not be looked at. */
import { Contents, movedIn, type Network } from '../../sim/index'
import { knownOf, type Served } from './service'

/** Sites by which a device is passed when it is one of theirs: whatever happens there, they are looked at. */
const OWN = 3

export class Concerned {
  private readonly served: Served
  private contents = new Contents()

  constructor(served: Served) {
    this.served = served
  }

  /** Those that the network's last shift concerned, told after every one of them. */
  by(network: Network): ReadonlySet<string> | 'all' {
    const moved = movedIn(network)
    if (!moved) {
      this.contents = new Contents()
      return 'all'
    }
    const sites = new Set<string>()
    for (const device of moved) for (const site of this.at(network, device)) sites.add(site)
    return sites
  }

  /** Of a device by which many pass, what is otherwise there tells whom it concerns. */
  private at(network: Network, device: string): readonly string[] {
    const passing = this.passing(device)
    const changed = passing.length > OWN ? this.contents.changed(network, device) : undefined
    if (!changed) return passing
    const known = knownOf(this.served)
    return passing.filter((site) => {
      const ways = known.get(site)?.ways
      return !ways || changed(ways)
    })
  }

  /** Sites whose packets pass by a device, or end there. */
  private passing(device: string): readonly string[] {
    const { ends } = this.served
    if (typeof ends === 'string') return []
    const known = knownOf(this.served)
    return ends.flatMap(({ ends: { site, from, to } }) =>
      from === device || to === device || known.get(site)?.ways.marks.has(device) ? [site] : [],
    )
  }
}
