/** Settings of one device: its name, its own fields, its interfaces, and for a site its peers. */

import {
  type Addressing,
  type Device,
  freeInterface,
  type Interface,
  type InterfaceRole,
  isBoxed,
  nameProblem,
  nextAddress,
  nextPort,
} from '../../design/index'
import { designStore, edit, notify, select } from '../../store/index'
import { CheckField, NumberField, SelectField, TextField } from '../components/Fields'
import { Icon } from '../components/Icon'
import { useDesign } from '../components/useStore'
import { Explained } from '../glossary/Explained'
import { t } from '../words/language'
import { withLength } from './checks'
import { hintOf, type SettingField, settingsOf } from './fields'
import { PlaceFields } from './PlaceFields'
import { ProfileFields } from './ProfileFields'

export function DeviceSettings({ device }: { readonly device: Device }) {
  const design = useDesign((state) => state.design)
  const rename = (to: string) => {
    const problem = edit({ kind: 'rename-device', from: device.name, to })
    if (problem === undefined) select([to])
    return problem
  }
  return (
    <>
      <TextField
        label="Name"
        value={device.name}
        check={(text) => nameProblem(design, text, device.name)}
        commit={rename}
      />
      {isBoxed(device) && <ProfileFields device={device} />}
      {settingsOf(device).map((field) => (
        <Setting key={field.label} field={field} device={device} />
      ))}
      {device.kind === 'soho' && <Peers name={device.name} peers={device.peers} />}
      {device.kind !== 'lan' && (
        <h3>
          <Explained text="Interfaces" />
        </h3>
      )}
      {device.interfaces.map((item) => (
        <InterfaceFields key={item.name} device={device} item={item} />
      ))}
      <AddInterface device={device} />
      <PlaceFields devices={[device]} />
      <h3>
        <Explained text="Device" />
      </h3>
      <button type="button" className="button" onClick={() => edit({ kind: 'remove-devices', names: [device.name] })}>
        {t('Remove {what}', { what: device.name })}
      </button>
    </>
  )
}

function Setting({ field, device }: { readonly field: SettingField; readonly device: Device }) {
  const design = useDesign((state) => state.design)
  const put = (change: Readonly<Record<string, unknown>>) => edit({ kind: 'set-device', name: device.name, change })
  switch (field.type) {
    case 'text':
      return (
        <TextField
          label={field.label}
          hint={hintOf(field, device)}
          value={field.get(device)}
          {...(field.check ? { check: field.check } : {})}
          commit={(text) => put(field.set(text, device))}
        />
      )
    case 'number':
      return (
        <NumberField
          label={field.label}
          hint={field.hint}
          value={field.get(device)}
          least={field.least}
          most={field.most}
          commit={(value) => put(field.set(value ?? 0, device))}
        />
      )
    case 'check':
      return (
        <CheckField
          label={field.label}
          value={field.get(device)}
          commit={(value) => put(field.set(value, device, design))}
        />
      )
    case 'choice':
      return (
        <SelectField
          label={field.label}
          value={field.get(device)}
          options={field.options(design)}
          commit={(value) => put(field.set(value, device))}
        />
      )
  }
}

/** Peers in the order IKE tries them. */
function Peers({ name, peers }: { readonly name: string; readonly peers: readonly string[] }) {
  const headEnds = useDesign((state) => state.design.devices)
    .filter((device) => device.kind === 'head-end')
    .map((device) => device.name)
  const put = (next: readonly string[]) => edit({ kind: 'set-device', name, change: { peers: next } })
  const swap = (at: number) =>
    put(
      peers.map((peer, index) =>
        index === at ? (peers[at - 1] ?? peer) : index === at - 1 ? (peers[at] ?? peer) : peer,
      ),
    )
  return (
    <>
      <h3>
        <Explained text="IPsec peers, in the order they are tried" />
      </h3>
      {peers.map((peer, index) => (
        <div className="row" key={peer}>
          <span className="grow">
            {index + 1}. {peer}
          </span>
          <button
            type="button"
            className="button icon"
            aria-label={t('Move {peer} up', { peer })}
            disabled={index === 0}
            onClick={() => swap(index)}
          >
            <Icon name="up" />
          </button>
          <button
            type="button"
            className="button icon"
            aria-label={t('Remove peer {peer}', { peer })}
            onClick={() => put(peers.filter((item) => item !== peer))}
          >
            <Icon name="close" />
          </button>
        </div>
      ))}
      {headEnds
        .filter((headEnd) => !peers.includes(headEnd))
        .map((headEnd) => (
          <button key={headEnd} type="button" className="button" onClick={() => put([...peers, headEnd])}>
            {t('Add {what}', { what: headEnd })}
          </button>
        ))}
    </>
  )
}

/** A static address begins as the next free one of the segment. */
function readdress(device: string, name: string, kind: string): void {
  const set = (addressing: Addressing) =>
    edit({ kind: 'set-interface', device, interface: name, change: { addressing } })
  if (kind !== 'static') return void set({ kind: kind === 'dhcp' ? kind : 'none' })
  const address = nextAddress(designStore.getState().design, device, name)
  if (address !== undefined) return void set({ kind, address })
  notify(
    t('The segment of {device} {name} has no free address left: take one from another device there first.', {
      device,
      name,
    }),
    'error',
  )
}

/** What the interfaces of a head-end are for, in every shape of a hub. */
const HEAD_END_ROLES: readonly (readonly [InterfaceRole, string])[] = [
  ['stick', 'Inside and outside: on a stick, with the tunnels'],
  ['outside', 'The Internet: tunnels end here'],
  ['inside', 'Inside: the head-ends share an address'],
  ['lan', 'A network of hosts'],
  ['cross-over', 'The other head-end'],
  ['public', 'Nowhere: the public address itself'],
]

function InterfaceFields({ device, item }: { readonly device: Device; readonly item: Interface }) {
  const put = (change: Partial<Interface>) =>
    edit({ kind: 'set-interface', device: device.name, interface: item.name, change })
  const { addressing } = item
  const address = addressing.kind === 'static' ? addressing.address : addressing.kind === 'dhcp' ? t('by DHCP') : ''
  if (device.kind === 'lan') return null
  return (
    <details className="interface">
      <summary>
        <span>{item.name}</span>
        <span className="mono muted">{address}</span>
      </summary>
      <div>
        <TextField
          label="Name"
          value={item.name}
          check={(text) => (/^[A-Za-z][\w/.-]*$/.test(text) ? undefined : t('Write it like FastEthernet0/1'))}
          commit={(name) => put({ name })}
        />
        {device.kind === 'head-end' && (
          <SelectField
            label="Leads to"
            value={item.role}
            options={HEAD_END_ROLES}
            commit={(value) => {
              const role = HEAD_END_ROLES.find(([known]) => known === value)?.[0]
              return role === undefined ? undefined : put({ role })
            }}
          />
        )}
        <SelectField
          label="Address"
          value={addressing.kind}
          options={[
            ['static', t('Static')],
            ['dhcp', t('By DHCP')],
            ['none', t('None')],
          ]}
          commit={(kind) => readdress(device.name, item.name, kind)}
        />
        {addressing.kind === 'static' && (
          <TextField
            mono
            label="Address and length"
            value={addressing.address}
            check={withLength}
            commit={(text) => put({ addressing: { kind: 'static', address: text } })}
          />
        )}
        <TextField label="Description" value={item.description ?? ''} commit={(description) => put({ description })} />
        <div className="two">
          <NumberField
            optional
            label="Bandwidth (kbit/s)"
            value={item.bandwidthKbit}
            least={1}
            most={10_000_000}
            commit={(value) => putOptional(device, item, 'bandwidthKbit', value)}
          />
          <NumberField
            optional
            label="Delay (tens of µs)"
            value={item.delayTens}
            least={1}
            most={16_777_215}
            commit={(value) => putOptional(device, item, 'delayTens', value)}
          />
          {(device.kind === 'soho' || device.kind === 'head-end') && (
            <NumberField
              optional
              label="TCP MSS (bytes)"
              hint="Empty = as the hosts agree"
              value={item.adjustMss}
              least={500}
              most={1460}
              commit={(value) => putOptional(device, item, 'adjustMss', value)}
            />
          )}
        </div>
        <CheckField label="shutdown" value={item.shutdown} commit={(shutdown) => put({ shutdown })} />
        <div className="row">
          <button
            type="button"
            className="button"
            onClick={() => edit({ kind: 'remove-interface', device: device.name, interface: item.name })}
          >
            {t('Remove {what}', { what: item.name })}
          </button>
        </div>
      </div>
    </details>
  )
}

/** Sets an optional number, or takes it away, so that the platform's usual value holds again. */
function putOptional(
  device: Device,
  item: Interface,
  key: 'bandwidthKbit' | 'delayTens' | 'adjustMss',
  value: number | undefined,
): string | undefined {
  const { [key]: _old, ...rest } = item
  const next: Interface = value === undefined ? rest : { ...rest, [key]: value }
  return edit({
    kind: 'set-device',
    name: device.name,
    change: { interfaces: device.interfaces.map((other) => (other === item ? next : other)) },
  })
}

const ROLE_OF: Readonly<Partial<Record<Device['kind'], InterfaceRole>>> = {
  'head-end': 'cross-over',
  soho: 'lan',
  router: 'lan',
  internet: 'access',
  firewall: 'inside',
}

function AddInterface({ device }: { readonly device: Device }) {
  const role = ROLE_OF[device.kind]
  if (!role) return null
  const add = () => {
    const name = device.kind === 'internet' ? freeInterface(device, t('Access')) : nextPort(device, role)
    const problem = edit({
      kind: 'add-interface',
      device: device.name,
      interface: { name, role, addressing: { kind: 'none' }, shutdown: false },
    })
    if (problem !== undefined) notify(problem, 'error')
  }
  return (
    <button type="button" className="button" onClick={add}>
      {t('Add interface')}
    </button>
  )
}
