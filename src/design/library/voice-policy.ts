/**
 * A policy that puts voice first on a site's uplink: the router shapes to less than the line, so that what waits does so in
 * its own queues and not in a modem, and there voice goes first (Cisco, Enterprise QoS Solution Reference Network Design).
 */
import type { Design } from '../model/design'
import { deviceNamed, withRole } from '../model/read'

export interface Uplink {
  /** The router's interface that the policy stands on. */
  readonly interface: string
  /** The slowest cable on the way from the router to the Internet. */
  readonly kbit: number
}

/** Nothing for a site that is not cabled to the Internet, by a home router or not. */
export function uplinkOf(design: Design, router: string): Uplink | undefined {
  const device = deviceNamed(design, router)
  const outside = device && withRole(device, 'outside')[0]
  if (!outside) return undefined
  let [at, port, kbit] = [router, outside.name, Number.POSITIVE_INFINITY]
  for (let hops = 0; hops < MOST_HOPS; hops++) {
    const link = design.links.find(({ a, b }) => [a, b].some((end) => end.device === at && end.interface === port))
    if (!link) return undefined
    const isA = link.a.device === at && link.a.interface === port
    kbit = Math.min(kbit, isA ? link.bandwidthKbit : link.returnBandwidthKbit)
    const far = deviceNamed(design, (isA ? link.b : link.a).device)
    if (far?.kind === 'internet') return { interface: outside.name, kbit }
    const next = far?.kind === 'home-nat' ? withRole(far, 'outside')[0] : undefined
    if (!far || !next) return undefined
    at = far.name
    port = next.name
  }
  return undefined
}

/** A site stands behind a home router or two, not more. */
const MOST_HOPS = 4

/** Per cent of the line that is shaped to: the rest is for what a modem adds to a packet. */
const SHAPED_PERCENT = 85
/** Per cent of the shape that voice may have: the rule of thumb for all priority classes together. */
const PRIORITY_PERCENT = 33
/** A call of G.729 in a tunnel, with what Ethernet adds, in kbit/s: less than one is no use. */
const ONE_CALL_KBIT = 56

/** The lines, as they are typed. */
export function voicePolicy({ interface: name, kbit }: Uplink): readonly string[] {
  const shaped = Math.round((kbit * SHAPED_PERCENT) / 100)
  const priority = Math.max(ONE_CALL_KBIT, Math.round((shaped * PRIORITY_PERCENT) / 100))
  return [
    'class-map match-any VOICE',
    ' match ip dscp ef',
    'class-map match-any SIGNALLING',
    ' match ip dscp cs3',
    'policy-map UPLINK-CLASSES',
    ' class VOICE',
    `  priority ${priority}`,
    ' class SIGNALLING',
    '  bandwidth percent 5',
    ' class class-default',
    '  fair-queue',
    'policy-map UPLINK',
    ' class class-default',
    `  shape average ${shaped * 1000}`,
    '  service-policy UPLINK-CLASSES',
    `interface ${name}`,
    ' service-policy output UPLINK',
  ]
}
