/** The captured frames fly over the drawing, slowed down as far as an eye needs. */
import { useEffect } from 'react'
import { useStore } from 'zustand'
import type { Capture } from '../../engine/messages'
import { setView } from '../../store/index'
import { t } from '../words/language'
import { packetsStore, speedOf } from './state'

export function ReplayButton({ capture }: { readonly capture: Capture }) {
  const flying = useStore(packetsStore, (state) => state.flying !== undefined)
  const count = useStore(packetsStore, (state) => state.shown.length)
  useEffect(() => {
    if (!flying) return
    const speed = speedOf(capture, count)
    let last = performance.now()
    let frame = requestAnimationFrame(turn)
    function turn(now: number): void {
      const { flying: at } = packetsStore.getState()
      const next = (at ?? capture.until) + ((now - last) / 1000) * speed
      last = now
      packetsStore.setState({ flying: next > capture.until ? undefined : next })
      frame = requestAnimationFrame(turn)
    }
    return () => cancelAnimationFrame(frame)
  }, [flying, capture, count])
  useEffect(() => () => packetsStore.setState({ flying: undefined }), [])
  return (
    <button
      type="button"
      className="button"
      disabled={count === 0}
      onClick={() => {
        setView({ surface: 'drawing' })
        packetsStore.setState({ flying: flying ? undefined : capture.from })
      }}
    >
      {flying ? t('Stop the replay') : t('Replay on the drawing')}
    </button>
  )
}
