/** What the whole design shares: HSRP, EIGRP, pools, crypto, and the named parameters of the simulation. */
import type { KeepaliveSettings, VpnSettings as Settings, TransformSetSettings } from '../../design/index'
import { edit } from '../../store/index'
import { CheckField, NumberField, SelectField, TextField } from '../components/Fields'
import { Icon } from '../components/Icon'
import { useDesign, useRun } from '../components/useStore'
import { anAddress, aWord, prefixes, readTransforms } from './checks'

export function VpnSettings() {
  const vpn = useDesign((state) => state.design.vpn)
  const notes = useDesign((state) => state.design.notes)
  const put = (change: Partial<Settings>) => edit({ kind: 'set-vpn', vpn: { ...vpn, ...change } })
  return (
    <>
      <TextField label="Notes" value={notes} commit={(text) => edit({ kind: 'set-design', change: { notes: text } })} />
      <h3>HSRP</h3>
      <div className="two">
        <NumberField
          label="Group"
          value={vpn.hsrp.group}
          least={0}
          most={255}
          commit={(group) => put({ hsrp: { ...vpn.hsrp, group: group ?? 1 } })}
        />
        <TextField
          mono
          label="Virtual address"
          value={vpn.hsrp.virtualAddress}
          check={anAddress}
          commit={(virtualAddress) => put({ hsrp: { ...vpn.hsrp, virtualAddress } })}
        />
        <NumberField
          optional
          label="Hello (s)"
          hint="Empty = 3"
          value={vpn.hsrp.helloSeconds}
          least={1}
          most={254}
          commit={(value) => put({ hsrp: timers(vpn.hsrp, value, vpn.hsrp.holdSeconds) })}
        />
        <NumberField
          optional
          label="Hold (s)"
          hint="Empty = 10"
          value={vpn.hsrp.holdSeconds}
          least={2}
          most={255}
          commit={(value) => put({ hsrp: timers(vpn.hsrp, vpn.hsrp.helloSeconds, value) })}
        />
      </div>
      <Eigrp vpn={vpn} put={put} />
      <h3>Sites</h3>
      <TextField
        mono
        label="Address pools"
        value={vpn.pools.join(' ')}
        check={prefixes}
        commit={(text) => put({ pools: text.split(/[\s,]+/).filter(Boolean) })}
      />
      <NumberField
        label="Mask length of a site's LAN"
        value={vpn.siteLength}
        least={8}
        most={30}
        commit={(value) => put({ siteLength: value ?? 29 })}
      />
      <Crypto vpn={vpn} put={put} />
      <StartUp />
      <Parameters />
    </>
  )
}

type Put = (change: Partial<Settings>) => string | undefined
interface Part {
  readonly vpn: Settings
  readonly put: Put
}

/** Both timers or none: IOS writes them on one line. */
function timers(hsrp: Settings['hsrp'], hello: number | undefined, hold: number | undefined): Settings['hsrp'] {
  const { helloSeconds: _hello, holdSeconds: _hold, ...rest } = hsrp
  if (hello === undefined && hold === undefined) return rest
  return { ...rest, helloSeconds: hello ?? 3, holdSeconds: hold ?? 10 }
}

const USUAL_METRIC = { bandwidthKbit: 1000, delayTens: 100, reliability: 255, load: 1, mtu: 1500, routeMap: 'RRI' }

function Eigrp({ vpn, put }: Part) {
  const { redistribution } = vpn.eigrp
  const metric = (change: Partial<NonNullable<typeof redistribution>>) =>
    put({ eigrp: { ...vpn.eigrp, redistribution: { ...(redistribution ?? USUAL_METRIC), ...change } } })
  return (
    <>
      <h3>EIGRP</h3>
      <NumberField
        label="Autonomous system"
        value={vpn.eigrp.as}
        least={1}
        most={65535}
        commit={(as) => put({ eigrp: { ...vpn.eigrp, as: as ?? 64 } })}
      />
      <CheckField
        label="Redistribute static routes (RRI)"
        value={redistribution !== undefined}
        commit={(on) => put({ eigrp: on ? { as: vpn.eigrp.as, redistribution: USUAL_METRIC } : { as: vpn.eigrp.as } })}
      />
      {redistribution && (
        <div className="two">
          <NumberField
            label="Metric: bandwidth (kbit/s)"
            value={redistribution.bandwidthKbit}
            least={1}
            most={4_294_967_295}
            commit={(value) => metric({ bandwidthKbit: value ?? 1000 })}
          />
          <NumberField
            label="Metric: delay (tens of µs)"
            value={redistribution.delayTens}
            least={0}
            most={4_294_967_295}
            commit={(value) => metric({ delayTens: value ?? 100 })}
          />
          <NumberField
            label="Reliability"
            value={redistribution.reliability}
            least={0}
            most={255}
            commit={(value) => metric({ reliability: value ?? 255 })}
          />
          <NumberField
            label="Load"
            value={redistribution.load}
            least={1}
            most={255}
            commit={(value) => metric({ load: value ?? 1 })}
          />
          <NumberField
            label="MTU"
            value={redistribution.mtu}
            least={1}
            most={65535}
            commit={(value) => metric({ mtu: value ?? 1500 })}
          />
          <TextField
            label="Route-map"
            value={redistribution.routeMap}
            check={aWord}
            commit={(routeMap) => metric({ routeMap })}
          />
        </div>
      )}
    </>
  )
}

const CIPHERS = ['des', '3des', 'aes', 'aes 192', 'aes 256'].map((name) => [name, name] as const)
const GROUPS = [['', 'usual (1)'], ...['1', '2', '5', '14', '19', '20'].map((name) => [name, name] as const)] as const
const HASHES = [
  ['', 'usual (sha)'],
  ...['sha', 'md5', 'sha256', 'sha384', 'sha512'].map((name) => [name, name] as const),
] as const

function Crypto({ vpn, put }: Part) {
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
      <h3>IKE policy {policy?.priority}</h3>
      {policy && (
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
      <h3>IKE keepalive</h3>
      <Keepalive
        title="Head-ends"
        value={vpn.headEndKeepalive}
        commit={(value) => edit({ kind: 'set-vpn', vpn: withOptional(vpn, 'headEndKeepalive', value) })}
      />
      <Keepalive
        title="Sites"
        value={vpn.siteKeepalive}
        commit={(value) => edit({ kind: 'set-vpn', vpn: withOptional(vpn, 'siteKeepalive', value) })}
      />
      <h3>Transform-sets</h3>
      <TransformSets
        title="Head-ends"
        sets={vpn.headEndTransformSets}
        commit={(headEndTransformSets) => put({ headEndTransformSets })}
      />
      <TransformSets
        title="Sites"
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
          ['certificates', 'Certificates'],
          ['pre-shared-key', 'Pre-shared key'],
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
              credentials: { kind: 'pre-shared-key', key: 'change-me' },
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
        <TextField
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
        label={`${title}: interval (s)`}
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
          ['', "the release's"],
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
          label={`${title}: ${set.name}${set.mode ? `, ${set.mode} mode` : ''}`}
          value={set.transforms.join(' ')}
          check={check}
          commit={(text) => put(index, text)}
        />
      ))}
    </>
  )
}

const EVENT = /^\s*(\d+(?:\.\d+)?)\s*s?\s+(fault|restore)\s+([a-z-]+:\S+)\s*$/

/** What happened before anybody looked, and the seed of all chance: the same seed gives the same run. */
function StartUp() {
  const { history, seed } = useDesign((state) => state.design)
  const put = (next: typeof history) => edit({ kind: 'set-design', change: { history: next } })
  const add = (text: string) => {
    const [, at, action, fault] = EVENT.exec(text) ?? []
    if (at === undefined || fault === undefined) return 'Write it like: 12 restore silent:home-24/Outside'
    return put([...history, { atSeconds: Number(at), action: action === 'fault' ? 'fault' : 'restore', fault }])
  }
  return (
    <>
      <h3>Start-up history</h3>
      {history.map((event, index) => (
        <div className="row" key={`${event.atSeconds} ${event.action} ${event.fault}`}>
          <span className="grow mono">
            {event.atSeconds} s {event.action} {event.fault}
          </span>
          <button
            type="button"
            className="button icon"
            aria-label={`Remove ${event.action} ${event.fault}`}
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
function Parameters() {
  const parameters = useRun((state) => state.parameters)
  const own = useDesign((state) => state.design.parameters)
  const put = (key: string, value: number | boolean | string | undefined) => {
    const { [key]: _old, ...rest } = own
    return edit({ kind: 'set-design', change: { parameters: value === undefined ? rest : { ...rest, [key]: value } } })
  }
  return (
    <>
      <h3>Timers and assumptions</h3>
      {parameters.map((row) => (
        <div className="parameter" key={row.key}>
          {typeof row.value === 'number' ? (
            <NumberField
              whole={false}
              label={`${row.label}${row.unit === '' ? '' : ` (${row.unit})`}`}
              hint={`${row.standing === 'assumption' ? 'Assumption' : 'Sourced'}: ${row.source}${row.value === row.usual ? '' : `; usual ${row.usual}`}`}
              value={row.value}
              least={0}
              most={1_000_000}
              commit={(value) => put(row.key, value === row.usual ? undefined : value)}
            />
          ) : typeof row.value === 'boolean' ? (
            <CheckField label={row.label} value={row.value} commit={(value) => put(row.key, value)} />
          ) : (
            <SelectField
              label={row.label}
              value={row.value}
              options={[
                ['top', 'From the top of the list'],
                ['next', 'The next in the list'],
              ]}
              commit={(value) => put(row.key, value)}
            />
          )}
        </div>
      ))}
    </>
  )
}
