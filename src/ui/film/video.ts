/** Frames → a WebM film, by the browser's own encoder where it has one: with every colour, and with a line to go back on. */
import type { Film, Frame } from './encode'
import { type EncodedFrame, webmOf } from './webm'

const CODEC = { asked: 'vp8', written: 'V_VP8' } as const
const BITS_A_SECOND = 1_500_000
/** Milliseconds from one frame that stands by itself to the next at most: what a player goes back to when it is moved. */
const LONGEST_APART = 4000
/** Frames that may wait for the encoder: each holds its pixels. */
const WAITING = 3

/** The encoder takes pictures of even sides only. */
const even = (pixels: number) => pixels - (pixels % 2)

const wanted = (width: number, height: number): VideoEncoderConfig => ({
  codec: CODEC.asked,
  width: even(width),
  height: even(height),
  bitrate: BITS_A_SECOND,
  latencyMode: 'quality',
})

/** Whether this browser can make such films; asked before one is offered. */
export async function canFilmVideo(): Promise<boolean> {
  if (typeof VideoEncoder === 'undefined' || typeof VideoFrame === 'undefined') return false
  return VideoEncoder.isConfigSupported(wanted(960, 540)).then(
    ({ supported }) => supported === true,
    () => false,
  )
}

export function makeVideo(): Film {
  const frames: EncodedFrame[] = []
  let problem: Error | undefined
  let last: Frame | undefined
  let at = 0
  let key: number | undefined
  const encoder = new VideoEncoder({
    output: (chunk) => {
      const bytes = new Uint8Array(chunk.byteLength)
      chunk.copyTo(bytes)
      frames.push({ bytes, at: chunk.timestamp / 1000, isKey: chunk.type === 'key' })
    },
    error: (error) => {
      problem = error
    },
  })
  const encode = ({ pixels, width, height }: Frame) => {
    if (problem) throw problem
    const whole = { format: 'RGBA', codedWidth: width, codedHeight: height, timestamp: Math.round(at * 1000) } as const
    const seen = { x: 0, y: 0, width: even(width), height: even(height) }
    const frame = new VideoFrame(new Uint8Array(pixels.buffer, pixels.byteOffset, pixels.byteLength), {
      ...whole,
      visibleRect: seen,
    })
    const keyFrame = key === undefined || at - key >= LONGEST_APART
    if (keyFrame) key = at
    encoder.encode(frame, { keyFrame })
    frame.close()
  }
  return {
    async add(frame) {
      if (key === undefined) encoder.configure(wanted(frame.width, frame.height))
      encode(frame)
      last = frame
      at += frame.milliseconds
      while (encoder.encodeQueueSize > WAITING && !problem)
        await new Promise((done) => encoder.addEventListener('dequeue', done, { once: true }))
    },
    async bytes() {
      if (!last) throw new Error('there is nothing to film')
      // A film ends with the frame that is shown for as long as it should be.
      encode(last)
      await encoder.flush()
      if (problem) throw problem
      encoder.close()
      const { width, height } = last
      return webmOf({ codec: CODEC.written, width: even(width), height: even(height), duration: at }, frames)
    },
  }
}
