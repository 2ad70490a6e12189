/** What is painted at a point of the page: told to whoever has a press, a menu or a finger there. */
import type { useStoreApi } from '@xyflow/react'
import { useEffect } from 'react'
import { cableAt } from './cable-at'
import { deviceAt, type Plan } from './plan'
import { type Found, setCrowd } from './state'

/** Pixels within which a device, or a cable, counts as meant. */
const REACH = { device: 5, cable: 6 }

export function useFound(flow: Flow, plan: Plan): void {
  useEffect(() => {
    const find = (event: Spot): Found | undefined => {
      const { at, zoom } = spotOf(flow, event) ?? {}
      if (!at || zoom === undefined) return undefined
      const device = deviceAt(plan, at, REACH.device / zoom)?.id
      if (device !== undefined) return { device }
      const link = cableAt(plan, at, REACH.cable / zoom, zoom)?.id
      return link === undefined ? undefined : { link }
    }
    setCrowd({ find })
    return () => setCrowd({ find: undefined })
  }, [flow, plan])
}

/** The painted device at a point of the page. */
export function deviceBelow(flow: Flow, plan: Plan, event: Spot): string | undefined {
  const { at, zoom } = spotOf(flow, event) ?? {}
  return at && zoom !== undefined ? deviceAt(plan, at, REACH.device / zoom)?.id : undefined
}

type Flow = ReturnType<typeof useStoreApi>
type Spot = { readonly clientX: number; readonly clientY: number }

function spotOf(flow: Flow, { clientX, clientY }: Spot) {
  const { domNode, transform } = flow.getState()
  const box = domNode?.getBoundingClientRect()
  const [x, y, zoom] = transform
  return box && { at: { x: (clientX - box.x - x) / zoom, y: (clientY - box.y - y) / zoom }, zoom }
}
