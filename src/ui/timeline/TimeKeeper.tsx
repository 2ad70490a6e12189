/**
 * Present while a scenario is played, whatever panel is open: it turns the clock, and works out what is broken at the
 * moment shown. It draws nothing.
 */
import { useEffect } from 'react'
import { type Marks, setView, viewStore } from '../../store/index'
import { useDesign, useRun, useView } from '../components/useStore'
import { marksAt, NO_MARKS } from '../faults/marks'
import { tick } from './clock'
import { SECOND } from './steps'

export function TimeKeeper() {
  useClock()
  useMarks()
  return null
}

function useClock(): void {
  const playing = useView((state) => state.time.playing)
  useEffect(() => {
    if (!playing) return
    let last = performance.now()
    let frame = requestAnimationFrame(turn)
    function turn(now: number): void {
      tick((now - last) / 1000)
      last = now
      frame = requestAnimationFrame(turn)
    }
    return () => cancelAnimationFrame(frame)
  }, [playing])
}

/** Marks change only when something is struck or restored, so the moments between are one. */
function useMarks(): void {
  const design = useDesign((state) => state.design)
  const name = useView((state) => state.time.scenario)
  const scenario = design.scenarios.find((item) => item.name === name)
  const passed = useView(
    (state) => scenario?.events.filter((event) => event.atSeconds * SECOND <= state.time.at).length ?? 0,
  )
  const view = useRun((state) => state.view)
  useEffect(() => {
    const until = scenario?.events[passed - 1]?.atSeconds ?? -1
    const marks = scenario ? marksAt(design, scenario, until, view) : NO_MARKS
    if (textOf(marks) !== textOf(viewStore.getState().marks)) setView({ marks })
  }, [design, scenario, passed, view])
  useEffect(() => () => setView({ marks: NO_MARKS }), [])
}

/** Maps have no JSON of their own. */
const textOf = ({ devices, links }: Marks) => JSON.stringify([[...devices], [...links]])
