/** What was seen on the cables when it was last asked, which of it is shown, and where its replay on the drawing stands. */
import { createStore } from 'zustand/vanilla'
import { renamedEnd } from '../../design/index'
import type { Capture, CapturedRow } from '../../engine/messages'
import { runStore } from '../../store/index'
import { askedByHand } from '../answers/asked'

const asked = askedByHand<'capture', Capture>(({ capture }) => capture, renamed)

export const { store: captureStore, cancel: cancelCapture } = asked

interface PacketsView {
  /** Frames that pass the filters, in order. */
  readonly shown: readonly CapturedRow[]
  readonly chosen: CapturedRow | undefined
  /** Microseconds of simulated time at which the replay on the drawing stands; none = nothing flies. */
  readonly flying: number | undefined
}

export const packetsStore = createStore<PacketsView>(() => ({ shown: [], chosen: undefined, flying: undefined }))

/** Looks at all cables, or at one, from the moment that is shown. */
export function look(seconds: number, cable?: string): Promise<void> {
  packetsStore.setState({ chosen: undefined, flying: undefined })
  return asked.run(
    { kind: 'capture', seconds, ...(cable !== undefined && { cables: [cable] }) },
    runStore.getState().at,
  )
}

/** Names alone: frames stay the objects that they are, by which a packet is known on all its cables. */
function renamed(renames: ReadonlyMap<string, string>, capture: Capture): Capture {
  const now = (device: string) => renamedEnd(renames, device)
  const frames = capture.frames.map((row) => ({ ...row, device: now(row.device) }))
  const { chosen } = packetsStore.getState()
  packetsStore.setState({ chosen: chosen && frames[capture.frames.indexOf(chosen)] })
  const end = (item: Capture['cables'][number]['a']) => ({ ...item, device: now(item.device) })
  return {
    ...capture,
    cables: capture.cables.map(({ a, b }) => ({ a: end(a), b: end(b) })),
    frames,
  }
}

/** Seconds that a replay takes, whatever the capture's length: so many for each frame, within bounds. */
const EACH = 0.12
const LEAST = 6
const MOST = 60

/** Simulated microseconds a second of a replay. */
export const speedOf = ({ from, until }: Capture, frames: number): number =>
  (until - from) / Math.min(MOST, Math.max(LEAST, frames * EACH))
