/** What is wrong with the design and with its configurations; a click leads there. */
import { select, setView, showLine } from '../../store/index'
import { Status, type Tone } from '../components/Status'
import { useRun } from '../components/useStore'

const TONES: Readonly<Record<'error' | 'warning' | 'info', readonly [Tone, string]>> = {
  error: ['bad', 'Error'],
  warning: ['warn', 'Warning'],
  info: ['unknown', 'Note'],
}

export function FindingsPanel() {
  const findings = useRun((state) => state.findings)
  const diagnostics = useRun((state) => state.diagnostics)
  const all = [
    ...findings.map((item) => ({ ...item, line: item.line ?? 0, device: item.device ?? '' })),
    ...diagnostics,
  ]
  if (all.length === 0)
    return <p className="teach">Nothing to remark: the design's rules and the configurations' readers found nothing.</p>
  const open = (device: string, line: number) => {
    if (device === '') select([])
    else if (line > 0) showLine(device, line)
    else select([device])
    setView({ inspectorOpen: true })
  }
  return (
    <ul className="findings">
      {all.map((item) => {
        const [tone, word] = TONES[item.severity]
        return (
          <li key={`${item.device} ${item.line} ${item.summary}`}>
            <button type="button" className="entry" onClick={() => open(item.device, item.line)}>
              <Status tone={tone}>{word}</Status>
              <span>
                {item.device === '' ? 'Design' : item.device}
                {item.line > 0 && <span className="muted"> line {item.line}</span>}
              </span>
              <span>
                {item.summary}. <span className="muted">{item.remedy}</span>
              </span>
            </button>
          </li>
        )
      })}
    </ul>
  )
}
