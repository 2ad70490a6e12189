/** What enrolment needs of the network, once for the runbook of each router and the hand-off of the firewall. */
import { type Design, devicesOf } from '../../design/index'
import { roleAddress } from '../plan'

interface EnrolmentAccess {
  readonly url: string
  /** The authority as the URL names it. */
  readonly host: string
  readonly port: number
  /** Head-ends that ask it through the firewall, with their addresses on the stick. */
  readonly askers: readonly { readonly name: string; readonly address: string }[]
}

/** Nothing without certificates. */
export function enrolmentAccess(design: Design): EnrolmentAccess | undefined {
  const { credentials } = design.vpn
  if (credentials.kind !== 'certificates') return undefined
  const url = credentials.enrollmentUrl
  const [, scheme, host = url, port] = /^(https?):\/\/([^/:]+)(?::(\d+))?/.exec(url) ?? []
  return {
    url,
    host,
    port: port === undefined ? (scheme === 'https' ? 443 : 80) : Number(port),
    askers: devicesOf(design, 'head-end').map((device) => ({
      name: device.name,
      address: roleAddress(device, 'stick') || device.name,
    })),
  }
}
