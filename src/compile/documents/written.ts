/** A document in all the forms that it is asked for. */
import type { PrintedDocument } from './document'
import { htmlOf } from './html'
import { markdownOf } from './markdown'

export interface WrittenDocument extends PrintedDocument {
  readonly markdown: string
  readonly html: string
}

export function written(document: PrintedDocument): WrittenDocument {
  return { ...document, markdown: markdownOf(document), html: htmlOf(document) }
}
