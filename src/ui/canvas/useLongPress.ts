/** A finger that stays where it is opens the menu there, as the right button of a mouse does. */
import { useEffect } from 'react'
import { crowd } from './crowd/state'
import { openMenu, type Target, targetOfNode } from './keys'

const LONG_MS = 550
/** Pixels that a resting finger may tremble. */
const STILL = 10

export function useLongPress(): void {
  useEffect(() => {
    const canvas = document.querySelector('main.canvas')
    if (!(canvas instanceof HTMLElement)) return
    let timer: ReturnType<typeof setTimeout> | undefined
    let start = { x: 0, y: 0 }
    const end = () => clearTimeout(timer)
    const down = (event: PointerEvent) => {
      end()
      const target = event.pointerType === 'touch' && event.isPrimary ? targetOf(event) : undefined
      if (!target) return
      start = { x: event.clientX, y: event.clientY }
      timer = setTimeout(() => openMenu(event, target), LONG_MS)
    }
    const moved = (event: PointerEvent) => {
      if (Math.hypot(event.clientX - start.x, event.clientY - start.y) > STILL) end()
    }
    const events = [
      ['pointerdown', down],
      ['pointermove', moved],
      ['pointerup', end],
      ['pointercancel', end],
    ] as const
    for (const [name, heard] of events) canvas.addEventListener(name, heard, true)
    return () => {
      end()
      for (const [name, heard] of events) canvas.removeEventListener(name, heard, true)
    }
  }, [])
}

function targetOf(event: PointerEvent): Target | undefined {
  const element = event.target
  if (!(element instanceof Element)) return undefined
  const id = element.closest('.react-flow__node, .react-flow__edge')?.getAttribute('data-id')
  if (id) return element.closest('.react-flow__node') ? targetOfNode(id) : { link: id }
  return element.closest('.react-flow__pane') ? (crowd.getState().find?.(event) ?? {}) : undefined
}
