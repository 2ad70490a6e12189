/** `show ip vrf` and `show vrf`: ntc cisco_ios_show_vrf.raw and the IOS MPLS command reference (show ip vrf). */
import type { VrfConfig } from '../../config/index'
import { shortInterfaceName } from '../../ios/index'
import type { ConsoleContext } from '../types'
import { left } from './text'

export function showIpVrf({ configuration }: ConsoleContext): string {
  const { vrfs = [] } = configuration
  return [
    '  Name                             Default RD          Interfaces',
    ...vrfs.filter(({ ipv4 }) => ipv4).flatMap((vrf) => rowsOf(configuration, vrf, `${left(rdOf(vrf), 20)}`)),
  ].join('\n')
}

export function showVrf({ configuration }: ConsoleContext): string {
  const { vrfs = [] } = configuration
  return [
    '  Name                             Default RD            Protocols   Interfaces',
    ...vrfs.flatMap((vrf) => rowsOf(configuration, vrf, `${left(rdOf(vrf), 22)}${left(vrf.ipv4 ? 'ipv4' : '', 12)}`)),
  ].join('\n')
}

const rdOf = ({ distinguisher }: VrfConfig) => distinguisher ?? '<not set>'

/** Further interfaces stand below the first. */
function rowsOf(
  { interfaces }: ConsoleContext['configuration'],
  { name }: VrfConfig,
  middle: string,
): readonly string[] {
  const own = interfaces.filter((item) => item.vrf?.value === name).map((item) => shortInterfaceName(item.name))
  const head = `  ${left(name, 33)}${middle}`
  const [first = '', ...more] = own
  return [`${head}${first}`.trimEnd(), ...more.map((item) => `${' '.repeat(head.length)}${item}`)]
}
