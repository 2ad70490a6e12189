/** The lines to type to get from the left text to the right one, and the way back. */

import type { TextChange } from '../../engine/messages'
import { Status } from '../components/Status'
import { useShown } from '../components/useSecrets'
import { CopyButton } from '../export/CopyButton'
import { downloadText } from '../export/download'
import { counted, said, t } from '../words/language'

interface ScriptProps {
  readonly title: string
  readonly fileName: string
  readonly lines: readonly string[]
  readonly rest?: readonly string[]
  /** Lines that may cut the connection one types over, or drop tunnels. */
  readonly marks: TextChange['marks']['lines']
}

/** As it is pasted into a terminal. */
const typed = (lines: readonly string[]) => ['configure terminal', ...lines, 'end', ''].join('\n')

const CUTS = {
  connection: 'may cut the connection you type over: have another way in, or a reload scheduled',
  tunnels: 'may drop tunnels until they are negotiated again',
} as const

/** The marked lines of one kind, in a sentence. */
function markedAs(cuts: keyof typeof CUTS, { lines, marks }: Pick<ScriptProps, 'lines' | 'marks'>): string | undefined {
  const marked = marks.filter((mark) => mark.cuts === cuts)
  const [first, ...others] = marked.map((mark) => lines[mark.line]?.trim() ?? '')
  if (first === undefined) return undefined
  return `"${first}"${others.length > 0 ? ` ${t('and {count} more', { count: others.length })}` : ''} ${said(CUTS[cuts])}.`
}

export function Script({ title, fileName, lines, rest = [], marks }: ScriptProps) {
  const shown = useShown()
  const warnings = (['connection', 'tunnels'] as const).flatMap((cuts) => markedAs(cuts, { lines, marks }) ?? [])
  return (
    <section className="script" aria-label={title}>
      <div className="row">
        <h3>{title}</h3>
        <span className="muted">{counted(lines.length, 'line')}</span>
        <span className="grow" />
        <CopyButton text={typed(lines)} />
        <button type="button" className="button" onClick={() => downloadText(fileName, typed(lines))}>
          {t('Download')}
        </button>
      </div>
      {shown(typed(lines)) !== typed(lines) && (
        <p className="muted">
          {t(
            'Dots stand in place of secrets here and in what is copied, until they are shown. The downloaded file has them.',
          )}
        </p>
      )}
      {[...warnings, ...rest].map((item) => (
        <Status key={item} tone="warn">
          {shown(item)}
        </Status>
      ))}
      {lines.length === 0 ? (
        <p className="muted">{t('Nothing needs to be typed.')}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by the keyboard
        <pre className="mono" tabIndex={0}>
          {shown(typed(lines))}
        </pre>
      )}
    </section>
  )
}
