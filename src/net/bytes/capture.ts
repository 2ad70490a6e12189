/** Frames that were seen on cables, as a file that Wireshark opens. */
import type { Frame } from '../packet'
import { Conversations } from './conversations'
import { frameBytes } from './ethernet'
import { pcapng } from './pcapng'

interface End {
  readonly device: string
  readonly interface: string
}

export interface SeenFrames {
  readonly cables: readonly { readonly a: End; readonly b: End }[]
  /** `at` in microseconds since power-on, `cable` the index of its cable. */
  readonly frames: readonly {
    readonly cable: number
    readonly device: string
    readonly at: number
    readonly lost: boolean
    readonly frame: Frame
  }[]
}

/**
 * One interface for each cable, named by its ends; a comment at each frame says who sent it, and whether it was lost. Passwords are
 * stars, unless `inClear` asks for them.
 */
export function captureFile(application: string, { cables, frames }: SeenFrames, inClear = false): Uint8Array {
  const conversations = new Conversations({ inClear })
  const name = ({ device, interface: port }: End) => `${device} ${port}`
  return pcapng(
    application,
    cables.map(({ a, b }) => `${name(a)} - ${name(b)}`),
    frames.flatMap(({ cable, at, device, lost, frame }) => {
      const comment = lost ? `${device} sends it; it is lost on the cable` : `${device} sends it`
      return frameBytes(frame, conversations).map((bytes) => ({ cable, at, bytes, comment }))
    }),
  )
}
