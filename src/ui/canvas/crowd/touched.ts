/**
 * A finger on a painted device: nothing hovers before it, so the device becomes an element at the touch, and the touch, which belongs
 * to the pane, is handed on to it. A second finger is a pinch: it and the first are the pane's again.
 */
import type { useStoreApi } from '@xyflow/react'
import { useEffect, useRef } from 'react'
import { flushSync } from 'react-dom'
import { NODE_HEIGHT } from '../../../drawing/index'
import { deviceBelow } from './found'
import type { Plan } from './plan'
import { setCrowd } from './state'

type Flow = ReturnType<typeof useStoreApi>

/** Pixels of height below which a finger cannot mean one device: there it moves the view. */
const LEAST_HEIGHT = 24

export function useTouched(flow: Flow, plan: Plan): void {
  const root = flow.getState().domNode
  // Being taken selects a device, which makes another plan: the touch goes on all the same.
  const present = useRef(plan)
  present.current = plan
  useEffect(() => {
    if (!root) return
    let taken: Taken | undefined
    const begun = (event: TouchEvent) => {
      // Wherever the second finger is: on a device that is an element too.
      if (taken && event.touches.length > 1) {
        letGo(taken.element, event)
        taken = undefined
      }
      if (!isOfPane(event) || event.touches.length !== 1) return
      taken = takenBy(event, raised(root, flow, present.current, event))
      if (taken) handOn(taken.element, event)
    }
    const goesOn = (event: TouchEvent) => {
      if (!taken || !isOfPane(event)) return
      if (event.type === 'touchmove' && !taken.moves) taken = { ...taken, moves: hasMoved(taken, event) }
      if (event.type === 'touchmove' && !taken.moves) return event.stopPropagation()
      handOn(taken.element, event)
      if (event.type !== 'touchmove' && isOwn(taken, event)) taken = undefined
    }
    const events = [
      ['touchstart', begun],
      ['touchmove', goesOn],
      ['touchend', goesOn],
      ['touchcancel', goesOn],
    ] as const
    for (const [name, heard] of events) root.addEventListener(name, heard, { capture: true, passive: false })
    return () => {
      for (const [name, heard] of events) root.removeEventListener(name, heard, true)
    }
  }, [root, flow])
}

/** A device that a finger has taken; it moves from where the finger has gone far enough to mean it. */
interface Taken {
  readonly element: Element
  readonly finger: number
  readonly x: number
  readonly y: number
  readonly moves: boolean
}

/** Pixels that a finger may go before it is dragging: the second one of a pinch comes a little later. */
const STILL = 8

function takenBy({ changedTouches }: TouchEvent, element: Element | undefined): Taken | undefined {
  const touch = changedTouches[0]
  return element && touch && { element, finger: touch.identifier, x: touch.clientX, y: touch.clientY, moves: false }
}

const own = ({ finger }: Taken, touches: TouchList) => [...touches].find(({ identifier }) => identifier === finger)

const isOwn = (taken: Taken, { changedTouches }: TouchEvent) => own(taken, changedTouches) !== undefined

function hasMoved(taken: Taken, { touches }: TouchEvent): boolean {
  const touch = own(taken, touches)
  return touch !== undefined && Math.hypot(touch.clientX - taken.x, touch.clientY - taken.y) > STILL
}

const isOfPane = ({ target }: Event) => target instanceof Element && target.classList.contains('react-flow__pane')

/** The device below the finger, as an element. */
function raised(root: Element, flow: Flow, plan: Plan, { changedTouches }: TouchEvent): Element | undefined {
  const touch = changedTouches[0]
  if (!touch || NODE_HEIGHT * flow.getState().transform[2] < LEAST_HEIGHT) return undefined
  const device = deviceBelow(flow, plan, touch)
  if (device === undefined) return undefined
  flushSync(() => setCrowd({ pointed: device }))
  return root.querySelector(`.react-flow__node[data-id="${CSS.escape(device)}"]`) ?? undefined
}

function handOn(to: Element, event: TouchEvent): void {
  event.stopPropagation()
  if (!to.dispatchEvent(copyOf(event, event.type, to))) event.preventDefault()
}

/** The drag ends where it is. */
function letGo(held: Element, event: TouchEvent): void {
  const first = [...event.touches].filter(({ identifier }) => identifier !== event.changedTouches[0]?.identifier)
  held.dispatchEvent(new TouchEvent('touchcancel', { bubbles: true, changedTouches: first.map(onto(held)) }))
}

function copyOf({ touches, changedTouches }: TouchEvent, type: string, to: Element): TouchEvent {
  const all = [...touches].map(onto(to))
  const changed = [...changedTouches].map(onto(to))
  return new TouchEvent(type, {
    ...{ bubbles: true, cancelable: true, composed: true },
    ...{ touches: all, targetTouches: all, changedTouches: changed },
  })
}

const onto =
  (target: Element) =>
  ({ identifier, clientX, clientY, pageX, pageY, screenX, screenY }: Touch): Touch =>
    new Touch({ identifier, target, clientX, clientY, pageX, pageY, screenX, screenY })
