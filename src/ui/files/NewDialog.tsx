/** A new design: one of the built-in ones, or empty. What is open stays in the list of designs. */
import { REFERENCE_DESIGNS, type ReferenceDesign } from '../../design/index'
import { openDesign } from '../../store/index'
import { Dialog } from '../components/Dialog'
import { leavingTyped } from '../typed/leaving'
import { useWords } from '../words/language'

export function NewDialog({ onClose }: { readonly onClose: () => void }) {
  const { said, t } = useWords()
  const open = (chosen: ReferenceDesign) => {
    onClose()
    leavingTyped(() => openDesign(chosen.build()))
  }
  return (
    <Dialog title="New design" onClose={onClose}>
      <p className="field muted">{t('What is open stays in the list of designs.')}</p>
      <ul>
        {REFERENCE_DESIGNS.map((item) => (
          <li key={item.name} className="field">
            <button type="button" className="button" onClick={() => open(item)}>
              {said(item.title)}
            </button>
            <span className="hint-text muted">{said(item.description)}</span>
          </li>
        ))}
      </ul>
    </Dialog>
  )
}
