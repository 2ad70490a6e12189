/** The path: its ends, the transport of the packet, and both ways hop by hop. */

import { lazy, Suspense } from 'react'
import { useStore } from 'zustand'
import type { TraceQuery } from '../../engine/messages'
import { askTrace, notify, setPlayback, setView } from '../../store/index'
import { Icon } from '../components/Icon'
import { useDesign, useRun, useView } from '../components/useStore'
import { MOST, watch, watchedStore } from '../watched/watched'
import { t } from '../words/language'
import { EndField } from './EndField'
import { PathFaults } from './PathFaults'
import { Transport } from './Transport'
import { Way } from './Way'

const WatchedList = lazy(() => import('../watched/WatchedList').then((module) => ({ default: module.WatchedList })))

/** No index of a flow. */
const ALL = 'all'

/** Fields that a watched packet has no use for stay behind. */
function watchAll(queries: readonly Pick<TraceQuery, 'from' | 'to' | 'protocol' | 'port' | 'size' | 'df'>[]): void {
  const left = watch(
    queries.map(({ from, to, protocol, port, size, df }) => ({
      from,
      to,
      protocol,
      port,
      ...(size !== undefined && { size }),
      ...(df !== undefined && { df }),
    })),
  )
  if (left > 0) notify(t('{MOST} packets can be watched at once: {left} more are not.', { MOST, left }), 'error')
}

const PROTOCOLS = ['udp', 'tcp', 'icmp', 'esp'] as const

export function PathPanel() {
  const trace = useRun((state) => state.trace)
  const error = useRun((state) => state.traceError)
  const watching = useStore(watchedStore, (state) => state.items.length > 0)
  return (
    <>
      <Ends />
      <PathFaults />
      <Suspense fallback={null}>{watching && <WatchedList />}</Suspense>
      {error !== undefined && (
        <p className="teach" role="alert">
          {error}.
        </p>
      )}
      {trace ? (
        <>
          <Transport pair={trace} />
          <div className="ways">
            <Way title={t('Forward')} way="forward" trace={trace.forward} />
            <Way title={t('Return')} way="return" trace={trace.return} />
          </div>
          {trace.notes.length > 0 && (
            <ul className="notes">
              {trace.notes.map((note) => (
                <li key={note}>▲ {note}</li>
              ))}
            </ul>
          )}
        </>
      ) : (
        error === undefined && (
          <p className="teach">
            {t(
              'Choose where a packet begins and ends, or a saved flow, and run it: every device then shows what it did with the packet and why, with the line of its configuration.',
            )}
          </p>
        )
      )}
    </>
  )
}

/** From, to, protocol, port; saved flows; picking on the canvas. */
function Ends() {
  const query = useView((state) => state.query)
  const design = useDesign((state) => state.design)
  const tracing = useRun((state) => state.tracing)
  const ready = useRun((state) => state.view !== undefined)
  const set = (change: Partial<typeof query>) => setView({ query: { ...query, ...change } })
  const pick = (end: 'from' | 'to') => (
    <button
      type="button"
      className="button icon"
      title={t('Pick on the canvas: {end}', { end })}
      aria-label={t('Pick the {end} end on the canvas', { end })}
      onClick={() => setView({ tool: { kind: 'pick', end } })}
    >
      <Icon name="target" />
    </button>
  )
  return (
    <form
      className="path-ends"
      onSubmit={(event) => {
        event.preventDefault()
        askTrace(query)
        // The packet sets out when the answer is there.
        setPlayback({ playing: true })
      }}
    >
      <EndField label={t('From')} value={query.from} onChange={(from) => set({ from })} />
      {pick('from')}
      <button
        type="button"
        className="button icon"
        aria-label={t('Swap the ends')}
        title={t('Swap')}
        onClick={() => set({ from: query.to, to: query.from })}
      >
        <Icon name="swap" />
      </button>
      <button
        type="button"
        className="button icon"
        aria-label={t('Watch too')}
        title={t('Watch too: beside others, lettered')}
        disabled={!ready || query.from === '' || query.to === ''}
        onClick={() => watchAll([query])}
      >
        <Icon name="plus" />
      </button>
      <EndField label={t('To')} value={query.to} onChange={(to) => set({ to })} />
      {pick('to')}
      <select
        className="input"
        aria-label={t('Protocol')}
        value={query.protocol}
        onChange={(event) => set({ protocol: event.target.value as 'udp' })}
      >
        {PROTOCOLS.map((protocol) => (
          <option key={protocol} value={protocol}>
            {protocol.toUpperCase()}
          </option>
        ))}
      </select>
      {(query.protocol === 'udp' || query.protocol === 'tcp') && (
        <input
          className="input port"
          type="number"
          min={1}
          max={65535}
          aria-label={t('Port')}
          value={query.port}
          onChange={(event) => set({ port: Number(event.target.value) })}
        />
      )}
      <label className="size">
        <input
          className="input port"
          type="number"
          min={60}
          max={9000}
          aria-label={t('Bytes of the packet')}
          value={query.size ?? 60}
          onChange={(event) => set({ size: Number(event.target.value) })}
        />
        {t('bytes')}
      </label>
      <label
        className="size"
        title={t("Don't fragment: what is too large for a line is dropped, and its sender is told or not")}
      >
        <input type="checkbox" checked={query.df ?? false} onChange={(event) => set({ df: event.target.checked })} />
        {t('DF')}
      </label>
      <button type="submit" className="button primary" disabled={!ready || query.from === '' || query.to === ''}>
        {tracing ? t('Running…') : t('Run packet')}
      </button>
      {design.flows.length > 0 && (
        <select
          className="input flows"
          aria-label={t('Saved flows')}
          value=""
          onChange={(event) => {
            if (event.target.value === ALL) return watchAll(design.flows)
            const flow = design.flows[Number(event.target.value)]
            if (flow)
              askTrace({
                kind: 'trace',
                from: flow.from,
                to: flow.to,
                protocol: flow.protocol,
                port: flow.port,
                faults: [],
              })
          }}
        >
          <option value="">{t('Saved flows…')}</option>
          <option value={ALL}>{t('All of them at once')}</option>
          {design.flows.map((flow, index) => (
            <option key={flow.name} value={index}>
              {flow.name}
            </option>
          ))}
        </select>
      )}
    </form>
  )
}
