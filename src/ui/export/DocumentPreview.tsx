/** A document for people: shown as it will be printed, downloaded as Markdown or as a page of its own. */

import type { Block, WrittenDocument } from '../../engine/messages'
import { ShowSecrets } from '../components/ShowSecrets'
import { english, t } from '../words/language'
import { CopyButton } from './CopyButton'
import { downloadText } from './download'

export function DocumentPreview({ document }: { readonly document: WrittenDocument }) {
  const { stem, title, facts, markdown, html, blocks } = document
  return (
    <div className="preview">
      <div className="tools">
        <button type="button" className="button primary" onClick={() => downloadText(`${stem}.html`, html)}>
          {t('Download to print')}
        </button>
        <button type="button" className="button" onClick={() => downloadText(`${stem}.md`, markdown)}>
          {t('Download {stem}.md', { stem })}
        </button>
        <CopyButton key={stem} text={markdown} />
        <ShowSecrets />
      </div>
      <section
        aria-label={t('Preview of {title}', { title })}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by the keyboard
        tabIndex={0}
        key={stem}
        className="paper"
        lang={english()}
      >
        <h3>{title}</h3>
        {facts && (
          <ul>
            {facts.map(([label, value]) => (
              <li key={label}>
                {label}: {value}
              </li>
            ))}
          </ul>
        )}
        {blocks.map((block, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the blocks of a document never change places
          <BlockView key={index} block={block} />
        ))}
      </section>
    </div>
  )
}

function BlockView({ block }: { readonly block: Block }) {
  switch (block.kind) {
    case 'heading':
      return block.part === undefined ? (
        <h4>{block.text}</h4>
      ) : (
        <h3 className="part">
          {block.part}. {block.text}
        </h3>
      )
    case 'text':
      return <p>{block.text}</p>
    case 'list':
      return (
        <ul>
          {block.items.map((item, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the items of a document never change places
            <li key={index}>{item}</li>
          ))}
        </ul>
      )
    case 'code':
      return <pre className="mono">{block.text.trimEnd()}</pre>
    case 'figure':
      return (
        <figure>
          <img src={`data:image/svg+xml,${encodeURIComponent(block.svg)}`} alt={`${block.title}. ${block.says}`} />
          <figcaption>
            <b>{block.title}.</b> {block.says}
          </figcaption>
        </figure>
      )
    case 'table':
      return <Table head={block.head} rows={block.rows} />
  }
}

/* biome-ignore-start lint/suspicious/noArrayIndexKey: rows and cells of a document never change places, and may be alike */
function Table({ head, rows }: { readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] }) {
  return (
    <table>
      <thead>
        <tr>
          {head.map((cell, column) => (
            <th key={column} scope="col">
              {cell}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((cells, row) => (
          <tr key={row}>
            {cells.map((cell, column) => (
              <td key={column}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
/* biome-ignore-end lint/suspicious/noArrayIndexKey: see its start */
