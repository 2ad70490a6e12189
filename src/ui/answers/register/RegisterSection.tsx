/** The remote register at the moment that is looked at: which LAN is whose, on which head-end, since when. */

import { createElement, Fragment, useEffect, useMemo, useState } from 'react'
import type { RegisterRow, SimTime } from '../../../engine/messages'
import { askEngine, runStore, select } from '../../../store/index'
import { useRun, useView } from '../../components/useStore'
import { useClockWord, useStillSince, useZero } from '../../components/useZero'
import { downloadText } from '../../export/download'
import { COLUMNS, type Order, counted as planned, shownRows } from './rows'
import './register.css'
import { counted, decimal, said, t } from '../../words/language'

interface Register {
  readonly at: SimTime
  readonly rows: readonly RegisterRow[]
  readonly csv: string
}

/** Broken between words only: no name at its hyphen, no number before its unit. */
function Pieces({ text }: { readonly text: string }) {
  const pieces = text.split(/ (?!s\b)/).flatMap((piece) => [' ', createElement('span', { className: 'piece' }, piece)])
  return createElement(Fragment, undefined, ...pieces.slice(1))
}

export function RegisterSection() {
  const { register, problem } = useRegister()
  const [filter, setFilter] = useState('')
  const [order, setOrder] = useState<Order>({ column: 'lan', down: false })
  const selected = useView((state) => state.devices)
  const clock = useClockWord()
  const zero = useZero()
  const stillSince = useStillSince()
  const rows = useMemo(
    () => shownRows(register?.rows.map((row) => planned(row, zero)) ?? [], filter, order),
    [register, filter, order, zero],
  )
  if (problem !== undefined) return <p className="teach">{problem}</p>
  if (register?.rows.length === 0)
    return (
      <p className="teach">{t('The design has no site: place one, and what the head-ends know of it stands here.')}</p>
    )
  if (!register) return <p className="teach">{t('The register is read when the network has settled.')}</p>
  return (
    <div className="register">
      <div className="register-tools">
        <input
          type="search"
          className="input"
          aria-label={t('Filter the register')}
          placeholder={t('Filter by site, LAN, peer…')}
          value={filter}
          onChange={(event) => setFilter(event.target.value)}
        />
        <span className="muted">
          {t('{count} of {sites}, as of {at} s {clock}{stillSince}', {
            count: rows.length,
            sites: counted(register.rows.length, 'site'),
            at: decimal((register.at - zero) / 1e6, 1),
            clock,
            stillSince,
          })}
        </span>
        <span className="grow" />
        <button type="button" className="button" onClick={() => downloadText('register.csv', register.csv)}>
          {t('Download CSV')}
        </button>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by the keyboard */}
      <section className="register-table" aria-label={t('Remote register')} tabIndex={0}>
        <table className="grid">
          <thead>
            <tr>
              {COLUMNS.map(({ id, title }) => (
                <th key={id} aria-sort={order.column === id ? (order.down ? 'descending' : 'ascending') : 'none'}>
                  <button
                    type="button"
                    onClick={() => setOrder({ column: id, down: order.column === id && !order.down })}
                  >
                    {said(title)} {order.column === id ? (order.down ? '▾' : '▴') : ''}
                  </button>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.site} className={selected.includes(row.site) ? 'chosen' : undefined}>
                {COLUMNS.map(({ id, title, text }) => (
                  <td key={id} data-title={said(title)}>
                    {id === 'site' ? (
                      <button type="button" className="place" onClick={() => select([row.site])}>
                        {text(row)}
                      </button>
                    ) : (
                      <span>
                        <Pieces text={text(row)} />
                      </span>
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  )
}

/** Asked anew for every snapshot: another design, or another moment of it. */
function useRegister(): { readonly register: Register | undefined; readonly problem: string | undefined } {
  const view = useRun((state) => state.view)
  const [state, setState] = useState<{ readonly register?: Register; readonly problem?: string }>({})
  useEffect(() => {
    if (!view) return
    const asked = askEngine<'register'>({ kind: 'register' }, undefined, runStore.getState().at)
    void asked?.outcome.then((outcome) => {
      if (outcome.kind === 'answer') setState({ register: outcome.answer })
      else if (outcome.kind === 'failed') setState({ problem: outcome.reason })
    })
    return () => asked?.cancel()
  }, [view])
  return { register: state.register, problem: state.problem }
}
