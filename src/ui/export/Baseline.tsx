/** The management baseline: on or off for each kind of device, its lines as text, and the secrets that they ask for. */
import { useState } from 'react'
import {
  BASELINE_ROLES,
  type Baseline as BaselineOf,
  type BaselineRole,
  secretGiven,
  secretsAsked,
  usualBaseline,
  withSecret,
} from '../../design/index'
import { edit } from '../../store/index'
import { CheckField, NotesField, SecretField } from '../components/Fields'
import { newKey } from '../components/new-key'
import { useDesign } from '../components/useStore'
import { said, t } from '../words/language'

const TITLES: Readonly<Record<BaselineRole, string>> = {
  'head-end': 'Head-ends',
  soho: 'SOHO routers',
  router: 'Other routers',
  firewall: 'Firewalls',
}

const NONE: BaselineOf = { roles: {}, secrets: [] }

export function Baseline() {
  const design = useDesign((state) => state.design)
  const told = design.baseline ?? NONE
  const [role, setRole] = useState<BaselineRole>('head-end')
  const own = told.roles[role] ?? { on: false, text: usualBaseline(design, role) }
  const put = (baseline: BaselineOf) => edit({ kind: 'set-design', change: { baseline } })
  const putRole = (change: Partial<typeof own>) =>
    put({ ...told, roles: { ...told.roles, [role]: { ...own, ...change } } })
  return (
    <div className="preview baseline">
      <p className="muted field">
        {said(
          'Who may log in, where devices log and what tells them the time: lines that no path hangs on, written into every device of a kind. {name} stands for the device’s name, {interface:outside} for its interface of that role, {secret:NAME} for a secret that is asked for below.',
        )}
      </p>
      <fieldset className="tools" aria-label={t('Kind of device')}>
        {BASELINE_ROLES.map((item) => (
          <button
            key={item}
            type="button"
            className="button"
            aria-pressed={item === role}
            onClick={() => setRole(item)}
          >
            {said(TITLES[item])}
            {told.roles[item]?.on ? ` ${t('(on)')}` : ''}
          </button>
        ))}
      </fieldset>
      <CheckField
        label={t('Write these lines into: {kind}', { kind: said(TITLES[role]) })}
        value={own.on}
        commit={(on) => putRole({ on })}
      />
      <div className="lines">
        <NotesField
          key={role}
          label={t('Lines of {kind}', { kind: said(TITLES[role]) })}
          value={own.text}
          commit={(text) => putRole({ text })}
        />
      </div>
      <div>
        {told.roles[role] !== undefined && (
          <button type="button" className="button" onClick={() => putRole({ text: usualBaseline(design, role) })}>
            {t('Set back to the usual lines')}
          </button>
        )}
      </div>
      <Secrets told={told} asked={secretsAsked(told)} put={put} />
    </div>
  )
}

interface SecretsProps {
  readonly told: BaselineOf
  readonly asked: readonly string[]
  readonly put: (baseline: BaselineOf) => string | undefined
}

function Secrets({ told, asked, put }: SecretsProps) {
  if (asked.length === 0) return null
  const missing = asked.filter((name) => secretGiven(told, name) === '')
  const fill = () => put(missing.reduce((made, name) => withSecret(made, name, newKey()), told))
  return (
    <fieldset>
      <legend>{t('Secrets that the lines ask for')}</legend>
      {asked.map((name) => (
        <SecretField
          key={name}
          mono
          label={name}
          value={secretGiven(told, name)}
          hint={secretGiven(told, name) === '' ? t('Not given: its lines are left out') : undefined}
          commit={(value) => put(withSecret(told, name, value))}
        />
      ))}
      {missing.length > 0 && (
        <button type="button" className="button" onClick={fill}>
          {missing.length === 1
            ? t('Make up the missing one')
            : t('Make up the {count} missing ones', { count: missing.length })}
        </button>
      )}
    </fieldset>
  )
}
