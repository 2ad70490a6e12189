/** A canvas over the drawing on which something flies; nobody reads it aloud, panels tell the same in words. */
import { useStoreApi } from '@xyflow/react'
import { useEffect, useRef } from 'react'

type FlowStore = ReturnType<typeof useStoreApi>

interface FlightProps {
  /** Begins to paint; gives back what ends it. The same function for as long as it flies. */
  readonly begin: (context: CanvasRenderingContext2D, flow: FlowStore) => () => void
}

export function Flight({ begin }: FlightProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const flow = useStoreApi()
  useEffect(() => {
    const context = canvas.current?.getContext('2d')
    return context ? begin(context, flow) : undefined
  }, [flow, begin])
  return (
    <div aria-hidden="true">
      <canvas ref={canvas} className="flight" />
    </div>
  )
}

export type Begin = FlightProps['begin']
