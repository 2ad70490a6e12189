/** The watched path: over cables and tunnels, under the devices, with its direction on every cable. */
import { ViewportPortal } from '@xyflow/react'
import { useMemo } from 'react'
import { along, type Leg, wayOf } from '../../drawing/index'
import { useDesign, useRun, useView } from '../components/useStore'
import type { SiteGroup } from './groups'
import { middlesNow, type Placed } from './way'

/** Views of the dock beside which the path is looked at; the others take the map for themselves. */
const WITH_PATH: ReadonlySet<string> = new Set(['path', 'timeline'])

interface WatchedWayProps {
  readonly nodes: ReadonlyMap<string, Placed>
  /** Devices that closed groups stand for: a packet goes to one of them by going to the group. */
  readonly folded: ReadonlyMap<string, SiteGroup>
}

export function WatchedWay({ nodes, folded }: WatchedWayProps) {
  const design = useDesign((state) => state.design)
  const way = useView((state) => state.playback.way)
  const shown = useView((state) => WITH_PATH.has(state.dockTab))
  const trace = useRun((state) => state.trace?.[way])
  const legs = useMemo(
    () => (trace && shown ? wayOf(design, trace.hops, middlesNow(nodes, folded)) : []),
    [design, trace, shown, nodes, folded],
  )
  if (legs.length === 0) return null
  return (
    <ViewportPortal>
      <svg className={`watched-way ${way}`} aria-hidden="true" data-legs={legs.length}>
        {legs.map((leg, index) => (
          <Stretch key={String(index)} leg={leg} />
        ))}
      </svg>
    </ViewportPortal>
  )
}

function Stretch({ leg }: { readonly leg: Leg }) {
  const points = leg.points.map(({ x, y }) => `${x},${y}`).join(' ')
  const head = along(leg, 0.5)
  if (!head) return null
  return (
    <>
      <polyline className="casing" points={points} />
      <polyline points={points} />
      <g transform={`translate(${head.at.x} ${head.at.y}) rotate(${head.angle})`}>
        <path d="M-7-7 7 0-7 7z" />
      </g>
    </>
  )
}
