/** A translator in front of a site forgets a conversation that is silent: what headquarters begin then reaches nobody. */
import type { Configuration, KeepaliveConfig } from '../../../config/index'
import { add, type Check, type CheckFound, namesOf, ofFirst } from '../check'
import type { Scope, SiteScope } from '../scope'
import { hasPhone } from './site-lan'

/** As often as the translators of homes that forget soonest ask for (RFC 3948 section 4 says 20 s by default). */
const USUAL_SECONDS = 20

export const silentNat: Check = {
  name: 'silent-nat',
  title: 'Something keeps the translation before every site',
  why: 'A home router forgets a conversation that is silent for its timeout. What the head-end begins after that, a call, dead peer detection or a new key, is for nobody there; the head-end then takes the site for dead and removes its route, and only the site itself can come back.',
  source: 'RFC 3948 section 4; timeouts of home routers are assumptions of the design',
  check: (scope) => {
    const told = scope.sites.flatMap((site) => forgotten(scope, site) ?? [])
    if (told.length === 0) return []
    const devices = told.map(({ site }) => site.config.device)
    const seconds = Math.min(...told.map((item) => item.seconds))
    const line = `crypto isakmp nat keepalive ${Math.min(USUAL_SECONDS, Math.max(5, Math.floor(seconds / 2)))}`
    const found: CheckFound = {
      severity: 'warning',
      ...ofFirst(devices),
      summary: `Nothing keeps the translation before ${namesOf(devices)}: after ${seconds} s of silence headquarters reach it no more`,
      remedy: `Write ${line} on the site, or let dead peer detection there ask periodically, more often than that.`,
      fix: {
        says: `Writes ${line} on ${namesOf(devices)}.`,
        safe: true,
        changes: devices.map((device) => add(device, [], line)),
      },
    }
    return [found]
  },
}

/** Where a site stands behind a translator that forgets before anything is sent by itself; and after how many seconds. */
function forgotten(scope: Scope, site: SiteScope): { readonly site: SiteScope; readonly seconds: number } | undefined {
  const seconds = scope.configurations.find(({ device }) => device === nextTo(scope, site))?.nat?.udpTimeoutSeconds
  const heads = site.entry.peers.flatMap((peer) => scope.byLocal.get(peer.address) ?? [])
  const moved = isTraversing(site.config) && heads.length > 0 && heads.every(({ config }) => isTraversing(config))
  // ESP by itself has a translation of its own, which a phone keeps, and which home routers tell apart in their own ways.
  if (seconds === undefined || !moved || hasPhone(scope, site)) return undefined
  const own = site.config.crypto?.isakmp.natKeepaliveSeconds ?? 0
  const asked = [site, ...heads].flatMap((end) => periodic(end.config, profileOf(end)))
  const often = Math.min(...[own, ...asked].filter((each) => each > 0))
  return often < seconds ? undefined : { site, seconds }
}

const nextTo = (scope: Scope, { config, outside }: SiteScope) =>
  outside && scope.farEnd(config.device, outside.name)?.device

const isTraversing = ({ crypto }: Configuration) => crypto?.isakmp.natTraversal.value === true

type End = SiteScope | Scope['headEnds'][number]

const profileOf = (end: End) => ('entry' in end ? end.entry : end.templates[0])?.ikev2Profile?.value

/** The interval of a keepalive that is sent whether there is traffic or not. */
function periodic({ crypto }: Configuration, profile: string | undefined): readonly number[] {
  const ikev2 = crypto?.ikev2?.profiles.find(({ name }) => name === profile)
  const keepalive: KeepaliveConfig | undefined = profile === undefined ? crypto?.isakmp.keepalive : ikev2?.keepalive
  return keepalive && keepalive.mode !== 'on-demand' ? [keepalive.seconds] : []
}
