/** The set to compare with: another keepalive line at every router, and assumptions that decide an outage. */
import type { KeepaliveSettings } from '../../../design/index'
import type { FailoverVariant, ParameterRow } from '../../../engine/messages'
import { NumberField, SelectField } from '../../components/Fields'
import { useRun } from '../../components/useStore'
import { said, t } from '../../words/language'

export interface SetChange {
  /** Absent = the lines stay as they are. */
  readonly keepalive: KeepaliveSettings | undefined
  readonly parameters: Readonly<Record<string, ParameterRow['value']>>
}

export const NO_CHANGE: SetChange = { keepalive: undefined, parameters: {} }

export const isChanged = ({ keepalive, parameters }: SetChange): boolean =>
  keepalive !== undefined || Object.keys(parameters).length > 0

/** The set as the engine takes it, called after what is other in it. */
export function variantOf({ keepalive, parameters }: SetChange): FailoverVariant {
  const words = [
    ...(keepalive
      ? [
          t('keepalive {filter}', {
            filter: [keepalive.seconds, keepalive.retrySeconds, keepalive.mode].filter(Boolean).join(' '),
          }),
        ]
      : []),
    ...Object.entries(parameters).map(([key, value]) => `${key} ${value}`),
  ]
  return { label: t('With {words}', { words: words.join(', ') }), parameters, ...(keepalive ? { keepalive } : {}) }
}

const DECIDING: readonly string[] = [
  'keepaliveProfile',
  'keepaliveHears',
  'dpdRetries',
  'legacyMisses',
  'peerRestart',
  'peerAfterDelete',
  'triesPerPeer',
  'ikeRetransmitSeconds',
  'setupSecondsMin',
  'setupSecondsMax',
  'setupsPerSecond',
]

interface SetFieldsProps {
  readonly change: SetChange
  readonly onChange: (change: SetChange) => void
}

export function SetFields({ change, onChange }: SetFieldsProps) {
  const all = useRun((state) => state.parameters)
  const rows = DECIDING.flatMap((key) => all.find((row) => row.key === key) ?? [])
  const put = (row: ParameterRow, value: ParameterRow['value']) => {
    const { [row.key]: _old, ...rest } = change.parameters
    onChange({ ...change, parameters: value === row.value ? rest : { ...rest, [row.key]: value } })
    return undefined
  }
  const count = Object.keys(change.parameters).length + (change.keepalive ? 1 : 0)
  return (
    <details className="second-set">
      <summary>
        {count === 0 ? t('Compare with another set') : t('Compared with another set: {count} changed', { count })}
      </summary>
      <div className="set-fields">
        <Keepalive value={change.keepalive} onPut={(keepalive) => onChange({ ...change, keepalive })} />
        {rows.map((row) => (
          <div key={row.key} className={row.key in change.parameters ? 'changed' : ''}>
            <Field row={row} value={change.parameters[row.key] ?? row.value} onPut={(value) => put(row, value)} />
          </div>
        ))}
      </div>
    </details>
  )
}

const USUAL: KeepaliveSettings = { seconds: 10, retrySeconds: 2, mode: 'periodic' }

interface KeepaliveProps {
  readonly value: KeepaliveSettings | undefined
  readonly onPut: (value: KeepaliveSettings | undefined) => void
}

/** `crypto isakmp keepalive` of every router, or as it is. */
function Keepalive({ value, onPut }: KeepaliveProps) {
  return (
    <div className={value ? 'changed' : ''}>
      <SelectField
        label="Keepalive line of every router"
        value={value?.mode ?? ''}
        options={[
          ['', t('As designed')],
          ['periodic', 'periodic'],
          ['on-demand', 'on-demand'],
        ]}
        commit={(mode) =>
          onPut(mode === '' ? undefined : { ...USUAL, ...value, mode: mode === 'periodic' ? 'periodic' : 'on-demand' })
        }
      />
      {value && (
        <div className="two">
          <NumberField
            label="Every (s)"
            value={value.seconds}
            least={10}
            most={3600}
            commit={(seconds) => void onPut({ ...value, seconds: seconds ?? 10 })}
          />
          <NumberField
            label="Retry (s)"
            value={value.retrySeconds}
            least={2}
            most={60}
            commit={(retrySeconds) => void onPut({ ...value, retrySeconds: retrySeconds ?? 2 })}
          />
        </div>
      )}
    </div>
  )
}

interface FieldProps {
  readonly row: ParameterRow
  readonly value: ParameterRow['value']
  readonly onPut: (value: ParameterRow['value']) => undefined
}

function Field({ row, value, onPut }: FieldProps) {
  const hint = t('{value}: {source}; as designed {value2}', {
    value: row.standing === 'assumption' ? t('Assumption') : t('Sourced'),
    source: said(row.source),
    value2: String(row.value),
  })
  if (typeof value === 'number')
    return (
      <NumberField
        label={`${row.label}${row.unit === '' ? '' : ` (${row.unit})`}`}
        hint={hint}
        value={value}
        least={0}
        most={1_000_000}
        whole={false}
        commit={(next) => onPut(next ?? row.value)}
      />
    )
  return (
    <>
      <SelectField label={row.label} value={String(value)} options={row.choices ?? []} commit={onPut} />
      <span className="hint-text muted">{hint}</span>
    </>
  )
}
