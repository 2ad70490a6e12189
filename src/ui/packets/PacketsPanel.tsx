/**
 * Every frame on the cables from the moment shown, control and data alike: filtered by protocol, device and site; one taken
 * apart header by header at each device that it passes; replayed on the drawing; saved for Wireshark.
 */
import { useEffect, useMemo, useState } from 'react'
import { useStore } from 'zustand'
import { devicesOf } from '../../design/index'
import type { Capture } from '../../engine/messages'
import { captureFile } from '../../net/index'
import { designStore, viewStore } from '../../store/index'
import { useNamed } from '../components/useNamed'
import { useDesign, useRun, useView } from '../components/useStore'
import { downloadBytes, fileStem } from '../export/download'
import { formatMoment } from '../timeline/steps'
import { FrameDetail } from './FrameDetail'
import { FrameList } from './FrameList'
import { ALL_PACKETS, countsOf, filtered, type PacketFilter } from './filter'
import { kindNamed } from './protocols'
import { ReplayButton } from './ReplayButton'
import { cancelCapture, captureStore, look, packetsStore } from './state'
import './packets.css'
import { counted, said, t } from '../words/language'

const SECONDS = [0.1, 0.5, 1, 2, 5, 10, 30] as const
/** Long enough for hellos of HSRP and EIGRP to be seen. */
const USUAL_SECONDS = 5

export function PacketsPanel() {
  const { result, running, problem, revision } = useStore(captureStore)
  const stale = useDesign((state) => state.revision) !== revision
  return (
    <div className="packets">
      <Asking running={running?.text} />
      {problem !== undefined && (
        <p className="problem" role="alert">
          {problem}
        </p>
      )}
      {result ? (
        <Seen capture={result} stale={stale} />
      ) : (
        !running && (
          <p className="teach">
            {t(
              'Look at the cables: every hello, negotiation, update and voice packet from the moment shown is listed, and each can be taken apart at every device that it passes.',
            )}
          </p>
        )
      )}
    </div>
  )
}

function Asking({ running }: { readonly running: string | undefined }) {
  const [seconds, setSeconds] = useState<number>(USUAL_SECONDS)
  const ready = useRun((state) => state.view !== undefined)
  const moment = useView((state) =>
    state.time.scenario === undefined ? t('as settled') : t('from {at}', { at: formatMoment(state.time.at) }),
  )
  return (
    <form
      className="packets-bar"
      onSubmit={(event) => {
        event.preventDefault()
        void look(seconds)
      }}
    >
      <label>
        {t('For')}{' '}
        <select className="input" value={seconds} onChange={(event) => setSeconds(Number(event.target.value))}>
          {SECONDS.map((value) => (
            <option key={value} value={value}>
              {value} s
            </option>
          ))}
        </select>
      </label>
      <button type="submit" className="button primary" disabled={!ready}>
        {t('Look at all cables')}
      </button>
      <span className="muted">{moment}</span>
      {running !== undefined && (
        <>
          <output className="muted">{said(running)}</output>
          <button type="button" className="button" onClick={cancelCapture}>
            {t('Stop')}
          </button>
        </>
      )}
    </form>
  )
}

const EVERYWHERE = { device: ALL_PACKETS.device, site: ALL_PACKETS.site }

function Seen({ capture, stale }: { readonly capture: Capture; readonly stale: boolean }) {
  const design = useDesign((state) => state.design)
  const [without, setWithout] = useState(ALL_PACKETS.without)
  const [at, setAt] = useNamed(EVERYWHERE)
  const [devices, sites] = [design.devices.map(({ name }) => name), devicesOf(design, 'soho').map(({ name }) => name)]
  // What was removed filters nothing.
  const [device, site] = [devices.includes(at.device) ? at.device : '', sites.includes(at.site) ? at.site : '']
  const filter = useMemo(() => ({ without, device, site }), [without, device, site])
  const shown = useMemo(() => filtered(capture, design, filter), [capture, design, filter])
  const chosen = useStore(packetsStore, (state) => state.chosen)
  useEffect(() => packetsStore.setState({ shown }), [shown])
  return (
    <>
      <div className="packets-bar">
        <Protocols capture={capture} without={without} onChange={setWithout} />
        <Choice
          label={t('Device')}
          all={t('All devices')}
          names={devices}
          value={device}
          onChange={(next) => setAt({ ...at, device: next })}
        />
        <Choice
          label={t('Site')}
          all={t('All sites')}
          names={sites}
          value={site}
          onChange={(next) => setAt({ ...at, site: next })}
        />
        <ReplayButton capture={capture} />
        <button type="button" className="button" disabled={capture.frames.length === 0} onClick={() => save(capture)}>
          {t('Save for Wireshark')}
        </button>
      </div>
      <p className="muted" role="status">
        {t('{count} of {frames} on {cables}', {
          count: shown.length,
          frames: counted(capture.frames.length, 'frame'),
          cables: counted(capture.cables.length, 'cable'),
        })}
        {capture.more && `, ${t('the first of more: look for a shorter time')}`}
        {stale && `. ${t('The design was changed since: look again')}`}
      </p>
      {shown.length === 0 ? (
        <p className="teach">{nothingText(capture)}</p>
      ) : (
        <div className="packets-body">
          <FrameList capture={capture} frames={shown} />
          {chosen && <FrameDetail capture={capture} row={chosen} />}
        </div>
      )}
    </>
  )
}

/** Why no frame is listed, and how to see some. */
function nothingText({ frames, cables, from, until }: Capture): string {
  if (frames.length > 0)
    return t('None of the frames seen passes the filters: choose other protocols, devices or sites.')
  const where = cables.length === 1 ? t('this cable') : t('these cables')
  return t(
    'Nothing was sent on {where} in {until} s. To look longer, choose a longer time beside “For”, then “Look at all cables”.',
    { where, until: (until - from) / 1e6 },
  )
}

interface ProtocolsProps {
  readonly capture: Capture
  readonly without: PacketFilter['without']
  readonly onChange: (without: PacketFilter['without']) => void
}

function Protocols({ capture, without, onChange }: ProtocolsProps) {
  const counts = useMemo(() => countsOf(capture), [capture])
  const toggle = (name: string) => {
    const next = new Set(without)
    if (!next.delete(name)) next.add(name)
    onChange(next)
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a row of switches is no fieldset
    <div className="protocols" role="group" aria-label={t('Protocols')}>
      {counts.map(([name, count]) => {
        const { letter, tint } = kindNamed(name)
        return (
          <button
            key={name}
            type="button"
            className="button"
            aria-pressed={!without.has(name)}
            onClick={() => toggle(name)}
          >
            <span className="letter" style={{ background: `var(${tint})` }} aria-hidden="true">
              {letter}
            </span>
            {name} {count}
          </button>
        )
      })}
    </div>
  )
}

interface ChoiceProps {
  readonly label: string
  readonly all: string
  readonly names: readonly string[]
  readonly value: string
  readonly onChange: (value: string) => void
}

function Choice({ label, all, names, value, onChange }: ChoiceProps) {
  return (
    <select className="input" aria-label={label} value={value} onChange={(event) => onChange(event.target.value)}>
      <option value="">{all}</option>
      {names.map((name) => (
        <option key={name}>{name}</option>
      ))}
    </select>
  )
}

function save(capture: Capture): void {
  const stem = fileStem(designStore.getState().design.name)
  const bytes = captureFile(t('Headend'), capture, viewStore.getState().showSecrets)
  downloadBytes(`${stem}.pcapng`, Uint8Array.from(bytes), 'application/x-pcapng')
}
