/** `show ip ospf`: each process, what it redistributes, its times and its areas. */
import { formatAge } from '../../../console/show/ages'
import { formatIp, plural } from '../../../net/index'
import type { Printing } from '../../kernel/row'
import { areaText, BACKBONE } from './area'
import type { OspfRow } from './rows'

type OspfProcessConfig = NonNullable<Printing['configuration']['ospf']>[number]

export function showOspfProcesses({ tables: { now, ospf = [] }, configuration }: Printing): readonly string[] {
  return ospf.flatMap((process) => {
    const told = configuration.ospf?.find((item) => item.process === process.process)
    return told ? linesOf(now, process, told) : []
  })
}

function linesOf(now: number, process: OspfRow, told: OspfProcessConfig): readonly string[] {
  const areas = [...new Set(process.interfaces.map(({ area }) => area))].sort((a, b) => a - b)
  const stubs = areas.filter((area) => told.areas.some((item) => item.area === area && item.stub !== undefined)).length
  const external = process.lsas.filter(({ lsa }) => lsa.kind === 'external')
  return [
    ` Routing Process "ospf ${process.process}" with ID ${formatIp(process.routerId)}`,
    ' Supports only single TOS(TOS0) routes',
    ...roleLines(process, told),
    ` Initial SPF schedule delay ${told.spf.startMillis} msecs`,
    ` Minimum hold time between two consecutive SPFs ${told.spf.holdMillis} msecs`,
    ` Maximum wait time between two consecutive SPFs ${told.spf.maximumMillis} msecs`,
    ` Initial LSA throttle delay ${told.lsa.startMillis} msecs`,
    ` Minimum hold time for LSA throttle ${told.lsa.holdMillis} msecs`,
    ` Maximum wait time for LSA throttle ${told.lsa.maximumMillis} msecs`,
    ` Minimum LSA arrival ${told.lsaArrivalMillis} msecs`,
    ` Number of external LSA ${external.length}. Checksum Sum ${sumOf(external)}`,
    ` Number of areas in this router is ${areas.length}. ${areas.length - stubs} normal ${stubs} stub 0 nssa`,
    ` Reference bandwidth unit is ${told.referenceMbit} mbps`,
    ...areas.flatMap((area) => areaLines(now, process, told, area)),
  ]
}

export function roleLines(process: OspfRow, told: OspfProcessConfig): readonly string[] {
  const boundary = told.redistribute.length > 0 || told.defaultRoute !== undefined
  const roles = [...(process.border ? ['area border'] : []), ...(boundary ? ['autonomous system boundary'] : [])]
  return [
    ...(roles.length === 0 ? [] : [` It is an ${roles.join(' and ')} router`]),
    ...(told.redistribute.length === 0 ? [] : [' Redistributing External Routes from,']),
    ...told.redistribute.map(({ from, process: number, metric, subnets }) => {
      const name = [from, number].filter((word) => word !== undefined).join(' ')
      const mapped = metric === undefined ? '' : ` with metric mapped to ${metric}`
      return `    ${name}${mapped}${subnets ? ', includes subnets in redistribution' : ''}`
    }),
  ]
}

const sumOf = (rows: OspfRow['lsas']) => {
  const sum = rows.reduce((total, { lsa }) => total + lsa.checksum, 0)
  return `0x${sum.toString(16).toUpperCase().padStart(6, '0')}`
}

function areaLines(now: number, process: OspfRow, told: OspfProcessConfig, area: number): readonly string[] {
  const lines = told.areas.find((item) => item.area === area)
  const own = process.interfaces.filter((item) => item.area === area)
  const lsas = process.lsas.filter((row) => row.area === area)
  const name = area === BACKBONE ? 'BACKBONE(0)' : area > 65_535 ? areaText(area) : String(area)
  const authentication = { null: 'no', simple: 'simple password', md5: 'message digest' }
  return [
    `    Area ${name}`,
    `        Number of interfaces in this area is ${own.length}`,
    ...(lines?.stub
      ? [`        It is a stub area${lines.stub === 'total' ? ', no summary LSA in this area' : ''}`]
      : []),
    `        Area has ${authentication[lines?.authentication ?? 'null']} authentication`,
    `        SPF algorithm last executed ${formatAge(now - process.lastRun)} ago`,
    `        SPF algorithm executed ${plural(process.runs, 'time')}`,
    `        Number of LSA ${lsas.length}. Checksum Sum ${sumOf(lsas)}`,
  ]
}
