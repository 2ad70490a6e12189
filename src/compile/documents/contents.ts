/** What both writers need of a document besides its blocks. */
import type { Block } from './document'

export interface Part {
  readonly number: number
  readonly text: string
}

/** The numbered parts of a long document, for its table of contents. */
export function partsOf(blocks: readonly Block[]): readonly Part[] {
  return blocks.flatMap((block) =>
    block.kind === 'heading' && block.part !== undefined ? [{ number: block.part, text: block.text }] : [],
  )
}

/** A drawing as an address that holds all of it: no file beside the document, nothing fetched. */
export function imageAddress(svg: string): string {
  const escaped = encodeURIComponent(svg).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)
  return `data:image/svg+xml,${escaped}`
}
