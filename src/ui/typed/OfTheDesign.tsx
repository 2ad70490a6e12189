/** Which configuration is spoken of: that of the design; and what runs besides, with a way to write it. */
import { writeTyped } from '../../store/index'
import { useDesign, useRun } from '../components/useStore'
import { typedText } from './words'

export function OfTheDesign() {
  const lines = useRun((state) => state.typedLines)
  const acted = useRun((state) => state.typed)
  const readOnly = useDesign((state) => state.readOnly !== undefined)
  return (
    <p className="field muted" role="status">
      Of the design as saved.
      {lines.length > 0 ? (
        <>
          {` ${typedText(lines)} ${lines.length === 1 ? 'is' : 'are'} not in it. `}
          <button type="button" className="button" disabled={readOnly} onClick={() => void writeTyped()}>
            Write {lines.length === 1 ? 'it' : 'them'}
          </button>
        </>
      ) : (
        acted && ' What was done at consoles since is not in it.'
      )}
    </p>
  )
}
