/** The tour's card over the drawing: what is seen, and the way on. It takes no focus from the page but its own heading's. */
import { useEffect, useRef, useState } from 'react'
import { designStore, runStore, setView } from '../../store/index'
import { Icon } from '../components/Icon'
import { useDesign, useRun, useView } from '../components/useStore'
import { Terms } from '../glossary/Terms'
import { type Cast, castOf } from './cast'
import { endTour, leaveTour } from './start'
import { STEPS } from './steps'
import './tour.css'
import { said, t } from '../words/language'

export function TourPanel() {
  const at = useView((state) => Math.min(state.tourStep, STEPS.length - 1))
  // The network runs before there is anything to show of it.
  const ready = useRun((state) => state.sites.length > 0)
  const opened = useDesign((state) => state.document)
  const heading = useRef<HTMLHeadingElement>(null)
  const cast = useCast(opened, ready)
  const step = STEPS[at]
  useEffect(() => {
    if (!cast || !step) return
    const stop = step.show(cast)
    heading.current?.focus()
    return () => stop?.()
  }, [cast, step])
  const go = (tourStep: number) => setView({ tourStep })
  const last = at === STEPS.length - 1
  return (
    <section
      className="tour"
      aria-label={t('Tour of the reference design')}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || document.querySelector(':popover-open')) return
        event.stopPropagation()
        leaveTour()
      }}
    >
      <header>
        <h2 ref={heading} tabIndex={-1}>
          <span className="muted">{t('{at} of {count}', { at: at + 1, count: STEPS.length })}</span>{' '}
          {step && said(step.title)}
        </h2>
        <button
          type="button"
          className="button quiet icon"
          aria-label={t('Leave the tour')}
          title={t('Leave the tour')}
          onClick={leaveTour}
        >
          <Icon name="close" />
        </button>
      </header>
      {cast ? (
        step?.text(cast).map((text) => (
          <p key={text}>
            <Terms text={text} />
          </p>
        ))
      ) : (
        <p>
          {ready
            ? t(
                'This design has not all that the tour shows: two head-ends, a CallManager, a site with a phone, and the reload of the active.',
              )
            : t('The network is being simulated; the tour goes on by itself.')}
        </p>
      )}
      <div className="tools">
        <button type="button" className="button" disabled={at === 0} onClick={() => go(at - 1)}>
          {t('Back')}
        </button>
        <button type="button" className="button" disabled={!cast} onClick={() => cast && step?.show(cast)}>
          {t('Show again')}
        </button>
        <span className="grow" />
        <button type="button" className="button primary" onClick={() => (last ? endTour() : go(at + 1))}>
          {last ? t('End the tour') : t('Next')}
        </button>
      </div>
    </section>
  )
}

/** The same for as long as the document is open: what the tour does changes who is served. */
function useCast(document: unknown, ready: boolean): Cast | undefined {
  const [cast, setCast] = useState<Cast>()
  // biome-ignore lint/correctness/useExhaustiveDependencies: another document has another cast
  useEffect(() => {
    setCast(ready ? castOf(designStore.getState().design, runStore.getState().sites) : undefined)
  }, [document, ready])
  return cast
}
