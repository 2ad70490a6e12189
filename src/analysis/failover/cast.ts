/** Who is in the call: a site's phone, the phone at headquarters, and the head-end that holds the tunnel. */
import { didYouMean } from '../../net/index'
import { devicesOf, lookAt, type Network } from '../../sim/index'
import { headEnds } from '../sites/head-end'
import { surroundingsOf } from '../surroundings/areas'
import type { FailoverQuery } from './types'

export interface Cast {
  /** The site's router. */
  readonly site: string
  readonly phone: string
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
  const hqPhone = [...phones].find((device) => around.scopeOf(device).kind !== 'site')
  if (hqPhone === undefined)
    return 'there is no phone at headquarters to call from: place one there (an import adds one with its surroundings)'
  const headEndOf = headEnds(network, configurations)
  const sites = around.sites.flatMap((site): readonly Omit<Cast, 'hqPhone'>[] => {
    const phone = around.areaOf(site).find((device) => phones.has(device))
    const peer = headEndOf(site)?.device
    return phone === undefined ? [] : [{ site, phone, ...(peer === undefined ? {} : { peer }) }]
  })
  const found =
    wanted === undefined
      ? (sites.find((site) => site.peer === fault.device) ?? sites[0])
      : sites.find((site) => site.site === wanted || site.phone === wanted)
  if (!found)
    return wanted === undefined
      ? 'there is no site with a phone'
      : `${wanted} is no site with a phone; there are ${sites.map((site) => site.site).join(', ')}`
  return { ...found, hqPhone }
}
