/** OSPF's part of `show ip protocols` (Cisco IOS IP Routing: OSPF and Protocol-Independent Command References). */
import { formatAge } from '../../../console/show/ages'
import { formatIp } from '../../../net/index'
import type { Printing } from '../../kernel/row'
import type { OspfRow } from './rows'
import { roleLines } from './show-process'

type ConfiguredProcess = NonNullable<Printing['configuration']['ospf']>[number]

/** A text for each process of a table; `vrf` absent = the global one. */
export function ospfProtocols(
  { tables: { now, ospf = [] }, configuration }: Printing,
  vrf?: string,
): readonly string[] {
  return (configuration.ospf ?? [])
    .filter((told) => told.vrf === vrf)
    .flatMap((told) => {
      const process = ospf.find((item) => item.process === told.process)
      return process ? [linesOf(now, process, told).join('\n')] : []
    })
}

function linesOf(now: number, process: OspfRow, told: ConfiguredProcess): readonly string[] {
  const areas = [...new Set(process.interfaces.map(({ area }) => area))]
  const stubs = areas.filter((area) => told.areas.some((item) => item.area === area && item.stub !== undefined)).length
  const explicit = Object.entries(told.interfaces).flatMap(([name, { area }]) =>
    area?.process === told.process ? [{ name, area: area.area }] : [],
  )
  const passive = told.passive.default
    ? process.interfaces
        .map(({ name }) => name)
        .filter((name) => !told.passive.active.some(({ value }) => value === name))
    : told.passive.interfaces.map(({ value }) => value)
  const { intra, inter, external } = told.distance
  return [
    `Routing Protocol is "ospf ${process.process}"`,
    ...filterLines(told),
    `  Router ID ${formatIp(process.routerId)}`,
    ...roleLines(process, told).map((text) => (text.startsWith('  ') ? text : ` ${text}`)),
    `  Number of areas in this router is ${areas.length}. ${areas.length - stubs} normal ${stubs} stub 0 nssa`,
    `  Maximum path: ${told.maximumPaths}`,
    '  Routing for Networks:',
    ...told.networks.map(
      ({ address, wildcard, area }) => `    ${formatIp(address)} ${formatIp(wildcard)} area ${area}`,
    ),
    ...[...new Set(explicit.map(({ area }) => area))].flatMap((area) => [
      `  Routing on Interfaces Configured Explicitly (Area ${area}):`,
      ...explicit.filter((item) => item.area === area).map(({ name }) => `    ${name}`),
    ]),
    ...(passive.length === 0 ? [] : ['  Passive Interface(s):', ...passive.map((name) => `    ${name}`)]),
    '  Routing Information Sources:',
    '    Gateway         Distance      Last Update',
    ...sourcesOf(process).map(
      ({ router, born }) => `    ${router.padEnd(16)}${String(intra).padStart(8)}      ${formatAge(now - born)}`,
    ),
    intra === inter && inter === external
      ? `  Distance: (default is ${intra})`
      : `  Distance: intra-area ${intra} inter-area ${inter} external ${external}`,
  ]
}

/** Lists that filter are no lines that are read: where one may stand, it is not said that none does. */
function filterLines({ open = [] }: ConfiguredProcess): readonly string[] {
  return open.length > 0
    ? open.map(({ notKnown }) => `  Update filter lists are not known: ${notKnown.summary}`)
    : ['Outgoing', 'Incoming'].map((way) => `  ${way} update filter list for all interfaces is not set`)
}

/** Other routers that advertise something, and when they last did. */
function sourcesOf({ lsas, routerId }: OspfRow): readonly { readonly router: string; readonly born: number }[] {
  const youngest = new Map<string, number>()
  for (const { lsa, born } of lsas) {
    const router = formatIp(lsa.router)
    if (lsa.router !== routerId) youngest.set(router, Math.max(born, youngest.get(router) ?? 0))
  }
  return [...youngest].map(([router, born]) => ({ router, born }))
}
