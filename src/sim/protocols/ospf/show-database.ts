/** `show ip ospf database`: the headers of all advertisements, by area and kind. */
import { left } from '../../../console/show/text'
import { formatIp, type OspfKind } from '../../../net/index'
import type { Printing } from '../../kernel/row'
import type { OspfLsaRow, OspfRow } from './rows'

const KINDS: readonly (readonly [kind: OspfKind, title: string])[] = [
  ['router', 'Router Link States'],
  ['network', 'Net Link States'],
  ['summary', 'Summary Net Link States'],
  ['asbr-summary', 'Summary ASB Link States'],
]

export function showOspfDatabase({ tables: { now, ospf = [] } }: Printing): readonly string[] {
  return ospf.flatMap((process) => [
    '',
    `            OSPF Router with ID (${formatIp(process.routerId)}) (Process ID ${process.process})`,
    ...areasOf(process).flatMap((area) =>
      KINDS.flatMap(([kind, title]) =>
        tableOf(
          now,
          `${title} (Area ${area})`,
          process.lsas.filter((row) => row.area === area && row.lsa.kind === kind),
        ),
      ),
    ),
    ...tableOf(
      now,
      'Type-5 AS External Link States',
      process.lsas.filter(({ lsa }) => lsa.kind === 'external'),
    ),
  ])
}

const areasOf = ({ lsas }: OspfRow): readonly number[] =>
  [...new Set(lsas.flatMap(({ area }) => (area === undefined ? [] : [area])))].sort((a, b) => a - b)

const SECOND = 1_000_000
const MOST_AGE = 3600
const FIRST_SEQUENCE = 0x80000000

function tableOf(now: number, title: string, rows: readonly OspfLsaRow[]): readonly string[] {
  const [first] = rows
  if (!first) return []
  const last = first.lsa.kind === 'router' ? ' Link count' : first.lsa.kind === 'external' ? ' Tag' : ''
  const sorted = [...rows].sort((a, b) => a.lsa.id - b.lsa.id || a.lsa.router - b.lsa.router)
  return [
    '',
    `                ${title}`,
    '',
    `Link ID         ADV Router      Age         Seq#       Checksum${last}`,
    ...sorted.map((row) => rowText(now, row)),
  ]
}

function rowText(now: number, { lsa, born }: OspfLsaRow): string {
  const age = Math.min(MOST_AGE, Math.floor((now - born) / SECOND))
  const sequence = `0x${(FIRST_SEQUENCE + lsa.sequence).toString(16).toUpperCase()}`
  const checksum = `0x${lsa.checksum.toString(16).toUpperCase().padStart(6, '0')}`
  const { content } = lsa
  const last =
    content.kind === 'router' ? ` ${content.links.length}` : content.kind === 'external' ? ` ${content.tag}` : ''
  return `${left(formatIp(lsa.id), 16)}${left(formatIp(lsa.router), 16)}${left(age, 12)}${sequence} ${checksum}${last}`
}
