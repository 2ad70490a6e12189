/** A document as Markdown. */
import { imageAddress, partsOf } from './contents'
import type { Block, PrintedDocument } from './document'

export function markdownOf({ title, facts = [], blocks }: PrintedDocument): string {
  const parts = partsOf(blocks).map((part) => `${part.number}. ${plain(part.text)}`)
  const head = [
    `# ${plain(title)}`,
    ...(facts.length === 0 ? [] : [facts.map(([label, value]) => `- ${plain(label)}: ${plain(value)}`).join('\n')]),
    ...(parts.length === 0 ? [] : [`**Contents**\n\n${parts.join('\n')}`]),
  ]
  const isLong = parts.length > 0
  return `${[...head, ...blocks.map((block) => markdownBlock(block, isLong))].join('\n\n')}\n`
}

function markdownBlock(block: Block, isLong: boolean): string {
  switch (block.kind) {
    case 'heading':
      if (block.part !== undefined) return `## ${block.part}. ${plain(block.text)}`
      return `${isLong ? '###' : '##'} ${plain(block.text)}`
    case 'text':
      return plain(block.text)
    case 'list':
      return block.items.map((item) => `- ${plain(item)}`).join('\n')
    case 'table':
      return [block.head, block.head.map(() => '---'), ...block.rows]
        .map((cells, index) => `| ${cells.map((cell) => (index === 1 ? cell : plain(cell))).join(' | ')} |`)
        .join('\n')
    case 'code':
      return fenced(block.text.trimEnd())
    case 'figure':
      return `![${plain(`${block.title}. ${block.says}`)}](${imageAddress(block.svg)})\n\n*${plain(block.title)}.* ${plain(block.says)}`
  }
}

/** A fence is longer than any row of backticks in the text, so that the text stays as it is. */
function fenced(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length))
  const fence = '`'.repeat(longest + 1)
  return [fence, text, fence].join('\n')
}

/** Text that Markdown shall show as it is. */
function plain(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_|<>#[\]&~]/g, (sign) => `\\${sign}`)
}
