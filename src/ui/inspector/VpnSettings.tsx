/** What the whole design shares: HSRP, EIGRP, pools, crypto, and the named parameters of the simulation. */
import { chooseReleaseEverywhere, isBoxed, RELEASES, type VpnSettings as Settings } from '../../design/index'
import { designStore, edit, notify } from '../../store/index'
import { CheckField, NotesField, NumberField, SecretField, SelectField, TextField } from '../components/Fields'
import { newKey } from '../components/new-key'
import { useDesign } from '../components/useStore'
import { Explained } from '../glossary/Explained'
import { t } from '../words/language'
import { CryptoSettings } from './CryptoSettings'
import { anAddress, aWord, prefixes } from './checks'
import type { Part } from './part'
import { Parameters, StartUp } from './SimulationSettings'

export function VpnSettings() {
  const vpn = useDesign((state) => state.design.vpn)
  const notes = useDesign((state) => state.design.notes)
  const put = (change: Partial<Settings>) => edit({ kind: 'set-vpn', vpn: { ...vpn, ...change } })
  return (
    <>
      <NotesField
        label={t('Notes')}
        value={notes}
        commit={(text) => edit({ kind: 'set-design', change: { notes: text } })}
      />
      <EveryRouter />
      <h3>
        <Explained text="HSRP" />
      </h3>
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
      <h3>
        <Explained text="Sites" />
      </h3>
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
      <CryptoSettings vpn={vpn} put={put} />
      <StartUp />
      <Parameters />
    </>
  )
}

/** One release on every router: the quickest way to see what the years changed. */
function EveryRouter() {
  const releases = useDesign(({ design }) =>
    [
      ...new Set(design.devices.flatMap((item) => (isBoxed(item) && item.kind !== 'firewall' ? [item.release] : []))),
    ].join(),
  )
  const choose = (release: string) => {
    const made = chooseReleaseEverywhere(designStore.getState().design, release)
    const problem = typeof made === 'string' ? made : edit(made)
    if (problem !== undefined) notify(problem, 'error')
  }
  if (releases === '') return null
  const one = RELEASES.find((item) => item.release === releases)
  return (
    <SelectField
      label="Release of every router"
      value={one?.release ?? ''}
      options={[
        ...(one ? [] : [['', t('Mixed: {replaceAll}', { replaceAll: releases.replaceAll(',', ', ') })] as const]),
        ...RELEASES.map((item) => [item.release, item.title] as const),
      ]}
      commit={choose}
    />
  )
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
      <h3>
        <Explained text="EIGRP" />
      </h3>
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
        commit={(on) => {
          const { redistribution: _old, ...rest } = vpn.eigrp
          return put({ eigrp: on ? { ...rest, redistribution: USUAL_METRIC } : rest })
        }}
      />
      <Authentication vpn={vpn} put={put} />
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

const USUAL_CHAIN = 'HEADEND'

/** MD5 between the neighbours on the cross-over. */
function Authentication({ vpn, put }: Part) {
  const { authentication, ...rest } = vpn.eigrp
  return (
    <>
      <CheckField
        label="Neighbours authenticate (MD5)"
        value={authentication !== undefined}
        commit={(on) =>
          put({ eigrp: on ? { ...rest, authentication: { keyChain: USUAL_CHAIN, key: newKey() } } : rest })
        }
      />
      {authentication && (
        <div className="two">
          <TextField
            label="Key chain"
            value={authentication.keyChain}
            check={aWord}
            commit={(keyChain) => put({ eigrp: { ...rest, authentication: { ...authentication, keyChain } } })}
          />
          <SecretField
            label="Key"
            value={authentication.key}
            check={aWord}
            commit={(key) => put({ eigrp: { ...rest, authentication: { ...authentication, key } } })}
          />
        </div>
      )}
    </>
  )
}
