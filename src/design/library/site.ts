/** A telecommuter's site: home router, SOHO router, phone, and the access line. */
import { formatIp, ipPlus, parsePrefix } from '../../net/index'
import type { Link } from '../model/design'
import type { Device, Interface } from '../model/device'
import {
  makeHomeNat,
  makeInterface,
  makeLink,
  makePhone,
  makeSoho,
  type Position,
  type Profile,
  USUAL_SOHO,
} from '../model/make'
import { portFor } from '../model/platform'

export interface SitePlan {
  /** Last part of the names: `phone-24`, `home-24`. */
  readonly id: string
  readonly router: string
  readonly lan: string
  /** Outside address of the home router with its length. */
  readonly publicAddress: string
  readonly position: Position
  readonly peers: readonly string[]
  readonly callManager: string
  /** Name of the Internet's interface for this line. */
  readonly access: string
  /** Name of the Internet device. */
  readonly internet?: string
  /** The SOHO router's box and release; absent = as in SEED. */
  readonly profile?: Profile
}

export interface Site {
  readonly devices: readonly Device[]
  readonly links: readonly Link[]
  /** The interface that the Internet needs for it. */
  readonly access: Interface
}

/** Distance between the devices of a site on the canvas. */
const STEP = 200

export function makeSite(plan: SitePlan): Site {
  const { id, router, position } = plan
  const lan = parsePrefix(plan.lan)
  const own = lan ? `${formatIp(ipPlus(lan.address, 1))}/${lan.length}` : ''
  const home = `home-${id}`
  const profile = plan.profile ?? USUAL_SOHO
  const outside = portFor(profile.platform, 'outside', [])
  const inside = portFor(profile.platform, 'lan', [outside])
  const place = (n: number) => ({ x: position.x + n * STEP, y: position.y })
  return {
    devices: [
      makeHomeNat({
        name: home,
        position: place(0),
        interfaces: [
          makeInterface('Outside', 'outside', plan.publicAddress),
          makeInterface('Inside', 'inside', '192.168.1.1/24'),
        ],
      }),
      makeSoho(
        {
          name: router,
          position: place(1),
          interfaces: [makeInterface(outside, 'outside', 'dhcp'), makeInterface(inside, 'lan', own)],
        },
        plan.peers,
        profile,
      ),
      makePhone(
        { name: `phone-${id}`, position: place(2), interfaces: [makeInterface('Ethernet', 'host', 'dhcp')] },
        plan.callManager,
      ),
    ],
    links: [
      makeLink(`${home}/Outside`, `${plan.internet ?? 'internet'}/${plan.access}`, 'dsl'),
      makeLink(`${router}/${outside}`, `${home}/Inside`),
      makeLink(`phone-${id}/Ethernet`, `${router}/${inside}`),
    ],
    access: makeInterface(plan.access, 'access'),
  }
}
