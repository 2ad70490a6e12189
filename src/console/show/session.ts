/**
 * `show crypto session` and its detail, as genie ShowCryptoSession golden_output and ShowCryptoSessionDetail
 * golden_output1; `show crypto ikev2 sa` as genie ShowCryptoIkev2Sa golden_output.
 */

import { formatIp, type Ip, lookUp } from '../../net/index'
import type { DeviceTables, IkeSaRow, IpsecSaRow } from '../../sim/index'
import type { ConsoleContext } from '../types'
import { patternText, prefixText } from './access-text'
import { formatAge } from './ages'
import { lifeLeft } from './ipsec-sa'
import { connection15 } from './isakmp'
import { mapOf, mapsOf } from './maps'
import { tunnelTables } from './tunnel-tables'

/** How much is shown: everything of a session, and of which peer. */
export interface SessionChoice {
  readonly detail?: boolean
  readonly peer?: Ip
}

const CODES = [
  'Code: C - IKE Configuration mode, D - Dead Peer Detection     ',
  'K - Keepalives, N - NAT-traversal, T - cTCP encapsulation     ',
  'X - IKE Extended Authentication, F - IKE Fragmentation',
  'R - IKE Auto Reconnect, U - IKE Dynamic Route Update',
]

/** `show crypto session`: a block for each peer, with its IKE SAs and its flows. */
export function showCryptoSession(
  { configuration }: ConsoleContext,
  tables: DeviceTables,
  only: SessionChoice = {},
): string {
  const maps = mapsOf(configuration)
  const blocks = configuration.interfaces.flatMap((port) => {
    const map = maps.find((item) => item.name === mapOf(port))
    if (!map) return []
    const told = map.entries.flatMap((entry) => entry.peers.map((peer) => peer.address))
    const met = tables.ipsecSas.filter(({ sa }) => sa.interface === port.name).map(({ sa }) => sa.remote)
    return [...new Set([...told, ...met])]
      .filter((peer) => only.peer === undefined || peer === only.peer)
      .map((peer) => sessionLines(configuration, tables, port.name, map, peer, only.detail === true))
  })
  const head = ['Crypto session current status', ...(only.detail ? ['', ...CODES] : [])]
  return [...head, ...blocks.flatMap((block) => ['', ...block])].join('\n')
}

function sessionLines(
  configuration: ConsoleContext['configuration'],
  tables: DeviceTables,
  port: string,
  map: NonNullable<ConsoleContext['configuration']['crypto']>['maps'][number],
  peer: Ip,
  detail: boolean,
): readonly string[] {
  const ike = tables.ikeSas.filter((sa) => sa.remote === peer)
  const pairs = tables.ipsecSas.filter(({ sa }) => sa.interface === port && sa.remote === peer)
  const flows = new Map<string, readonly IpsecSaRow[]>()
  for (const entry of map.entries.filter((item) => item.peers.some((told) => told.address === peer))) {
    if (entry.tunnel === 'ipsec') flows.set('0.0.0.0/0.0.0.0 0.0.0.0/0.0.0.0', [])
    const list = entry.match && lookUp(configuration.accessLists, entry.match.value)
    for (const item of list?.entries ?? [])
      if (item.action === 'permit')
        flows.set(`${flowEnd(patternText(item.source))} ${flowEnd(patternText(item.destination))}`, [])
  }
  for (const row of pairs) {
    const flow = `${flowEnd(prefixText(row.sa.proxy.local))} ${flowEnd(prefixText(row.sa.proxy.remote))}`
    flows.set(flow, [...(flows.get(flow) ?? []), row])
  }
  const since = Math.min(...ike.map((sa) => sa.since))
  const vrfs = tunnelTables(tables, { local: ike[0]?.local, remote: peer, port })
  const [fvrf, ivrf] = [vrfs.front ?? '(none)', vrfs.inside ?? '(none)']
  return [
    `Interface: ${port}`,
    ...(detail && ike.length > 0 ? [`Uptime: ${formatAge(tables.now - since)}`] : []),
    `Session status: ${statusWord(ike, pairs.length)}`,
    `Peer: ${formatIp(peer)} port ${ike[0]?.remotePort ?? 500} ${detail ? `fvrf: ${fvrf} ivrf: ${ivrf}` : ''}`,
    ...(detail ? [...ike.slice(0, 1).map(() => `      Phase1_id: ${formatIp(peer)}`), '      Desc: (none)'] : []),
    ...ike.flatMap((sa) => [
      '  Session ID: 0  ',
      `  IKEv${sa.version} SA: local ${formatIp(sa.local)}/${sa.localPort} remote ${formatIp(sa.remote)}/${sa.remotePort} ${stands(sa) ? 'Active' : 'Inactive'} `,
      ...(detail
        ? [
            `          Capabilities:${sa.capabilities === undefined || sa.capabilities === '' ? '(none)' : sa.capabilities} connid:${connection15(sa)} lifetime:${formatAge(sa.expires - tables.now)}`,
          ]
        : []),
    ]),
    ...[...flows].flatMap(([flow, rows]) => [
      `  IPSEC FLOW: permit ip ${flow} `,
      `        Active SAs: ${2 * rows.length}, origin: ${map.dynamic.length > 0 && map.entries.length === 0 ? 'dynamic crypto map' : 'crypto map'}`,
      ...(detail ? flowLines(rows, tables) : []),
    ]),
  ]
}

/** Packets through the SAs of a flow, and what is left of the youngest. */
function flowLines(rows: readonly IpsecSaRow[], tables: DeviceTables): readonly string[] {
  const sum = (of: (row: IpsecSaRow) => number) => rows.reduce((total, row) => total + of(row), 0)
  const last = rows.at(-1)
  const left = (way: 'in' | 'out') => (last ? lifeLeft(last, tables, way) : '0/0')
  return [
    `        Inbound:  #pkts dec'ed ${sum((row) => row.decapsulated)} drop 0 life (KB/Sec) ${left('in')}`,
    `        Outbound: #pkts enc'ed ${sum((row) => row.encapsulated)} drop 0 life (KB/Sec) ${left('out')}`,
  ]
}

/** A session names networks as `address/mask`, and everything as 0.0.0.0/0.0.0.0. */
function flowEnd(text: string): string {
  if (text === 'any') return '0.0.0.0/0.0.0.0'
  const [address = '', wildcard = ''] = text.split(' ')
  if (address === 'host') return text
  return `${address}/${wildcard
    .split('.')
    .map((octet) => 255 - Number(octet))
    .join('.')}`
}

const stands = ({ state }: IkeSaRow) => state === 'QM_IDLE' || state === 'READY'

function statusWord(ike: readonly IkeSaRow[], pairs: number): string {
  const up = ike.some(stands)
  if (pairs > 0) return up ? 'UP-ACTIVE     ' : 'UP-NO-IKE'
  if (up) return 'UP-IDLE'
  return ike.length > 0 ? 'DOWN-NEGOTIATING' : 'DOWN'
}
