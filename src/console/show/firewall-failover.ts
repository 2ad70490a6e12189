/**
 * `show failover` of an ASA (ntc cisco_asa_show_failover1.raw; ASA command reference): both units, their addresses and how their
 * interfaces stand. Serial numbers, slots, counters of the stateful link and the versions of hardware have no line: they are not
 * simulated. A PIX 6 has the same words without the lines of later releases.
 */
import type { FailoverConfig } from '../../config/index'
import { formatIp, type Ip } from '../../net/index'
import type { DeviceTables, FailoverRow } from '../../sim/index'
import type { ConsoleContext } from '../types'
import { type ClockLayout, dateText, shownAt, timeOfDay } from './clock'
import { zoneOf } from './firewall'

export function firewallFailover(context: ConsoleContext, tables: DeviceTables, clock: ClockLayout): string {
  const told = context.configuration.firewall?.failover
  const { failover: row } = tables
  if (!told || !row) return 'Failover Off'
  const { link, interfaces } = told
  const up = tables.interfaces.find(({ name }) => name === link.interface)?.lineUp === true
  const shown = shownAt(context, row.since, clock)
  const monitored = interfaces.filter((item) => item.monitored).length
  return [
    'Failover On',
    `Failover unit ${unitText(told.unit)}`,
    `Failover LAN Interface: ${zoneOf(context.configuration, link.interface)} ${link.interface} (${up ? 'up' : 'down'})`,
    `Unit Poll frequency ${told.pollSeconds} seconds, holdtime ${told.holdSeconds} seconds`,
    `Interface Poll frequency ${told.interfacePollSeconds} seconds, holdtime ${told.interfaceHoldSeconds} seconds`,
    `Interface Policy ${told.policy}`,
    `Monitored Interfaces ${monitored}`,
    `Last Failover at: ${timeOfDay(shown.wall).slice(0, 8)} ${dateText(context, shown)}`,
    `\tThis host: ${unitText(told.unit)} - ${ROLES[row.role]}`,
    ...(row.role === 'active' ? [`\t\tActive time: ${Math.floor((tables.now - row.since) / 1e6)} (sec)`] : []),
    ...portLines(context, told, row, row.role === 'active', row.own),
    `\tOther host: ${unitText(told.unit === 'primary' ? 'secondary' : 'primary')} - ${otherText(row)}`,
    ...portLines(context, told, row, row.role !== 'active', row.other),
  ].join('\n')
}

const unitText = (unit: FailoverConfig['unit']) => (unit === 'primary' ? 'Primary' : 'Secondary')

const ROLES = { negotiating: 'Negotiation', active: 'Active', standby: 'Standby Ready' } as const

/** A unit that is not heard on the link may be alive and beyond a link that has failed. */
const otherText = ({ peer, linkFailed }: FailoverRow): string =>
  peer === undefined ? (linkFailed ? 'Not Detected' : 'Failed') : ROLES[peer]

function portLines(
  { configuration }: ConsoleContext,
  { interfaces }: FailoverConfig,
  row: FailoverRow,
  active: boolean,
  states: FailoverRow['own'],
): readonly string[] {
  return interfaces.map(({ name, active: first, standby, monitored }) => {
    const address: Ip | undefined = active ? first : standby
    const state = states.find((item) => item.interface === name)?.state
    const words = state === undefined ? 'Unknown' : STATES[state]
    const watched = !monitored
      ? 'Not-Monitored'
      : row.peer === undefined || standby === undefined
        ? 'Waiting'
        : 'Monitored'
    return `\t\t  Interface ${zoneOf(configuration, name)} (${address === undefined ? '0.0.0.0' : formatIp(address)}): ${words} (${watched})`
  })
}

const STATES = { normal: 'Normal', testing: 'Testing', failed: 'Failed', 'no-link': 'No Link' } as const
