/** A line because of which something that a message says is not known, and what. */
export interface OpenQuestion {
  readonly because: { readonly device: string; readonly line: number; readonly text: string }
  readonly summary: string
}
