/**
 * How a site's lines are read: which keepalive its line stands for, and where its list of peers goes on after a dead one.
 * No document fixes both for every release, so that each reading says why it is this one.
 */
import { type Configuration, type Parameters, releaseChange } from '../../config/index'
import { configurationOf, type Network } from '../../sim/index'
import type { FoundReading, Reading } from './types'

/** Every reading, the one that the documents of old releases fit first. */
export const READINGS: readonly Reading[] = (['on-demand', 'periodic', 'legacy'] as const).flatMap((keepalive) =>
  (['top', 'next'] as const).map((peers) => ({ keepalive, peers })),
)

export const readingText = ({ keepalive, peers }: Reading): string =>
  `${KEEPALIVES[keepalive]}, ${peers === 'top' ? 'list from the top' : 'next peer of the list'}`

const KEEPALIVES: Readonly<Record<Reading['keepalive'], string>> = {
  'on-demand': 'dead peer detection on demand',
  periodic: 'periodic dead peer detection',
  legacy: 'keepalive of older releases',
}

/** A reading as the parameters that make it. */
export const parametersOf = ({ keepalive, peers }: Reading) =>
  ({ keepaliveProfile: keepalive, peerRestart: peers }) satisfies Partial<Parameters>

export function readingOf(network: Network, site: string): FoundReading | undefined {
  const configuration = configurationOf(network, site)
  const line = configuration?.crypto?.isakmp.keepalive
  if (!configuration?.crypto || !line) return undefined
  const { keepaliveProfile, peerRestart } = network.parameters
  const keepalive = keepaliveProfile === 'configured' ? line.mode : keepaliveProfile
  const peers = peerRestart === 'release' ? configuration.crypto.isakmp.peersAfterDead : peerRestart
  return { keepalive, peers, why: `${whyKeepalive(configuration, network)} ${whyPeers(configuration, network)}` }
}

function whyKeepalive({ release, crypto }: Configuration, { parameters }: Network): string {
  if (parameters.keepaliveProfile !== 'configured') return 'The keepalive is what its parameter says.'
  const { since, source } = releaseChange('deadPeerDetection')
  switch (crypto?.isakmp.keepalive?.mode) {
    case 'legacy':
      return `${release} is older than ${since}, where dead peer detection begins (${source}).`
    case 'periodic':
      return 'The line says periodic.'
    default:
      return `The line does not say periodic, and ${release} is of ${since} or later (${source}).`
  }
}

function whyPeers({ release, crypto }: Configuration, { parameters }: Network): string {
  if (parameters.peerRestart !== 'release') return 'The list of peers goes on as its parameter says.'
  const { since, source } = releaseChange('peersGoOn')
  const age = crypto?.isakmp.peersAfterDead === 'next' ? `of ${since} or later` : `older than ${since}`
  return `The list of peers: ${release} is ${age} (${source}).`
}
