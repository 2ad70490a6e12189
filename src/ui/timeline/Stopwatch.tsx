/** The stopwatch: every call, each way, how long it was silent and why; and which calls are listened to. */

import { useMemo, useState } from 'react'
import { putScenario, type Scenario, type ScenarioCall } from '../../design/index'
import type { CallReport, Outage, ScenarioResult } from '../../engine/messages'
import { designStore, edit, notify } from '../../store/index'
import { Icon } from '../components/Icon'
import { OpenLine } from '../components/OpenLine'
import { Status } from '../components/Status'
import { useNamed } from '../components/useNamed'
import { useDesign, useRun } from '../components/useStore'
import { CAUSES, endOf, secondsByCause } from './causes'
import { goTo } from './clock'
import { offeredCall } from './offers'
import { formatMoment } from './steps'
import './stopwatch.css'
import { counted, decimal, english, said, t, wholeNumber } from '../words/language'

interface StopwatchProps {
  readonly scenario: Scenario
  readonly result: ScenarioResult | undefined
  readonly onEntries: (ids: readonly number[]) => void
}

export function Stopwatch({ scenario, result, onEntries }: StopwatchProps) {
  const put = (calls: readonly ScenarioCall[], label: string) => {
    const problem = edit(putScenario(designStore.getState().design, { ...scenario, calls }, label))
    if (problem !== undefined) notify(problem, 'error')
  }
  return (
    <div className="stopwatch">
      {scenario.calls.length === 0 && (
        <p className="teach">
          {t(
            'Listen to a call: 50 packets a second each way between two phones. Every gap is then timed per direction and split by what was waited for.',
          )}
        </p>
      )}
      {scenario.calls.map((call, place) => (
        <Call
          key={call.name}
          eventless={scenario.events.length === 0}
          call={call}
          report={result?.calls.find((item) => item.name === call.name)}
          result={result}
          onEntries={onEntries}
          onRemove={() =>
            put(
              scenario.calls.filter((_call, index) => index !== place),
              `Remove call ${call.name}`,
            )
          }
        />
      ))}
      <AddCall scenario={scenario} onAdd={(call) => put([...scenario.calls, call], `Add call ${call.name}`)} />
      {result && (
        <p
          className="muted fingerprint"
          title={t('Equal for equal design, scenario and seed, here and on the command line')}
        >
          {t('Fingerprint')} <code>{result.fingerprint}</code> ·{' '}
          {t('{events} events', { events: wholeNumber(result.events) })}
        </p>
      )}
    </div>
  )
}

interface CallProps {
  /** Nothing happens in the scenario: that nobody falls silent says nothing. */
  readonly eventless: boolean
  readonly call: ScenarioCall
  readonly report: CallReport | undefined
  readonly result: ScenarioResult | undefined
  readonly onEntries: (ids: readonly number[]) => void
  readonly onRemove: () => void
}

function Call({ eventless, call, report, result, onEntries, onRemove }: CallProps) {
  const outages = (direction: Outage['direction']) =>
    result?.outages.filter((outage) => outage.call === call.name && outage.direction === direction) ?? []
  return (
    <section className="call" aria-label={t('Call {name}', { name: call.name })}>
      <header>
        <strong>
          {call.from} ↔ {call.to}
        </strong>
        <span className="muted">{call.codec === 'g711' ? 'G.711' : 'G.729'}</span>
        {report && <Audible report={report} start={result?.start ?? 0} eventless={eventless} />}
        <button
          type="button"
          className="button quiet icon call-remove"
          aria-label={t('Remove call {name}', { name: call.name })}
          onClick={onRemove}
        >
          <Icon name="close" />
        </button>
      </header>
      {result && report ? (
        <>
          <Way
            title={`${call.from} → ${call.to}`}
            report={report.forward}
            outages={outages('forward')}
            result={result}
            onEntries={onEntries}
          />
          <Way
            title={`${call.to} → ${call.from}`}
            report={report.return}
            outages={outages('return')}
            result={result}
            onEntries={onEntries}
          />
        </>
      ) : (
        <p className="muted">{t('Not listened to yet.')}</p>
      )}
    </section>
  )
}

/** The sentence the source document's reader had in mind: how long until both hear each other again. */
function Audible({
  report,
  start,
  eventless,
}: Pick<CallProps, 'eventless'> & { readonly report: CallReport; readonly start: number }) {
  const open = report.forward.notKnown ?? report.return.notKnown
  if (open) return <OpenLine notKnown={open} />
  const last = report.silences.at(-1)
  if (!last && eventless)
    return <Status tone="unknown">{t('never silent, and nothing happens in this scenario')}</Status>
  if (!last) return <Status tone="good">{t('never silent')}</Status>
  if (last.to === undefined) return <Status tone="bad">{t('silent to the end of the run')}</Status>
  return <Status tone="warn">{t('audible both ways at {to}', { to: formatMoment(last.to - start) })}</Status>
}

interface WayProps {
  readonly title: string
  readonly report: CallReport['forward']
  readonly outages: readonly Outage[]
  readonly result: ScenarioResult
  readonly onEntries: (ids: readonly number[]) => void
}

function Way({ title, report, outages, result, onEntries }: WayProps) {
  const open = report.notKnown
  return (
    <div className="call-way">
      <h3>{title}</h3>
      {open && <OpenLine notKnown={open} />}
      {!open && outages.length === 0 && report.lost === 0 && <Status tone="good">{t('no packet lost')}</Status>}
      {!open && <Heard report={report} />}
      {outages.map((outage) => (
        <OutageView key={outage.from} outage={outage} result={result} onEntries={onEntries} />
      ))}
    </div>
  )
}

/** What is heard of a way besides silence: loss, and delay that is not always the same. */
function Heard({ report: { sent, lost, inQueues = 0, heard } }: { readonly report: CallReport['forward'] }) {
  if (!heard || (inQueues === 0 && heard.mostMs - heard.leastMs < 1)) return null
  const range = t('{leastMs} to {mostMs} ms on the way, jitter up to {jitterMs} ms', {
    leastMs: decimal(heard.leastMs, 0),
    mostMs: decimal(heard.mostMs, 0),
    jitterMs: decimal(heard.jitterMs, 0),
  })
  if (inQueues === 0) return <p className="muted">{range}</p>
  return (
    <p>
      <Status tone="warn">{t('{value} % lost', { value: decimal((100 * lost) / Math.max(1, sent), 1) })}</Status>{' '}
      {t('{packets} found a full queue · {range}', { packets: counted(inQueues, 'packet'), range })}
    </p>
  )
}

/** Microseconds between two packets of a call. */
const SPACING = 20_000

/** A call that is silent from its first packet on was so before anybody listened, and nobody knows here since when. */
const beginning = (from: number) => (from < SPACING ? t('the first packet on') : formatMoment(from))

function OutageView({
  outage,
  result,
  onEntries,
}: Omit<WayProps, 'title' | 'report' | 'outages'> & { readonly outage: Outage }) {
  const to = endOf(outage, result.end)
  const length = Math.max(1, to - outage.from)
  return (
    <div className="outage">
      <p>
        <button
          type="button"
          className="link"
          title={t('Go to its beginning')}
          onClick={() => goTo(outage.from - result.start)}
        >
          <strong>{formatMoment(length)}</strong> {t('silent')}
        </button>{' '}
        {t('from {beginning} {value} · {packets} lost', {
          beginning: beginning(outage.from - result.start),
          value:
            outage.to === undefined
              ? t('to the end of the run')
              : t('to {to}', { to: formatMoment(to - result.start) }),
          packets: counted(outage.packetsLost, 'packet'),
        })}
      </p>
      <div className="stacked">
        {outage.parts.map((part) => {
          const look = CAUSES[part.cause]
          return (
            <button
              key={`${part.cause} ${part.from}`}
              type="button"
              className={`part ${look.pattern}`}
              style={{ flexGrow: (part.to - part.from) / length, '--tint': `var(${look.tint})` } as React.CSSProperties}
              title={`${said(look.title)}, ${formatMoment(part.to - part.from)}: ${part.text}`}
              aria-label={`${said(look.title)}, ${formatMoment(part.to - part.from)}: ${part.text}`}
              onClick={() => {
                goTo(part.from - result.start)
                onEntries(part.entries)
              }}
            />
          )
        })}
      </div>
      <ul className="legend">
        {secondsByCause(outage.parts).map(([cause, seconds]) => (
          <li key={cause} title={said(CAUSES[cause].hint)}>
            <Swatch cause={cause} />
            {said(CAUSES[cause].title)} <strong>{decimal(seconds, 1)} s</strong>
          </li>
        ))}
      </ul>
      <p className="muted" lang={english()}>
        {outage.reason}
      </p>
    </div>
  )
}

function Swatch({ cause }: { readonly cause: keyof typeof CAUSES }) {
  const look = CAUSES[cause]
  return (
    <span
      className={`swatch part ${look.pattern}`}
      style={{ '--tint': `var(${look.tint})` } as React.CSSProperties}
      aria-hidden="true"
    />
  )
}

/** Whoever is offered. */
const NOBODY = { from: '', to: '' }

/** Between which two devices; headquarters' phone to a site's is what the source document timed. */
function AddCall({ scenario, onAdd }: { readonly scenario: Scenario; readonly onAdd: (call: ScenarioCall) => void }) {
  const design = useDesign((state) => state.design)
  const sites = useRun((state) => state.sites)
  const { ends, ...offer } = useMemo(
    () => offeredCall(design, sites, new Set(scenario.calls.map((call) => call.to))),
    [design, sites, scenario.calls],
  )
  const [chosen, choose] = useNamed(NOBODY)
  const there = (name: string, otherwise: string) => (ends.includes(name) ? name : otherwise)
  const [from, to] = [there(chosen.from, offer.from), there(chosen.to, offer.to)]
  const [codec, setCodec] = useState<ScenarioCall['codec']>('g729')
  if (ends.length < 2) return <p className="muted">{t('Two phones are needed for a call.')}</p>
  const pick = (label: string, value: string, set: (name: string) => void) => (
    <select className="input" aria-label={label} value={value} onChange={(event) => set(event.target.value)}>
      {ends.map((name) => (
        <option key={name}>{name}</option>
      ))}
    </select>
  )
  const add = () => {
    const names = new Set(scenario.calls.map((call) => call.name))
    const base = `${from} to ${to}`
    let name = base
    for (let n = 2; names.has(name); n++) name = `${base} (${n})`
    onAdd({ name, from, to, codec })
    choose(NOBODY)
  }
  return (
    <form
      className="add-call"
      onSubmit={(event) => {
        event.preventDefault()
        add()
      }}
    >
      {pick(t('Call from'), from, (name) => choose({ ...chosen, from: name }))}
      <span aria-hidden="true">↔</span>
      {pick(t('Call to'), to, (name) => choose({ ...chosen, to: name }))}
      <select
        className="input"
        aria-label={t('Codec')}
        value={codec}
        onChange={(event) => setCodec(event.target.value === 'g711' ? 'g711' : 'g729')}
      >
        <option value="g729">G.729</option>
        <option value="g711">G.711</option>
      </select>
      <button type="submit" className="button" disabled={from === to || to === ''}>
        {t('Add call')}
      </button>
    </form>
  )
}
