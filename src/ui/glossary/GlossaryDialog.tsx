/** Every term of the page as a list to search. */
import { useState } from 'react'
import { Dialog } from '../components/Dialog'
import './glossary.css'
import { TERMS } from './terms'

export function GlossaryDialog({ onClose }: { readonly onClose: () => void }) {
  const [text, setText] = useState('')
  const typed = text.trim().toLowerCase()
  const found = TERMS.filter(({ name, also = [], long = '', means }) =>
    [name, ...also, long, means].some((words) => words.toLowerCase().includes(typed)),
  )
  return (
    <Dialog title="Terms" onClose={onClose}>
      <div className="glossary">
        <input
          type="search"
          className="input"
          aria-label="Search terms"
          placeholder="Search terms"
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <span className="sr-only" role="status">
          {found.length} of {TERMS.length} terms
        </span>
        <dl>
          {found.map(({ name, also = [], long, means, source }) => (
            <div key={name}>
              <dt>
                {name}
                {long !== undefined && `: ${long}`}
              </dt>
              <dd>{means}</dd>
              <dd className="muted">
                {also.length > 0 && `Also: ${also.join(', ')}. `}Known from: {source}.
              </dd>
            </div>
          ))}
        </dl>
        {found.length === 0 && <p className="muted">No term is called that.</p>}
      </div>
    </Dialog>
  )
}
