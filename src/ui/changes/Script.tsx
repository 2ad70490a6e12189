/** The lines to type to get from the left text to the right one, and the way back. */

import { Status } from '../components/Status'
import { CopyButton } from '../export/CopyButton'
import { downloadText } from '../export/download'

interface ScriptProps {
  readonly title: string
  readonly fileName: string
  readonly lines: readonly string[]
  readonly rest?: readonly string[]
}

/** As it is pasted into a terminal. */
const typed = (lines: readonly string[]) => ['configure terminal', ...lines, 'end', ''].join('\n')

export function Script({ title, fileName, lines, rest = [] }: ScriptProps) {
  return (
    <section className="script" aria-label={title}>
      <div className="row">
        <h3>{title}</h3>
        <span className="muted">
          {lines.length} {lines.length === 1 ? 'line' : 'lines'}
        </span>
        <span className="grow" />
        <CopyButton text={typed(lines)} />
        <button type="button" className="button" onClick={() => downloadText(fileName, typed(lines))}>
          Download
        </button>
      </div>
      {rest.map((item) => (
        <Status key={item} tone="warn">
          {item}
        </Status>
      ))}
      {lines.length === 0 ? (
        <p className="muted">Nothing needs to be typed.</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by the keyboard
        <pre className="mono" tabIndex={0}>
          {typed(lines)}
        </pre>
      )}
    </section>
  )
}
