/** A head-end's load against what its box is said to carry: how much of it is used, and with how many sites it is too much. */
import type { PlatformFigures } from '../../config/index'
import type { Load } from './load'

/** What can be too much, with the word for it and how it is read from a load and from a box's figures. */
const RESOURCES = [
  { name: 'IKE SAs', unit: '', load: (load: Load) => load.ikeSas, figure: (box: PlatformFigures) => box.ikeSas },
  { name: 'IPsec SAs', unit: '', load: (load: Load) => load.ipsecSas, figure: (box: PlatformFigures) => box.ipsecSas },
  {
    name: 'set-ups and rekeys',
    unit: 'a second',
    load: (load: Load) => load.setups + load.rekeys,
    figure: (box: PlatformFigures) => box.setupsPerSecond,
  },
  {
    name: 'packets sealed and opened',
    unit: 'a second',
    load: (load: Load) => load.cryptoPackets,
    figure: (box: PlatformFigures) => box.cryptoPacketsPerSecond,
  },
  {
    name: 'calls sealed and opened',
    unit: 'kbit/s',
    load: (load: Load) => load.cryptoKbit,
    figure: (box: PlatformFigures) => box.cryptoKbit,
  },
] as const

const STICK = { name: 'calls on the stick, each way', unit: 'kbit/s' } as const

export interface Usage {
  readonly resource: string
  readonly unit: string
  /** While both run, and while this one carries all. */
  readonly both: number
  readonly alone: number
  /** What the box carries, and who says so; absent = nobody has said. */
  readonly figure?: number
  readonly source?: string
  /** Sites up to which it carries all alone within the headroom. */
  readonly mostSites?: number
}

export interface Compared {
  readonly both: Load
  readonly alone: Load
  readonly figures: PlatformFigures | undefined
  /** kbit/s of the cable of its stick. */
  readonly stickKbit: number | undefined
  readonly headroomPercent: number
}

export function usagesOf({ both, alone, figures, stickKbit, headroomPercent }: Compared): readonly Usage[] {
  const row = (about: { readonly name: string; readonly unit: string }, of: (load: Load) => number, most?: Most) => {
    const carried = of(alone)
    const perSite = alone.sites === 0 ? 0 : carried / alone.sites
    return {
      resource: about.name,
      unit: about.unit,
      both: of(both),
      alone: carried,
      ...(most ? { figure: most.figure, source: most.source } : {}),
      ...(most && perSite > 0 ? { mostSites: Math.floor((most.figure * headroomPercent) / 100 / perSite + 1e-9) } : {}),
    }
  }
  const rows = RESOURCES.map(({ load, figure, ...about }) => {
    const known = figures && figure(figures)
    return row(about, load, known === undefined ? undefined : { figure: known, source: figures?.source ?? '' })
  })
  const cable = stickKbit === undefined ? undefined : { figure: stickKbit, source: 'the rate of its cable' }
  return [...rows, row(STICK, ({ stickInKbit }) => stickInKbit, cable)]
}

interface Most {
  readonly figure: number
  readonly source: string
}

/** The first thing that is too much when the other head-end is gone, and from how many sites on. */
export function breakOf(usages: readonly Usage[]): { readonly sites: number; readonly resource: string } | undefined {
  const known = usages.flatMap(({ mostSites, resource }) =>
    mostSites === undefined ? [] : [{ sites: mostSites, resource }],
  )
  return known.length === 0 ? undefined : known.reduce((least, item) => (item.sites < least.sites ? item : least))
}
