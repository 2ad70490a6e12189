/**
 * VLANs of a router with switch ports, or of a layer 3 switch: `show vlan brief`, `show interfaces trunk`, `show interfaces
 * switchport` and the MAC address table, as the Catalyst 3750 Command Reference prints them. A trunk that is down counts as
 * an access port, as it does there.
 */
import { carriage, DEFAULT_VLAN, type InterfaceConfig, type SwitchportConfig, type VlanRange } from '../../config/index'
import { shortInterfaceName } from '../../ios/index'
import type { DeviceTables } from '../../sim/index'
import type { ConsoleContext } from '../types'
import { left } from './text'

interface SwitchPort {
  readonly name: string
  readonly port: SwitchportConfig
  readonly up: boolean
}

const portsOf = ({ configuration }: ConsoleContext, { interfaces }: DeviceTables): readonly SwitchPort[] =>
  configuration.interfaces.flatMap(({ name, switchport }) =>
    switchport ? [{ name, port: switchport, up: interfaces.find((row) => row.name === name)?.lineUp === true }] : [],
  )

/** VLANs that every switch has, whether it can use them or not. */
const FIXED: readonly (readonly [number, string])[] = [
  [1002, 'fddi-default'],
  [1003, 'token-ring-default'],
  [1004, 'fddinet-default'],
  [1005, 'trnet-default'],
]

/** By number: those that the text makes, those of its access ports, and those that it has interfaces in. */
function vlansOf({ configuration, text }: ConsoleContext): ReadonlyMap<number, string> {
  const names = new Map([[DEFAULT_VLAN, 'default']])
  const add = (vlan: number | undefined) => {
    if (vlan !== undefined && !names.has(vlan)) names.set(vlan, `VLAN${String(vlan).padStart(4, '0')}`)
  }
  for (const { bridged, switchport } of configuration.interfaces) {
    add(bridged)
    if (switchport?.mode === 'access') for (const vlan of [switchport.untagged, switchport.voice]) add(vlan)
  }
  let open: readonly number[] = []
  for (const line of text.split('\n')) {
    const opened = /^vlan (\d[\d,-]*)\s*$/.exec(line)?.[1]
    const name = /^ name (\S+)/.exec(line)?.[1]
    if (opened !== undefined) open = numbersOf(opened)
    else if (!line.startsWith(' ')) open = []
    for (const vlan of open) {
      add(vlan)
      if (name !== undefined) names.set(vlan, name)
    }
  }
  return new Map([...names].sort(([a], [b]) => a - b))
}

function numbersOf(text: string): readonly number[] {
  return text.split(',').flatMap((part) => {
    const [from = 0, to = from] = part.split('-').map(Number)
    return Array.from({ length: Math.max(0, Math.min(4094, to) - from + 1) }, (_, index) => from + index)
  })
}

export function vlanBrief(context: ConsoleContext, tables: DeviceTables): string {
  const ports = portsOf(context, tables)
  const isIn = ({ port, up }: SwitchPort, vlan: number) =>
    port.mode === 'access' ? port.untagged === vlan || port.voice === vlan : !up && vlan === DEFAULT_VLAN
  return [
    'VLAN Name                             Status    Ports',
    '---- -------------------------------- --------- -------------------------------',
    ...[...vlansOf(context)].flatMap(([vlan, name]) => {
      const names = ports.filter((port) => isIn(port, vlan)).map((port) => shortInterfaceName(port.name))
      const [first = '', ...rest] = inRows(names)
      return [
        `${left(String(vlan), 5)}${left(name, 33)}active    ${first}`,
        ...rest.map((row) => `${' '.repeat(48)}${row}`),
      ].map((row) => row.trimEnd())
    }),
    ...FIXED.map(([vlan, name]) => `${left(String(vlan), 5)}${left(name, 33)}act/unsup`),
  ].join('\n')
}

/** Four names to a row, as a terminal of 80 characters holds them. */
function inRows(names: readonly string[]): readonly string[] {
  const rows: string[] = []
  for (let at = 0; at < names.length; at += 4)
    rows.push(names.slice(at, at + 4).join(', ') + (at + 4 < names.length ? ',' : ''))
  return rows
}

const rangesText = (ranges: readonly VlanRange[]): string =>
  ranges.map(({ from, to }) => (from === to ? `${from}` : `${from}-${to}`)).join(',') || 'none'

const allowedText = ({ allowed }: SwitchportConfig, all: string): string => (allowed ? rangesText(allowed) : all)

export function trunks(context: ConsoleContext, tables: DeviceTables): string {
  const running = portsOf(context, tables).filter(({ port, up }) => port.mode === 'trunk' && up)
  if (running.length === 0) return ''
  const vlans = [...vlansOf(context).keys()]
  const active = ({ port }: SwitchPort) =>
    vlans.filter((vlan) => carriage(port, vlan) !== undefined).join(',') || 'none'
  const table = (head: string, row: (port: SwitchPort) => string) => [
    '',
    `Port        ${head}`,
    ...running.map((port) => `${left(shortInterfaceName(port.name), 12)}${row(port)}`),
  ]
  return [
    ...table(
      'Mode             Encapsulation  Status        Native vlan',
      ({ port }) => `on               802.1q         trunking      ${port.untagged}`,
    ),
    ...table('Vlans allowed on trunk', ({ port }) => allowedText(port, '1-4094')),
    ...table('Vlans allowed and active in management domain', active),
    ...table('Vlans in spanning tree forwarding state and not pruned', active),
  ].join('\n')
}

export function switchports(context: ConsoleContext, tables: DeviceTables, name?: string): string {
  const known = context.configuration.interfaces.filter(({ name: own }) => name === undefined || own === name)
  const ports = portsOf(context, tables)
  const blocks = known.flatMap((item) => {
    const port = ports.find((one) => one.name === item.name)
    return port ? [enabled(port, vlansOf(context))] : name === undefined ? [] : [disabled(item)]
  })
  return blocks.join('\n\n')
}

const disabled = ({ name }: InterfaceConfig): string => `Name: ${shortInterfaceName(name)}\nSwitchport: Disabled`

function enabled({ name, port, up }: SwitchPort, vlans: ReadonlyMap<number, string>): string {
  const isTrunk = port.mode === 'trunk'
  const mode = isTrunk ? 'trunk' : 'static access'
  const vlan = (number: number) => `${number} (${vlans.get(number) ?? 'Inactive'})`
  return [
    `Name: ${shortInterfaceName(name)}`,
    'Switchport: Enabled',
    `Administrative Mode: ${mode}`,
    `Operational Mode: ${up ? mode : 'down'}`,
    `Administrative Trunking Encapsulation: ${isTrunk ? 'dot1q' : 'negotiate'}`,
    ...(up ? [`Operational Trunking Encapsulation: ${isTrunk ? 'dot1q' : 'native'}`] : []),
    `Negotiation of Trunking: ${isTrunk ? 'On' : 'Off'}`,
    `Access Mode VLAN: ${vlan(isTrunk ? DEFAULT_VLAN : port.untagged)}`,
    `Trunking Native Mode VLAN: ${vlan(isTrunk ? port.untagged : DEFAULT_VLAN)}`,
    `Voice VLAN: ${port.voice === undefined ? 'none' : vlan(port.voice)}`,
    `Trunking VLANs Enabled: ${allowedText(port, 'ALL').toUpperCase()}`,
    'Pruning VLANs Enabled: 2-1001',
    'Capture Mode Disabled',
    'Capture VLANs Allowed: ALL',
  ].join('\n')
}
