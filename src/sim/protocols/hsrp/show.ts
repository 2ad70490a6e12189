/**
 * `show standby` and `show standby brief`. 12.2: the Cisco IOS IP Command Reference of 12.2 ("Local state is Active,
 * priority 120, may preempt"). Later: ntc cisco_ios_show_standby.raw and cisco_ios_show_standby3.raw; brief:
 * ShowStandbyBrief golden_output2.
 */
import type { HsrpConfig } from '../../../config/index'
import { formatAge } from '../../../console/show/ages'
import { left, right, seconds3 } from '../../../console/show/text'
import { shortInterfaceName } from '../../../ios/index'
import { formatIp, plural } from '../../../net/index'
import type { Printing, Show } from '../../kernel/row'
import type { DeviceTables, HsrpRow } from '../../tables'

const STATES: Readonly<Record<HsrpRow['state'], string>> = {
  disabled: 'Disabled',
  init: 'Init',
  learn: 'Learn',
  listen: 'Listen',
  speak: 'Speak',
  standby: 'Standby',
  active: 'Active',
}

const toldOf = ({ configuration }: Printing, row: HsrpRow): HsrpConfig | undefined =>
  configuration.interfaces.find((item) => item.name === row.interface)?.hsrp.find((item) => item.group === row.group)

const isUp = (tables: DeviceTables, name: string) =>
  tables.interfaces.find((item) => item.name === name)?.lineUp === true

const virtual = (row: HsrpRow) => (row.virtualAddress === undefined ? 'unknown' : formatIp(row.virtualAddress))

const sendsHellos = (row: HsrpRow) => ['speak', 'standby', 'active'].includes(row.state)

function standby12(context: Printing): string {
  return context.tables.hsrp.map((row) => group12(context, context.tables, row).join('\n')).join('\n')
}

function group12(context: Printing, tables: DeviceTables, row: HsrpRow): readonly string[] {
  const { now } = tables
  const router = (which: HsrpRow['activeRouter'], word: string) =>
    `  ${word} router is ${which === undefined ? 'unknown' : which.local ? 'local' : `${formatIp(which.ip)} expires in ${seconds3(which.expires - now)}`}`
  const told = toldOf(context, row)
  const tracks = told?.tracks ?? []
  const up = tracks.filter((track) => isUp(tables, track.interface)).length
  return [
    `${row.interface} - Group ${row.group}${told?.version === 2 ? ' (version 2)' : ''}`,
    `  Local state is ${STATES[row.state]}, priority ${row.priority}${row.preempt ? ', may preempt' : ''}`,
    `  Hellotime ${inUnit(row.helloSeconds)}, holdtime ${inUnit(row.holdSeconds)}`,
    ...(sendsHellos(row) ? [`  Next hello sent in ${seconds3(row.nextHello - now)}`] : []),
    ...authentication(context, row, told),
    `  Virtual IP address is ${virtual(row)} configured`,
    router(row.activeRouter, 'Active'),
    router(row.standbyRouter, 'Standby'),
    `  Virtual mac address is ${row.virtualMac}`,
    `  ${plural(row.stateChanges, 'state change')}, last state change ${formatAge(now - row.lastChange)}`,
    ...(tracks.length === 0
      ? []
      : [
          `  Priority tracking ${plural(tracks.length, 'interface')}, ${up} up:`,
          '    Interface  Decrement  State',
          ...tracks.map(
            (track) =>
              `    ${left(shortInterfaceName(track.interface), 9)}${right(track.decrement, 6)}         ${isUp(tables, track.interface) ? 'Up' : 'Down'}`,
          ),
        ]),
    ...objectLines(tables, told),
  ]
}

/** What is not the usual word (genie ShowStandbyAll golden_output, ntc cisco_ios_show_standby1.raw); the key itself is never shown. */
function authentication({ text }: Printing, { group }: HsrpRow, told: HsrpConfig | undefined): readonly string[] {
  if (told?.keyed) {
    const chain = new RegExp(`^ *standby ${group} authentication md5 key-chain (\\S+)`, 'm').exec(text)?.[1]
    return [`  Authentication MD5, ${chain === undefined ? 'key-string' : `key-chain "${chain}"`}`]
  }
  const word = told?.authentication ?? USUAL_WORD
  return word === USUAL_WORD ? [] : [`  Authentication text, string "${word}"`]
}

/** RFC 2281 section 5.1. */
const USUAL_WORD = 'cisco'

const objectLines = (tables: DeviceTables, told: HsrpConfig | undefined): readonly string[] =>
  (told?.objects ?? []).map((item) => `    Track object ${item.object} ${objectText(tables, item)}`)

function standby15(context: Printing): string {
  return context.tables.hsrp.map((row) => group15(context, context.tables, row).join('\n')).join('\n')
}

function group15(context: Printing, tables: DeviceTables, row: HsrpRow): readonly string[] {
  const { now } = tables
  const told = toldOf(context, row)
  const router = (which: HsrpRow['activeRouter'], word: string) =>
    `  ${word} router is ${which === undefined ? 'unknown' : which.local ? 'local' : `${formatIp(which.ip)}, priority ${which.priority} (expires in ${seconds3(which.expires - now)} sec)`}`
  const named = context.text.match(new RegExp(`^ *standby ${row.group} name (\\S+)`, 'm'))?.[1]
  const name = named ? `"${named}" (cfgd)` : `"hsrp-${shortInterfaceName(row.interface)}-${row.group}" (default)`
  return [
    `${row.interface} - Group ${row.group}${told?.version === 2 ? ' (version 2)' : ''}`,
    `  State is ${STATES[row.state]}`,
    `    ${plural(row.stateChanges, 'state change')}, last state change ${formatAge(now - row.lastChange)}`,
    `  Virtual IP address is ${virtual(row)}`,
    `  Active virtual MAC address is ${row.activeRouter ? row.virtualMac : 'unknown'} (MAC ${row.state === 'active' ? 'In Use' : 'Not In Use'})`,
    `    Local virtual MAC address is ${row.virtualMac} (v${told?.version ?? 1} default)`,
    `  Hello time ${inUnit(row.helloSeconds)}, hold time ${inUnit(row.holdSeconds)}`,
    ...(sendsHellos(row) ? [`    Next hello sent in ${seconds3(row.nextHello - now)} secs`] : []),
    ...authentication(context, row, told),
    `  Preemption ${row.preempt ? `enabled${delays(told)}` : 'disabled'}`,
    router(row.activeRouter, 'Active'),
    router(row.standbyRouter, 'Standby'),
    `  Priority ${row.priority} (configured ${row.configuredPriority})`,
    ...(told?.tracks ?? []).map(
      (track) =>
        `    Track interface ${track.interface} state ${isUp(tables, track.interface) ? 'Up' : 'Down'} decrement ${track.decrement}`,
    ),
    ...objectLines(tables, told),
    `  Group name is ${name}`,
  ]
}

/** An object that no line defines has no state. */
function objectText(
  { tracked }: DeviceTables,
  { object, decrement }: { readonly object: number; readonly decrement: number },
) {
  const row = tracked.find((item) => item.object === object)
  return row ? `state ${row.up ? 'Up' : 'Down'} decrement ${decrement}` : '(unknown)'
}

const inUnit = (seconds: number) =>
  Number.isInteger(seconds) ? `${seconds} sec` : `${Math.round(seconds * 1000)} msec`

function delays(told: HsrpConfig | undefined): string {
  const least = told?.preemptDelaySeconds ?? 0
  const reload = told?.preemptReloadDelaySeconds ?? 0
  return `${least > 0 ? `, delay min ${least} secs` : ''}${reload > 0 ? `${least > 0 ? '' : ', delay'}${least > 0 ? ',' : ''} reload ${reload} secs` : ''}`
}

/** What the brief tables of the generations differ in: words of the heading and widths of the columns. */
interface BriefLayout {
  readonly heading: string
  readonly row: (name: string, row: HsrpRow, active: string, standby: string) => string
}

const BRIEF_12: BriefLayout = {
  heading: 'Interface   Grp Prio P State    Active addr     Standby addr    Group addr     ',
  row: (name, row, active, standby) =>
    `${left(name, 12)}${left(row.group, 4)}${left(row.priority, 5)}${row.preempt ? 'P' : ' '} ${left(STATES[row.state], 9)}${left(active, 16)}${left(standby, 16)}${left(virtual(row), 15)}`,
}

const BRIEF_15: BriefLayout = {
  heading: 'Interface   Grp  Pri P State   Active          Standby         Virtual IP',
  row: (name, row, active, standby) =>
    `${left(name, 11)} ${left(row.group, 4)} ${left(row.priority, 3)} ${row.preempt ? 'P' : ' '} ${left(STATES[row.state], 7)} ${left(active, 15)} ${left(standby, 15)} ${virtual(row)}`,
}

function standbyBrief(tables: DeviceTables, layout: BriefLayout): string {
  const who = (which: HsrpRow['activeRouter']) =>
    which === undefined ? 'unknown' : which.local ? 'local' : formatIp(which.ip)
  return [
    '                     P indicates configured to preempt.',
    '                     |',
    layout.heading,
    ...tables.hsrp.map((row) =>
      layout.row(shortInterfaceName(row.interface), row, who(row.activeRouter), who(row.standbyRouter)),
    ),
  ].join('\n')
}

export const HSRP_SHOWS: readonly Show[] = [
  {
    pattern: 'show standby',
    help: [['show standby', 'Hot Standby Router Protocol (HSRP) information']],
    print: (printing) => (printing.layout === 'old' ? standby12(printing) : standby15(printing)),
  },
  {
    pattern: 'show standby brief',
    help: [['show standby brief', 'Brief output']],
    print: ({ tables, layout }) => standbyBrief(tables, layout === 'old' ? BRIEF_12 : BRIEF_15),
  },
]
