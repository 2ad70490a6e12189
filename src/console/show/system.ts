/**
 * `show version`: 12.2 as ShowVersion golden_output_ios_c2600_2, later ones as ntc cisco_ios_show_version3.raw; serial numbers,
 * build dates and memory sizes are not invented but left out.
 */
import { platformNamed } from '../../config/index'
import type { DeviceTables } from '../../sim/index'
import type { ConsoleContext } from '../types'
import { type Box, boxNamed } from './boxes'
import { uptimeText } from './text'

export interface VersionLayout {
  readonly head: (box: Box, release: string) => readonly string[]
  /** What is said where the design names no box. */
  readonly box: Box
}

export const VERSION_12: VersionLayout = {
  head: ({ family, image }, release) => [
    'Cisco Internetwork Operating System Software ',
    `IOS (tm) ${family} Software (${image}), Version ${release}, RELEASE SOFTWARE`,
  ],
  box: { family: 'C2600', image: 'C2600-IK9S-M', hardware: 'cisco 2621', file: 'flash:c2600-ik9s-mz' },
}

export const VERSION_15: VersionLayout = {
  head: ({ family, image }, release) => [
    `Cisco IOS Software, ${family} Software (${image}), Version ${release}, RELEASE SOFTWARE`,
    'Technical Support: http://www.cisco.com/techsupport',
  ],
  box: {
    family: 'IOSv',
    image: 'VIOS-ADVENTERPRISEK9-M',
    hardware: 'Cisco IOSv',
    file: 'flash0:/vios-adventerprisek9-m',
  },
}

export function showVersion(context: ConsoleContext, tables: DeviceTables, layout: VersionLayout): string {
  const { hostname, release, platform } = context.configuration
  const own = boxNamed(platform)
  // A release that the box cannot run has no image for it.
  const runs = platform !== undefined && platformNamed(platform)?.releases.includes(release)
  const box = { ...layout.box, ...(runs ? own : own && { hardware: own.hardware }) }
  const restarted = (context.journal ?? []).some(
    (entry) => entry.device === tables.device && entry.event === 'booted' && entry.at <= tables.now,
  )
  return [
    ...layout.head(box, release),
    'Simulated by Headend: the image is not run, its protocols are',
    '',
    `${hostname} uptime is ${uptimeText(tables.now - tables.bootedAt)}`,
    `System returned to ROM by ${restarted ? 'reload' : 'power-on'}`,
    `System image file is "${box.file}"`,
    '',
    `${box.hardware} processor`,
    ...portCounts(tables),
    '',
    'Configuration register is 0x2102',
  ].join('\n')
}

const PORT_KINDS: readonly (readonly [RegExp, (count: number) => string])[] = [
  [/^Ethernet/, (count) => `${count} Ethernet/IEEE 802.3 interface(s)`],
  [/^FastEthernet/, (count) => `${count} FastEthernet/IEEE 802.3 interface(s)`],
  [/^GigabitEthernet/, (count) => `${count} Gigabit Ethernet interface${count === 1 ? '' : 's'}`],
]

function portCounts(tables: DeviceTables): readonly string[] {
  return PORT_KINDS.flatMap(([pattern, text]) => {
    const count = tables.interfaces.filter((item) => pattern.test(item.name)).length
    return count === 0 ? [] : [text(count)]
  })
}
