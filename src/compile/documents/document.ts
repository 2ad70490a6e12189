/**
 * Documents for people, as values: a title and blocks of plain text. The same value is read on the page, and written as
 * Markdown or as a page to print. Whatever a design holds stays text: both writers escape it.
 */

export type Block =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'table'; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] }
  /** Lines for a device, as they are typed. */
  | { readonly kind: 'code'; readonly text: string }

export interface PrintedDocument {
  readonly kind: 'hand-off' | 'runbook'
  /** The device it is about. */
  readonly device: string
  /** Of its file, without the ending. */
  readonly stem: string
  readonly title: string
  readonly blocks: readonly Block[]
}

export function markdownOf({ title, blocks }: PrintedDocument): string {
  return `${[`# ${plain(title)}`, ...blocks.map(markdownBlock)].join('\n\n')}\n`
}

function markdownBlock(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `## ${plain(block.text)}`
    case 'text':
      return plain(block.text)
    case 'list':
      return block.items.map((item) => `- ${plain(item)}`).join('\n')
    case 'table':
      return [block.head, block.head.map(() => '---'), ...block.rows]
        .map((cells, index) => `| ${cells.map((cell) => (index === 1 ? cell : plain(cell))).join(' | ')} |`)
        .join('\n')
    case 'code':
      return ['```', block.text.trimEnd().replaceAll('```', "'''"), '```'].join('\n')
  }
}

/** Text that Markdown shall show as it is. */
function plain(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_|<>#[\]]/g, (sign) => `\\${sign}`)
}

/** A page of its own, for the printer: no script, nothing fetched. */
export function htmlOf({ title, blocks }: PrintedDocument): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>${escaped(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<h1>${escaped(title)}</h1>
${blocks.map(htmlBlock).join('\n')}
</body>
</html>
`
}

const STYLE = `
body { font: 14px/1.5 system-ui, sans-serif; color: #1b2430; max-width: 60em; margin: 2em auto; padding: 0 1em; }
h1 { font-size: 22px; } h2 { font-size: 16px; margin-top: 2em; break-after: avoid; }
table { border-collapse: collapse; width: 100%; } tr { break-inside: avoid; }
th, td { text-align: left; vertical-align: top; border: 1px solid #b9c1cd; padding: 4px 8px; }
pre { font: 12px/1.45 ui-monospace, monospace; background: #f3f5f8; padding: 8px 12px; white-space: pre-wrap; }
`

function htmlBlock(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `<h2>${escaped(block.text)}</h2>`
    case 'text':
      return `<p>${escaped(block.text)}</p>`
    case 'list':
      return `<ul>${block.items.map((item) => `<li>${escaped(item)}</li>`).join('')}</ul>`
    case 'table':
      return `<table><thead>${row(block.head, 'th')}</thead><tbody>${block.rows.map((cells) => row(cells, 'td')).join('')}</tbody></table>`
    case 'code':
      return `<pre>${escaped(block.text.trimEnd())}</pre>`
  }
}

const row = (cells: readonly string[], tag: 'th' | 'td') =>
  `<tr>${cells.map((cell) => `<${tag}>${escaped(cell)}</${tag}>`).join('')}</tr>`

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
