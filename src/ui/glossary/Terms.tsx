/** A text whose terms are explained where they stand: a press opens the meaning, Escape or a press elsewhere closes it. */
import { useId, useState } from 'react'
import { partsOf } from './find-terms'
import './glossary.css'
import { said, t } from '../words/language'
import type { Term } from './terms'

export function Terms({ text }: { readonly text: string }) {
  return partsOf(text).map(({ text: words, term }, at) =>
    term ? <TermWord key={term.name} term={term} word={words} /> : <span key={String(at)}>{words}</span>,
  )
}

/** A sign for each term of a label, to stand beside it. */
export function TermSigns({ text }: { readonly text: string }) {
  return partsOf(text).map(({ term }) => term && <TermWord key={term.name} term={term} word="?" sign />)
}

/** Pixels. */
const WIDTH = 320
const AIR = 6

interface TermWordProps {
  readonly term: Term
  readonly word: string
  /** It stands beside the word, not for it. */
  readonly sign?: true
}

function TermWord({ term, word, sign }: TermWordProps) {
  const id = useId()
  const [place, setPlace] = useState<React.CSSProperties>()
  return (
    <>
      <button
        type="button"
        className={sign ? 'term sign' : 'term'}
        aria-label={sign && t('What is {name}?', { name: term.name })}
        popoverTarget={id}
        aria-expanded={place !== undefined}
        aria-describedby={place && id}
        title={t('What is that?')}
        onClick={(event) => setPlace(placeBy(event.currentTarget.getBoundingClientRect()))}
      >
        {sign ? <span aria-hidden="true">{word}</span> : word}
      </button>
      <span
        id={id}
        popover="auto"
        className="term-note"
        style={place}
        onToggle={(event) => event.newState === 'closed' && setPlace(undefined)}
      >
        {place && <Meaning term={term} />}
      </span>
    </>
  )
}

/** Below the word, or above it where more of the page is. */
function placeBy(box: DOMRect): React.CSSProperties {
  const left = Math.max(AIR, Math.min(box.left, innerWidth - WIDTH - AIR))
  return box.bottom > innerHeight * 0.6
    ? { left, bottom: innerHeight - box.top + AIR, top: 'auto' }
    : { left, top: box.bottom + AIR, bottom: 'auto' }
}

function Meaning({ term: { name, long, means, source } }: { readonly term: Term }) {
  return (
    <>
      <strong>
        {long === undefined ? name : `${name}: ${long.toLowerCase() === name.toLowerCase() ? name : long}`}
      </strong>
      <span>{said(means)}</span>
      <span className="muted">{t('Known from: {source}.', { source })}</span>
    </>
  )
}
