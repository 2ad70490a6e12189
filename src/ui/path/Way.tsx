/** One way of the path: every hop with its verdict and one-line reason; opened, its steps, rows, lines and headers. */

import { useEffect, useRef, useState } from 'react'
import { dispositionWords, isGood, laterTry } from '../../drawing/index'
import type { Hop, Step, Trace } from '../../engine/messages'
import { shortInterfaceName } from '../../ios/index'
import { type Ipv4Packet, packetLayers } from '../../net/index'
import { setPlayback, setView, showLine } from '../../store/index'
import { MiddleCut } from '../components/MiddleCut'
import { Status, StatusShape, type Tone } from '../components/Status'
import { useShown } from '../components/useSecrets'
import { useView } from '../components/useStore'
import { Terms } from '../glossary/Terms'
import { english, t } from '../words/language'
import { hopSummary, shownHops } from './hops'

interface WayProps {
  readonly title: string
  readonly way: 'forward' | 'return'
  readonly trace: Trace
}

export function Way({ title, way, trace }: WayProps) {
  const current = useView((state) =>
    state.playback.way === way ? Math.min(trace.hops.length - 1, Math.floor(state.playback.position)) : -1,
  )
  const later = laterTry(trace)
  const tone: Tone = isGood(trace.disposition) ? 'good' : 'bad'
  return (
    <section className="way" aria-label={title}>
      <h3>
        {title} <Status tone={tone}>{dispositionWords(trace.disposition)}</Status>{' '}
        <span className="reason" lang={english()}>
          <Terms text={trace.reason} />
        </span>
      </h3>
      {later !== undefined && (
        <p className="later" lang={english()}>
          ▲ {later}
        </p>
      )}
      <ol>
        {shownHops(trace).map((item) =>
          item.kind === 'loop' ? (
            <li key="loop" className="hop muted">
              {t('↻ hops {from} to {to} repeated {rounds} times until the TTL ran out', {
                from: item.from + 1,
                to: item.to + 1,
                rounds: item.rounds,
              })}
            </li>
          ) : (
            <HopItem key={item.index} hop={item.hop} index={item.index} way={way} now={current === item.index} />
          ),
        )}
      </ol>
    </section>
  )
}

interface HopItemProps {
  readonly hop: Hop
  readonly index: number
  readonly way: 'forward' | 'return'
  readonly now: boolean
}

function HopItem({ hop, index, way, now }: HopItemProps) {
  const [open, setOpen] = useState(false)
  const asked = useView(({ openHop }) => openHop?.way === way && openHop.index === index)
  const ref = useRef<HTMLLIElement>(null)
  // The tour, or a link, may come to this hop after it is drawn.
  useEffect(() => {
    if (asked) setOpen(true)
  }, [asked])
  useEffect(() => {
    if (now) ref.current?.scrollIntoView({ block: open ? 'start' : 'nearest' })
  }, [now, open])
  const bad = hop.end !== undefined && !isGood(hop.end.disposition)
  const ports = [hop.in, hop.out].map((name) => (name === undefined ? '·' : shortInterfaceName(name))).join(' → ')
  return (
    <li className={`hop${now ? ' now' : ''}`} ref={ref}>
      <button
        type="button"
        aria-expanded={open}
        onClick={() => {
          setOpen(!open)
          setView({ openHop: open ? undefined : { way, index } })
          setPlayback({ way, position: index + 0.2, playing: false })
        }}
      >
        {/* The halves of a name that can be cut in its middle would be read out as two words. */}
        <span className="sr-only">{`${hop.device} ${hopSummary(hop)} ${ports}`}</span>
        <span className={`status ${bad ? 'bad' : 'good'}`} aria-hidden="true">
          <StatusShape tone={bad ? 'bad' : 'good'} />
        </span>
        <strong aria-hidden="true">
          <MiddleCut text={hop.device} />
        </strong>
        <span className="why" lang={english()} aria-hidden="true">
          {hopSummary(hop)}
        </span>
        <span className="ports mono" aria-hidden="true">
          {ports}
        </span>
      </button>
      {open && (
        <div className="steps">
          <div className="step-list">
            {hop.steps.map((step) => (
              <StepItem key={`${step.type} ${step.action} ${step.detail}`} step={step} />
            ))}
          </div>
          <div className="stacks">
            <Stack title={t('As it came')} packet={hop.received} />
            {hop.sent && <Stack title={t('As it left')} packet={hop.sent} />}
          </div>
        </div>
      )}
    </li>
  )
}

function StepItem({ step }: { readonly step: Step }) {
  const { configLine } = step
  const shown = useShown()
  return (
    <div className="step" lang={english()}>
      <span className="type">{step.type}</span>
      <span>
        <strong>{step.action}</strong>: <Terms text={step.detail} />
        {step.rows.map((row) => (
          <span className="rows mono" key={row.text}>
            <Terms text={row.text} />
          </span>
        ))}
        {configLine && (
          <button
            type="button"
            className="line mono"
            title={t('Show line {line} of {device}', { line: configLine.line, device: configLine.device })}
            onClick={() => showLine(configLine.device, configLine.line)}
          >
            {configLine.line}: {shown(configLine.text)}
          </button>
        )}
      </span>
    </div>
  )
}

/** The headers as nested blocks, each with its own bytes and the bytes from there on. */
function Stack({ title, packet }: { readonly title: string; readonly packet: Ipv4Packet }) {
  const layers = packetLayers(packet)
  const nest = (at: number): React.ReactNode => {
    const layer = layers[at]
    return (
      layer && (
        <div className={`layer ${layer.name}`}>
          <div className="title">
            <strong>{layer.name}</strong>
            <span className="mono">{t('{bytes} of {total} bytes', { bytes: layer.bytes, total: layer.total })}</span>
          </div>
          <span className="mono muted">{layer.text}</span>
          {nest(at + 1)}
        </div>
      )
    )
  }
  return (
    <div className="stack">
      <span>{title}</span>
      {nest(0)}
    </div>
  )
}
