/** Interfaces of a router's text as the design knows them. Their roles are the caller's. */
import type { InterfaceConfig } from '../../config/index'
import { type Interface, type InterfaceRole, isRouterInterface } from '../../design/index'
import { formatIp } from '../../net/index'
import { interfaceLines, last, type ParsedDevice } from './parsed'
import { tunnelEnd } from './tunnels'

/** Interfaces that a design can have; tunnels that the design writes by itself are none of the device's own. */
export function ownInterfaces({ configuration }: ParsedDevice): readonly InterfaceConfig[] {
  const end = tunnelEnd(configuration)
  return configuration.interfaces.filter(
    (item) => isRouterInterface(item.name) && !(end && item.tunnel?.mode === 'ipsec'),
  )
}

/** What the text says of one; what it leaves to the release stays unsaid. */
export function readInterface(told: ParsedDevice, item: InterfaceConfig, role: InterfaceRole): Interface {
  const lines = interfaceLines(told, item.name)
  const description = last(lines, 'description')?.text
  const bandwidth = last(lines, 'bandwidth')?.kbit
  const delay = last(lines, 'delay')?.tens
  return {
    name: item.name,
    role,
    ...(description === undefined ? {} : { description }),
    ...(item.over ? { over: item.over } : {}),
    addressing: addressingOf(item),
    shutdown: item.shutdown.value,
    ...(bandwidth === undefined ? {} : { bandwidthKbit: bandwidth }),
    ...(delay === undefined ? {} : { delayTens: delay }),
    ...(item.adjustMss === undefined ? {} : { adjustMss: item.adjustMss.value }),
  }
}

function addressingOf({ address }: InterfaceConfig): Interface['addressing'] {
  switch (address.kind) {
    case 'static':
      return { kind: 'static', address: `${formatIp(address.address)}/${address.length}` }
    case 'dhcp':
      return { kind: 'dhcp' }
    case 'none':
    case 'unnumbered':
      return { kind: 'none' }
  }
}
