/** What is painted at a point of the page: told to whoever has a press, a menu or a finger there. */
import type { useStoreApi } from '@xyflow/react'
import { useEffect } from 'react'
import { cableAt, deviceAt, type Plan } from './plan'
import { type Found, setCrowd } from './state'

/** Pixels within which a device, or a cable, counts as meant. */
const REACH = { device: 5, cable: 6 }

export function useFound(flow: ReturnType<typeof useStoreApi>, plan: Plan): void {
  useEffect(() => {
    const find = ({ clientX, clientY }: { readonly clientX: number; readonly clientY: number }): Found | undefined => {
      const { domNode, transform } = flow.getState()
      const box = domNode?.getBoundingClientRect()
      if (!box) return undefined
      const [x, y, zoom] = transform
      const at = { x: (clientX - box.x - x) / zoom, y: (clientY - box.y - y) / zoom }
      const device = deviceAt(plan, at, REACH.device / zoom)?.id
      if (device !== undefined) return { device }
      const link = cableAt(plan, at, REACH.cable / zoom)?.id
      return link === undefined ? undefined : { link }
    }
    setCrowd({ find })
    return () => setCrowd({ find: undefined })
  }, [flow, plan])
}
