/** Every term of the page as a list to search. */
import { useState } from 'react'
import { Dialog } from '../components/Dialog'
import './glossary.css'
import { said, t } from '../words/language'
import { TERMS } from './terms'

export function GlossaryDialog({ onClose }: { readonly onClose: () => void }) {
  const [text, setText] = useState('')
  const typed = text.trim().toLowerCase()
  const found = TERMS.filter(({ name, also = [], long = '', means }) =>
    [name, ...also, long, means, said(means)].some((words) => words.toLowerCase().includes(typed)),
  )
  return (
    <Dialog title="Terms" onClose={onClose}>
      <div className="glossary">
        <input
          type="search"
          className="input"
          aria-label={t('Search terms')}
          placeholder={t('Search terms')}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <span className="sr-only" role="status">
          {t('{count} of {count2} terms', { count: found.length, count2: TERMS.length })}
        </span>
        <dl>
          {found.map(({ name, also = [], long, means, source }) => (
            <div key={name}>
              <dt>
                {name}
                {long !== undefined && `: ${long}`}
              </dt>
              <dd>{said(means)}</dd>
              <dd className="muted">
                {also.length > 0 && `${t('Also: {also}.', { also: also.join(', ') })} `}
                {t('Known from: {source}.', { source })}
              </dd>
            </div>
          ))}
        </dl>
        {found.length === 0 && <p className="muted">{t('No term is called that.')}</p>}
      </div>
    </Dialog>
  )
}
