/**
 * What was just said, on the screen and to a screen reader. Information goes by itself, but not while it has the focus; problems
 * stay. It stands where it covers nothing that was just acted on, and takes no click but the one that dismisses it.
 */

import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { setView } from '../../store/index'
import { Icon } from '../components/Icon'
import { useView } from '../components/useStore'
import './notice.css'
import { said, t } from '../words/language'

const GONE_AFTER_MS = 5000
/** Beside the dock's tabs first, where nothing stands; then over the drawing. */
const SPOTS = ['head', 'low', 'high', 'low left', 'low right', 'high right', 'high left'] as const
/** Pixels around the last click that are kept free. */
const AROUND = 24

export function NoticeLine() {
  const notice = useView((state) => state.notice)
  const box = useRef<HTMLDivElement>(null)
  const spot = useFreeSpot(box, notice?.id)
  const [held, setHeld] = useState<number>()
  useEffect(() => {
    if (notice?.tone !== 'info' || notice.id === held) return
    const timer = setTimeout(() => setView({ notice: undefined }), GONE_AFTER_MS)
    return () => clearTimeout(timer)
  }, [notice, held])
  return (
    <div aria-live="assertive">
      {notice && (
        <div ref={box} className={`notice ${notice.tone} ${spot}`} key={notice.id}>
          <span>{said(notice.text)}</span>
          <button
            type="button"
            className="button quiet icon"
            aria-label={t('Dismiss')}
            onFocus={() => setHeld(notice.id)}
            onBlur={() => setHeld(undefined)}
            onClick={() => setView({ notice: undefined })}
          >
            <Icon name="close" />
          </button>
        </div>
      )}
    </div>
  )
}

/** What is pressed or read on the drawing, a drawer over it, and the bar. */
const DRAWN =
  '.react-flow__node, .react-flow__controls, .annotation, .layers-panel, .hint, .overview, .inspector, header.bar'

/** The first spot that lies over nothing; where there is none, over nothing that was acted on. */
function useFreeSpot(box: React.RefObject<HTMLDivElement | null>, id: number | undefined): string {
  const [spot, setSpot] = useState<string>('low')
  const clicked = useLastClick()
  // biome-ignore lint/correctness/useExhaustiveDependencies: every notice is placed anew
  useLayoutEffect(() => {
    const element = box.current
    if (!element) return
    const place = () => setSpot(freeSpot(element, clicked.current))
    place()
    // A page of another size has other spots.
    addEventListener('resize', place)
    return () => removeEventListener('resize', place)
  }, [box, id])
  return spot
}

/** Puts the notice at each spot to measure it, and leaves it at the one that is free. */
function freeSpot(element: HTMLElement, clicked: DOMRect | undefined): string {
  const taken = actedOn(clicked)
  const drawn = boxesOf(DRAWN)
  const stand = (name: string) => {
    element.className = element.className.replace(/ (head|low|high).*$/, ` ${name}`)
  }
  const boxes = SPOTS.map((name) => {
    stand(name)
    return { name, own: element.getBoundingClientRect() }
  }).filter(({ name, own }) => name !== 'head' || fitsHead(own))
  const clear = boxes.filter(({ own }) => !taken.some((other) => overlap(own, other)))
  const free = clear.find(({ own }) => !drawn.some((other) => overlap(own, other))) ?? clear[0]
  const chosen = free?.name ?? 'low'
  // Where the one before stood too, nothing is drawn anew, and it would stay where it was measured last.
  stand(chosen)
  return chosen
}

const boxesOf = (what: string) => [...document.querySelectorAll(what)].map((item) => item.getBoundingClientRect())

/** The dock's line of tabs has the room for it. */
function fitsHead(own: DOMRect): boolean {
  const [head] = boxesOf('.dock-head')
  const within = head !== undefined && own.left > head.left && own.top >= head.top && own.bottom <= head.bottom
  return within && !boxesOf('.dock-head button').some((other) => overlap(own, other))
}

function useLastClick(): React.RefObject<DOMRect | undefined> {
  const last = useRef<DOMRect>(undefined)
  useEffect(() => {
    const pressed = ({ clientX, clientY }: PointerEvent) => {
      last.current = new DOMRect(clientX - AROUND, clientY - AROUND, 2 * AROUND, 2 * AROUND)
    }
    addEventListener('pointerdown', pressed, true)
    addEventListener('pointerup', pressed, true)
    return () => {
      removeEventListener('pointerdown', pressed, true)
      removeEventListener('pointerup', pressed, true)
    }
  }, [])
  return last
}

function actedOn(clicked: DOMRect | undefined): readonly DOMRect[] {
  const selected = document.querySelectorAll('.react-flow__node.selected, .react-flow__edge.selected')
  const focused = document.activeElement
  // Its own button may have the focus: it is in no one's way but its own.
  const small = focused?.matches(':is(.react-flow__node, .react-flow__edge, button, input, select):not(.notice *)')
    ? [focused]
    : []
  return [...[...selected, ...small].map((element) => element.getBoundingClientRect()), ...(clicked ? [clicked] : [])]
}

const overlap = (a: DOMRect, b: DOMRect) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
