/** How a printed document looks: dark on white, on A4, its title and the page's number at the edge of every page. */

export function pageStyle(title: string): string {
  return `
@page { size: A4; margin: 18mm 16mm 16mm; @top-left { content: ${cssString(title)}; font: 8pt system-ui, sans-serif; color: #556; } @bottom-right { content: counter(page) " / " counter(pages); font: 8pt system-ui, sans-serif; color: #556; } }
@page drawing { size: A4 landscape; margin: 16mm 12mm 14mm; }
@page :first { @top-left { content: ""; } }
:root { color-scheme: light; }
body { font: 14px/1.5 system-ui, sans-serif; color: #1b2430; background: #fff; max-width: 60em; margin: 2em auto; padding: 0 1em; }
h1 { font-size: 24px; line-height: 1.25; } h2 { font-size: 17px; margin-top: 2em; break-after: avoid; } h3 { font-size: 14px; margin-top: 1.6em; break-after: avoid; }
h2.part { font-size: 20px; border-bottom: 2px solid #1b2430; padding-bottom: 4px; margin-top: 3em; }
dl { margin: 1em 0 2em; } dl div { display: flex; gap: 1em; } dt { flex: 0 0 11em; color: #4a5565; } dd { margin: 0; overflow-wrap: anywhere; }
nav ol { padding-left: 2em; } nav a { color: inherit; }
table { border-collapse: collapse; width: 100%; font-size: 13px; } thead { display: table-header-group; } tr { break-inside: avoid; }
th, td { text-align: left; vertical-align: top; border: 1px solid #b9c1cd; padding: 4px 8px; overflow-wrap: break-word; } th { background: #f3f5f8; }
pre { font: 12px/1.45 ui-monospace, monospace; background: #f3f5f8; padding: 8px 12px; white-space: pre-wrap; overflow-wrap: anywhere; }
figure { margin: 1.5em 0; break-inside: avoid; } figure img { width: 100%; height: auto; border: 1px solid #b9c1cd; } figcaption { margin-top: 6px; color: #333f4f; }
@media print {
  body { max-width: none; margin: 0; padding: 0; font-size: 10pt; print-color-adjust: exact; }
  h2.part { break-before: page; margin-top: 0; } nav + h2.part { break-before: auto; margin-top: 2em; } table { font-size: 8.5pt; } pre { font-size: 8pt; padding: 2mm 3mm; }
  h2.part:has(+ figure) { page: drawing; } h2.part + figure { break-before: auto; }
  figure { page: drawing; margin: 0; break-before: page; break-after: page; } figure img { max-height: 140mm; object-fit: contain; }
}
`
}

/** A CSS string of any text: everything but letters, digits and blanks is written as its number. */
function cssString(text: string): string {
  const signs = [...text].map((sign) =>
    /[A-Za-z0-9 ]/.test(sign) ? sign : `\\${(sign.codePointAt(0) ?? 32).toString(16)} `,
  )
  return `"${signs.join('')}"`
}
