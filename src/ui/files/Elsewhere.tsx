/** The open design is changed in another tab: this one shows it, and can take it over. */
import { useState } from 'react'
import { addDesign, designStore, notify, takeOver } from '../../store/index'
import './files.css'

export function Elsewhere() {
  const [asked, setAsked] = useState(false)
  const copy = async () => {
    const { design } = designStore.getState()
    const problem = await addDesign({ ...design, name: `${design.name} (copy)` })
    notify(problem ?? `“${design.name} (copy)” is in the list of designs.`, problem === undefined ? 'info' : 'error')
  }
  return (
    <div className="elsewhere" role="status">
      <span>This design is being changed in another tab. Its edits are shown here as they are kept.</span>
      <button
        type="button"
        className="button primary"
        disabled={asked}
        onClick={() => {
          setAsked(true)
          takeOver()
        }}
      >
        {asked ? 'Taking over…' : 'Take over'}
      </button>
      <button type="button" className="button" onClick={() => void copy()}>
        Make a copy
      </button>
    </div>
  )
}
