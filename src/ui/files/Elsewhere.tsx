/** The open design is changed in another tab: this one shows it, and can take it over. */
import { useState } from 'react'
import { addDesign, designStore, notify, takeOver } from '../../store/index'
import './files.css'
import { t } from '../words/language'

export function Elsewhere() {
  const [asked, setAsked] = useState(false)
  const copy = async () => {
    const { design } = designStore.getState()
    const problem = await addDesign({ ...design, name: t('{name} (copy)', { name: design.name }) })
    notify(
      problem ?? t('“{name} (copy)” is in the list of designs.', { name: design.name }),
      problem === undefined ? 'info' : 'error',
    )
  }
  return (
    <div className="elsewhere" role="status">
      <span>{t('This design is being changed in another tab. Its edits are shown here as they are kept.')}</span>
      <button
        type="button"
        className="button primary"
        disabled={asked}
        onClick={() => {
          setAsked(true)
          takeOver()
        }}
      >
        {asked ? t('Taking over…') : t('Take over')}
      </button>
      <button type="button" className="button" onClick={() => void copy()}>
        {t('Make a copy')}
      </button>
    </div>
  )
}
