/** Settings of a frame or a note: its words, where it stands and how large it is. */
import type { Annotation } from '../../design/index'
import { edit } from '../../store/index'
import { removeSelected } from '../canvas/actions'
import { CheckField, NotesField, NumberField, TextField } from '../components/Fields'
import { t } from '../words/language'

const FARTHEST = 1_000_000

export function AnnotationSettings({ annotation }: { readonly annotation: Annotation }) {
  const put = (next: Annotation) => edit({ kind: 'put-annotations', annotations: [next] })
  const { position } = annotation
  const number = (label: string, value: number, least: number, make: (value: number) => Annotation) => (
    <NumberField
      label={label}
      value={value}
      least={least}
      most={FARTHEST}
      commit={(next) => (next === undefined ? undefined : put(make(next)))}
    />
  )
  const lock = (locked: boolean) => {
    const { locked: _locked, ...free } = annotation
    put(locked ? { ...free, locked: true } : free)
  }
  return (
    <>
      {annotation.kind === 'frame' ? (
        <TextField label="Title" value={annotation.title} commit={(title) => put({ ...annotation, title })} />
      ) : (
        <NotesField label={t('Text')} value={annotation.text} commit={(text) => put({ ...annotation, text })} />
      )}
      <div className="two">
        {number('X', position.x, -FARTHEST, (x) => ({ ...annotation, position: { ...position, x } }))}
        {number('Y', position.y, -FARTHEST, (y) => ({ ...annotation, position: { ...position, y } }))}
        {number(t('Width'), annotation.width, 80, (width) => ({ ...annotation, width }))}
        {number(t('Height'), annotation.height, 40, (height) => ({ ...annotation, height }))}
      </div>
      <CheckField label="Locked: drags leave it where it is" value={annotation.locked === true} commit={lock} />
      {annotation.kind === 'frame' && (
        <p className="muted field">{t('What stands in a frame goes along when the frame is dragged.')}</p>
      )}
      <button type="button" className="button" onClick={removeSelected}>
        {annotation.kind === 'frame' ? t('Remove the frame') : t('Remove the note')}
      </button>
    </>
  )
}
