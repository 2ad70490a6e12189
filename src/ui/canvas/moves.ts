/** Devices that are moved: a drag is one edit when it ends, a row of arrow keys is one edit too. */
import type { NodeChange } from '@xyflow/react'
import { useRef } from 'react'
import { edit } from '../../store/index'
import type { DeviceNode } from './flow'

interface Moved {
  readonly id: string
  readonly position: { readonly x: number; readonly y: number }
}

/** What React Flow is to call while nodes are dragged, and with every change of nodes. */
export function useMoves() {
  const dragging = useRef(false)
  const start = () => {
    dragging.current = true
  }
  const stop = (moved: readonly Moved[]) => {
    dragging.current = false
    commit(moved)
  }
  /** A position that comes without a drag is a step by the keyboard. */
  const changed = (changes: readonly NodeChange<DeviceNode>[]) => {
    if (dragging.current) return
    const moved = changes.flatMap((change) =>
      change.type === 'position' && change.dragging !== true && change.position
        ? [{ id: change.id, position: change.position }]
        : [],
    )
    commit(moved, `nudge ${moved.map(({ id }) => id).join()}`)
  }
  return useRef({ start, stop, changed }).current
}

function commit(moved: readonly Moved[], key?: string): void {
  if (moved.length === 0) return
  const positions = Object.fromEntries(
    moved.map(({ id, position }) => [id, { x: Math.round(position.x), y: Math.round(position.y) }]),
  )
  edit({ kind: 'move-devices', positions }, key)
}
