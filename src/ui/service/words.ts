/** What the page says of a site's service: its tone, and the state with the reason. */
import type { ServiceState, SiteStatus } from '../../engine/messages'
import type { Tone } from '../components/Status'

export const SERVICE_TONES: Readonly<Record<ServiceState, Tone>> = {
  'in service': 'good',
  'hears nothing': 'bad',
  'is not heard': 'bad',
  silent: 'bad',
  'not registered': 'warn',
  'in clear': 'bad',
  'not known': 'unknown',
}

export function serviceWord({ state, reason, peer }: SiteStatus): string {
  if (state === 'in service') return `in service${peer === undefined ? '' : `, tunnel to ${peer}`}`
  return reason === undefined ? state : `${state}: ${reason}`
}
