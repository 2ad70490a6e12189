/**
 * A paper as a page. The reading of Markdown is the library `marked`'s (MIT, no dependency; a site generator
 * brings a hundred megabytes and a second bundler); links between papers become links between pages, and one that leads nowhere is a failure.
 */
import { existsSync, readFileSync, statSync } from 'node:fs'
import { dirname, normalize } from 'node:path'
import { Marked } from 'marked'
import { anchorOf, CHAPTERS, PAPERS, pageOf } from './pages'

export interface Rendered {
  readonly title: string
  readonly html: string
  /** Files that are not papers and that the page shows or leads to. */
  readonly files: readonly string[]
  /** Links that lead nowhere, as the paper writes them. */
  readonly dead: readonly string[]
}

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

const anchorsOf = (paper: string): ReadonlySet<string> =>
  new Set([...readFileSync(paper, 'utf8').matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) => anchorOf(heading)))

const isElsewhere = (href: string) => /^(https?:|mailto:)/.test(href)

export function render(paper: string): Rendered {
  const files = new Set<string>()
  const dead: string[] = []
  /** Where a link of the paper leads in the site. */
  const target = (href: string): string | undefined => {
    if (isElsewhere(href)) return href
    const [path = '', anchor] = href.split('#')
    const file = path === '' ? paper : normalize(`${dirname(paper)}/${path}`)
    const page = PAPERS.includes(file)
    if (!existsSync(file) || (page && anchor !== undefined && !anchorsOf(file).has(anchor))) dead.push(href)
    if (page) return `${path === '' ? '' : pageOf(file)}${anchor === undefined ? '' : `#${anchor}`}`
    // A folder of the repository has no page.
    if (statSync(file, { throwIfNoEntry: false })?.isDirectory()) return undefined
    files.add(file)
    return `files/${file}`
  }
  let title = paper
  const marked = new Marked({
    renderer: {
      heading({ tokens, depth, text }) {
        if (depth === 1) title = text
        return `<h${depth} id="${anchorOf(text)}">${this.parser.parseInline(tokens)}</h${depth}>\n`
      },
      link({ href, tokens }) {
        const [to, text] = [target(href), this.parser.parseInline(tokens)]
        return to === undefined ? text : `<a href="${escaped(to)}">${text}</a>`
      },
      image({ href, text }) {
        return `<img src="${escaped(target(href) ?? '')}" alt="${escaped(text)}" loading="lazy">`
      },
      html: ({ text }) => escaped(text),
      table(token) {
        const row = (tag: 'td' | 'th', cells: typeof token.header) =>
          `<tr>${cells.map((cell) => `<${tag}>${this.parser.parseInline(cell.tokens)}</${tag}>`).join('')}</tr>\n`
        const body = token.rows.map((cells) => row('td', cells)).join('')
        return `<div class="table" tabindex="0"><table><thead>${row('th', token.header)}</thead><tbody>${body}</tbody></table></div>\n`
      },
    },
  })
  const body = marked.parse(readFileSync(paper, 'utf8'), { async: false })
  return { title, html: pageWith(paper, title, body), files: [...files], dead }
}

const titleOf = (paper: string): string =>
  /^# (.*)$/m.exec(readFileSync(paper, 'utf8'))?.[1]?.replaceAll('`', '') ?? paper

const navigation = (current: string): string =>
  CHAPTERS.map(({ title, papers }) => {
    const entries = papers.map((paper) => {
      const here = paper === current ? ' aria-current="page"' : ''
      const name = paper === 'README.md' ? 'Overview' : titleOf(paper)
      return `<li><a href="${pageOf(paper)}"${here}>${escaped(name)}</a></li>`
    })
    return `<h2>${escaped(title)}</h2><ul>${entries.join('')}</ul>`
  }).join('\n')

const pageWith = (paper: string, title: string, body: string): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; img-src 'self'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)} · Headend</title>
<link rel="stylesheet" href="site.css">
</head>
<body>
<a class="skip" href="#content">To the text</a>
<nav aria-label="Documentation">
<p><a href="../">Headend</a></p>
${navigation(paper)}
</nav>
<main id="content" tabindex="-1">
${body}
</main>
</body>
</html>
`
