/** Read texts → devices of a design, without their places, cables and changes by hand. */
import {
  type Device,
  type Interface,
  makeFirewall,
  makeHeadEnd,
  makeInterface,
  makeRouter,
  makeSoho,
  NO_PATCH,
  ownAddress,
  withRole,
} from '../../design/index'
import { formatIp } from '../../net/index'
import { inItsBox, releaseOf } from './box'
import { readFirewall } from './firewall'
import { headEndRole, headEndSettings } from './head-end'
import { interfaceSections, readInterface } from './interfaces'
import type { ReadText } from './read'
import { lanAddress, sohoRole, sohoSettings } from './soho'

const NOWHERE = { x: 0, y: 0 }

type IosText = Extract<ReadText, { readonly language: 'ios' }>

/** A device of the kind that its text speaks as; `headEnds` are those that a site's peers may be. */
export function deviceOf(read: ReadText, name: string, headEnds: ReadonlyMap<string, string>): Device {
  const common = { name, position: NOWHERE }
  if (read.language === 'asa') {
    const { interfaces, defaultGateway, ...about } = readFirewall(read.config)
    return inItsBox({ ...makeFirewall({ ...common, interfaces }, defaultGateway), ...about })
  }
  const { statements } = read.config
  const release = releaseOf(read.config)
  switch (read.kind) {
    case 'head-end': {
      const interfaces = interfaceSections(statements).map((item) => readInterface(item, headEndRole(statements, item)))
      const stick = interfaces.find((item) => item.role === 'stick')?.name
      const made = makeHeadEnd({ ...common, interfaces }, 100, '')
      return inItsBox({ ...made, release, ...headEndSettings(statements, stick) })
    }
    case 'soho': {
      const made = makeSoho({ ...common, interfaces: sohoInterfaces(read) }, [])
      return inItsBox({ ...made, release, ...sohoSettings(statements, headEnds) })
    }
    case 'router': {
      const interfaces = interfaceSections(statements).map((item) => readInterface(item, 'lan'))
      return makeRouter({ ...common, interfaces }, release)
    }
  }
}

/** SEED prints no interface of its site; its outside is Ethernet0 and leases its address, its LAN is what it protects. */
function sohoInterfaces({ config, excerpt }: IosText): readonly Interface[] {
  const { statements } = config
  const found = interfaceSections(statements).map((item) => readInterface(item, sohoRole(statements, item)))
  if (found.length > 0 || !excerpt) return found
  return [
    makeInterface('Ethernet0', 'outside', 'dhcp'),
    makeInterface('Ethernet1', 'lan', lanAddress(statements) ?? ''),
  ]
}

/** Public address → head-end, for the peers of sites. */
export function publicAddresses(devices: readonly Device[]): ReadonlyMap<string, string> {
  return new Map(
    devices.flatMap((device) => {
      const own = device.kind === 'head-end' ? ownAddress(withRole(device, 'public')[0]) : undefined
      return own ? [[formatIp(own.ip), device.name] as const] : []
    }),
  )
}

/** The device as the design alone says it. */
export function unpatched(device: Device): Device {
  const { layout: _layout, ...bare } = device
  return { ...bare, patch: NO_PATCH }
}
