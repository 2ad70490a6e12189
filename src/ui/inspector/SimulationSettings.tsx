/** What the simulation starts from: its history, its seed, and the named parameters. */
import { edit } from '../../store/index'
import { CheckField, NumberField, SelectField, TextField } from '../components/Fields'
import { Icon } from '../components/Icon'
import { useDesign, useRun } from '../components/useStore'
import { faultTitle } from '../faults/words'
import { Explained } from '../glossary/Explained'
import { said, t } from '../words/language'

const EVENT = /^\s*(\d+(?:\.\d+)?)\s*s?\s+(fault|restore)\s+([a-z-]+:\S+)\s*$/

/** What happened before anybody looked, and the seed of all chance: the same seed gives the same run. */
export function StartUp() {
  const { history, seed } = useDesign((state) => state.design)
  const put = (next: typeof history) => edit({ kind: 'set-design', change: { history: next } })
  const add = (text: string) => {
    const [, at, action, fault] = EVENT.exec(text) ?? []
    if (at === undefined || fault === undefined) return t('Write it like: 12 restore silent:home-24/Outside')
    return put([...history, { atSeconds: Number(at), action: action === 'fault' ? 'fault' : 'restore', fault }])
  }
  return (
    <>
      <h3>
        <Explained text="Start-up history" />
      </h3>
      {history.map((event, index) => (
        <div className="row" key={`${event.atSeconds} ${event.action} ${event.fault}`}>
          <span className="grow" title={event.fault}>
            {event.atSeconds} s {event.action === 'restore' && `${t('End of fault:')} `}
            {faultTitle(event.fault)}
          </span>
          <button
            type="button"
            className="button icon"
            aria-label={
              event.action === 'restore'
                ? t('Remove the end of {fault}', { fault: faultTitle(event.fault) })
                : t('Remove {what}', { what: faultTitle(event.fault) })
            }
            onClick={() => put(history.filter((_event, at) => at !== index))}
          >
            <Icon name="close" />
          </button>
        </div>
      ))}
      <TextField
        mono
        key={history.length}
        label="Add an event"
        hint="Seconds, fault or restore, kind:target"
        value=""
        commit={add}
      />
      <NumberField
        label="Seed"
        value={seed}
        least={0}
        most={4_294_967_295}
        commit={(value) => edit({ kind: 'set-design', change: { seed: value ?? 1 } })}
      />
    </>
  )
}

/** Timers and counts that the field does not fix; an assumption says so. */
export function Parameters() {
  const parameters = useRun((state) => state.parameters)
  const own = useDesign((state) => state.design.parameters)
  const put = (key: string, value: number | boolean | string | undefined) => {
    const { [key]: _old, ...rest } = own
    return edit({ kind: 'set-design', change: { parameters: value === undefined ? rest : { ...rest, [key]: value } } })
  }
  return (
    <>
      <h3>
        <Explained text="Timers and assumptions" />
      </h3>
      {parameters.map((row) => (
        <div className="parameter" key={row.key}>
          {typeof row.value === 'number' ? (
            <NumberField
              whole={row.range?.whole ?? false}
              label={`${row.label}${row.unit === '' ? '' : ` (${row.unit})`}`}
              hint={`${row.standing === 'assumption' ? t('Assumption') : t('Sourced')}: ${said(row.source)}${row.value === row.usual ? '' : `; ${t('usual {usual}', { usual: String(row.usual) })}`}`}
              value={row.value}
              least={row.range?.least ?? 0}
              most={row.range?.most ?? Number.MAX_SAFE_INTEGER}
              commit={(value) => put(row.key, value === row.usual ? undefined : value)}
            />
          ) : typeof row.value === 'boolean' ? (
            <CheckField label={row.label} value={row.value} commit={(value) => put(row.key, value)} />
          ) : (
            <SelectField
              label={row.label}
              value={row.value}
              options={row.choices ?? [[row.value, row.value]]}
              commit={(value) => put(row.key, value)}
            />
          )}
        </div>
      ))}
    </>
  )
}
