/** Begins and ends a presentation. Where the browser refuses the full screen the page is presented in its window. */
import { designStore, runStore, setTime, setView, viewStore } from '../../store/index'

export function startPresenting(): void {
  const { time } = viewStore.getState()
  const [first] = designStore.getState().design.scenarios
  setView({ presenting: true, menu: undefined, tool: { kind: 'select' }, reveal: { devices: [] } })
  void document.documentElement.requestFullscreen?.().catch(() => undefined)
  if (time.scenario === undefined && first) setTime({ scenario: first.name, at: 0, playing: false })
  // What was looked at in the middle stays where it is; from the beginning it plays by itself.
  if (viewStore.getState().time.at === 0) playWhenThere()
}

export function stopPresenting(): void {
  setView({ presenting: false, reveal: { devices: [] } })
  setTime({ playing: false })
  if (document.fullscreenElement) void document.exitFullscreen().catch(() => undefined)
}

/** The run is computed first. */
function playWhenThere(): void {
  const stop = runStore.subscribe(look)
  function look(): void {
    const { result } = runStore.getState()
    const { presenting, time } = viewStore.getState()
    if (presenting && result?.name !== time.scenario) return
    stop()
    if (presenting && time.at === 0) setTime({ playing: true })
  }
  look()
}
