/** The watched packets as a list: each with its letter, verdicts both ways, and the way to its hops; all set out together. */
import { useEffect } from 'react'
import { useStore } from 'zustand'
import { dispositionWords, isGood } from '../../drawing/index'
import type { Trace } from '../../engine/messages'
import { askTrace, designStore, edit, notify, setView } from '../../store/index'
import { Icon } from '../components/Icon'
import { Status } from '../components/Status'
import { useDesign } from '../components/useStore'
import { startWatching, tintOf, unwatch, unwatchAll, type Watched, watchedStore } from './watched'
import './watched.css'
import { t } from '../words/language'

/** Hops a second. */
const SPEED = 1.1

export function WatchedList() {
  const items = useStore(watchedStore, (state) => state.items)
  const flying = useStore(watchedStore, (state) => state.flying !== undefined)
  useEffect(startWatching, [])
  useFlight(flying, Math.max(0, ...items.map(({ pair }) => pair?.forward.hops.length ?? 0)))
  const answered = items.filter(({ pair, problem }) => pair !== undefined || problem !== undefined).length
  return (
    <section className="watched" aria-label={t('Watched packets')}>
      <header>
        <h3>{t('Watched packets')}</h3>
        <button
          type="button"
          className="button"
          disabled={answered < items.length}
          onClick={() => {
            setView({ surface: 'drawing' })
            watchedStore.setState({ flying: flying ? undefined : 0 })
          }}
        >
          {flying ? t('Stop') : t('Send all')}
        </button>
        <button type="button" className="button quiet" onClick={unwatchAll}>
          {t('Watch none')}
        </button>
        <span className="sr-only" role="status">
          {answered < items.length
            ? t('Running')
            : t('{count} watched: {map}', { count: items.length, map: items.map(spoken).join('; ') })}
        </span>
      </header>
      <ul>
        {items.map((item) => (
          <Row key={item.letter} item={item} />
        ))}
      </ul>
    </section>
  )
}

const ends = ({ query: { from, to } }: Watched) => `${from} → ${to}`
const spoken = (item: Watched) =>
  t('{letter}, {from} to {to}, {value}', {
    letter: item.letter,
    from: item.query.from,
    to: item.query.to,
    value: item.pair ? dispositionWords(item.pair.forward.disposition) : (item.problem ?? ''),
  })

function Row({ item }: { readonly item: Watched }) {
  const { letter, query, pair, problem } = item
  const { from, to, protocol, port } = query
  const saved = useDesign(({ design }) =>
    design.flows.some(
      (flow) => flow.from === from && flow.to === to && flow.protocol === protocol && flow.port === port,
    ),
  )
  const withPort = protocol === 'udp' || protocol === 'tcp'
  return (
    <li>
      <span className="letter" style={{ background: `var(${tintOf(item)})` }} aria-hidden="true">
        {letter}
      </span>
      <button
        type="button"
        className="ends"
        title={t('Show its hops')}
        aria-label={t('{letter}: {from} to {to}, show its hops', { letter, from, to })}
        onClick={() => askTrace({ kind: 'trace', ...query, faults: [] })}
      >
        {ends(item)}
      </button>
      <span className="muted">
        {protocol.toUpperCase()}
        {withPort && ` ${port}`}
      </span>
      {problem !== undefined ? (
        <span className="problem">{problem}</span>
      ) : (
        <>
          <Verdict title={t('There')} trace={pair?.forward} />
          <Verdict title={t('Back')} trace={pair?.return} />
        </>
      )}
      <span className="grow" />
      {!saved && (
        <button type="button" className="button quiet" onClick={() => save(item)}>
          {t('Save as a flow')}
        </button>
      )}
      <button
        type="button"
        className="button quiet icon"
        aria-label={t('Watch {letter} no more', { letter })}
        title={t('Watch it no more')}
        onClick={() => unwatch(letter)}
      >
        <Icon name="close" />
      </button>
    </li>
  )
}

function Verdict({ title, trace }: { readonly title: string; readonly trace: Trace | undefined }) {
  if (!trace) return <span className="muted">{t('{title}: running…', { title })}</span>
  return (
    <span title={trace.reason}>
      {title} <Status tone={isGood(trace.disposition) ? 'good' : 'bad'}>{dispositionWords(trace.disposition)}</Status>
    </span>
  )
}

/** One more of the design's saved flows. */
function save(item: Watched): void {
  const { flows } = designStore.getState().design
  const { from, to, protocol, port } = item.query
  const base = t('{from} to {to}, {protocol} {port}', { from, to, protocol: protocol.toUpperCase(), port })
  const name = flows.some((flow) => flow.name === base) ? `${base} (${flows.length + 1})` : base
  const problem = edit({ kind: 'set-design', change: { flows: [...flows, { name, from, to, protocol, port }] } })
  notify(problem ?? t('Saved the flow “{name}”.', { name }), problem === undefined ? 'info' : 'error')
}

/** Turns the clock of the flight; with reduced motion packets stand at one device after the other. */
function useFlight(flying: boolean, hops: number): void {
  useEffect(() => {
    if (!flying) return
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches
    let passed = 0
    let last = performance.now()
    let frame = requestAnimationFrame(turn)
    function turn(now: number): void {
      passed += (Math.min(250, now - last) / 1000) * SPEED
      last = now
      watchedStore.setState({ flying: passed > hops + 1 ? undefined : calm ? Math.floor(passed) : passed })
      frame = requestAnimationFrame(turn)
    }
    return () => cancelAnimationFrame(frame)
  }, [flying, hops])
}
