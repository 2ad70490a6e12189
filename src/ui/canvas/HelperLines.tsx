/** The lines that a dragged device has come to stand on, across the whole drawing. */
import { ViewportPortal } from '@xyflow/react'
import { useStore } from 'zustand'
import { helperLines } from './moves'

/** Canvas units: longer than any drawing. */
const FAR = 100_000

export function HelperLines() {
  const { x, y } = useStore(helperLines)
  if (x === undefined && y === undefined) return null
  return (
    <ViewportPortal>
      <svg className="helper-lines" aria-hidden="true">
        {x !== undefined && <path d={`M${x},${-FAR}V${FAR}`} />}
        {y !== undefined && <path d={`M${-FAR},${y}H${FAR}`} />}
      </svg>
    </ViewportPortal>
  )
}
