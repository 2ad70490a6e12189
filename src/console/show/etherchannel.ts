/** `show etherchannel summary`, as the Cisco IOS Interface and Hardware Component Command Reference prints it. */
import type { InterfaceConfig } from '../../config/index'
import { shortInterfaceName } from '../../ios/index'
import type { DeviceTables } from '../../sim/index'
import type { ConsoleContext } from '../types'
import { sectionLines } from './running-config'
import { left } from './text'

const FLAGS = [
  'Flags:  D - down        P/bndl - bundled in port-channel',
  '        I - stand-alone s/susp - suspended',
  '        H - hot-standby (LACP only)',
  '        R - Layer3      S - Layer2',
  '        U - in use      f - failed to allocate aggregator',
  '',
]

export function etherchannelSummary(context: ConsoleContext, tables: DeviceTables): string {
  const bundles = context.configuration.interfaces.filter(({ name }) => /^Port-channel\d+$/.test(name))
  const isUp = (name: string) => tables.interfaces.find((row) => row.name === name)?.lineUp === true
  return [
    ...FLAGS,
    `Number of channel-groups in use: ${bundles.length}`,
    `Number of aggregators:           ${bundles.length}`,
    '',
    'Group  Port-channel  Protocol    Ports',
    '------+-------------+-----------+-----------------------------------------------',
    ...bundles.map((bundle) => {
      const number = bundle.name.replace(/\D/g, '')
      const live = isUp(bundle.name) ? 'P' : 's'
      const ports = membersOf(bundle).map((name) => `${shortInterfaceName(name)}(${isUp(name) ? live : 'D'})`)
      const state = `${bundle.switchport ? 'S' : 'R'}${isUp(bundle.name) ? 'U' : 'D'}`
      return `${left(number, 7)}${left(`Po${number}(${state})`, 14)}${left(protocolOf(context, bundle), 12)}${ports.join(' ')}`
    }),
  ].join('\n')
}

const membersOf = ({ over }: InterfaceConfig): readonly string[] =>
  over ? [over.interface, ...(over.others ?? [])] : []

/** By the mode of its members; `on` needs none. */
function protocolOf({ text }: ConsoleContext, bundle: InterfaceConfig): string {
  const [first] = membersOf(bundle)
  const mode = sectionLines(text, (line) => line === `interface ${first}`)
    .map((line) => /^\s+channel-group \d+ mode (\S+)/.exec(line)?.[1])
    .find(Boolean)
  if (mode === 'active' || mode === 'passive') return 'LACP'
  return mode === 'auto' || mode === 'desirable' ? 'PAgP' : '-'
}
