/** "Does a call fit, what will it sound like, what do the head-ends carry?": the plan of the network that is looked at. */
import { useEffect, useState } from 'react'
import type { ParameterRow, Plan, PlannedSite } from '../../../engine/messages'
import { askEngine, runStore } from '../../../store/index'
import { NumberField } from '../../components/Fields'
import { useNamed } from '../../components/useNamed'
import { useRun } from '../../components/useStore'
import { Assumptions } from './Assumptions'
import { HeadEnds } from './HeadEnds'
import { OneSite } from './OneSite'
import { Sites } from './Sites'
import './plan.css'
import { t } from '../../words/language'

interface Planned {
  readonly plan: Plan
  readonly values: readonly ParameterRow[]
}

export function PlanSection() {
  const [calls, setCalls] = useState<number>()
  const { planned, problem } = usePlan(calls)
  const [chosen, setChosen] = useNamed('')
  if (problem !== undefined) return <p className="teach">{problem}</p>
  if (!planned) return <p className="teach">{t('The plan is made when the network has settled.')}</p>
  const { plan, values } = planned
  const sites = plan.sites.filter((item): item is PlannedSite => item.kind === 'planned')
  const site = sites.find((item) => item.site === chosen) ?? sites[0]
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by the keyboard
    <section className="plan" aria-label={t('Plan calls and load')} tabIndex={0}>
      {plan.sites.length === 0 && (
        <p className="teach">
          {t('There is no site yet: place a SOHO router with a peer, and its calls can be planned.')}
        </p>
      )}
      {plan.sites.length > 0 && <Sites sites={plan.sites} chosen={site?.site} choose={setChosen} />}
      {site && <OneSite key={site.site} plan={site} />}
      <h3>{t('What the head-ends carry')}</h3>
      <div className="plan-fields">
        <NumberField
          label="Calls at once"
          hint="Empty = the share of sites below"
          value={calls}
          placeholder={String(plan.headEnds.calls)}
          least={0}
          most={1_000_000}
          optional
          commit={(value) => {
            setCalls(value)
            return undefined
          }}
        />
      </div>
      <HeadEnds plan={plan.headEnds} />
      <Assumptions values={values} />
    </section>
  )
}

/** Asked anew for every snapshot, and when the number of calls changes. */
function usePlan(calls: number | undefined): { readonly planned?: Planned; readonly problem?: string } {
  const view = useRun((state) => state.view)
  // Another assumption leaves every table as it was: the design's revision alone tells of it.
  const revision = useRun((state) => state.snapshotRevision)
  const [state, setState] = useState<{ readonly planned?: Planned; readonly problem?: string }>({})
  // biome-ignore lint/correctness/useExhaustiveDependencies: a revision with the same tables makes another plan
  useEffect(() => {
    if (!view) return
    const question = { kind: 'plan', ...(calls === undefined ? {} : { calls }) } as const
    const asked = askEngine<'plan'>(question, undefined, runStore.getState().at)
    void asked?.outcome.then((outcome) => {
      if (outcome.kind === 'answer') setState({ planned: outcome.answer })
      else if (outcome.kind === 'failed') setState({ problem: outcome.reason })
    })
    return () => asked?.cancel()
  }, [view, calls, revision])
  return state
}
