/** Lists of which only the rows in sight exist: what is in sight, and bringing a row there. */
import { type RefObject, useLayoutEffect, useState } from 'react'

/** Pixels that are drawn before anything is known of the list's height. */
const USUAL_HEIGHT = 400

/** How far a list is scrolled and how high it is, as it is scrolled and resized. */
export function useScroll(ref: RefObject<HTMLElement | null>): { readonly top: number; readonly height: number } {
  const [box, setBox] = useState({ top: 0, height: USUAL_HEIGHT })
  useLayoutEffect(() => {
    const element = ref.current
    if (!element) return
    const measure = () => setBox({ top: element.scrollTop, height: element.clientHeight })
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    element.addEventListener('scroll', measure, { passive: true })
    return () => {
      observer.disconnect()
      element.removeEventListener('scroll', measure)
    }
  }, [ref])
  return box
}

/** Scrolls a row into sight, if it is not; `row` is the height of each in pixels. */
export function bringRow(element: HTMLElement, index: number, row: number): void {
  const top = index * row
  if (top < element.scrollTop || top + row > element.scrollTop + element.clientHeight)
    element.scrollTop = Math.max(0, top - element.clientHeight / 2)
}
