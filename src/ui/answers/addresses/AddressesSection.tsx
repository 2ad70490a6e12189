/** The address plan: who has what of every block, where the next goes, how it can grow, and what a change would change. */
import { useMemo, useState } from 'react'
import { addressOverview, type Edit, growthOf, summaryOf } from '../../../design/index'
import { parsePrefix } from '../../../net/index'
import { edit, notify } from '../../../store/index'
import { Status } from '../../components/Status'
import { useDesign } from '../../components/useStore'
import './addresses.css'
import { counted, t } from '../../words/language'
import { BlockMap } from './BlockMap'
import { FreeFinder } from './FreeFinder'
import { Preview } from './Preview'
import { Reservations } from './Reservations'
import { useGrowthLines } from './useLines'

export function AddressesSection() {
  const design = useDesign((state) => state.design)
  const [change, setChange] = useState<Edit>()
  const { blocks, conflicts } = useMemo(() => addressOverview(design), [design])
  const apply = () => {
    const problem = change && edit(change)
    if (problem !== undefined) notify(problem, 'error')
    else notify(t('The address plan is changed. Undo brings back what was there.'))
    setChange(undefined)
  }
  return (
    <section className="answer addresses" aria-label={t('Addresses')}>
      {change ? (
        <Preview change={change} onApply={apply} onLeave={() => setChange(undefined)} />
      ) : (
        <>
          {blocks.map((use) => (
            <BlockMap key={`${use.kind} ${use.block}`} use={use} />
          ))}
          {conflicts.length > 0 && (
            <ul aria-label={t('Conflicts')}>
              {conflicts.map(({ severity, device, summary, remedy }) => (
                <li key={`${device} ${summary}`}>
                  <Status tone={severity === 'error' ? 'bad' : 'warn'}>
                    {device === undefined ? '' : `${device}: `}
                    {summary}. {remedy}
                  </Status>
                </li>
              ))}
            </ul>
          )}
          <FreeFinder />
          <Pools onChange={setChange} />
          <Growths onChange={setChange} />
          <Summarised />
          <Reservations />
        </>
      )}
    </section>
  )
}

const WORDS = /[\s,]+/

/** Pools and access networks as texts; what they would change is shown before it is done. */
function Pools({ onChange }: { readonly onChange: (change: Edit) => void }) {
  const vpn = useDesign((state) => state.design.vpn)
  const internet = useDesign(({ design }) => design.devices.find((device) => device.kind === 'internet'))
  const access = internet?.kind === 'internet' ? [internet.accessGateway, ...(internet.moreAccess ?? [])] : []
  return (
    <>
      <ListField
        label={t('Pools of the sites')}
        values={vpn.pools}
        onShow={(pools) => onChange({ kind: 'set-vpn', vpn: { ...vpn, pools } })}
      />
      {internet && (
        <ListField
          label={t('Gateways of the access networks')}
          values={access}
          onShow={([accessGateway = '', ...moreAccess]) =>
            onChange({ kind: 'set-device', name: internet.name, change: { accessGateway, moreAccess } })
          }
        />
      )}
    </>
  )
}

interface ListFieldProps {
  readonly label: string
  readonly values: readonly string[]
  readonly onShow: (values: readonly string[]) => void
}

function ListField({ label, values, onShow }: ListFieldProps) {
  const [draft, setDraft] = useState<string>()
  const typed = (draft ?? values.join(' ')).split(WORDS).filter(Boolean)
  const wrong = typed.find((text) => !parsePrefix(text))
  return (
    <form
      className="change"
      onSubmit={(event) => {
        event.preventDefault()
        if (wrong === undefined && typed.length > 0) onShow(typed)
      }}
    >
      <label>
        {label}
        <input
          className="mono"
          value={draft ?? values.join(' ')}
          aria-invalid={wrong !== undefined}
          onChange={(event) => setDraft(event.target.value)}
        />
      </label>
      <button type="submit" className="button" disabled={wrong !== undefined || typed.join() === values.join()}>
        {t('Show what changes')}
      </button>
      {wrong !== undefined && (
        <span className="problem" role="alert">
          {t('"{wrong}" is none: write it like 10.81.2.0/23', { wrong })}
        </span>
      )}
    </form>
  )
}

/** Blocks that the pools could grow by, with the lines that each would need. */
function Growths({ onChange }: { readonly onChange: (change: Edit) => void }) {
  const design = useDesign((state) => state.design)
  const growth = useMemo(() => growthOf(design), [design])
  const lines = useGrowthLines(growth)
  return (
    <ul aria-label={t('Growth')}>
      {growth.map(({ block, sites, widens, edit: change }, at) => (
        <li key={`${block} ${widens}`}>
          <span className="mono">{block}</span> {t('holds {sites} more', { sites: counted(sites, 'site') })}
          {widens !== undefined && ` ${t('and makes one with {widens}', { widens })}`}
          {lines[at] === undefined ? '' : `: ${lines[at]}`}{' '}
          <button
            type="button"
            className="button quiet"
            aria-label={t('Show what {block} changes', { block })}
            onClick={() => onChange(change)}
          >
            {t('Show what changes')}
          </button>
        </li>
      ))}
    </ul>
  )
}

function Summarised() {
  const design = useDesign((state) => state.design)
  const { merged, cover, dangers } = useMemo(() => summaryOf(design), [design])
  if (!merged && cover === undefined) return null
  return (
    <div className="summary">
      {merged && (
        <p>
          {t('The pools can be written as')} <span className="mono">{merged.join(' ')}</span>
          {t(', and cover the same.')}
        </p>
      )}
      {cover !== undefined && (
        <>
          <p>
            {t('One line for all pools would be')} <span className="mono">{cover}</span>
            {t(', and dangerous:')}
          </p>
          <ul>
            {dangers.map((danger) => (
              <li key={danger}>{danger}</li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}
