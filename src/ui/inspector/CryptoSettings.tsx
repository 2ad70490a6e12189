/** IKE policy, credentials, keepalives and transform-sets of the design. */
import type { KeepaliveSettings, VpnSettings as Settings, TransformSetSettings } from '../../design/index'
import { edit } from '../../store/index'
import { NumberField, SecretField, SelectField, TextField } from '../components/Fields'
import { newKey } from '../components/new-key'
import { Explained } from '../glossary/Explained'
import { t } from '../words/language'
import { CryptoChoice, Ikev2Proposal } from './CryptoChoice'
import { aWord, readTransforms } from './checks'
import type { Part } from './part'

const CIPHERS = ['des', '3des', 'aes', 'aes 192', 'aes 256'].map((name) => [name, name] as const)
const GROUPS = [['', 'usual (1)'], ...['1', '2', '5', '14', '19', '20'].map((name) => [name, name] as const)] as const
const HASHES = [
  ['', 'usual (sha)'],
  ...['sha', 'md5', 'sha256', 'sha384', 'sha512'].map((name) => [name, name] as const),
] as const

export function CryptoSettings({ vpn, put }: Part) {
  const [policy] = vpn.policies
  const change = (next: Partial<NonNullable<typeof policy>>, without?: 'group' | 'hash') => {
    if (!policy) return undefined
    const { [without ?? 'group']: dropped, ...rest } = policy
    const base = without === undefined ? policy : rest
    void dropped
    return put({ policies: [{ ...base, ...next }, ...vpn.policies.slice(1)] })
  }
  return (
    <>
      <CryptoChoice vpn={vpn} put={put} />
      <Ikev2Proposal vpn={vpn} put={put} />
      {policy && !vpn.ikev2 && (
        <h3>
          <Explained text={t('IKE policy {priority}', { priority: policy.priority })} />
        </h3>
      )}
      {policy && !vpn.ikev2 && (
        <div className="two">
          <SelectField
            label="Encryption"
            value={policy.encryption}
            options={CIPHERS}
            commit={(encryption) => change({ encryption })}
          />
          <SelectField
            label="Hash"
            value={policy.hash ?? ''}
            options={HASHES}
            commit={(hash) => (hash === '' ? change({}, 'hash') : change({ hash: hash as 'sha' }))}
          />
          <SelectField
            label="Diffie-Hellman group"
            value={String(policy.group ?? '')}
            options={GROUPS}
            commit={(group) => (group === '' ? change({}, 'group') : change({ group: Number(group) }))}
          />
        </div>
      )}
      <Credentials vpn={vpn} put={put} />
      <h3>
        <Explained text="IKE keepalive" />
      </h3>
      <Keepalive
        title={t('Head-ends')}
        value={vpn.headEndKeepalive}
        commit={(value) => edit({ kind: 'set-vpn', vpn: withOptional(vpn, 'headEndKeepalive', value) })}
      />
      <Keepalive
        title={t('Sites')}
        value={vpn.siteKeepalive}
        commit={(value) => edit({ kind: 'set-vpn', vpn: withOptional(vpn, 'siteKeepalive', value) })}
      />
      <h3>
        <Explained text="Transform-sets" />
      </h3>
      <TransformSets
        title={t('Head-ends')}
        sets={vpn.headEndTransformSets}
        commit={(headEndTransformSets) => put({ headEndTransformSets })}
      />
      <TransformSets
        title={t('Sites')}
        sets={vpn.siteTransformSets}
        commit={(siteTransformSets) => put({ siteTransformSets })}
      />
    </>
  )
}

function withOptional<K extends 'headEndKeepalive' | 'siteKeepalive'>(
  vpn: Settings,
  key: K,
  value: KeepaliveSettings | undefined,
): Settings {
  const { [key]: _old, ...rest } = vpn
  return (value === undefined ? rest : { ...rest, [key]: value }) as Settings
}

function Credentials({ vpn, put }: Part) {
  const { credentials } = vpn
  return (
    <>
      <SelectField
        label="Authentication"
        value={credentials.kind}
        options={[
          ['certificates', t('Certificates')],
          ['pre-shared-key', t('Pre-shared key')],
        ]}
        commit={(kind) => {
          const [policy, ...rest] = vpn.policies
          if (!policy) return
          const { authentication: _method, ...plain } = policy
          if (kind === 'certificates')
            put({
              credentials: { kind, trustpoint: 'vpn-ca', enrollmentUrl: 'http://10.1.0.40' },
              policies: [plain, ...rest],
            })
          else
            put({
              credentials: { kind: 'pre-shared-key', key: newKey() },
              policies: [{ ...plain, authentication: 'pre-share' }, ...rest],
            })
        }}
      />
      {credentials.kind === 'certificates' ? (
        <div className="two">
          <TextField
            label="Trustpoint"
            value={credentials.trustpoint}
            check={aWord}
            commit={(trustpoint) => put({ credentials: { ...credentials, trustpoint } })}
          />
          <TextField
            label="Enrolment URL"
            value={credentials.enrollmentUrl}
            check={aWord}
            commit={(enrollmentUrl) => put({ credentials: { ...credentials, enrollmentUrl } })}
          />
        </div>
      ) : (
        <SecretField
          label="Key"
          value={credentials.key}
          check={aWord}
          commit={(key) => put({ credentials: { ...credentials, key } })}
        />
      )}
    </>
  )
}

interface KeepaliveProps {
  readonly title: string
  readonly value: KeepaliveSettings | undefined
  readonly commit: (value: KeepaliveSettings | undefined) => string | undefined
}

function Keepalive({ title, value, commit }: KeepaliveProps) {
  const { mode, retrySeconds } = value ?? {}
  const extra = { ...(retrySeconds === undefined ? {} : { retrySeconds }), ...(mode === undefined ? {} : { mode }) }
  return (
    <div className="two">
      <NumberField
        optional
        label={t('{title}: interval (s)', { title })}
        hint="Empty = none"
        value={value?.seconds}
        least={10}
        most={3600}
        commit={(seconds) => commit(seconds === undefined ? undefined : { ...extra, seconds })}
      />
      <SelectField
        label="Kind"
        value={mode ?? ''}
        options={[
          ['', t("the release's")],
          ['on-demand', 'on-demand'],
          ['periodic', 'periodic'],
        ]}
        commit={(kind) =>
          value &&
          commit({
            seconds: value.seconds,
            ...(retrySeconds === undefined ? {} : { retrySeconds }),
            ...(kind === '' ? {} : { mode: kind as 'periodic' }),
          })
        }
      />
    </div>
  )
}

interface TransformSetsProps {
  readonly title: string
  readonly sets: readonly TransformSetSettings[]
  readonly commit: (sets: readonly TransformSetSettings[]) => string | undefined
}

function TransformSets({ title, sets, commit }: TransformSetsProps) {
  const check = (text: string) => {
    const read = readTransforms(text)
    return typeof read === 'string' ? read : undefined
  }
  const put = (at: number, text: string) => {
    const transforms = readTransforms(text)
    return typeof transforms === 'string'
      ? transforms
      : commit(sets.map((set, index) => (index === at ? { ...set, transforms } : set)))
  }
  return (
    <>
      {sets.map((set, index) => (
        <TextField
          key={set.name}
          mono
          label={`${title}: ${set.name}${set.mode ? `, ${t('{mode} mode', { mode: set.mode })}` : ''}`}
          value={set.transforms.join(' ')}
          check={check}
          commit={(text) => put(index, text)}
        />
      ))}
    </>
  )
}
