/** Causes of silence: the words, tints and patterns of the stacked bars. */
import type { Outage, OutageCause, OutagePart } from '../../engine/messages'

export interface CauseLook {
  readonly title: string
  readonly hint: string
  /** Name of the colour in `tokens.css`: the protocol's that is waited for. */
  readonly tint: string
  readonly pattern: 'solid' | 'slant' | 'dots' | 'cross' | 'lines'
}

export const CAUSES: Readonly<Record<OutageCause, CauseLook>> = {
  unnoticed: {
    title: 'Failure unnoticed',
    hint: 'Nobody has missed an answer yet',
    tint: '--unknown-text',
    pattern: 'slant',
  },
  retries: {
    title: 'Keepalive retries',
    hint: 'Probes without an answer, until the peer counts as dead',
    tint: '--ipsec',
    pattern: 'lines',
  },
  'peer-attempt': {
    title: 'Attempt at a silent peer',
    hint: 'Main mode towards a peer that does not answer',
    tint: '--ipsec',
    pattern: 'cross',
  },
  negotiation: {
    title: 'Negotiation',
    hint: 'Main mode and quick mode with the new peer',
    tint: '--ipsec',
    pattern: 'solid',
  },
  rri: { title: 'Reverse route', hint: 'A route that is stale or not there yet', tint: '--data', pattern: 'solid' },
  routing: { title: 'Routing', hint: 'EIGRP has not converged', tint: '--eigrp', pattern: 'solid' },
  queue: { title: 'Full queue', hint: 'More comes than a line takes', tint: '--bad', pattern: 'dots' },
  'first-hop': { title: 'First hop', hint: 'No HSRP router is active', tint: '--hsrp', pattern: 'solid' },
  nat: { title: 'NAT', hint: 'A translation that is not there yet', tint: '--voice', pattern: 'dots' },
  link: { title: 'Link', hint: 'A link or device that is down', tint: '--bad', pattern: 'slant' },
  unrepaired: { title: 'Nothing repairs it', hint: 'No protocol notices', tint: '--bad-text', pattern: 'solid' },
}

/** Where an outage ends: at the end of the run when nothing has ended it. */
export const endOf = (outage: Outage, end: number): number => outage.to ?? end

/** Seconds by cause, in the order in which they came. */
export function secondsByCause(parts: readonly OutagePart[]): readonly (readonly [OutageCause, number])[] {
  const sums = new Map<OutageCause, number>()
  for (const part of parts) sums.set(part.cause, (sums.get(part.cause) ?? 0) + (part.to - part.from) / 1e6)
  return [...sums]
}
