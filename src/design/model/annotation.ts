/** What is drawn for the reader alone: frames with a title around what belongs together, and notes. No network feels them. */

interface AnnotationBase {
  /** Kept for life, and used by nothing else of the design. */
  readonly id: string
  /** Top-left corner, canvas units. */
  readonly position: { readonly x: number; readonly y: number }
  readonly width: number
  readonly height: number
  /** Drags leave it where it is. */
  readonly locked?: true
}

export interface Frame extends AnnotationBase {
  readonly kind: 'frame'
  readonly title: string
}

export interface Note extends AnnotationBase {
  readonly kind: 'note'
  /** Plain text: what stands there is what is shown. */
  readonly text: string
}

export type Annotation = Frame | Note
