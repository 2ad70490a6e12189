/** Answers to an architect's questions: the list of questions on the left, the chosen one's answer beside it. */
import { Suspense } from 'react'
import { setView } from '../../store/index'
import { useView } from '../components/useStore'
import { SECTIONS } from './sections'
import './answers.css'
import { said, t } from '../words/language'

export function AnswersPanel() {
  const chosen = useView((state) => state.answer)
  const Panel = SECTIONS.find((section) => section.id === chosen)?.Panel
  return (
    <div className="answers">
      <nav aria-label={t('Questions')}>
        {SECTIONS.map(({ id, title }) => (
          <button
            key={id}
            type="button"
            aria-current={id === chosen ? 'page' : undefined}
            onClick={() => setView({ answer: id })}
          >
            {said(title)}
          </button>
        ))}
      </nav>
      <div className="answer">
        <Suspense fallback={<p className="teach">{t('Loading…')}</p>}>{Panel && <Panel />}</Suspense>
      </div>
    </div>
  )
}
