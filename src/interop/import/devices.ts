/** Read texts → devices of a design, without their places, cables and changes by hand. */
import type { InterfaceConfig } from '../../config/index'
import {
  type Device,
  type Interface,
  type InterfaceRole,
  makeFirewall,
  makeHeadEnd,
  makeInterface,
  makeRouter,
  makeSoho,
  NO_PATCH,
} from '../../design/index'
import { inItsBox } from './box'
import { readFirewall } from './firewall'
import { headEndRole, headEndSettings, sharedOf } from './head-end'
import { ownInterfaces, readInterface } from './interfaces'
import { readIosFirewall } from './ios-firewall'
import type { PublicAddresses } from './public-addresses'
import type { ReadText } from './read'
import { lanAddress, sohoRole, sohoSettings } from './soho'

const NOWHERE = { x: 0, y: 0 }

type IosText = Extract<ReadText, { readonly language: 'ios' }>

/** A device of the kind that its text speaks as; `headEnds` are those that a site's peers may be. */
export function deviceOf(read: ReadText, name: string, headEnds: PublicAddresses): Device {
  const common = { name, position: NOWHERE }
  if (read.language === 'asa') {
    const { interfaces, defaultGateway, ...about } = readFirewall(read.config)
    return inItsBox({ ...makeFirewall({ ...common, interfaces }, defaultGateway), ...about })
  }
  const { told } = read
  const { release, configuration } = told
  const carriers = new Set(configuration.interfaces.flatMap(({ over }) => over?.interface ?? []))
  const interfaces = (role: (item: InterfaceConfig) => InterfaceRole) =>
    ownInterfaces(told).map((item) =>
      readInterface(told, item, isBare(item) && carriers.has(item.name) ? 'port' : role(item)),
    )
  switch (read.kind) {
    case 'head-end': {
      const own = interfaces((item) => headEndRole(configuration, item))
      const made = makeHeadEnd({ ...common, interfaces: own }, 100, '')
      return inItsBox({ ...made, release, ...headEndSettings(told, sharedOf(made)) })
    }
    case 'soho': {
      const own = sohoInterfaces(
        read,
        interfaces((item) => sohoRole(configuration, item)),
      )
      const made = makeSoho({ ...common, interfaces: own }, [])
      return inItsBox({ ...made, release, ...sohoSettings(configuration, headEnds) })
    }
    case 'firewall': {
      const { interfaces: own, defaultGateway, ...about } = readIosFirewall(told)
      return inItsBox({ ...makeFirewall({ ...common, interfaces: own }, defaultGateway), ...about })
    }
    case 'router':
      return makeRouter({ ...common, interfaces: interfaces(() => 'lan') }, release)
  }
}

const isBare = ({ address }: InterfaceConfig) => address.kind === 'none'

/** SEED prints no interface of its site; its outside is Ethernet0 and leases its address, its LAN is what it protects. */
function sohoInterfaces({ told, excerpt }: IosText, found: readonly Interface[]): readonly Interface[] {
  if (found.length > 0 || !excerpt) return found
  return [
    makeInterface('Ethernet0', 'outside', 'dhcp'),
    makeInterface('Ethernet1', 'lan', lanAddress(told.configuration) ?? ''),
  ]
}

/** The device as the design alone says it. */
export function unpatched(device: Device): Device {
  const { layout: _layout, ...bare } = device
  return { ...bare, patch: NO_PATCH }
}
