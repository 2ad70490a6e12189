/** Begins, plays and ends a presentation. Where the browser refuses the full screen the page is presented in its window. */
import { designStore, runStore, setTime, setView, viewStore } from '../../store/index'

export function startPresenting(): void {
  const { time } = viewStore.getState()
  const [first] = designStore.getState().design.scenarios
  setView({ presenting: true, menu: undefined, tool: { kind: 'select' }, reveal: { devices: [] } })
  void document.documentElement.requestFullscreen?.().catch(() => undefined)
  if (time.scenario === undefined && first) setTime({ scenario: first.name, at: 0, playing: false })
}

export function stopPresenting(): void {
  setView({ presenting: false, reveal: { devices: [] } })
  setTime({ playing: false })
  if (document.fullscreenElement) void document.exitFullscreen().catch(() => undefined)
}

/** Plays from the moment looked at, at its end from the beginning, as soon as the run is computed. Gives back what ends the waiting. */
export function playWhenThere(): () => void {
  const stop = runStore.subscribe(look)
  function look(): void {
    const { result } = runStore.getState()
    const { scenario, at } = viewStore.getState().time
    if (scenario === undefined || result?.name !== scenario) return
    stop()
    setTime({ playing: true, ...(at >= result.end - result.start ? { at: 0 } : {}) })
  }
  look()
  return stop
}
