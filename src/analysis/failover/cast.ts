/**
 * Who is in the call: a site's phone, the phone at headquarters, and the head-end that holds the tunnel. Where no phone is
 * drawn the call is between those whom service is measured between.
 */
import { didYouMean } from '../../net/index'
import { devicesOf, lookAt, type Network } from '../../sim/index'
import { headEnds } from '../sites/head-end'
import { surroundingsOf } from '../surroundings/areas'
import { endsOfSites } from '../surroundings/ends'
import type { FailoverQuery } from './types'

export interface Cast {
  /** The site's router. */
  readonly site: string
  /** Who is called there: a phone, another host, or the site's router. */
  readonly phone: string
  /** Who calls: a phone, another host, or a head-end. */
  readonly hqPhone: string
  readonly peer?: string
}

/** The cast, or a sentence that says who is missing. */
export function castOf(
  network: Network,
  { site: wanted, fault }: Pick<FailoverQuery, 'site' | 'fault'>,
): Cast | string {
  if (!lookAt(network, fault.device))
    return `there is no device ${fault.device}${didYouMean(
      fault.device,
      devicesOf(network).map(({ config }) => config.device),
    )}`
  const configurations = devicesOf(network).map(({ config }) => config)
  const phones = new Set(configurations.flatMap(({ device, host }) => (host?.skinny ? [device] : [])))
  const around = surroundingsOf(configurations, network.topology)
  const caller = [...phones].find((device) => around.scopeOf(device).kind !== 'site')
  const ends = endsOfSites(configurations, around)
  if (typeof ends === 'string') return ends
  const headEndOf = headEnds(network, configurations)
  const sites = ends.map(({ site, from, to }): Cast => {
    const phone = around.areaOf(site).find((device) => phones.has(device)) ?? to
    const peer = headEndOf(site)?.device
    return { site, phone, hqPhone: caller ?? from, ...(peer === undefined ? {} : { peer }) }
  })
  const found =
    wanted === undefined
      ? (sites.find((site) => site.peer === fault.device) ?? sites[0])
      : sites.find((site) => site.site === wanted || site.phone === wanted)
  if (!found)
    return wanted === undefined
      ? 'there is no site'
      : `${wanted} is no site; there are ${sites.map((site) => site.site).join(', ')}`
  return found
}
