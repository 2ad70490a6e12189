/**
 * Documents for people, as values: a title and blocks of plain text. The same value is read on the page, and written as
 * Markdown or as a page to print. Whatever a design holds stays text: both writers escape it.
 */

export type Block =
  /** `part` begins one of the numbered parts of a long document, on a page of its own when printed. */
  | { readonly kind: 'heading'; readonly text: string; readonly part?: number }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'table'; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] }
  /** Lines for a device, as they are typed. */
  | { readonly kind: 'code'; readonly text: string }
  /** A drawing, shown as an image: nothing in it can act. `says` is for those who do not see it. */
  | { readonly kind: 'figure'; readonly svg: string; readonly title: string; readonly says: string }

export interface PrintedDocument {
  readonly kind: 'hand-off' | 'runbook' | 'report' | 'check-sheet'
  /** The device it is about; for a report the design. */
  readonly device: string
  /** Of its file, without the ending. */
  readonly stem: string
  readonly title: string
  /** What stands under the title: of what, by what. */
  readonly facts?: readonly (readonly [label: string, value: string])[]
  readonly blocks: readonly Block[]
}
