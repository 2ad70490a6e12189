/** Whether the design is on the disk: a shape beside its name, with words where something is to be done. */
import { notify } from '../../store/index'
import { Status, StatusShape, type Tone } from '../components/Status'
import { useDesign, useKeep } from '../components/useStore'
import { t } from '../words/language'

export function KeepMark() {
  const keeping = useKeep((state) => state.keeping)
  const problem = useKeep((state) => state.problem)
  const readOnly = useDesign((state) => state.readOnly)
  if (readOnly !== undefined) return <Loud tone="warn" text={t('Read only')} why={readOnly} />
  if (keeping.kind === 'failed')
    return (
      <Loud
        tone="bad"
        text={t('Not kept')}
        why={t(
          'The last edits are not kept in this browser: {why}. It is tried again; save the design to a file to be sure.',
          { why: keeping.why },
        )}
      />
    )
  if (keeping.kind === 'untouched') return null
  if (problem !== undefined) return <Loud tone="warn" text={t('Not kept')} why={problem} />
  const [tone, words]: readonly [Tone, string] =
    keeping.kind === 'kept' ? ['good', t('Kept in this browser')] : ['unknown', t('Being kept in this browser…')]
  return (
    <span className={`keep-mark status ${tone}`} title={words}>
      <StatusShape tone={tone} />
      <span className="sr-only">{words}</span>
    </span>
  )
}

function Loud({ tone, text, why }: { readonly tone: Tone; readonly text: string; readonly why: string }) {
  return (
    <button type="button" className="button quiet keep-mark" title={why} onClick={() => notify(why, 'error')}>
      <Status tone={tone}>{text}</Status>
    </button>
  )
}
