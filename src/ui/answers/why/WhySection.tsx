/** The chain that made a route, an SA, a state or a neighbour, and the one that took it away, from cause to effect. */

import { useEffect, useState } from 'react'
import { ROUTER_KINDS } from '../../../design/index'
import type { Provenance, SimTime, Subject, WhyLink } from '../../../engine/messages'
import { askEngine, runStore, select, setTime, setView, showLine } from '../../../store/index'
import { useShown } from '../../components/useSecrets'
import { useDesign, useRun, useView } from '../../components/useStore'
import { useClockWord, useZero } from '../../components/useZero'
import './why.css'
import { decimal, english, t } from '../../words/language'

type Found =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'problem'; readonly text: string }
  | { readonly kind: 'told'; readonly provenance: Provenance }

export function WhySection() {
  const subject = useView((state) => state.why)
  const told = useProvenance(subject)
  const device = useDesign(({ design }) => design.devices.some(({ name }) => name === subject?.device))
  const clock = useClockWord()
  if (!subject) return <Begin />
  if (!device)
    return (
      <p className="teach" role="alert">
        {t('There is no {device} in this design any more: press “why” beside something else in the live tables.', {
          device: subject.device,
        })}
      </p>
    )
  if (told.kind === 'waiting') return <p className="teach">{t('Reading the journal…')}</p>
  if (told.kind === 'problem')
    return (
      <p className="teach" role="alert">
        {told.text}.
      </p>
    )
  const { title, made, gone } = told.provenance
  return (
    <div className="why">
      <h3 className="mono">{title}</h3>
      <p className="muted">{t('Times are seconds {clock}.', { clock })}</p>
      <div className="chains">
        <Chain title={t('What made it')} links={made} />
        {gone.length > 0 && <Chain title={t('What took it away')} links={gone} />}
      </div>
    </div>
  )
}

/** Nothing is asked yet: what can be, and the way there. */
function Begin() {
  const routers = useDesign((state) => state.design.devices).filter(({ kind }) => ROUTER_KINDS.has(kind))
  return (
    <div className="teach">
      <p>
        {t(
          'Open a router’s Live tables and press “why” beside a route, an SA, an HSRP state or a neighbour: the chain from configuration lines and events to it is told here.',
        )}
      </p>
      {routers.length > 0 && (
        <select
          className="input why-router"
          aria-label={t('Open the live tables of')}
          value=""
          onChange={(event) => {
            select([event.target.value])
            setView({ inspectorOpen: true, inspectorTab: 'live' })
          }}
        >
          <option value="">{t('Open the live tables of…')}</option>
          {routers.map(({ name }) => (
            <option key={name}>{name}</option>
          ))}
        </select>
      )}
    </div>
  )
}

/** Asks anew when the subject, the network or the moment changes; a run is asked at its end, so that the end is known. */
function useProvenance(subject: Subject | undefined): Found {
  const revision = useRun((state) => state.snapshotRevision)
  const at = useRun((state) => state.at)
  const [told, setTold] = useState<Found>({ kind: 'waiting' })
  // biome-ignore lint/correctness/useExhaustiveDependencies: another revision of the network is another story
  useEffect(() => {
    if (!subject) return
    const { result } = runStore.getState()
    const seen = at === undefined ? {} : { asOf: at }
    const asked = askEngine<'why'>(
      { kind: 'why', subject, ...seen },
      undefined,
      at === undefined ? undefined : result?.end,
    )
    let current = true
    void asked?.outcome.then((outcome) => {
      if (!current || outcome.kind === 'gone') return
      if (outcome.kind === 'failed') setTold({ kind: 'problem', text: outcome.reason })
      else setTold({ kind: 'told', provenance: outcome.answer.provenance })
    })
    return () => {
      current = false
    }
  }, [subject, revision, at])
  return told
}

function Chain({ title, links }: { readonly title: string; readonly links: readonly WhyLink[] }) {
  return (
    <section aria-label={title}>
      <h4>{title}</h4>
      <ol className="chain">
        {links.map((link, index) => (
          <Link
            key={`${link.device} ${link.entry ?? ''} ${link.text} ${link.line?.line ?? ''}`}
            link={link}
            last={index === links.length - 1}
          />
        ))}
      </ol>
    </section>
  )
}

function Link({ link: { kind, device, text, line, at }, last }: { readonly link: WhyLink; readonly last: boolean }) {
  const shown = useShown()
  return (
    <li className={`is-${kind}${last ? ' last' : ''}`}>
      <button type="button" className="where" title={t('Select {device}', { device })} onClick={() => select([device])}>
        {device}
      </button>
      {at !== undefined && <When at={at} />}
      <span className="what" lang={english()}>
        {text}
        {line && (
          <button
            type="button"
            className="told mono"
            title={t('Show line {line} of {device}', { line: line.line, device: line.device })}
            onClick={() => showLine(line.device, line.line)}
          >
            {line.line}: {shown(line.text.trim())}
          </button>
        )}
      </span>
    </li>
  )
}

/** The moment on the page's clock; one of the run is a button that goes there. */
function When({ at }: { readonly at: SimTime }) {
  const zero = useZero()
  const played = useRun((state) => state.result?.start) === zero
  const seconds = `${decimal((at - zero) / 1e6, 1)} s`
  if (!played || at < zero) return <span className="when muted">{seconds}</span>
  return (
    <button
      type="button"
      className="when"
      title={t('Go to this moment of the scenario')}
      onClick={() => setTime({ at: at - zero, playing: false })}
    >
      {seconds}
    </button>
  )
}
