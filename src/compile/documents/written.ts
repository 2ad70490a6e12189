/** A document in all the forms that it is asked for. */
import { maskedDeep } from '../../secrets/index'
import type { Block, PrintedDocument } from './document'
import { htmlOf } from './html'
import { markdownOf } from './markdown'

export interface WrittenDocument extends PrintedDocument {
  readonly markdown: string
  readonly html: string
}

export function written(whole: PrintedDocument, showSecrets: boolean): WrittenDocument {
  const document = showSecrets ? whole : { ...whole, blocks: whole.blocks.map(withoutSecrets) }
  return { ...document, markdown: markdownOf(document), html: htmlOf(document) }
}

const withoutSecrets = (block: Block): Block => (block.kind === 'figure' ? block : maskedDeep(block))
