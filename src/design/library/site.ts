/** A telecommuter's site: home router, SOHO router, phone, and the access line. */
import { formatIp, ipPlus } from '../../net/index'
import type { Link } from '../model/design'
import type { Device, HomeNat, Interface, SohoRouter } from '../model/device'
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
import { readAddress } from '../model/read'
import type { SiteValues } from '../sites/fields'
import { SITE_STEP } from '../sites/grid'
import { type CallOnUplink, lineBehind, policyOn } from './voice-policy'

export interface SitePlan {
  /** Last part of the names that are not given: `phone-24`, `home-24`. */
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
  /** Names of the home router and the phone; `undefined` = there is none. */
  readonly home?: string | undefined
  readonly phone?: string | undefined
  /** What is other than usual. */
  readonly more?: SiteValues
  /** A call as its router counts it, for a policy on its uplink. */
  readonly call?: CallOnUplink
  /** The SOHO router's box and release; absent = as in SEED. */
  readonly profile?: Profile
}

export interface Site {
  readonly devices: readonly Device[]
  readonly links: readonly Link[]
  /** The interface that the Internet needs for it. */
  readonly access: Interface
}

const USUAL_ACCESS = 'dsl'

export function makeSite(plan: SitePlan): Site {
  const { router, position, more = {} } = plan
  const profile = plan.profile ?? USUAL_SOHO
  const home = 'home' in plan ? plan.home : `home-${plan.id}`
  const phone = 'phone' in plan ? plan.phone : `phone-${plan.id}`
  const outside = portFor(profile.platform, 'outside', [])
  const inside = portFor(profile.platform, 'lan', [outside])
  const place = (n: number) => ({ x: position.x + n * SITE_STEP, y: position.y })
  const soho = makeSoho(
    {
      name: router,
      position: place(home === undefined ? 0 : 1),
      interfaces: [
        makeInterface(outside, 'outside', home === undefined ? plan.publicAddress : 'dhcp'),
        makeInterface(inside, 'lan', routerAddress(plan.lan)),
      ],
    },
    plan.peers,
    profile,
  )
  const front = home === undefined ? `${router}/${outside}` : `${home}/Outside`
  const line = accessLine(front, `${plan.internet ?? 'internet'}/${plan.access}`, more)
  return {
    devices: [
      ...(home === undefined ? [] : [homeOf(home, plan, place(0))]),
      {
        ...soho,
        qosPreClassify: more.qos ?? soho.qosPreClassify,
        cryptoDescription: more.description ?? soho.cryptoDescription,
        ...voiceOf(more, plan.call, line),
      },
      ...(phone === undefined ? [] : [phoneOf(phone, plan, place(home === undefined ? 1 : 2))]),
    ],
    links: [
      line,
      ...(home === undefined ? [] : [makeLink(`${router}/${outside}`, `${home}/Inside`)]),
      ...(phone === undefined ? [] : [makeLink(`${phone}/Ethernet`, `${router}/${inside}`)]),
    ],
    access: makeInterface(plan.access, 'access'),
  }
}

function voiceOf({ codec, voiceFirst }: SiteValues, call: CallOnUplink | undefined, line: Link): Partial<SohoRouter> {
  return {
    ...(codec === undefined || codec === 'usual' ? {} : { planning: { codec } }),
    ...(voiceFirst && call ? { voicePolicy: policyOn(lineBehind(line.bandwidthKbit, line, undefined), call) } : {}),
  }
}

/** The address that stands there; of a network its first. */
function routerAddress(lan: string): string {
  const own = readAddress(lan)
  if (!own) return ''
  return `${formatIp(own.ip === own.subnet.address ? ipPlus(own.ip, 1) : own.ip)}/${own.length}`
}

function homeOf(name: string, { publicAddress, more = {} }: SitePlan, position: Position): HomeNat {
  const interfaces = [
    makeInterface('Outside', 'outside', publicAddress),
    makeInterface('Inside', 'inside', '192.168.1.1/24'),
  ]
  const home = makeHomeNat({ name, position, interfaces })
  return { ...home, passThrough: more.nat === undefined || more.nat === 'none' ? home.passThrough : more.nat }
}

const phoneOf = (name: string, { callManager }: SitePlan, position: Position) =>
  makePhone({ name, position, interfaces: [makeInterface('Ethernet', 'host', 'dhcp')] }, callManager)

/** End a is the customer's, so that the first rate is the one from the site. */
function accessLine(customer: string, provider: string, more: SiteValues): Link {
  const link = makeLink(customer, provider, more.access ?? USUAL_ACCESS)
  return {
    ...link,
    bandwidthKbit: more.up ?? link.bandwidthKbit,
    returnBandwidthKbit: more.down ?? link.returnBandwidthKbit,
    delayMs: more.delay ?? link.delayMs,
    jitterMs: more.jitter ?? link.jitterMs,
    lossPercent: more.loss ?? link.lossPercent,
  }
}
