/** Frames → an animated GIF. Only what differs from the frame before is written: of a network most stands still. No DOM. */
/// <reference path="./gifenc.d.ts" />
import { applyPalette, GIFEncoder, quantize } from 'gifenc'

export interface Frame {
  /** RGBA, four bytes for each pixel. */
  readonly pixels: Uint8ClampedArray
  readonly width: number
  readonly height: number
  /** How long it is shown. */
  readonly milliseconds: number
}

export interface Film {
  readonly add: (frame: Frame) => void | Promise<void>
  readonly bytes: () => Uint8Array<ArrayBuffer> | Promise<Uint8Array<ArrayBuffer>>
}

/** A palette has 256 places; one of them is for what stays as it was. */
const COLOURS = 255

export function makeFilm() {
  const encoder = GIFEncoder()
  let before: Uint32Array | undefined
  return {
    add({ pixels, width, height, milliseconds }: Frame) {
      const now = new Uint32Array(pixels.slice().buffer)
      const changed = changedPixels(before, now)
      before = now
      const rgba = new Uint8Array(changed.length === 0 ? 4 : changed.length * 4)
      const words = new Uint32Array(rgba.buffer)
      changed.forEach((at, index) => {
        words[index] = now[at] ?? 0
      })
      const palette = quantize(rgba, COLOURS)
      const colours = applyPalette(rgba, palette)
      const stays = palette.length
      const indices = new Uint8Array(now.length).fill(stays)
      changed.forEach((at, index) => {
        indices[at] = colours[index] ?? 0
      })
      encoder.writeFrame(indices, width, height, {
        palette: [...palette, [0, 0, 0]],
        delay: milliseconds,
        transparent: true,
        transparentIndex: stays,
        dispose: 1,
      })
    },
    bytes() {
      encoder.finish()
      return encoder.bytes()
    },
  } satisfies Film
}

function changedPixels(before: Uint32Array | undefined, now: Uint32Array): Uint32Array {
  const changed = new Uint32Array(now.length)
  let count = 0
  for (let at = 0; at < now.length; at++) if (before?.[at] !== now[at]) changed[count++] = at
  return changed.slice(0, count)
}
