/** The ways of the watched packets over the drawing, beside each other, and the packets as lettered discs while they fly. */
import { ViewportPortal } from '@xyflow/react'
import { useMemo } from 'react'
import { useStore } from 'zustand'
import { along, isGood, type Leg, type Middles, type Point, wayOf } from '../../drawing/index'
import type { SiteGroup } from '../canvas/groups'
import { middlesNow, type Placed } from '../canvas/way'
import { useDesign, useView } from '../components/useStore'
import { tintOf, type Watched, watchedStore } from './watched'

/** Units beside the middle of a cable: the first, and from one to the next. */
const FIRST = 6
const NEXT = 7
/** Where on its cable a letter stands; the next ones a little farther on. */
const LETTER_AT = 0.34
const LETTER_STEP = 0.07
const RADIUS = 9

interface WatchedWaysProps {
  readonly nodes: ReadonlyMap<string, Placed>
  readonly folded: ReadonlyMap<string, SiteGroup>
}

export function WatchedWays({ nodes, folded }: WatchedWaysProps) {
  const design = useDesign((state) => state.design)
  const shown = useView((state) => state.dockTab === 'path')
  const items = useStore(watchedStore, (state) => state.items)
  const middles = useMemo(() => middlesNow(nodes, folded), [nodes, folded])
  const ways = useMemo(
    () =>
      items.map((item, at) => ({
        item,
        legs: item.pair ? wayOf(design, item.pair.forward.hops, middles, FIRST + at * NEXT) : [],
      })),
    [design, items, middles],
  )
  if (!shown || items.length === 0) return null
  return (
    <ViewportPortal>
      <svg className="watched-ways" aria-hidden="true">
        {ways.map(({ item, legs }, at) => (
          <g key={item.letter} style={{ ['--tint' as string]: `var(${tintOf(item)})` }}>
            {legs.map((leg, index) => (
              <Stretch key={String(index)} leg={leg} letter={item.letter} at={LETTER_AT + (at % 6) * LETTER_STEP} />
            ))}
          </g>
        ))}
        {ways.map(({ item, legs }) => (
          <Flying key={item.letter} item={item} legs={legs} middles={middles} />
        ))}
      </svg>
    </ViewportPortal>
  )
}

function Stretch({ leg, letter, at }: { readonly leg: Leg; readonly letter: string; readonly at: number }) {
  const place = along(leg, at)
  if (!place) return null
  return (
    <>
      <polyline points={leg.points.map(({ x, y }) => `${x},${y}`).join(' ')} />
      <Disc at={place.at} text={letter} />
    </>
  )
}

function Disc({ at: { x, y }, text, bad }: { readonly at: Point; readonly text: string; readonly bad?: boolean }) {
  return (
    <g className={bad ? 'disc bad' : 'disc'} transform={`translate(${x} ${y})`}>
      <circle r={RADIUS} />
      <text textAnchor="middle" dominantBaseline="central">
        {text}
      </text>
    </g>
  )
}

interface FlyingProps {
  readonly item: Watched
  readonly legs: readonly Leg[]
  readonly middles: Middles
}

function Flying({ item, legs, middles }: FlyingProps) {
  const passed = useStore(watchedStore, (state) => state.flying)
  const hops = item.pair?.forward.hops ?? []
  if (passed === undefined || hops.length === 0) return null
  const index = Math.min(hops.length - 1, Math.floor(passed))
  const leg = legs[index]
  const there = middles.get(hops[index]?.device ?? '')
  const place = (leg && along(leg, passed - index)?.at) ?? there
  if (!place) return null
  const ended = index === hops.length - 1
  const lost = ended && item.pair !== undefined && !isGood(item.pair.forward.disposition)
  return (
    <g className="flying" style={{ ['--tint' as string]: `var(${tintOf(item)})` }}>
      <Disc
        at={ended ? { x: place.x, y: place.y - 40 } : place}
        text={lost ? `${item.letter} ✕` : item.letter}
        bad={lost}
      />
    </g>
  )
}
