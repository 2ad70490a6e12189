/** The part of the encoder that is used; it brings no types of its own. */
declare module 'gifenc' {
  type Colour = readonly number[]

  interface FrameOptions {
    readonly palette: readonly Colour[]
    /** Milliseconds. */
    readonly delay: number
    readonly transparent?: boolean
    readonly transparentIndex?: number
    /** 1 = what was drawn stays. */
    readonly dispose?: number
  }

  interface Encoder {
    writeFrame(indices: Uint8Array, width: number, height: number, options: FrameOptions): void
    finish(): void
    bytes(): Uint8Array<ArrayBuffer>
  }

  export function GIFEncoder(): Encoder
  export function quantize(rgba: Uint8Array, most: number): Colour[]
  export function applyPalette(rgba: Uint8Array, palette: readonly Colour[]): Uint8Array
}
