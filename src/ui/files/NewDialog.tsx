/** A new design: one of the built-in ones, or empty. What is open and not saved is not lost without a word. */
import { REFERENCE_DESIGNS, type ReferenceDesign } from '../../design/index'
import { openDesign } from '../../store/index'
import { Dialog } from '../components/Dialog'
import { useDesign } from '../components/useStore'
import { saveFile } from './files'

export function NewDialog({ onClose }: { readonly onClose: () => void }) {
  const design = useDesign((state) => state.design)
  const saved = useDesign((state) => state.saved)
  const unsaved = design.devices.length > 0 && saved !== design
  const open = (chosen: ReferenceDesign) => {
    openDesign(chosen.build())
    onClose()
  }
  return (
    <Dialog title="New design" onClose={onClose}>
      {unsaved && (
        <p className="field">
          <span>“{design.name}” has changes that are not saved to a file. Beginning anew replaces it.</span>
          <span>
            <button type="button" className="button" onClick={saveFile}>
              Save it first
            </button>
          </span>
        </p>
      )}
      <ul>
        {REFERENCE_DESIGNS.map((item) => (
          <li key={item.name} className="field">
            <button type="button" className="button" onClick={() => open(item)}>
              {item.title}
            </button>
            <span className="hint-text muted">{item.description}</span>
          </li>
        ))}
      </ul>
    </Dialog>
  )
}
