/** A document as a page of its own, for the printer: no script, nothing fetched. */
import { imageAddress, partsOf } from './contents'
import type { Block, PrintedDocument } from './document'
import { pageStyle } from './page-style'

export function htmlOf(document: PrintedDocument): string {
  const { title, facts = [], blocks } = document
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<style>${pageStyle(title)}</style>
</head>
<body>
<h1>${escaped(title)}</h1>
${facts.length === 0 ? '' : `<dl>${facts.map(([label, value]) => `<div><dt>${escaped(label)}</dt><dd>${escaped(value)}</dd></div>`).join('')}</dl>\n`}${contents(blocks)}${blocks.map((block) => htmlBlock(block, partsOf(blocks).length > 0)).join('\n')}
</body>
</html>
`
}

function contents(blocks: readonly Block[]): string {
  const parts = partsOf(blocks)
  if (parts.length === 0) return ''
  const items = parts.map(
    ({ number, text }) => `<li value="${number}"><a href="#part-${number}">${escaped(text)}</a></li>`,
  )
  return `<nav aria-label="Contents"><h2>Contents</h2><ol>${items.join('')}</ol></nav>\n`
}

function htmlBlock(block: Block, isLong: boolean): string {
  switch (block.kind) {
    case 'heading':
      if (block.part !== undefined)
        return `<h2 class="part" id="part-${block.part}">${block.part}. ${escaped(block.text)}</h2>`
      return isLong ? `<h3>${escaped(block.text)}</h3>` : `<h2>${escaped(block.text)}</h2>`
    case 'text':
      return `<p>${escaped(block.text)}</p>`
    case 'list':
      return `<ul>${block.items.map((item) => `<li>${escaped(item)}</li>`).join('')}</ul>`
    case 'table':
      return `<table><thead>${row(block.head, 'th')}</thead><tbody>${block.rows.map((cells) => row(cells, 'td')).join('')}</tbody></table>`
    case 'code':
      // A line break after the tag is not part of the text, so that a text may begin with one.
      return `<pre>\n${escaped(block.text.trimEnd())}</pre>`
    case 'figure':
      return `<figure><img src="${imageAddress(block.svg)}" alt="${escaped(`${block.title}. ${block.says}`)}"><figcaption><b>${escaped(block.title)}.</b> ${escaped(block.says)}</figcaption></figure>`
  }
}

const row = (cells: readonly string[], tag: 'th' | 'td') =>
  `<tr>${cells.map((cell) => `<${tag}${tag === 'th' ? ' scope="col"' : ''}>${escaped(cell)}</${tag}>`).join('')}</tr>`

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign)
}
