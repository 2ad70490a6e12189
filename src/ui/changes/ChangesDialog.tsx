/** A device's text against its last saved state, another device or another design: side by side, and as lines to type. */

import { useEffect, useId, useState } from 'react'
import type { DeviceText, TextChange } from '../../engine/messages'
import { askEngine, viewStore } from '../../store/index'
import { Dialog } from '../components/Dialog'
import { ShowSecrets } from '../components/ShowSecrets'
import { Tabs } from '../components/Tabs'
import { useDesign, useRun } from '../components/useStore'
import { OfTheDesign } from '../typed/OfTheDesign'
import { type Against, chooseDesign, otherSide, type Side, usualAgainst } from './against'
import './changes.css'
import { t } from '../words/language'
import { Script } from './Script'
import { SideBySide } from './SideBySide'
import { Twins } from './Twins'

type Tab = 'texts' | 'twins' | 'script'

export function ChangesDialog({ onClose }: { readonly onClose: () => void }) {
  const all = useRun((state) => state.texts)
  const texts = all.filter((item) => item.text !== '')
  const [chosen, setChosen] = useState(() => viewStore.getState().devices[0])
  const source = texts.find((item) => item.device === chosen) ?? texts[0]
  return (
    <Dialog title="Changes" onClose={onClose}>
      {source ? (
        <Changes texts={texts} source={source} onChoose={setChosen} />
      ) : (
        <p className="muted">{t('No device of this design has a configuration yet.')}</p>
      )}
    </Dialog>
  )
}

interface ChangesProps {
  readonly texts: readonly DeviceText[]
  readonly source: DeviceText
  readonly onChoose: (device: string) => void
}

function Changes({ texts, source, onChoose }: ChangesProps) {
  const [against, setAgainst] = useState<Against>(() => usualAgainst(texts, source.device))
  const [problem, setProblem] = useState<string>()
  const [tab, setTab] = useState<Tab>('texts')
  const compared = useCompared(source, against)
  const others = texts.filter((item) => item.language === source.language && item.device !== source.device)
  const isTwin = against.kind === 'device' && source.language === 'ios'
  const shown = tab === 'twins' && !isTwin ? 'texts' : tab
  const choose = (value: string) => {
    setProblem(undefined)
    if (value === 'file') chooseDesign((next) => (typeof next === 'string' ? setProblem(next) : setAgainst(next)))
    else setAgainst(value === 'saved' ? { kind: 'saved' } : { kind: 'device', device: value.slice('device '.length) })
  }
  return (
    <div className="change-script">
      <div className="choice">
        <Choice
          label={t('Device')}
          value={source.device}
          options={texts.map((item) => [item.device, item.device])}
          onChange={onChoose}
        />
        <Choice
          label={t('Against')}
          value={optionOf(against)}
          options={[
            ['saved', t('its last saved state')],
            ...others.map((item) => [`device ${item.device}`, item.device] as const),
            ...(against.kind === 'file' ? [['chosen', t('the design {name}', { name: against.name })] as const] : []),
            ['file', t('another design…')],
          ]}
          onChange={choose}
        />
        <ShowSecrets />
      </div>
      <OfTheDesign />
      {(problem ?? compared.problem) !== undefined && (
        <p className="problem" role="alert">
          {problem ?? compared.problem}
        </p>
      )}
      {compared.other && compared.change && (
        <>
          <Tabs
            label="Ways to see the changes"
            panelId="changes"
            value={shown}
            onChange={setTab}
            tabs={[
              { id: 'texts', title: t('Side by side') },
              ...(isTwin ? [{ id: 'twins', title: t('As twins') } as const] : []),
              { id: 'script', title: t('Lines to type') },
            ]}
          />
          <div role="tabpanel" id="changes" aria-labelledby={`changes-${shown}`} className="panel">
            <Shown tab={shown} source={source} other={compared.other} change={compared.change} />
          </div>
        </>
      )}
    </div>
  )
}

const optionOf = (against: Against) =>
  against.kind === 'device' ? `device ${against.device}` : against.kind === 'file' ? 'chosen' : 'saved'

interface ShownProps {
  readonly tab: Tab
  readonly source: DeviceText
  readonly other: Side
  readonly change: TextChange
}

function Shown({ tab, source, other, change }: ShownProps) {
  const now: Side = { title: t('{device}, now', { device: source.device }), text: source.text }
  if (tab === 'twins') return <Twins left={other.title} right={source.device} differences={change.differences} />
  if (tab === 'texts')
    return other.text === source.text ? (
      <p className="muted">{t('The two texts are the same.')}</p>
    ) : (
      <SideBySide key={other.text + source.text} left={other} right={now} />
    )
  return (
    <>
      <Script
        title={t('From {title} to {title2}', { title: other.title, title2: now.title })}
        fileName={`${source.device}-changes.txt`}
        lines={change.lines}
        rest={change.rest}
        marks={change.marks.lines}
      />
      <Script
        title={t('Rollback')}
        fileName={`${source.device}-rollback.txt`}
        lines={change.rollback}
        marks={change.marks.rollback}
      />
    </>
  )
}

interface Compared {
  readonly other?: Side
  readonly change?: TextChange
  readonly problem?: string
}

function useCompared(source: DeviceText, against: Against): Compared {
  const [compared, setCompared] = useState<Compared>({})
  const revision = useDesign((state) => state.revision)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a changed design ends the question, so it is asked again
  useEffect(() => {
    let left = false
    const compare = async (): Promise<Compared> => {
      const other = await otherSide(source.device, against)
      if (typeof other === 'string') return { problem: other }
      const language = source.language === 'asa' ? 'asa' : 'ios'
      const question = { kind: 'text-change', language, from: other.text, to: source.text } as const
      const outcome = await askEngine<'text-change'>(question)?.outcome
      if (outcome?.kind === 'answer') return { other, change: outcome.answer.change }
      return { problem: outcome?.kind === 'failed' ? outcome.reason : t('The design changed meanwhile.') }
    }
    compare().then((next) => {
      if (!left) setCompared(next)
    })
    return () => {
      left = true
    }
  }, [source, against, revision])
  return compared
}

interface ChoiceProps {
  readonly label: string
  readonly value: string
  readonly options: readonly (readonly [value: string, title: string])[]
  readonly onChange: (value: string) => void
}

function Choice({ label, value, options, onChange }: ChoiceProps) {
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => onChange(event.target.value)}>
        {options.map(([option, title]) => (
          <option key={option} value={option}>
            {title}
          </option>
        ))}
      </select>
    </div>
  )
}
