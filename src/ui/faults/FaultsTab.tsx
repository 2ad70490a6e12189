/** Breaking what is selected: what is broken now, and everything that can be, with the moment at which it strikes. */
import { useState } from 'react'
import type { Device, Link } from '../../design/index'
import { restoreNow, setView, strikeNow } from '../../store/index'
import { NumberField } from '../components/Fields'
import { Status } from '../components/Status'
import { useDesign, useView } from '../components/useStore'
import { useShownTenth } from '../components/useZero'
import { formatMoment } from '../timeline/steps'
import { choicesForDevice, choicesForLink, type FaultChoice, type FaultGroup } from './choices'
import './faults.css'
import { said, t, titleOf } from '../words/language'
import { strikeChoice } from './strike'

export function DeviceFaults({ device }: { readonly device: Device }) {
  const design = useDesign((state) => state.design)
  const mark = useView((state) => state.marks.devices.get(device.name))
  return (
    <>
      <Moment />
      <BrokenNow title={device.name} mark={mark} />
      <Groups target={device.name} groups={choicesForDevice(design, device)} />
      <Reload device={device.name} />
    </>
  )
}

export function LinkFaults({ link }: { readonly link: Link }) {
  const mark = useView((state) => state.marks.links.get(link.id))
  return (
    <div className="link-faults">
      <h3>{t('Break')}</h3>
      <Moment />
      <BrokenNow title={`${link.a.device} – ${link.b.device}`} mark={mark} />
      <Groups target={`${link.a.device} – ${link.b.device}`} groups={choicesForLink(link)} />
      <Impair link={link} />
    </div>
  )
}

/** When a fault would strike: the moment shown, or a new scenario. */
function Moment() {
  const scenario = useView((state) => state.time.scenario)
  const at = useShownTenth()
  const title = useDesign((state) => state.design.scenarios.find((item) => item.name === scenario)?.title)
  return (
    <p className="moment">
      {title === undefined ? (
        t('A fault begins a new scenario and strikes 5 s after the network has settled. The design stays as it is.')
      ) : (
        <>
          {t('Strikes at')} <strong>{formatMoment(at)}</strong> {t('of {title}.', { title: titleOf(title) })}{' '}
          <button type="button" className="link" onClick={() => setView({ dockTab: 'timeline', dockOpen: true })}>
            {t('Show the timeline')}
          </button>
        </>
      )}
    </p>
  )
}

interface BrokenProps {
  readonly title: string
  readonly mark:
    | { readonly tone: 'bad' | 'warn'; readonly word: string; readonly restore: readonly string[] }
    | undefined
}

function BrokenNow({ title, mark }: BrokenProps) {
  if (!mark) return null
  return (
    <p className={`broken-now ${mark.tone}`}>
      <Status tone={mark.tone}>{said(mark.word)}</Status>
      {mark.restore.length > 0 ? (
        <button type="button" className="button" onClick={() => restoreNow(title, mark.restore)}>
          {t('Restore')}
        </button>
      ) : (
        <span className="muted">{t('mends by itself')}</span>
      )}
    </p>
  )
}

function Groups({ target, groups }: { readonly target: string; readonly groups: readonly FaultGroup[] }) {
  return groups.map((group) => (
    <section key={group.title} className="fault-group" aria-label={said(group.title)}>
      <h3>{said(group.title)}</h3>
      <div>
        {group.choices.map((choice) => (
          <ChoiceButton key={choice.title} choice={choice} target={target} />
        ))}
      </div>
    </section>
  ))
}

function ChoiceButton({ choice, target }: { readonly choice: FaultChoice; readonly target: string }) {
  return (
    <button type="button" className="button" title={said(choice.hint)} onClick={() => strikeChoice(choice, target)}>
      {said(choice.title)}
    </button>
  )
}

/** A reload with a boot time of its own. */
function Reload({ device }: { readonly device: string }) {
  const [seconds, setSeconds] = useState(120)
  const take = (value: number | undefined) => {
    setSeconds(value ?? 120)
    return undefined
  }
  return (
    <section className="fault-group" aria-label={t('Reload with a boot time')}>
      <h3>{t('Reload with a boot time')}</h3>
      <div className="with-fields">
        <NumberField label="Boots in (s)" value={seconds} least={1} most={86_400} commit={take} />
        <button
          type="button"
          className="button"
          onClick={() => strikeNow(`Reload ${device}`, [`reload:${device}/boot=${seconds}`])}
        >
          {t('Reload')}
        </button>
      </div>
    </section>
  )
}

/** Loss, delay and jitter that come to those the link has, both ways. */
function Impair({ link }: { readonly link: Link }) {
  const [values, setValues] = useState({ loss: 5, delay: 30, jitter: 0 })
  const field = (key: keyof typeof values, label: string, most: number) => (
    <NumberField
      label={label}
      whole={false}
      value={values[key]}
      least={0}
      most={most}
      commit={(value) => {
        setValues({ ...values, [key]: value ?? 0 })
        return undefined
      }}
    />
  )
  const { loss, delay, jitter } = values
  const text = `impair:${link.a.device}/${link.a.interface},loss=${loss},delay=${delay},jitter=${jitter}`
  return (
    <section className="fault-group" aria-label={t('Impair')}>
      <h3>{t('Impair')}</h3>
      <div className="with-fields">
        {field('loss', t('Loss (%)'), 100)}
        {field('delay', t('More delay (ms)'), 100_000)}
        {field('jitter', t('Jitter (ms)'), 100_000)}
        <button
          type="button"
          className="button"
          onClick={() => strikeNow(`Impair ${link.a.device} – ${link.b.device}`, [text])}
        >
          {t('Impair')}
        </button>
      </div>
    </section>
  )
}
