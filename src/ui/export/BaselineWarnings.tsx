/** What the management baseline leaves out of the files or lets in, beside what is about to be pasted or downloaded. */
import { useRun } from '../components/useStore'

export function BaselineWarnings() {
  const findings = useRun((state) => state.findings)
  const told = findings.filter(({ rule }) => rule === 'baseline')
  if (told.length === 0) return null
  return (
    <div className="problem" role="alert">
      {told.map(({ summary, remedy }) => (
        <p key={summary}>
          {summary}. {remedy}
        </p>
      ))}
    </div>
  )
}
